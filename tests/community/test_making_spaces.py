"""Making spaces from templates, and their first steps."""

import pytest
from django.core.management import call_command

from community.models import Membership, Participation
from community.operations.making_spaces import create_space, finish_setup, free_slug
from community.setup import steps_of
from forums.models import Board, Topic
from portal.models import HouseRules, SectionPage, Space, SpacePage
from portal.operations import SYSTEM
from portal.space_templates import TEMPLATES
from tests.factories import OrganisationFactory, SpaceFactory

pytestmark = pytest.mark.usefixtures("space_index")

NEW = {"name": "Weavers of Łódź", "template": "theme", "visibility": "network"}


@pytest.mark.parametrize("key", list(TEMPLATES))
def test_each_template_gives_boards_a_welcome_rules_and_introductions(key, stranger, everywhere):
    template = TEMPLATES[key]
    space = create_space(
        actor=SYSTEM, slug="weavers", name="Weavers", kind=template.kind, visibility="network",
        join_policy=template.join_policy, administrator=stranger, template=key,
    )  # fmt: skip

    boards = Board.objects.filter(space=space).in_order()
    topic = Topic.objects.get(space=space)
    page = SpacePage.objects.get(space=space)
    assert [board.slug for board in boards] == [draft.slug for draft in template.boards]
    assert (topic.author, topic.title) == (stranger, str(template.welcome_title))
    assert HouseRules.objects.get(space=space).body == str(template.rules)
    assert space.rules_changed_on is not None
    assert str(template.introduction).split(":", maxsplit=1)[0] in str(page.body)
    assert all(str(section.introduction) for section in SectionPage.objects.child_of(page))


def test_a_coordinator_makes_a_space_at_once_and_administers_it(coordinator, signed_in):
    browser = signed_in(coordinator)

    shown = browser.get("/spaces/new/")
    made = browser.post("/spaces/new/", NEW)

    space = Space.objects.get(slug="weavers-of-lodz")
    assert (shown.status_code, made.status_code, made["Location"]) == (200, 303, "/spaces/weavers-of-lodz/")
    assert (space.kind, space.join_policy, space.visibility) == ("network", "open", "network")
    assert Membership.objects.get(space=space).user == coordinator
    assert browser.get(made["Location"]).status_code == 200


def test_a_hidden_space_is_by_invitation_from_the_start(coordinator, signed_in):
    signed_in(coordinator).post("/spaces/new/", NEW | {"visibility": "hidden"})

    assert Space.objects.get().join_policy == "invitation"


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"slug": "baltic"}, "slug", "Free is, for example, “baltic-2”."),
        ({"slug": "requests"}, "slug", "taken by a page of the network"),
        ({"slug": "we avers"}, "slug", "Use small letters, digits and hyphens."),
        ({"name": ""}, "name", "required"),
        ({"template": "none"}, "template", "valid choice"),
        ({"visibility": "secret"}, "visibility", "valid choice"),
        ({"organisation": "999"}, "organisation", "valid choice"),
    ],
)
def test_a_bad_space_is_refused_at_its_field(typed, field, words, space, coordinator, signed_in):
    answer = signed_in(coordinator).post("/spaces/new/", NEW | {"tagline": "Wool"} | typed)

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (422, [field])
    assert (words in form.errors[field][0], form["tagline"].value()) == (True, "Wool")
    assert list(Space.objects.values_list("slug", flat=True)) == ["baltic"]


def test_a_partner_space_belongs_to_its_organisation_once(coordinator, signed_in):
    organisation = OrganisationFactory()
    typed = NEW | {"template": "partner", "organisation": organisation.pk}
    browser = signed_in(coordinator)

    browser.post("/spaces/new/", typed)
    again = browser.post("/spaces/new/", typed | {"name": "Another"})

    organisation.refresh_from_db()
    assert organisation.space.slug == "weavers-of-lodz"
    assert (again.status_code, list(again.context["form"].errors)) == (422, ["organisation"])
    assert Space.objects.count() == 1


def test_an_organisation_takes_part_in_a_network_space(coordinator, signed_in):
    organisation = OrganisationFactory()

    signed_in(coordinator).post("/spaces/new/", NEW | {"organisation": organisation.pk})

    assert Participation.objects.get().organisation == organisation


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Weavers", "weavers"), ("Ķekavas Skola", "kekavas-skola"), ("Школа Пловдив", "shkola-plovdiv"),
        ("!!!", "space"), ("New", "new-2"), ("x" * 80, "x" * 46),
    ],
)  # fmt: skip
def test_addresses_are_proposed_in_plain_letters(name, slug):
    assert free_slug(name) == slug


def test_a_taken_address_gets_a_number(space):
    SpaceFactory(slug="baltic-2")

    assert free_slug("Baltic") == "baltic-3"


@pytest.fixture
def young(coordinator, everywhere):
    return create_space(
        actor=coordinator, slug="weavers", name="Weavers", kind="network", visibility="public",
        join_policy="open", administrator=coordinator, template="theme",
    )  # fmt: skip


def test_the_first_steps_tick_themselves(young, coordinator, everywhere):
    before = [step.done for step in steps_of(young)]
    young.logo, young.tagline, young.description, young.accent, young.member_count = "x", "t", "d", "sea", 2

    assert (before, [step.done for step in steps_of(young)]) == (
        [False, False, False, False, False],
        [True, True, True, True, False],
    )


def test_the_first_steps_are_for_administrators_until_they_are_put_away(
    young, coordinator, member, signed_in
):
    browser = signed_in(coordinator)

    seen = ["Set this space up" in signed_in(who).get("/spaces/weavers/").content.decode()
            for who in (coordinator, member)]  # fmt: skip
    refused = signed_in(member).post("/spaces/weavers/settings/first-steps/")
    away = browser.post("/spaces/weavers/settings/first-steps/")

    assert (seen, refused.status_code, away.status_code) == ([True, False], 403, 303)
    assert "Set this space up" not in browser.get("/spaces/weavers/").content.decode()


def test_spaces_that_began_without_a_template_have_no_first_steps(space, administrator, signed_in, as_reader):
    page = signed_in(administrator).get("/spaces/baltic/")
    with as_reader(administrator, space):
        finish_setup(actor=administrator, space=space)

    assert "Set this space up" not in page.content.decode()


def test_the_command_goes_on_working(stranger):
    call_command("create_space", slug="weavers", name="Weavers", kind="partner", admin=stranger.email)

    assert Space.objects.get(slug="weavers").template == ""
