from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RepositoryConfig(AppConfig):
    name = "repository"
    verbose_name = _("Library")

    def ready(self) -> None:
        from portal.worker import register_chore  # noqa: PLC0415
        from repository import access, desk, digests, lineage, own_data, panels, reactions  # noqa: F401, PLC0415
        from repository.tasks import forget_abandoned_uploads  # noqa: PLC0415

        register_chore("forget abandoned uploads", every_seconds=3600, do=forget_abandoned_uploads)
