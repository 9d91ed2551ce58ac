from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoomsConfig(AppConfig):
    name = "rooms"
    verbose_name = _("Live rooms")

    def ready(self) -> None:
        from portal.worker import register_chore  # noqa: PLC0415
        from rooms import (  # noqa: F401, PLC0415
            access,
            access_votes,
            desk,
            digests,
            emptying,
            lineage,
            minutes_basics,
            minutes_meeting,
            minutes_votes,
            own_data,
            own_votes,
            page_parts,
            panels,
            part_keeping,
            parts_meeting,
            parts_votes,
            reactions,
            reactions_votes,
            reporting,
            reporting_votes,
            subjects,
            tasks_votes,
        )

        register_chore("end polls of rooms", every_seconds=5, do=tasks_votes.end_polls_by_the_clock)
