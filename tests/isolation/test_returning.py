"""Who left a space and was let in again begins anew: nothing that was for named people alone is theirs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from collaboration.operations.groups import close_group, form_group
from collaboration.operations.invitations import accept_invitation
from community.operations.memberships import admit_member
from forums.models import Topic
from portal.operations import SYSTEM
from rooms.models import Room
from tests.factories import CircleFactory, CircleMemberFactory, UserFactory, join
from tests.factories_collaboration import group_text
from tests.factories_repository import ResourceFactory
from tests.lines import anywhere


def things_for_the_people_of_a_group(space, host, guest, *, is_closed):
    """A topic, a room and resources that ``host`` and ``guest`` alone may see, also without a group."""
    today = timezone.localdate()
    group = form_group(
        actor=host, space=space, text=group_text(), audience="space", invitees=[guest.pk],
        starts_on=today, ends_on=today + timedelta(weeks=4),
    )  # fmt: skip
    accept_invitation(actor=guest, group=group)
    if is_closed:
        close_group(actor=host, group=group, done="All.", learned="", next_step="resource")
    circle, other = group.members_circle, CircleFactory(space=space)
    CircleMemberFactory(circle=other, user=guest)
    return [
        Topic.objects.get(circle=circle),
        Room.objects.get(circle=circle),
        ResourceFactory(space=space, author=host, audience="parties", circle=circle),
        ResourceFactory(space=space, author=host, audience="parties", circle=other),
    ]


@pytest.mark.parametrize("visibility", ["public", "network", "hidden"])
@pytest.mark.parametrize("is_closed", [False, True])
def test_the_things_of_an_old_circle_stay_shut(is_closed, visibility, hidden_space, insider, signed_in):
    hidden_space.visibility = visibility
    hidden_space.save()
    host = UserFactory()
    join(host, hidden_space, "administrator")
    with anywhere():
        things = things_for_the_people_of_a_group(hidden_space, host, insider, is_closed=is_closed)
        addresses = [thing.get_absolute_url() for thing in things]
    hidden_space.member_count = 2
    hidden_space.save()
    browser = signed_in(insider)

    before = [browser.get(address).status_code for address in addresses]
    browser.post("/spaces/bakery/leave/")
    with anywhere():
        admit_member(actor=SYSTEM, space=hidden_space, user=insider)

    assert before == [200] * len(things)
    assert browser.get("/spaces/bakery/members/").status_code == 200
    assert [browser.get(address).status_code for address in addresses] == [404] * len(things)
