"""Production: PostgreSQL, Redis, TLS in front. Every secret comes from outside; nothing is guessed."""

from django.core.exceptions import ImproperlyConfigured

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import CONTENT_SECURITY_POLICY

DEMO = False
DEMO_EXPOSED = False
SECRET_KEY = env.secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SITE_URL = env.url("SITE_URL", None, schemes=("https", "http")).geturl().rstrip("/")
WAGTAILADMIN_BASE_URL = SITE_URL
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS holds *; name the hosts that this site answers to.")

DATABASES = {"default": env.database("DATABASE_URL", None)}
HAYSTACK_CONNECTIONS = {"default": env.search("SEARCH_URL", "whoosh:///var/lib/guildhall/search")}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": env.private_storage("STORAGE_URL", None),
    "staticfiles": {"BACKEND": "portal.ui.storage.ModuleManifestStaticFilesStorage"},
}
MEDIA_ROOT = env.text("MEDIA_ROOT", "/var/lib/guildhall/media")
for _name, _value in env.mail("EMAIL_URL", None).items():
    globals()[_name] = _value
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"Guildhall <noreply@{ALLOWED_HOSTS[0]}>")
REPLY_DOMAIN = env.domain("REPLY_DOMAIN")
RECEIVE_MAIL = env.listening("RECEIVE_MAIL", "127.0.0.1:2525")

REDIS_URL = env.url("REDIS_URL", None, schemes=("redis", "rediss")).geturl()
# Installations may share a Redis, and its channels know no database numbers: the address tells them apart.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": SITE_URL,
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL], "prefix": SITE_URL},
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 1, highest=5)

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = SITE_URL.startswith("https:")
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
if SECURE_SSL_REDIRECT:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = SECURE_SSL_REDIRECT
SECURITY_CONTACT = env.text("SECURITY_CONTACT")
SOCIALACCOUNT_PROVIDERS = env.oidc_providers("OIDC_PROVIDERS_FILE")
REQUIRE_SECOND_FACTOR = env.flag("REQUIRE_SECOND_FACTOR", default=True)
CHECK_LINKS = env.flag("CHECK_LINKS", default=True)
