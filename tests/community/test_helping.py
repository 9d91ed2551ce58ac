"""What somebody says about helping others: about what, in which languages, how often."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from community.models import HelpOffer, LanguageSkill
from community.operations.helping import offer_help
from community.own_data import forget_helping, helping
from community.selectors import offers_for
from community.skills import Skill, speak
from portal.operations import OperationRefusedError
from portal.own_data import holdings

PAGE = "/me/settings/helping/"


@pytest.fixture
def speaker(member):
    speak(member, [Skill("lv", "native"), Skill("en", "B2")])
    member.profile.expertise = ["Learning plans", "Metal"]
    member.profile.save()
    return member


def shown(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_at_first_the_page_proposes_what_the_profile_says(speaker, signed_in):
    page = shown(signed_in(speaker).get(PAGE))

    assert 'value="Learning plans, Metal"' in page
    assert len(re.findall(r'name="languages" value="(lv|en)"[^>]* checked', page)) == 2
    assert HelpOffer.objects.count() == 0


def test_what_is_said_is_kept_and_shown_again(speaker, signed_in):
    browser = signed_in(speaker)
    until = timezone.localdate() + timedelta(days=10)

    response = browser.post(
        PAGE,
        {
            "is_offered": "on", "words": "Metal, First week", "languages": ["lv"], "rhythm": "30",
            "paused_until": until.isoformat(),
        },
    )  # fmt: skip

    assert (response.status_code, response["Location"]) == (303, PAGE)
    offer = HelpOffer.objects.get()
    assert (offer.user, offer.rhythm, offer.paused_until) == (speaker, 30, until)
    assert offer.offered_at is not None
    assert sorted(offer.words.values_list("word", "key")) == [
        ("First week", "first week"), ("Metal", "metal"),
    ]  # fmt: skip
    counsels = LanguageSkill.objects.filter(can_counsel=True).values_list("language", flat=True)
    assert list(counsels) == ["lv"]
    page = shown(browser.get(PAGE))
    assert 'value="Metal, First week"' in page
    assert f'value="{until.isoformat()}"' in page


def test_who_takes_it_back_keeps_their_words_and_their_last_time(speaker):
    offer_help(actor=speaker, words=["Metal"], languages=["lv"], rhythm=7)
    asked_at = timezone.now()
    HelpOffer.objects.update(last_asked_at=asked_at)

    offer_help(actor=speaker, words=["Metal"], languages=["lv"], rhythm=7, is_offered=False)
    offer = offer_help(actor=speaker, words=["Metal"], languages=["lv"], rhythm=7)

    assert (offer.last_asked_at, offer.words.count()) == (asked_at, 1)


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"words": " , ", "rhythm": "7"}, "words", "Name at least one thing that others can ask you about."),
        ({"words": "Metal", "rhythm": "1"}, "rhythm", "Select a valid choice."),
        ({"words": "Metal", "rhythm": "7", "languages": ["fi"]}, "languages", "Select a valid choice."),
    ],
)
def test_what_is_wrong_stands_at_its_field(typed, field, words, speaker, signed_in):
    response = signed_in(speaker).post(PAGE, {"is_offered": "on", **typed})

    assert response.status_code == 422
    assert words in str(response.context["form"].errors[field])
    assert HelpOffer.objects.count() == 0


def test_a_language_that_the_profile_does_not_name_is_refused(speaker):
    with pytest.raises(OperationRefusedError) as refusal:
        offer_help(actor=speaker, words=["Metal"], languages=["fi"], rhythm=7)

    assert (refusal.value.field, HelpOffer.objects.count()) == ("languages", 0)


def test_who_names_no_language_is_led_to_where_one_does(member, signed_in):
    page = shown(signed_in(member).get(PAGE))

    assert 'name="languages"' not in page
    assert '<a href="/me/settings/languages/">Say which languages you speak</a>' in page


def test_a_break_that_is_over_is_none(speaker, signed_in):
    past = timezone.localdate() - timedelta(days=1)

    signed_in(speaker).post(PAGE, {"is_offered": "on", "words": "Metal", "rhythm": "7", "paused_until": past})

    assert HelpOffer.objects.get().paused_until is None


def test_strangers_sign_in_first(client, db):
    assert client.get(PAGE).status_code == 303


@pytest.mark.parametrize(
    ("shown_to", "who", "sees"),
    [
        ("public", "stranger", True), ("network", "stranger", False), ("network", "outsider", True),
        ("spaces", "outsider", False), ("spaces", "colleague", True),
    ],
)  # fmt: skip
def test_the_door_shows_offers_of_people_whose_profile_one_may_see(shown_to, who, sees, request, speaker):
    offer_help(actor=speaker, words=["Metal"], languages=[], rhythm=7)
    speaker.profile.shown_to = shown_to
    speaker.profile.save()

    found = offers_for(request.getfixturevalue(who), timezone.now())

    assert list(found.values_list("user_id", flat=True)) == ([speaker.pk] if sees else [])


def test_a_closed_account_is_asked_nothing(speaker, colleague):
    offer_help(actor=speaker, words=["Metal"], languages=[], rhythm=7)
    speaker.is_active = False
    speaker.save()

    assert list(offers_for(colleague, timezone.now())) == []


def test_it_is_handed_out_and_forgotten(speaker, colleague):
    offer_help(actor=speaker, words=["Metal"], languages=[], rhythm=7)
    offer_help(actor=colleague, words=["Wood"], languages=[], rhythm=7)

    (row,) = helping(speaker)

    assert (row["words"], row["at_most_every_days"], row["last_asked_at"]) == (["Metal"], 7, None)
    assert "helping" in {holding.code for holding in holdings()}
    assert (forget_helping(speaker, 10), forget_helping(speaker, 10)) == (1, 0)
    assert HelpOffer.objects.get().user == colleague
