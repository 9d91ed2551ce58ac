"""A talk in a list, as one of its two people sees it."""

from typing import Any

from counselling.models import Talk


def talk_row(talk: Talk, reader: Any) -> dict[str, Any]:
    return {
        "talk": talk,
        "other": talk.other_than(reader),
        "unread": talk.unread_by(reader),
        "waits_for_me": talk.is_requested and talk.counsellor_id == reader.pk,
    }
