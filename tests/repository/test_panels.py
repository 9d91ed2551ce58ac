"""What the library shows on home, spaces, sections and with people; each panel for a few queries."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from portal.choices import Audience
from portal.ui import actions, panels
from repository.models import ResourceContributor
from tests.factories import NOON
from tests.factories_repository import PracticeFactory, ResourceFactory


@pytest.fixture
def shown(as_reader):
    """``shown(slot, actor, place)`` gives the panels by key, as a request of ``actor`` would."""

    def panels_of(slot, actor, place=None):
        request = RequestFactory().get("/")
        request.user = actor
        with as_reader(actor, place if hasattr(place, "slug") else None):
            ours = [
                entry.maker for entry in panels._slots[slot] if entry.maker.__module__ == "repository.panels"
            ]
            made = [maker(request, place) for maker in ours]
        return {panel.key: panel for panel in made if panel is not None}

    return panels_of


def titles(panel, name):
    return [row.title for row in panel.context[name]]


@pytest.fixture
def library(everywhere, space, other_space, member):
    for title, days, values in (
        ("Public", 1, {"audience": Audience.PUBLIC}),
        ("Inside", 2, {}),
        ("Project", 3, {"audience": Audience.PUBLIC, "kind": "project"}),
        ("Draft", 4, {"state": "draft"}),
    ):
        published_at = None if values.get("state") == "draft" else NOON + timedelta(days=days)
        ResourceFactory(space=space, author=member, title=title, **values, published_at=published_at)
    ResourceFactory(space=other_space, title="Elsewhere", audience=Audience.PUBLIC)
    PracticeFactory(space=space, author=member, title="Set", audience=Audience.PUBLIC)
    PracticeFactory(space=space, author=member, title="Idea", state="draft")


def test_the_sharing_section_shows_tools_and_projects_apart(library, space, member, visitor, shown):
    own = shown("section:sharing", member, space)
    foreign = shown("section:sharing", visitor, space)

    assert titles(own["toolbox"], "resources") == ["Inside", "Public"]
    assert titles(own["projects"], "resources") == ["Project"]
    assert titles(foreign["toolbox"], "resources") == ["Public"]


def test_across_the_network_each_sees_what_they_may(library, member, visitor, shown):
    assert titles(shown("section:sharing", member)["toolbox"], "resources") == [
        "Inside",
        "Public",
        "Elsewhere",
    ]
    assert titles(shown("section:sharing", visitor)["toolbox"], "resources") == ["Public", "Elsewhere"]


def test_the_cooperation_section_shows_what_is_set(library, space, visitor, shown):
    assert titles(shown("section:cooperation", visitor, space)["practices"], "practices") == ["Set"]


def test_an_empty_section_says_what_to_do(space, visitor, shown):
    sharing = shown("section:sharing", visitor, space)
    cooperation = shown("section:cooperation", visitor, space)

    assert (list(sharing), list(cooperation)) == (["toolbox"], ["practices"])
    assert (titles(sharing["toolbox"], "resources"), sharing["toolbox"].more_url) == ([], "")


def test_home_and_the_front_of_a_space_stay_silent_without_content(space, visitor, shown):
    assert shown("home", visitor) == {}
    assert shown("space", visitor, space) == {}


def test_home_and_the_front_of_a_space_show_the_newest(library, space, member, visitor, shown):
    assert titles(shown("home", visitor)["newest"], "resources") == ["Public", "Elsewhere"]
    assert titles(shown("space", member, space)["newest"], "resources") == ["Inside", "Public"]
    assert titles(shown("space", visitor, space)["set"], "practices") == ["Set"]


def test_a_person_is_known_by_what_they_made_and_contributed_to(
    library, space, member, colleague, moderator, visitor, shown
):
    helped = ResourceFactory(space=space, author=colleague, title="Helped", audience=Audience.PUBLIC)
    ResourceContributor.objects.create(space=space, resource=helped, user=member)

    assert titles(shown("person", visitor, member)["made"], "resources") == ["Project", "Public", "Helped"]
    assert shown("person", visitor, moderator) == {}


def test_drafts_stand_on_ones_own_desk_alone(library, member, colleague, shown):
    assert sorted(titles(shown("me", member)["drafts"], "drafts")) == ["Draft", "Idea"]
    assert shown("me", colleague) == {}


@pytest.mark.parametrize(("who", "count"), [("member", 1), ("observer", 0), ("outsider", 0), ("visitor", 0)])
def test_who_is_offered_to_begin_something(who, count, space, everybody, as_reader):
    request = RequestFactory().get("/")
    request.user = everybody[who]

    with as_reader(everybody[who], space):
        for slot in ("section:sharing", "section:cooperation"):
            assert len(actions.for_slot(slot, request, space)) == count


@pytest.mark.parametrize("rows", [1, 3, 30])
@pytest.mark.parametrize(
    ("slot", "queries"), [("section:sharing", 3), ("section:cooperation", 2), ("space", 3)]
)
def test_panels_cost_the_same_for_any_number_of_rows(
    slot, queries, rows, everywhere, space, member, shown, django_assert_num_queries
):
    for _ in range(rows):
        ResourceFactory(space=space, author=member)
        ResourceFactory(space=space, author=member, kind="project")
        PracticeFactory(space=space, author=member)

    with django_assert_num_queries(queries):
        shown(slot, member, space)
