from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    name = "links"
    verbose_name = _("Links")

    def ready(self) -> None:
        from links import access, own_data, panels  # noqa: F401, PLC0415
        from links.tasks import EVERY_SECONDS, check_links  # noqa: PLC0415
        from portal.worker import register_chore  # noqa: PLC0415

        if settings.CHECK_LINKS:
            register_chore("check links", every_seconds=EVERY_SECONDS, do=check_links)
