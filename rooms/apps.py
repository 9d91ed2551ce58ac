from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoomsConfig(AppConfig):
    name = "rooms"
    verbose_name = _("Live rooms")

    def ready(self) -> None:
        from portal.worker import register_chore  # noqa: PLC0415
        from rooms import (  # noqa: F401, PLC0415
            access,
            beside,
            desk,
            digests,
            lineage,
            own_data,
            page_parts,
            panels,
            reactions,
            reporting,
            subjects,
            tasks,
        )

        register_chore("forget unsent files", every_seconds=3600, do=tasks.forget_uploads_by_the_clock)
