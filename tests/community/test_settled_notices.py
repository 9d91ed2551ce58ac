"""What waits for several people waits for none of them any more when one of them has decided."""

import pytest
from django.utils import timezone

from community.choices import NoticeKind
from community.mailing.at_once import mail_due_notices
from community.models import DigestRun, JoinRequest, Notice
from community.noticeboard import show
from community.notices import notify, settle
from community.operations.digests import finish_digest
from community.operations.join_requests import ask_to_join, decide_join_request, withdraw_join_request
from community.operations.memberships import admit_member
from community.operations.notices import mark_mailed
from community.operations.space_requests import (
    ask_for_space,
    decline_space_request,
    withdraw_space_request,
)
from portal.choices import Role
from portal.operations import SYSTEM
from portal.post import PostOffice
from tests.community.deciding import answered, decided, objected, reported
from tests.factories import UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, answer


def keeper(space, role=Role.MODERATOR):
    person = UserFactory()
    join(person, space, role)
    return person


def waiting(person):
    """What ``person`` has not read: of which kind, of how many things, and whether a mail is to come."""
    rows = Notice.objects.filter(recipient=person, read_at=None).order_by("pk")
    return [(row.kind, row.count, row.mail_due_at is not None) for row in rows]


@pytest.fixture
def second(space):
    return keeper(space)


@pytest.fixture
def case(everywhere, space, member, colleague, moderator, second):
    question = QuestionFactory(board=BoardFactory(space=space), author=member)
    reported(answer(question, colleague, "Another one"), member)
    return reported(answer(question, colleague, "You are fools."), member)


def test_a_decided_case_waits_for_no_other_moderator_and_the_other_case_does(case, moderator, second, hints):
    assert waiting(second) == [(NoticeKind.REPORTED, 1, True)] * 2
    hints()

    decided(case, moderator)

    assert waiting(second) == waiting(moderator) == [(NoticeKind.REPORTED, 1, True)]
    assert f"user:{second.pk}" in hints()


def test_an_answered_objection_waits_for_nobody_else(case, moderator, second, space):
    third = keeper(space)
    case = objected(decided(case, moderator))
    assert waiting(third)[-1] == (NoticeKind.OBJECTED, 1, True)

    answered(case, second, upheld=False)

    assert NoticeKind.OBJECTED not in {kind for kind, _count, _due in waiting(third) + waiting(second)}
    assert waiting(case.person) == [(NoticeKind.MODERATED, 1, True), (NoticeKind.OBJECTION_SETTLED, 1, True)]


def test_no_mail_tells_of_what_is_decided(case, moderator, second, mailoutbox):
    decided(case, moderator)
    Notice.objects.filter(recipient=second, mail_due_at__isnull=False).update(mail_due_at=case.opened_at)

    with PostOffice() as office:
        mail_due_notices(office)

    told = [mail for mail in mailoutbox if mail.to == [second.email]]
    assert len(told) == 1  # of the other case


@pytest.fixture
def two(other_space, rival, stranger, as_reader):
    """Two people ask ``rival`` and another administrator to be let in."""
    people = [stranger, UserFactory(display_name="Nora Next")]
    asked = []
    for person in people:
        with as_reader(person, other_space):
            asked.append(ask_to_join(actor=person, space=other_space))
    return asked


def test_of_two_requests_the_undecided_one_is_still_told(other_space, rival, two, as_reader):
    other = keeper(other_space, Role.ADMINISTRATOR)
    with as_reader(other, other_space):
        for request in two:
            notify(recipient=other, kind=NoticeKind.JOIN_REQUESTED, obj=request, actor=request.user)
        assert waiting(other) == [(NoticeKind.JOIN_REQUESTED, 2, True)]

        decide_join_request(actor=rival, request=two[0], grant=False)

        notice = Notice.objects.get(recipient=other)
        assert waiting(other) == [(NoticeKind.JOIN_REQUESTED, 1, True)]
        assert (notice.object_id, notice.object_ids, notice.actor) == (two[1].pk, [two[1].pk], two[1].user)
        assert show([notice], other)[0].text == "Nora Next asks to join “Salon Kaunas”."

        decide_join_request(actor=rival, request=two[1], grant=True)

        assert waiting(other) == waiting(rival) == []


def test_what_was_mailed_of_a_bundle_is_not_mailed_again(other_space, rival, two, everywhere):
    first = Notice.objects.get(recipient=rival)
    Notice.objects.filter(pk=first.pk).update(count=1, object_ids=[two[0].pk], actor_ids=[two[0].user_id])
    mark_mailed(actor=SYSTEM, notice=Notice.objects.get(pk=first.pk))
    notify(recipient=rival, kind=NoticeKind.JOIN_REQUESTED, obj=two[1], actor=two[1].user)
    assert waiting(rival) == [(NoticeKind.JOIN_REQUESTED, 2, True)]

    settle(two[1], NoticeKind.JOIN_REQUESTED, actor_id=two[1].user_id)

    notice = Notice.objects.get(recipient=rival)
    assert (notice.count, notice.mailed_count, notice.mail_due_at) == (1, 1, None)
    assert (notice.actor, notice.unmailed_ids) == (two[0].user, [])


@pytest.mark.parametrize("by", ["mail", "digest"])
def test_what_comes_after_one_was_settled_in_the_moment_of_its_mail_is_mailed(
    by, other_space, rival, two, everywhere
):
    claimed = Notice.objects.get(recipient=rival)
    assert claimed.count == 2
    settle(two[0], NoticeKind.JOIN_REQUESTED, actor_id=two[0].user_id)

    if by == "mail":
        mark_mailed(actor=SYSTEM, notice=claimed)
    else:
        now = timezone.now()
        run = DigestRun.objects.create(
            user=rival, period="daily", period_start=now.date(), covers_from=now, covers_until=now
        )
        finish_digest(actor=SYSTEM, run=run, items=1, notices=[claimed])
    third = JoinRequest.objects.create(space=other_space, user=UserFactory())
    notify(recipient=rival, kind=NoticeKind.JOIN_REQUESTED, obj=third, actor=third.user)

    notice = Notice.objects.get(recipient=rival)
    assert (notice.count, notice.mailed_count, notice.unmailed_ids) == (2, 1, [third.pk])


@pytest.mark.parametrize("how", ["taken back", "got in another way"])
def test_a_request_that_needs_no_answer_waits_for_nobody(how, other_space, rival, stranger, asked, as_reader):
    assert waiting(rival) == [(NoticeKind.JOIN_REQUESTED, 1, True)]

    if how == "taken back":
        with as_reader(stranger, other_space):
            withdraw_join_request(actor=stranger, request=asked)
    else:
        with as_reader(rival, other_space):
            admit_member(actor=SYSTEM, space=other_space, user=stranger)

    assert waiting(rival) == []
    assert NoticeKind.TURNED_DOWN not in set(Notice.objects.values_list("kind", flat=True))


@pytest.mark.parametrize("how", ["declined", "taken back"])
def test_a_wish_for_a_space_waits_for_one_coordinator(how, everywhere, member, coordinator):
    other = UserFactory(network_role="coordinator")
    wish = ask_for_space(
        actor=member, name="Wood", template="partner", visibility="network", purpose="To talk about wood."
    )
    assert waiting(other) == waiting(coordinator) == [(NoticeKind.SPACE_WANTED, 1, True)]

    if how == "declined":
        decline_space_request(actor=coordinator, wish=wish, answer="There is one.")
    else:
        withdraw_space_request(actor=member, wish=wish)

    assert waiting(other) == waiting(coordinator) == []
    told = [NoticeKind.SPACE_DECLINED] if how == "declined" else []
    assert [kind for kind, _count, _due in waiting(member)] == told
