from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CollaborationConfig(AppConfig):
    name = "collaboration"
    verbose_name = _("Groups")

    def ready(self) -> None:
        from collaboration import access, desk, lineage, live, panels, reactions  # noqa: F401, PLC0415
