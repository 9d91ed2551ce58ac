from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoomsConfig(AppConfig):
    name = "rooms"
    verbose_name = _("Live rooms")

    def ready(self) -> None:
        from rooms import (  # noqa: F401, PLC0415
            access,
            access_votes,
            beside,
            desk,
            digests,
            emptying,
            guest_chores,
            lineage,
            minutes_basics,
            minutes_meeting,
            minutes_votes,
            own_data,
            own_doors,
            own_invitations,
            own_meeting,
            own_votes,
            page_parts,
            panels,
            part_keeping,
            parts_meeting,
            parts_votes,
            reactions,
            reactions_planning,
            reactions_votes,
            record_talk,
            reporting,
            reporting_votes,
            subject_planning,
            subjects,
            tasks,
        )

        _register_chores()


def _register_chores() -> None:
    """What rooms ask of the clock."""
    from portal.worker import register_chore  # noqa: PLC0415
    from rooms import tasks as tasks_files  # noqa: PLC0415
    from rooms import tasks_planning as tasks  # noqa: PLC0415
    from rooms import tasks_votes  # noqa: PLC0415

    register_chore("open doors of rooms", every_seconds=20, do=tasks.open_doors_by_the_clock)
    register_chore("remind of rooms", every_seconds=20, do=tasks.remind_by_the_clock)
    register_chore("ask to close rooms", every_seconds=900, do=tasks.ask_to_close_by_the_clock)
    register_chore("forget unsent files", every_seconds=3600, do=tasks_files.forget_uploads_by_the_clock)
    register_chore("end polls of rooms", every_seconds=5, do=tasks_votes.end_polls_by_the_clock)
