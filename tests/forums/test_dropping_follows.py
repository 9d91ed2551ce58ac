"""What one follows can be taken off one's list, also when one may not see it any more."""

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.following import choice_about
from forums.models import Follow
from forums.operations.following import drop_follow, follow
from forums.operations.posts import reply_to_topic
from portal.choices import Audience
from portal.operations import AccessDeniedError
from tests.factories_forums import TopicFactory

LIST, SET = "/communication/following/", "/communication/following/set/"


@pytest.fixture
def row(talk, colleague):
    """A row of ``colleague`` about something that they may not see any more."""
    found = follow(actor=colleague, target=talk, level="everything")
    talk.audience = Audience.SPACE
    talk.save()
    colleague.memberships.all().delete()
    return found


def drop(row):
    return reverse("follow_drop", args=[row.pk])


def test_what_one_can_no_longer_see_is_taken_off_without_a_word_about_it(row, colleague, signed_in):
    browser = signed_in(colleague)
    assert drop(row) in browser.get(LIST).content.decode()

    response = browser.post(drop(row), follow=True)

    assert response.redirect_chain == [(LIST, 303)]
    page = response.content.decode()
    assert "Taken off your list." in page
    assert "Plain words" not in page
    assert not Follow.objects.exists()


def test_the_lists_of_others_cannot_be_told_from_what_is_missing(row, member, signed_in, client):
    browser = signed_in(member)

    answers = [browser.post(drop(row)).status_code, browser.post(f"{LIST}999999/drop/").status_code]

    assert answers == [404, 404]
    assert browser.get(drop(row)).status_code == 405
    assert client.post(drop(row)).status_code == 303
    with pytest.raises(AccessDeniedError):
        drop_follow(actor=member, row=row)
    assert Follow.objects.get() == row


def test_what_the_platform_chose_is_taken_off_as_well(talk, colleague, signed_in):
    reply_to_topic(actor=colleague, topic=talk, body="So do we.")
    browser = signed_in(colleague)
    for page in (LIST, talk.get_absolute_url()):
        assert "Stop following" in browser.get(page).content.decode()

    browser.post(SET, {"target": f"topic:{talk.pk}", "level": "usual", "back": "list"})

    assert not Follow.objects.exists()
    assert choice_about(talk, colleague).level == "mentions"
    assert "You follow nothing yet" in browser.get(LIST).content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_rows_that_nobody_sees_cost_nothing_more(
    rows, board, colleague, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        Follow.objects.create(
            user=colleague, topic=TopicFactory(board=board, audience=Audience.SPACE), level="everything",
            chosen_by="person", chosen_at=timezone.now(),
        )  # fmt: skip
    colleague.memberships.all().delete()
    browser = signed_in(colleague)
    browser.get(LIST)

    with django_assert_num_queries(6):
        page = browser.get(LIST).content.decode()
    assert page.count("/drop/") == rows
