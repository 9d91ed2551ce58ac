from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RepositoryConfig(AppConfig):
    name = "repository"
    verbose_name = _("Library")

    def ready(self) -> None:
        from repository import access, lineage, panels, reactions  # noqa: F401, PLC0415
