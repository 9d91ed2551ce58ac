"""The demo: one machine, SQLite, Whoosh and local files, everything under ``VAR``."""

import secrets
from pathlib import Path

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import BASE_DIR

DEMO = True
VAR = Path(env.text("VAR", str(BASE_DIR / "var"))).resolve()
VAR.mkdir(parents=True, exist_ok=True)


def _kept_secret() -> str:
    """A random key of this demo's own, made once and kept, so that sessions survive a restart."""
    path = VAR / "secret-key"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(48), encoding="utf-8")
        path.chmod(0o600)
    return path.read_text(encoding="utf-8").strip()


SECRET_KEY = _kept_secret()
PORT = env.number("PORT", 8000, lowest=1, highest=65535)
DEMO_EXPOSED = env.flag("DEMO_EXPOSE")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["*"] if DEMO_EXPOSED else ["127.0.0.1", "localhost", "[::1]"])
SITE_URL = env.text("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
WAGTAILADMIN_BASE_URL = SITE_URL

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite://{VAR}/guildhall.sqlite3")}
HAYSTACK_CONNECTIONS = {"default": env.search("SEARCH_URL", f"whoosh://{VAR}/search")}
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": env.private_storage("STORAGE_URL", f"file://{VAR}/files"),
    "staticfiles": {"BACKEND": "portal.ui.storage.ModuleManifestStaticFilesStorage"},
}
STATIC_ROOT = VAR / "static"
for _name, _value in env.mail("EMAIL_URL", f"file://{VAR}/mail").items():
    globals()[_name] = _value
DEFAULT_FROM_EMAIL = "Guildhall demo <demo@example.org>"
# The demo receives nothing; its mails show the address to which one could answer.
REPLY_DOMAIN = env.domain("REPLY_DOMAIN", "reply.example.org")
RECEIVE_MAIL = env.listening("RECEIVE_MAIL", "127.0.0.1:2525")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# A class, a demonstration or a test run comes from one address.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "60/m/ip,10/5m/key", "signup": "120/m/ip"}
POSTING_PACE = {"topic": (30, 15), "reply": (60, 15)}
SECURITY_CONTACT = "security@example.org"
# Browsers take passkeys from http://localhost; the library must be told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SOCIALACCOUNT_PROVIDERS = env.oidc_providers("OIDC_PROVIDERS_FILE")
