"""What groups show on home, spaces, sections and with people; each panel for a few queries."""

import pytest
from django.test import RequestFactory

from collaboration.models import GroupTag
from collaboration.search_indexes import GroupIndex
from portal.choices import Audience
from portal.tags import put_on
from portal.ui import actions, panels
from tests.factories_collaboration import GroupFactory, TaskFactory, ask, put_in

PUBLIC = Audience.PUBLIC


@pytest.fixture
def shown(as_reader):
    """``shown(slot, actor, place)`` gives our panels by key, as a request of ``actor`` would."""

    def panels_of(slot, actor, place=None):
        request = RequestFactory().get("/")
        request.user = actor
        with as_reader(actor, place if hasattr(place, "slug") else None):
            ours = [
                entry.maker
                for entry in panels._slots[slot]
                if entry.maker.__module__ == "collaboration.panels"
            ]
            made = [maker(request, place) for maker in ours]
        return {panel.key: panel for panel in made if panel is not None}

    return panels_of


def titles(panel):
    return [(each["group"] if isinstance(each, dict) else each).title for each in panel.context["groups"]]


@pytest.fixture
def groups(everywhere, space, other_space, member):
    GroupFactory(space=space, audience=PUBLIC, title="Later", ends_on="2026-06-01")
    GroupFactory(space=space, title="Inside", convenor=member)
    GroupFactory(
        space=space, audience=PUBLIC, title="Done", state="closed", outcome_done_html="<p>A plan.</p>"
    )
    GroupFactory(space=other_space, audience=PUBLIC, title="Elsewhere", ends_on="2026-05-01")


def test_the_section_shows_who_ends_first_and_what_is_left_behind(groups, space, member, visitor, shown):
    own = shown("section:collaboration", member, space)
    foreign = shown("section:collaboration", visitor, space)

    assert (titles(own["at-work"]), titles(own["outcomes"])) == (["Inside", "Later"], ["Done"])
    assert (titles(foreign["at-work"]), titles(foreign["outcomes"])) == (["Later"], ["Done"])
    assert own["outcomes"].context["groups"][0].outcome_excerpt == "A plan."


def test_across_the_network_each_sees_what_they_may(groups, member, visitor, shown):
    assert titles(shown("section:collaboration", member)["at-work"]) == ["Inside", "Elsewhere", "Later"]
    assert titles(shown("section:collaboration", visitor)["at-work"]) == ["Elsewhere", "Later"]
    assert titles(shown("home", visitor)["groups"]) == ["Elsewhere", "Later"]


def test_an_empty_section_says_what_to_do_and_other_places_stay_silent(space, visitor, shown):
    assert list(shown("section:collaboration", visitor, space)) == ["at-work"]
    assert shown("home", visitor) == {}
    assert shown("space", visitor, space) == {}


def test_the_front_of_a_space_shows_its_groups_at_work(groups, space, member, shown):
    assert titles(shown("space", member, space)["groups"]) == ["Inside", "Later"]


def test_a_person_is_known_by_their_groups_as_far_as_one_may_see(groups, member, colleague, visitor, shown):
    assert titles(shown("person", colleague, member)["groups"]) == ["Inside"]
    assert shown("person", visitor, member) == {}


def test_ones_own_desk_shows_invitations_tasks_and_groups(everywhere, space, member, colleague, shown):
    mine = GroupFactory(space=space, convenor=member, title="Mine")
    asked = GroupFactory(space=space, convenor=colleague, title="Asked", audience=Audience.PARTIES)
    ask(asked, member)
    TaskFactory(group=mine, assignee=member, title="Late", due_on="2026-03-15")
    TaskFactory(group=mine, assignee=member, title="Soon", due_on="2026-03-17")
    TaskFactory(group=mine, assignee=member, title="Done", state="done")
    TaskFactory(group=mine, assignee=colleague, title="Yours")

    panel = shown("me", member)["my-groups"]

    assert titles(panel) == ["Mine"]
    assert [group.title for group in panel.context["invited"]] == ["Asked"]
    assert [(task.title, task.is_late) for task in panel.context["tasks"]] == [
        ("Late", True),
        ("Soon", False),
    ]
    assert shown("me", colleague)["my-groups"].context["invited"] == []


@pytest.mark.parametrize(("who", "count"), [("member", 1), ("observer", 0), ("outsider", 0), ("visitor", 0)])
def test_who_is_offered_to_form_a_group(who, count, space, everybody, as_reader):
    request = RequestFactory().get("/")
    request.user = everybody[who]

    with as_reader(everybody[who], space):
        assert len(actions.for_slot("section:collaboration", request, space)) == count


@pytest.mark.parametrize("rows", [1, 3, 30])
@pytest.mark.parametrize(("slot", "queries"), [("section:collaboration", 3), ("space", 2), ("me", 4)])
def test_panels_cost_the_same_for_any_number_of_rows(
    slot, queries, rows, everywhere, space, member, shown, django_assert_num_queries
):
    for _ in range(rows):
        group = GroupFactory(space=space, author=member, convenor=member)
        TaskFactory(group=group, assignee=member)
        GroupFactory(space=space, author=member, state="closed")

    with django_assert_num_queries(queries):
        shown(slot, member, space)


# Search -------------------------------------------------------------------------------------------
def document_of(group):
    return GroupIndex().document(GroupIndex().index_queryset().get(pk=group.pk))


def test_a_group_is_found_by_its_aim_and_its_outcome(closed):
    put_on(closed, ["Mentors"], through=GroupTag)
    TaskFactory(group=closed, title="Secret chores")

    document = document_of(closed)

    assert (document.key, document.type, document.title) == (
        f"collaboration.group:{closed.pk}", "group", "A plan that is done",
    )  # fmt: skip
    assert document.body == "Something will exist that does not exist now.\nWe wrote it."
    assert (document.tags, document.access) == (("mentors",), {f"space:{closed.space_id}"})
    assert document.dated == closed.formed_at


def test_a_group_for_its_people_is_found_by_them_alone(everywhere, space, member):
    group = GroupFactory(space=space, audience=Audience.PARTIES)
    put_in(group, member)

    assert document_of(group).access == {f"circle:{group.members_circle_id}"}
