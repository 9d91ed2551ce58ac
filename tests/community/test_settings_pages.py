"""What administrators change about their space."""

import pytest
from django.test import Client

from portal.models import Space
from portal.pages import make_space_pages
from tests.factories import UserFactory
from tests.factories_forums import TopicFactory

WORDS = {
    "name": "Baltic plans",
    "tagline": "One page",
    "description": "Long.",
    "languages": ["lv", "fi"],
}
PAGES = [
    f"/spaces/baltic/settings/{page}" for page in ("", "look/", "access/", "sections/", "rules/", "archive/")
]
ACCESS = {"visibility": "network", "join_policy": "request"}


@pytest.fixture
def pages(space, everywhere):
    return make_space_pages(space)


def test_an_administrator_sees_and_saves_the_words(space, administrator, pages, signed_in):
    browser = signed_in(administrator)

    shown = browser.get("/spaces/baltic/settings/")
    saved = browser.post("/spaces/baltic/settings/", WORDS)

    space.refresh_from_db()
    assert shown.context["form"]["name"].value() == "Baltic ILP"
    assert (saved.status_code, saved.headers["Location"]) == (303, "/spaces/baltic/settings/")
    assert {name: getattr(space, name) for name in WORDS} == WORDS


@pytest.mark.parametrize(("field", "value"), [("name", ""), ("name", "x" * 121), ("languages", ["xx"])])
def test_bad_words_are_refused_at_their_field(field, value, space, administrator, signed_in):
    answer = signed_in(administrator).post("/spaces/baltic/settings/", WORDS | {field: value})

    space.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert space.name == "Baltic ILP"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("visitor", 303),
        ("stranger", 403),
        ("member", 403),
        ("moderator", 403),
        ("rival", 403),
        ("coordinator", 403),
    ],
)
def test_settings_are_for_administrators(who, status, path, space, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    assert browser.get(path).status_code == status
    assert browser.post(path, WORDS | ACCESS).status_code == status
    assert browser.post("/spaces/baltic/settings/archive/", {"do": "archive"}).status_code == status
    space.refresh_from_db()
    assert (space.name, space.visibility, space.archived_at) == ("Baltic ILP", "public", None)


@pytest.mark.parametrize("path", PAGES)
def test_the_settings_of_a_hidden_space_are_nowhere_for_others(
    path, hidden_space, administrator, space, signed_in
):
    assert signed_in(administrator).get(path.replace("baltic", "bakery")).status_code == 404


def test_a_choice_shows_what_it_would_mean_and_changes_nothing(space, administrator, everywhere, signed_in):
    TopicFactory(board=None, space=space, audience="public")

    answer = signed_in(administrator).get("/spaces/baltic/settings/access/", ACCESS)

    space.refresh_from_db()
    assert [(each.whom, each.sentences, each.changes) for each in answer.context["preview"]] == [
        (
            "For its 0 members",
            [
                "They read and write as before.",
                "One thing inside that more people can see now will be for “The network” only.",
            ],
            True,
        ),
        (
            "For 0 other people of the network",
            [
                "They find the space and read what is for the network.",
                "They can ask to join; an administrator answers.",
            ],
            True,
        ),
        (
            "For everybody else",
            ["They do not know that the space exists. Its address leads nowhere."],
            True,
        ),
    ]
    assert space.visibility == "public"


def test_the_preview_of_what_is_already_so_says_only_that(other_space, rival, signed_in):
    choice = {"visibility": "public", "join_policy": "invitation"}

    answer = signed_in(rival).get("/spaces/salon/settings/access/", choice)

    assert [(each.whom, each.changes) for each in answer.context["preview"]] == [
        ("For its 0 members", False),
        ("For 0 other people of the network", True),
        ("For everybody else", True),
    ]
    assert answer.context["preview"][2].sentences == [
        "They find the space, signed in or not, and read what is for everyone.",
        "They cannot join or ask by themselves.",
    ]


def test_the_preview_counts_who_waits(other_space, rival, asked, signed_in):
    choice = {"visibility": "hidden", "join_policy": "invitation"}

    answer = signed_in(rival).get("/spaces/salon/settings/access/", choice)

    assert answer.context["preview"][-1].sentences == ["One request to join still waits for your answer."]


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        ({"visibility": "hidden", "join_policy": "open"}, "join_policy"),
        ({"visibility": "secret", "join_policy": "open"}, "visibility"),
        ({"visibility": "public", "join_policy": ""}, "join_policy"),
    ],
)
def test_an_impossible_choice_is_refused_before_and_at_saving(choice, field, space, administrator, signed_in):
    browser = signed_in(administrator)

    preview = browser.get("/spaces/baltic/settings/access/", choice)
    saved = browser.post("/spaces/baltic/settings/access/", choice)

    space.refresh_from_db()
    assert (preview.context["preview"], list(preview.context["form"].errors)) == (None, [field])
    assert (saved.status_code, list(saved.context["form"].errors)) == (422, [field])
    assert (space.visibility, space.join_policy) == ("public", "open")


def test_saving_a_choice(space, administrator, pages, signed_in):
    answer = signed_in(administrator).post("/spaces/baltic/settings/access/", ACCESS)

    space.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (303, "/spaces/baltic/settings/access/")
    assert {name: getattr(space, name) for name in ACCESS} == ACCESS


def test_archiving_and_opening_again(space, administrator, signed_in):
    browser = signed_in(administrator)

    browser.post("/spaces/baltic/settings/archive/", {"do": "archive"})
    archived = Space.objects.get(pk=space.pk).is_archived
    page = browser.get("/spaces/baltic/settings/")
    refused = [
        browser.post("/spaces/baltic/settings/", WORDS),
        browser.get("/spaces/baltic/settings/access/"),
    ]
    again = browser.post("/spaces/baltic/settings/archive/", {"do": "archive"})
    browser.post("/spaces/baltic/settings/archive/", {"do": "reopen"})

    assert (archived, page.status_code, again.status_code) == (True, 200, 422)
    assert [answer.status_code for answer in refused] == [403, 403]
    assert not Space.objects.get(pk=space.pk).is_archived


def test_words_typed_before_the_session_ended_come_back(space, administrator, signed_in):
    browser = signed_in(administrator)
    browser.logout()

    browser.post("/spaces/baltic/settings/", WORDS)
    browser.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    shown = browser.get("/spaces/baltic/settings/")

    assert shown.context["form"]["name"].value() == "Baltic plans"


def test_others_keep_their_memberships_when_the_access_changes(space, administrator, newcomer, signed_in):
    UserFactory()
    signed_in(administrator).post(
        "/spaces/baltic/settings/access/", {"visibility": "hidden", "join_policy": "invitation"}
    )

    assert signed_in(newcomer).get("/spaces/baltic/members/").status_code == 200
