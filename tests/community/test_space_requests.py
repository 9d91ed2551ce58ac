"""Asking the coordinators for a space: granted, declined, taken back."""

import pytest
from django.test import Client

from community.choices import NoticeKind
from community.models import Membership, Notice, SpaceRequest
from community.operations.space_requests import (
    ask_for_space,
    decline_space_request,
    grant_space_request,
    withdraw_space_request,
)
from portal.models import Space
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.community.test_making_spaces import NEW
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.usefixtures("space_index")

WISH = {**NEW, "purpose": "Looms and learners."}


@pytest.fixture
def wish(outsider, as_reader):
    with as_reader(outsider, None):
        return ask_for_space(actor=outsider, **WISH)


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

    with django_assert_num_queries(6):
        assert browser.get("/spaces/requests/").status_code == 200
