"""One's own desk, welcome and settings."""

import pytest
from django.test import Client

from community.models import Profile
from community.notices import notify
from portal.choices import JoinPolicy
from tests.factories import SpaceFactory, join

PROFILE = {
    "display_name": "Mara Kalniņa", "handle": "mara", "headline": "Tutor", "bio": "I teach.",
    "target_group": "vet_tutor", "country": "LV", "pronoun": "she",
}  # fmt: skip
OWN_PAGES = ["/me/", "/me/welcome/", "/me/welcome/spaces/", "/me/settings/", "/me/words/", "/me/notices/"]


@pytest.mark.parametrize("path", OWN_PAGES)
def test_own_pages_are_for_people_who_have_signed_in(path, member, signed_in):
    answer = Client().get(path)

    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (303, "/accounts/login/")
    assert signed_in(member).get(path).status_code == 200


def test_a_newcomer_finds_first_steps_and_spaces(space, other_space, hidden_space, stranger, signed_in):
    answer = signed_in(stranger).get("/me/")

    assert [step.label for step in answer.context["steps"]] == [
        "Find your first space",
        "Say what describes you",
    ]
    assert answer.context["suggestions"] == [space, other_space]
    assert (answer.context["spaces"], answer.context["notices"]) == ([], [])


def test_the_desk_shows_spaces_requests_and_what_is_unread(
    space, other_space, closed_space, member, signed_in, everywhere
):
    notify(recipient=member, kind="let_in", obj=space)
    join(member, closed_space, "moderator")
    signed_in(member).post("/spaces/salon/join/")

    answer = signed_in(member).get("/me/")

    assert [(card["space"], card["standing"]) for card in answer.context["spaces"]] == [
        (space, "Member"), (closed_space, "Moderator"),
    ]  # fmt: skip
    assert [asked.space for asked in answer.context["requests"]] == [other_space]
    assert [shown.text for shown in answer.context["notices"]] == [
        "Welcome: you are now a member of “Baltic ILP”."
    ]


def test_suggestions_leave_out_where_one_is_or_has_asked(
    space, other_space, closed_space, hidden_space, stranger, asked, signed_in
):
    open_one = SpaceFactory(slug="open", member_count=9)
    SpaceFactory(slug="invited", join_policy=JoinPolicy.INVITATION)
    join(stranger, space)

    answer = signed_in(stranger).get("/me/welcome/spaces/")

    assert answer.context["spaces"] == [open_one, closed_space]


def test_the_welcome_page_can_be_skipped(stranger, signed_in):
    answer = signed_in(stranger).get("/me/welcome/")

    assert answer.context["skip_url"] == "/me/welcome/spaces/"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"target_group": ""}, "target_group"),
        ({"target_group": "king"}, "target_group"),
        ({"country": "XX"}, "country"),
        ({"languages": ["xx"]}, "languages"),
        ({"headline": "x" * 121}, "headline"),
        ({"expertise": "x" * 41}, "expertise"),
        ({"expertise": ",".join(f"w{n}" for n in range(13))}, "expertise"),
    ],
)
def test_bad_answers_on_the_welcome_page_are_refused_at_their_field(changes, field, stranger, signed_in):
    answer = signed_in(stranger).post("/me/welcome/", {"target_group": "employer"} | changes)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Profile.objects.get(user=stranger).target_group == ""


def test_settings_show_and_save_everything(member, signed_in):
    browser = signed_in(member)

    shown = browser.get("/me/settings/").context["form"]
    saved = browser.post("/me/settings/", PROFILE)

    member.refresh_from_db()
    profile = Profile.objects.get(user=member)
    assert (shown["display_name"].value(), shown["handle"].value()) == ("Mara Member", "mara-member")
    assert (saved.status_code, saved.headers["Location"]) == (303, "/me/settings/")
    assert (member.display_name, member.handle, profile.pronoun) == (
        "Mara Kalniņa", "mara", "she",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"handle": "Mara Member"}, "handle"),
        ({"handle": "carl-colleague"}, "handle"),
        ({"display_name": "mara@example.org"}, "display_name"),
        ({"pronoun": "x" * 41}, "pronoun"),
        ({"bio": "x" * 2001}, "bio"),
    ],
)
def test_bad_settings_are_refused_at_their_field(changes, field, member, colleague, signed_in):
    answer = signed_in(member).post("/me/settings/", PROFILE | changes)

    member.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert (member.handle, member.display_name) == ("mara-member", "Mara Member")
