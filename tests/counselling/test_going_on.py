"""A talk leads on: to another offer that both see, or to a help request that says nothing of the talk."""

import pytest

from counselling.models import OfferTag, TalkEntry
from counselling.operations.offers import make_offer
from counselling.operations.talking import Words, write_in_talk
from portal.tags import put_on
from tests.counselling.conftest import offer_text
from tests.factories_forums import BoardFactory


@pytest.fixture
def alike(talk, offer, space, third, hidden_space, insider):
    """An offer of a third person on the same topic; another one stands where the two cannot look."""
    put_on(offer, ["Quality", "Mobility"], through=OfferTag)
    closed = make_offer(
        actor=insider, space=hidden_space, audience="space", text=offer_text(3, words=("Quality",))
    )
    assert closed.pk
    return make_offer(actor=third, space=space, text=offer_text(2, words=("Quality",)), audience="space")


def test_the_counsellor_suggests_another_offer_by_a_link(alike, talk, member, colleague, signed_in):
    here = talk.get_absolute_url()

    page = signed_in(member).get(here).content.decode()
    answer = signed_in(member).post(f"{here}suggest/", {"offer": alike.pk})

    entry = TalkEntry.objects.get()
    assert (page.count("Suggest it here"), "Offer 3" in page) == (1, False)
    assert answer["Location"] == f"{here}#post-{entry.number}"
    assert f'href="http://testserver{alike.get_absolute_url()}"' in entry.html
    asker = signed_in(colleague).get(here).content.decode()
    assert (alike.get_absolute_url() in asker, "Suggest it here" in asker) == (True, False)


def test_only_offers_that_both_see_can_be_suggested(alike, talk, member, offer, signed_in):
    from counselling.models import Offer

    browser = signed_in(member)
    closed = Offer.objects.get(title="Offer 3")

    sent = [
        browser.post(f"{talk.get_absolute_url()}suggest/", {"offer": pk}) for pk in (closed.pk, offer.pk, "x")
    ]

    assert [answer.status_code for answer in sent] == [404, 404, 404]
    assert TalkEntry.objects.count() == 0


def test_who_asked_goes_on_with_a_help_request_that_knows_the_topic_words_alone(
    alike, talk, space, member, colleague, signed_in
):
    BoardFactory(space=space)
    write_in_talk(actor=member, talk=talk, words=Words("Said zqprivatexq"))
    asker = signed_in(colleague)

    page = asker.get(talk.get_absolute_url()).content.decode()
    form = asker.get("/spaces/baltic/communication/topics/new/?kind=help&words=Quality%2C+Mobility")

    assert "/spaces/baltic/communication/topics/new/?kind=help&amp;words=Quality%2C+Mobility" in page
    assert "The talk itself stays private." in page
    text = form.content.decode()
    assert ("zqprivate" in text, "zqsecret" in text) == (False, False)
    filled = {name for name in ("title", "body", "tried", "tags") if form.context["form"][name].value()}
    assert (filled, form.context["form"]["tags"].value()) == ({"tags"}, "Quality, Mobility")
    assert "Only the topic words came along" in text


def test_the_counsellor_and_who_may_not_write_there_get_no_such_way(alike, talk, member, signed_in):
    page = signed_in(member).get(talk.get_absolute_url()).content.decode()

    assert "Write a help request" not in page
