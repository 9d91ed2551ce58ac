"""Which unread notices a digest brings."""

from datetime import timedelta

import pytest

from community.choices import NoticeKind
from community.models import Notice, NoticePreference
from community.notices import notify
from community.operations.wishes import refuse_address
from portal.operations import SYSTEM
from tests.community.digesting import MONDAY, ask, send, to
from tests.factories_forums import TopicFactory, answer

pytestmark = pytest.mark.usefixtures("long_known")


def wants(person, **deliveries):
    NoticePreference.objects.bulk_create(
        NoticePreference(user=person, group=group, delivery=delivery)
        for group, delivery in deliveries.items()
    )


def test_what_is_never_mailed_crowds_nothing_out(space, member, colleague, everywhere):
    wants(colleague, replies="daily", mentions="here", news="here")
    question = ask(space, colleague, "How do you begin?")
    post = answer(question, member, "We begin with the week.")
    notify(recipient=colleague, kind=NoticeKind.ANSWER, obj=post, actor=member)
    for topic in TopicFactory.create_batch(61, board=question.board, author=member):
        notify(recipient=colleague, kind=NoticeKind.MENTION, obj=topic, actor=member)
    Notice.objects.update(at=MONDAY - timedelta(hours=1), mail_due_at=None)
    Notice.objects.filter(kind=NoticeKind.ANSWER).update(at=MONDAY - timedelta(hours=5))

    send()

    (message,) = to(colleague)
    assert "> We begin with the week." in message.body
    assert message.subject == "Your day on Guildhall: 1 new thing"


def test_of_an_address_that_did_not_work_no_mail_tells(member):
    wants(member, outcomes="weekly", news="here")
    kept = refuse_address(actor=SYSTEM, person=member, reason="550 no such user here")
    member.email = "new@example.org"
    member.save()
    Notice.objects.update(at=MONDAY - timedelta(hours=5))

    send()
    send(MONDAY + timedelta(days=7))

    assert Notice.objects.get(recipient=member).kind == NoticeKind.UNREACHABLE
    assert (kept.refused_address != member.email, to(member)) == (True, [])
