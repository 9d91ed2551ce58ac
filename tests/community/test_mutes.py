"""Who is muted reads on and writes nothing in that space, until the clock says so."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.models import Membership, Mute
from forums.operations.posts import reply_to_topic
from portal.choices import Audience
from portal.operations import AccessDeniedError, OperationRefusedError, may
from portal.spaces import standing
from portal.tenancy.scope import forget_person
from tests.community.deciding import answered, decided, objected, reported
from tests.factories import CircleFactory, CircleMemberFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, answer
from tests.factories_rooms import make_room

WRITING = (
    "forums.write", "links.add_link", "rooms.open_room", "repository.create_resource",
    "repository.create_practice", "collaboration.form_group",
)  # fmt: skip


@pytest.fixture
def question(everywhere, space, member):
    return QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you begin?")


@pytest.fixture
def case(question, member, colleague, moderator):
    return reported(answer(question, colleague, "You are all fools."), member)


@pytest.mark.parametrize(("verdict", "days"), [("mute_1", 1), ("mute_7", 7), ("mute_30", 30)])
def test_a_mute_holds_for_its_days_and_ends_by_the_clock(verdict, days, case, question, colleague, moderator):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        decided(case, moderator, verdict)
        with pytest.raises(AccessDeniedError):
            reply_to_topic(actor=colleague, topic=question, body="Still here")
    assert Mute.objects.get().until == start + timedelta(days=days)

    with time_machine.travel(start + timedelta(days=days, seconds=-1), tick=False):
        forget_person(colleague.pk)
        assert not may(colleague, "forums.reply_to_topic", question)
    with time_machine.travel(start + timedelta(days=days, seconds=1), tick=False):
        assert may(colleague, "forums.reply_to_topic", question)  # also with what was remembered before
        reply_to_topic(actor=colleague, topic=question, body="Back again")


def test_a_mute_holds_for_all_writing_of_its_space_and_for_no_other(
    case, space, other_space, question, colleague, moderator
):
    join(colleague, other_space)
    assert [permission for permission in WRITING if not may(colleague, permission, space)] == []

    decided(case, moderator, "mute_7")

    assert [permission for permission in WRITING if may(colleague, permission, space)] == []
    assert [permission for permission in WRITING if not may(colleague, permission, other_space)] == []
    assert may(colleague, "forums.view_topic", question)


def test_who_writes_pages_does_not_while_muted(case, space, colleague, moderator):
    Membership.objects.filter(user=colleague).update(edits_pages=True)
    forget_person(colleague.pk)
    assert may(colleague, "portal.edit_pages", space)

    decided(case, moderator, "mute_1")

    assert not may(colleague, "portal.edit_pages", space)
    assert standing(colleague).edits == frozenset()


def test_leaving_and_coming_back_ends_no_mute(case, space, question, colleague, moderator):
    decided(case, moderator, "mute_7")
    Membership.objects.filter(user=colleague).delete()
    join(colleague, space)

    assert not may(colleague, "forums.reply_to_topic", question)


def test_an_objection_that_is_upheld_ends_it(case, question, colleague, moderator, administrator):
    case = objected(decided(case, moderator, "mute_30"))
    assert not may(colleague, "forums.reply_to_topic", question)

    answered(case, administrator, upheld=True)

    assert may(colleague, "forums.reply_to_topic", question)


@pytest.mark.parametrize("who", ["moderator", "administrator", "outsider"])
def test_only_members_who_keep_no_order_are_muted(who, request, question, member, space, coordinator):
    author = request.getfixturevalue(who)
    case = reported(answer(question, author, "Noise"), member)

    with pytest.raises(OperationRefusedError) as refused:
        decided(case, coordinator, "mute_1")

    assert refused.value.field == "verdict"
    assert Mute.objects.count() == 0


def test_the_pages_say_why(case, question, colleague, member, moderator, signed_in):
    decided(case, moderator, "mute_7")
    words = "A moderator has decided that you only read in this space until"

    for path in (question.get_absolute_url(), "/spaces/baltic/", "/spaces/baltic/communication/rooms/"):
        assert words in signed_in(colleague).get(path).content.decode()
    assert words not in signed_in(member).get(question.get_absolute_url()).content.decode()


def test_a_group_of_the_space_is_no_way_round(case, space, colleague, moderator, everywhere):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=colleague)
    forget_person(colleague.pk)
    room = make_room(colleague, space, audience=Audience.PARTIES, circle=circle)
    assert may(colleague, "rooms.post_message", room)

    decided(case, moderator, "mute_1")

    assert not may(colleague, "rooms.post_message", room)
    assert may(colleague, "rooms.view_room", room)
