"""Asking to be let in, and being answered."""

import pytest

from community.choices import NoticeKind
from community.models import JoinRequest, Membership, Notice
from community.operations.join_requests import ask_to_join, decide_join_request, withdraw_join_request
from portal.choices import JoinPolicy, Role
from portal.models import AuditEntry
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from tests.factories import UserFactory, join


def notices():
    return set(Notice.objects.values_list("recipient__handle", "kind"))


def test_a_request_tells_every_administrator(other_space, rival, asked, hints):
    assert (asked.message, asked.decided_at, asked.granted) == ("I teach hairdressers.", None, None)
    assert notices() == {(rival.handle, NoticeKind.JOIN_REQUESTED)}
    assert AuditEntry.objects.get().verb == "community.ask_to_join"


def test_nobody_asks_twice(other_space, stranger, asked, as_reader):
    with as_reader(stranger, other_space), pytest.raises(OperationRefusedError):
        ask_to_join(actor=stranger, space=other_space, message="Please!")

    assert list(JoinRequest.objects.values_list("message", flat=True)) == ["I teach hairdressers."]


@pytest.mark.parametrize("who", ["visitor", "outsider", "rival"])
def test_visitors_and_members_do_not_ask(who, other_space, everybody, as_reader):
    with as_reader(everybody[who], other_space), pytest.raises(AccessDeniedError) as denied:
        ask_to_join(actor=everybody[who], space=other_space)

    assert denied.value.permission == "community.ask_to_join"
    assert JoinRequest.objects.count() == 0


@pytest.mark.parametrize("policy", [JoinPolicy.OPEN, JoinPolicy.INVITATION])
def test_only_spaces_by_request_are_asked(policy, other_space, stranger, as_reader):
    other_space.join_policy = policy
    other_space.save()

    with as_reader(stranger, other_space), pytest.raises(AccessDeniedError):
        ask_to_join(actor=stranger, space=other_space)

    assert JoinRequest.objects.count() == 0


def test_a_listed_space_is_asked_by_people_of_the_network_only(closed_space, outsider, stranger, as_reader):
    with as_reader(outsider, closed_space):
        ask_to_join(actor=outsider, space=closed_space)
    with as_reader(stranger, closed_space), pytest.raises(AccessDeniedError):
        ask_to_join(actor=stranger, space=closed_space)

    assert [asked.user for asked in JoinRequest.objects.all()] == [outsider]


def test_letting_in_accepts_the_asker_and_tells_them(other_space, rival, stranger, asked, as_reader):
    with as_reader(rival, other_space):
        decide_join_request(actor=rival, request=asked, grant=True)

    membership = Membership.objects.get(space=other_space, user=stranger)
    asked.refresh_from_db()
    assert (asked.granted, asked.decided_by) == (True, rival)
    assert (membership.role, membership.accepted_by) == (Role.MEMBER, rival)
    assert membership.accepted_at is not None
    assert (stranger.handle, NoticeKind.LET_IN) in notices()
    assert set(stranger.groups.values_list("name", flat=True)) == {
        f"space {other_space.pk} readers", "people of the network",
    }  # fmt: skip


def test_turning_down_tells_the_asker_who_may_ask_again(other_space, rival, stranger, asked, as_reader):
    with as_reader(rival, other_space):
        decide_join_request(actor=rival, request=asked, grant=False)
    with as_reader(stranger, other_space):
        again = ask_to_join(actor=stranger, space=other_space)

    asked.refresh_from_db()
    assert (asked.granted, again.decided_at) == (False, None)
    assert not Membership.objects.filter(user=stranger).exists()
    assert (stranger.handle, NoticeKind.TURNED_DOWN) in notices()


def test_a_request_is_decided_once(other_space, rival, stranger, asked, as_reader):
    second = UserFactory()
    join(second, other_space, Role.ADMINISTRATOR)
    with as_reader(rival, other_space):
        decide_join_request(actor=rival, request=asked, grant=False)

    with as_reader(second, other_space), pytest.raises(OperationRefusedError):
        decide_join_request(actor=second, request=asked, grant=True)

    asked.refresh_from_db()
    assert (asked.granted, asked.decided_by) == (False, rival)
    assert not Membership.objects.filter(user=stranger).exists()


@pytest.mark.parametrize("who", ["outsider", "administrator", "coordinator", "stranger", "visitor"])
def test_only_the_administrators_of_the_space_decide(who, asked, other_space, everybody, as_reader):
    with as_reader(everybody[who], other_space), pytest.raises(AccessDeniedError) as denied:
        decide_join_request(actor=everybody[who], request=asked, grant=True)

    asked.refresh_from_db()
    assert denied.value.permission == "community.decide_join_request"
    assert asked.decided_at is None


def test_the_platform_lets_in_too(other_space, stranger, asked, everywhere):
    decide_join_request(actor=SYSTEM, request=asked, grant=True)

    membership = Membership.objects.get(space=other_space, user=stranger)
    assert membership.accepted_by is None
    assert membership.accepted_at is not None


def test_an_asker_takes_the_request_back(other_space, stranger, asked, as_reader):
    before = Notice.objects.count()

    with as_reader(stranger, other_space):
        withdraw_join_request(actor=stranger, request=asked)

    asked.refresh_from_db()
    assert (asked.granted, asked.decided_by) == (None, None)
    assert asked.decided_at is not None
    assert Notice.objects.count() == before


def test_what_is_decided_is_not_taken_back(other_space, rival, stranger, asked, as_reader):
    with as_reader(rival, other_space):
        decide_join_request(actor=rival, request=asked, grant=False)

    with as_reader(stranger, other_space), pytest.raises(OperationRefusedError):
        withdraw_join_request(actor=stranger, request=asked)

    asked.refresh_from_db()
    assert asked.granted is False


def test_only_the_asker_takes_it_back(other_space, rival, asked, as_reader):
    with as_reader(rival, other_space), pytest.raises(AccessDeniedError):
        withdraw_join_request(actor=rival, request=asked)

    asked.refresh_from_db()
    assert asked.decided_at is None


def test_a_question_of_the_space_is_answered_and_kept_with_the_answer(other_space, stranger, as_reader):
    other_space.join_question = "Where do you teach?"
    other_space.save()

    with as_reader(stranger, other_space):
        with pytest.raises(OperationRefusedError) as refused:
            ask_to_join(actor=stranger, space=other_space, message="  ")
        asked = ask_to_join(actor=stranger, space=other_space, message="In Kaunas.")

    assert refused.value.field == "message"
    assert (asked.question, asked.message) == ("Where do you teach?", "In Kaunas.")


@pytest.mark.parametrize(("grant", "kept"), [(False, "Come back in May."), (True, "")])
def test_who_is_turned_down_may_get_a_word(grant, kept, other_space, rival, asked, as_reader):
    with as_reader(rival, other_space):
        decide_join_request(actor=rival, request=asked, grant=grant, reply=" Come back in May. ")

    asked.refresh_from_db()
    assert asked.reply == kept
