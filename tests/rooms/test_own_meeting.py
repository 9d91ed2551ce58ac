"""What meetings keep of somebody: handed out to them, and gone when they leave."""

import pytest

from rooms.models import AgendaItem, RoomPerson
from rooms.operations import add_agenda_item, raise_hand, say_attended
from rooms.own_meeting import attended_rows, forget_attended, forget_led, led_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def took_part(room, member, colleague, moderator):
    for person in (colleague, moderator):
        say_attended(actor=person, room=room)
        raise_hand(actor=person, room=room)
        add_agenda_item(actor=member, room=room, title=f"Item of {person.handle}", lead=person)


def test_it_is_handed_out(took_part, room, colleague, member):
    attended, led = list(attended_rows(colleague)), list(led_rows(colleague))

    assert [row["room"] for row in attended] == ["Interviews"]
    assert [row["title"] for row in led] == [f"Item of {colleague.handle}"]
    assert (list(attended_rows(member)), list(led_rows(member))) == ([], [])


def test_it_goes_with_them(took_part, room, colleague, moderator):
    assert (forget_attended(colleague, 9), forget_attended(colleague, 9)) == (1, 0)
    assert (forget_led(colleague, 9), forget_led(colleague, 9)) == (1, 0)

    rows = RoomPerson.objects.filter(room=room, attended_at__isnull=False, hand_at__isnull=False)
    assert [row.person_id for row in rows] == [moderator.pk]
    assert [item.lead for item in AgendaItem.objects.filter(room=room).order_by("order")] == [None, moderator]
