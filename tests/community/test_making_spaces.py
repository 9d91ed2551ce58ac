"""Making spaces from templates, and asking the coordinators for one."""

import pytest
from django.core.management import call_command
from django.test import Client

from community.choices import NoticeKind
from community.models import Membership, Notice, Participation, SpaceRequest
from community.operations.making_spaces import create_space, finish_setup, free_slug
from community.operations.space_requests import (
    ask_for_space,
    decline_space_request,
    grant_space_request,
    withdraw_space_request,
)
from community.setup import steps_of
from forums.models import Board, Topic
from portal.models import HouseRules, SectionPage, Space, SpacePage
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from portal.pages import ensure_space_index
from portal.space_templates import TEMPLATES
from tests.factories import OrganisationFactory, SpaceFactory

NEW = {"name": "Weavers of Łódź", "template": "theme", "visibility": "network"}
WISH = {**NEW, "purpose": "Looms and learners."}


@pytest.fixture(autouse=True)
def index(db, everywhere):
    ensure_space_index()


@pytest.fixture
def wish(outsider, as_reader):
    with as_reader(outsider, None):
        return ask_for_space(actor=outsider, **WISH)


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


# Asking -------------------------------------------------------------------------------------------
def test_somebody_of_the_network_asks_and_the_coordinators_hear(outsider, coordinator, signed_in):
    answer = signed_in(outsider).post("/spaces/new/", WISH)

    asked = SpaceRequest.objects.get()
    notice = Notice.objects.get(kind=NoticeKind.SPACE_WANTED)
    desk = signed_in(coordinator).get("/me/").content.decode()
    assert (answer.status_code, answer["Location"]) == (303, f"/spaces/requests/{asked.pk}/")
    assert (asked.user, asked.kind, asked.purpose) == (outsider, "network", "Looms and learners.")
    assert (notice.recipient, Space.objects.filter(slug__startswith="weavers").count()) == (coordinator, 0)
    assert "Spaces asked for" in desk
    assert "Olga Outsider asks for a space: “Weavers of Łódź”." in desk


@pytest.mark.parametrize(("has_organisation", "status"), [(False, 403), (True, 200)])
def test_a_stranger_asks_only_for_an_organisation(has_organisation, status, stranger, signed_in):
    if has_organisation:
        stranger.profile.organisation = OrganisationFactory()
        stranger.profile.save()

    assert signed_in(stranger).get("/spaces/new/").status_code == status
    assert Client().get("/spaces/new/").status_code == 303


def test_one_open_request_a_person(wish, outsider, signed_in):
    answer = signed_in(outsider).post("/spaces/new/", WISH)

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "You have already asked for a space. The coordinators will answer you."
    ]
    assert SpaceRequest.objects.count() == 1


def test_granting_makes_the_space_and_its_asker_administrator(wish, outsider, coordinator, signed_in):
    browser = signed_in(coordinator)
    page = browser.get(f"/spaces/requests/{wish.pk}/")

    answer = browser.post(
        f"/spaces/requests/{wish.pk}/", {"name": wish.name, "slug": "weavers", "answer": "With pleasure."}
    )

    wish.refresh_from_db()
    membership = Membership.objects.get(space__slug="weavers")
    told = signed_in(outsider).get("/me/notices/").content.decode()
    assert page.context["grant"]["slug"].value() == "weavers-of-lodz"
    assert (answer.status_code, wish.granted, wish.decided_by, wish.space.slug) == (
        303, True, coordinator, "weavers",
    )  # fmt: skip
    assert (membership.user, membership.role, membership.accepted_by) == (
        outsider, "administrator", coordinator,
    )  # fmt: skip
    assert "Your space “Weavers of Łódź” is ready." in told
    assert signed_in(outsider).get("/spaces/weavers/settings/").status_code == 200


def test_a_hidden_space_is_granted_by_who_does_not_see_it(outsider, coordinator, as_reader, signed_in):
    with as_reader(outsider, None):
        wish = ask_for_space(actor=outsider, **WISH | {"visibility": "hidden"})

    signed_in(coordinator).post(f"/spaces/requests/{wish.pk}/", {"name": "Weavers", "slug": "weavers"})

    assert signed_in(coordinator).get("/spaces/weavers/").status_code == 404
    assert signed_in(outsider).get("/spaces/weavers/").status_code == 200


def test_a_taken_address_is_refused_at_the_field_when_granting(wish, space, coordinator, signed_in):
    answer = signed_in(coordinator).post(
        f"/spaces/requests/{wish.pk}/", {"name": "Weavers", "slug": "baltic", "answer": "Yes."}
    )

    wish.refresh_from_db()
    assert (answer.status_code, list(answer.context["grant"].errors)) == (422, ["slug"])
    assert (answer.context["grant"]["answer"].value(), wish.granted) == ("Yes.", None)


def test_declining_needs_a_word_and_tells_it(wish, outsider, coordinator, signed_in):
    browser = signed_in(coordinator)

    silent = browser.post(f"/spaces/requests/{wish.pk}/", {"do": "decline", "answer": " "})
    open_still = SpaceRequest.objects.get().is_open
    browser.post(f"/spaces/requests/{wish.pk}/", {"do": "decline", "answer": "Use the hub."})

    wish.refresh_from_db()
    page = signed_in(outsider).get(f"/spaces/requests/{wish.pk}/").content.decode()
    assert (silent.status_code, list(silent.context["decline"].errors), open_still) == (422, ["answer"], True)
    assert (wish.granted, "Use the hub." in page) == (False, True)
    assert Notice.objects.get(recipient=outsider).kind == NoticeKind.SPACE_DECLINED


def test_a_request_is_decided_once(wish, outsider, coordinator, as_reader):
    with as_reader(coordinator, None):
        decline_space_request(actor=coordinator, wish=wish, answer="No.")
        with pytest.raises(OperationRefusedError):
            grant_space_request(actor=coordinator, wish=wish, name="Weavers", slug="weavers")
    with as_reader(outsider, None), pytest.raises(OperationRefusedError):
        withdraw_space_request(actor=outsider, wish=wish)

    assert Space.objects.filter(slug="weavers").count() == 0


def test_a_request_is_taken_back(wish, outsider, signed_in):
    answer = signed_in(outsider).post(f"/spaces/requests/{wish.pk}/withdraw/")

    wish.refresh_from_db()
    assert (answer.status_code, wish.is_open, wish.granted) == (303, False, None)


@pytest.mark.parametrize("who", ["stranger", "rival", "administrator", "member"])
def test_requests_are_for_their_asker_and_the_coordinators(who, wish, everybody, signed_in, as_reader):
    browser = signed_in(everybody[who])
    path = f"/spaces/requests/{wish.pk}/"
    pages = [browser.get(path), browser.post(path, {"do": "decline"}), browser.post(f"{path}withdraw/")]
    with as_reader(everybody[who], None), pytest.raises(AccessDeniedError) as denied:
        grant_space_request(actor=everybody[who], wish=wish, name="Mine", slug="mine")

    wish.refresh_from_db()
    assert [page.status_code for page in pages] == [404, 404, 404]
    assert wish.name not in browser.get("/spaces/requests/").content.decode()
    assert (denied.value.permission, wish.is_open) == ("community.decide_space_request", True)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_many(
    rows, outsider, coordinator, signed_in, django_assert_num_queries
):
    for number in range(rows):
        SpaceRequest.objects.create(
            user=outsider, name=f"N{number}", kind="network", template="theme", visibility="network",
            purpose="P", decided_at=None if number == 0 else "2026-01-01T00:00:00Z",
        )  # fmt: skip
    browser = signed_in(coordinator)

    with django_assert_num_queries(5):
        assert browser.get("/spaces/requests/").status_code == 200


# First steps --------------------------------------------------------------------------------------
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
