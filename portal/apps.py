from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from portal import checks, logos, panels  # noqa: F401, PLC0415
        from portal.realtime import prune_hints, sections  # noqa: F401, PLC0415
        from portal.worker import reap, register_chore  # noqa: PLC0415

        register_chore("reap tasks of silent workers", every_seconds=30, do=reap)
        register_chore("prune hints", every_seconds=300, do=prune_hints)
