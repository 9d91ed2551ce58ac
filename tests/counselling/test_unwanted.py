"""Who asks for talks and is not wanted: by a block, or because they ask again and again."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from community.mailing.at_once import mail_due_notices
from community.models import Notice
from community.operations.person_blocks import block_somebody, unblock_somebody
from counselling.choices import MOST_ASKED_A_DAY, MOST_ASKED_OF_ONE
from counselling.models import Talk
from counselling.operations.asking import ask_for_talk, withdraw_talk
from counselling.operations.offers import make_offer
from counselling.operations.talking import Words, end_talk, write_in_talk
from counselling.selectors import open_talks, page_of_talks
from portal.operations import OperationRefusedError
from portal.post import PostOffice
from portal.tenancy.scope import forget_person
from tests.counselling.conftest import offer_text, question
from tests.factories import UserFactory, join


def mail_now():
    Notice.objects.filter(mail_due_at__isnull=False).update(mail_due_at=timezone.now())
    with PostOffice() as office:
        mail_due_notices(office)


def told(person):
    return sorted(Notice.objects.filter(recipient=person, read_at=None).values_list("kind", flat=True))


def waits_for(person):
    return [*open_talks(person, most=9), *page_of_talks(person, is_over=False, before="").rows]


@pytest.fixture
def block(everywhere, member, colleague):
    """``member``, who makes the offer, wants to hear nothing from ``colleague``."""
    return block_somebody(actor=member, person=colleague)


def test_a_request_of_the_blocked_looks_sent_and_reaches_nobody(
    offer, block, member, colleague, third, signed_in
):
    typed = {"subject": "Late", "body": "Every Monday.", "times": "", "language": ""}
    answer = signed_in(colleague).post(f"{offer.get_absolute_url()}ask/", typed)
    other = ask_for_talk(actor=third, offer=offer, question=question())
    mail_now()

    talk = Talk.objects.get(asker=colleague)
    assert (answer.status_code, answer["Location"]) == (303, talk.get_absolute_url())
    assert waits_for(colleague) == [talk, talk]
    assert (told(member), waits_for(member)) == (["talk_asked"], [other, other])
    assert [letter.to for letter in mail.outbox] == [[member.email]]
    assert "Carl Colleague" not in signed_in(member).get(reverse("talks")).content.decode()


def test_after_the_block_is_lifted_the_request_stands_in_the_list(offer, block, member, colleague):
    talk = ask_for_talk(actor=colleague, offer=offer, question=question())
    unblock_somebody(actor=member, block=block)
    forget_person(member.pk)

    assert (waits_for(member), told(member)) == ([talk, talk], [])


def test_what_the_blocked_write_in_a_talk_makes_no_notice_and_the_talk_can_be_ended(talk, member, colleague):
    Notice.objects.all().delete()
    block_somebody(actor=member, person=colleague)
    write_in_talk(actor=colleague, talk=talk, words=Words("Answer me!"))
    mail_now()

    assert (told(member), mail.outbox, waits_for(member)) == ([], [], [talk, talk])
    end_talk(actor=member, talk=talk)
    assert told(colleague) == ["talk_ended"]


def test_asking_and_taking_back_again_and_again_has_an_end(offer, member, colleague):
    for _time in range(MOST_ASKED_OF_ONE):
        withdraw_talk(actor=colleague, talk=ask_for_talk(actor=colleague, offer=offer, question=question()))
    with pytest.raises(OperationRefusedError, match="this person"):
        ask_for_talk(actor=colleague, offer=offer, question=question())

    assert Talk.objects.count() == MOST_ASKED_OF_ONE
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        ask_for_talk(actor=colleague, offer=offer, question=question())
    assert Talk.objects.open().count() == 1


def test_nobody_asks_everybody_in_one_day(everywhere, space, colleague):
    for _number in range(MOST_ASKED_A_DAY):
        person = UserFactory()
        join(person, space)
        offer = make_offer(actor=person, space=space, text=offer_text(), audience="space")
        withdraw_talk(actor=colleague, talk=ask_for_talk(actor=colleague, offer=offer, question=question()))
    person = UserFactory()
    join(person, space)
    last = make_offer(actor=person, space=space, text=offer_text(), audience="space")

    with pytest.raises(OperationRefusedError, match="within a day"):
        ask_for_talk(actor=colleague, offer=last, question=question())
    assert (Talk.objects.count(), told(person)) == (MOST_ASKED_A_DAY, [])
