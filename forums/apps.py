from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    name = "forums"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from forums import access, desk, lineage, live, panels, reactions  # noqa: F401, PLC0415
