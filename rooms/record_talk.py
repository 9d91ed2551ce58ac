"""What messages carry, in the record of a room: reactions and files; and what goes when a room is emptied."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from portal.choices import ReactionKind
from rooms.beside import files_of
from rooms.leftovers import register_leftover
from rooms.models import Message, MessageFile
from rooms.operations.attaching import drop_rows
from rooms.record import register_beside


def reactions(messages: Sequence[Message]) -> dict[int, str]:
    """Numbers only, as they stand at the message."""
    return {
        message.pk: ", ".join(
            f"{ReactionKind(kind).label}: {number}" for kind, number in message.reaction_counts.items()
        )
        for message in messages
        if message.reaction_counts
    }


def files(messages: Sequence[Message]) -> dict[int, str]:
    """Names only: the files themselves stay where rights are asked for."""
    found = files_of([message.pk for message in messages if message.file_count])
    return {pk: ", ".join(str(file["name"]) for file in rows) for pk, rows in found.items()}


def drop_files_of(message_ids: Sequence[int]) -> None:
    drop_rows(list(MessageFile.objects.filter(message__in=message_ids).select_related("file")))


register_beside("reactions", _("Reactions"), reactions)
register_beside("files", _("Files"), files)
register_leftover(drop_files_of)
