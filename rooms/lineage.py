"""What rooms take up from boards, and what others take up from rooms."""

from django.utils.translation import gettext_lazy as _

from portal.access import contributes
from portal.addresses import in_space
from portal.lineage import Carriage, Kind, Material, reference, register_carriage, register_kind
from portal.markdown import excerpt
from portal.operations import Actor, may
from rooms.minutes import as_one_text, tasks_in
from rooms.models import Message, Room

SUMMARY_LENGTH = 280
_PEOPLE = 30


def may_carry_room(actor: Actor, room: Room) -> bool:
    return may(actor, "rooms.carry_room", room)


def material_of_room(room: Room) -> Material:
    """Outcome and minutes are what goes on, not the talk; those who took part are named."""
    spoke = Message.objects.filter(room=room, removed_at=None).exclude(author=None)
    people = spoke.order_by("author_id").values_list("author_id", flat=True).distinct()[:_PEOPLE]
    ids = [pk for pk in dict.fromkeys([room.author_id, *people]) if pk is not None]
    return Material(
        title=room.title,
        summary=excerpt(room.outcome_html, SUMMARY_LENGTH) or room.purpose,
        body=as_one_text(room.outcome, room.minutes),
        contributor_ids=ids,
        tasks=tasks_in(room.minutes),
    )


register_kind(
    Kind(
        code="room",
        model=Room,
        label=_("Live room"),
        permission="rooms.view_room",
        material=material_of_room,
        may_carry=may_carry_room,
    )
)
register_carriage(
    Carriage(
        source="topic",
        target="room",
        label=_("Talk it over live"),
        address=lambda topic: f"{in_space(topic.space, 'room_new')}?from={reference(topic)}",
        condition=contributes.test,
    )
)
