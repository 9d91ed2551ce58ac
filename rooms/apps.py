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
            lineage,
            own_data,
            own_meeting,
            page_parts,
            panels,
            parts_meeting,
            reactions,
            reporting,
            subjects,
        )
