from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoomsConfig(AppConfig):
    name = "rooms"
    verbose_name = _("Live rooms")

    def ready(self) -> None:
        from rooms import (  # noqa: F401, PLC0415
            access,
            desk,
            digests,
            guest_chores,
            lineage,
            own_data,
            own_doors,
            page_parts,
            panels,
            reactions,
            reporting,
            subjects,
        )
