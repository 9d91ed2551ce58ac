from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    name = "links"
    verbose_name = _("Links")

    def ready(self) -> None:
        from links import access, own_data, panels, reporting  # noqa: F401, PLC0415
        from links.tasks import check_forever  # noqa: PLC0415
        from portal.worker import register_loop  # noqa: PLC0415

        if settings.CHECK_LINKS:
            register_loop("check links", check_forever)
