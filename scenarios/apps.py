from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScenariosConfig(AppConfig):
    name = "scenarios"
    verbose_name = _("Scenarios")

    def ready(self) -> None:
        from scenarios import access, digests, lineage, own_data, panels, reactions, reporting, subjects  # noqa: F401, PLC0415
