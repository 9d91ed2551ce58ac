"""Whom somebody has blocked may ask them for a talk as anybody may: it reaches nobody, and nobody is told."""

import pytest

from community.models import Notice
from community.operations.person_blocks import block_somebody, unblock_somebody
from counselling.choices import TalkState
from counselling.models import Talk
from counselling.operations.asking import ask_for_talk
from counselling.operations.talking import Words, end_talk, write_in_talk
from counselling.selectors import open_talks, page_of_talks
from tests.counselling.conftest import question


def told(person):
    return list(Notice.objects.filter(recipient=person, read_at=None).values_list("kind", flat=True))


def listed(person):
    return [talk.pk for talk in page_of_talks(person, is_over=False, before="").rows]


def test_a_request_of_somebody_blocked_waits_in_no_list_and_rings_no_bell(
    offer, member, colleague, third, signed_in
):
    block = block_somebody(actor=member, person=colleague)

    browser = signed_in(colleague)
    page = browser.get(f"{offer.get_absolute_url()}ask/")
    talk = ask_for_talk(actor=colleague, offer=offer, question=question())
    other = ask_for_talk(actor=third, offer=offer, question=question())

    assert page.status_code == 200
    assert (talk.state, told(member)) == (TalkState.REQUESTED, ["talk_asked"])
    assert listed(member) == [each.pk for each in open_talks(member, most=4)] == [other.pk]
    assert listed(colleague) == [talk.pk]
    assert "Carl Colleague" not in signed_in(member).get("/me/counselling/").content.decode()

    unblock_somebody(actor=member, block=block)

    assert listed(member) == [other.pk, talk.pk]


def test_what_waits_from_them_alone_counts_as_read(asked, member, colleague):
    assert told(member) == ["talk_asked"]

    block_somebody(actor=member, person=colleague)

    assert told(member) == []


def test_a_talk_that_goes_on_stays_and_is_silent(talk, member, colleague):
    block_somebody(actor=member, person=colleague)

    write_in_talk(actor=colleague, talk=talk, words=Words("Hello?"))
    assert (told(member), listed(member)) == ([], [talk.pk])
    end_talk(actor=colleague, talk=talk)

    assert (told(member), Talk.objects.get().state) == ([], TalkState.CLOSED)


@pytest.mark.parametrize("blocks", [False, True])
def test_who_blocked_still_reaches_the_other(blocks, talk, member, colleague):
    Notice.objects.all().delete()
    if blocks:
        block_somebody(actor=member, person=colleague)

    write_in_talk(actor=member, talk=talk, words=Words("Hello"))

    assert told(colleague) == ["talk_new"]
