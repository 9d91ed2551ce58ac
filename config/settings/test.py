"""The tests: fast hashes, in-memory mail, a data folder of their own for each worker."""

import os
import tempfile
from pathlib import Path

from config import env
from config.settings.base import *  # noqa: F403

DEMO = True
PORT = 8000
DEMO_EXPOSED = False
VAR = Path(tempfile.gettempdir()) / f"guildhall-test-{os.getuid()}-{os.getpid()}"
VAR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = "for-tests-only-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = SITE_URL
DATABASES = {
    "default": env.database("TEST_DATABASE_URL", f"sqlite://{VAR}/db.sqlite3"),
}
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)  # a test database is dropped while pools hold on
HAYSTACK_CONNECTIONS = {"default": env.search("SEARCH_URL", f"whoosh://{VAR}/search")}
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": env.private_storage("STORAGE_URL", f"file://{VAR}/files"),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "Guildhall <guildhall@example.org>"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ACCOUNT_RATE_LIMITS = False
# Tests of the pace set the real one.
POSTING_PACE = {"topic": (1_000, 15), "reply": (1_000, 15)}
WHITENOISE_AUTOREFRESH = True
SECURITY_CONTACT = "security@example.org"
# Browsers take passkeys from http://localhost; the library must be told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
