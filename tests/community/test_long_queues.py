"""Queues that coordinators decide about: the longest waiting first, page by page, none crowded out."""

import pytest
from django.utils import timezone

from community.models import SpaceRequest
from community.operations.space_requests import ask_for_space, decline_space_request
from community.vocabularies import OrganisationState
from tests.factories import OrganisationFactory, UserFactory

WISH = {
    "name": "Weavers of Łódź", "template": "theme", "visibility": "network", "purpose": "Looms and learners.",
}  # fmt: skip


@pytest.fixture
def wish(outsider, as_reader):
    with as_reader(outsider, None):
        return ask_for_space(actor=outsider, **WISH)


def test_what_was_decided_meanwhile_is_not_taken_back(wish, outsider, coordinator, as_reader, signed_in):
    with as_reader(coordinator, None):
        decline_space_request(actor=coordinator, wish=wish, answer="No.")

    answer = signed_in(outsider).post(f"/spaces/requests/{wish.pk}/withdraw/")

    wish.refresh_from_db()
    assert (answer.status_code, wish.granted) == (422, False)
    assert "This request has been decided meanwhile." in answer.content.decode()
    assert answer.context["back_url"] == "/spaces/requests/"


def test_requests_for_spaces_are_never_crowded_out(coordinator, signed_in):
    for n in range(32):
        values = {"kind": "network", "template": "theme", "visibility": "network", "purpose": "P"}
        SpaceRequest.objects.create(user=UserFactory(), name=f"Open {n:02}", **values)
        SpaceRequest.objects.create(
            user=UserFactory(), name=f"Done {n:02}", decided_at=timezone.now(), **values
        )
    browser = signed_in(coordinator)

    first = browser.get("/spaces/requests/")
    waiting = browser.get(first.context["more_open"])
    decided = browser.get(first.context["more_decided"])

    assert [wish.name for wish in first.context["open_wishes"]] == [f"Open {n:02}" for n in range(30)]
    assert [wish.name for wish in waiting.context["open_wishes"]] == ["Open 30", "Open 31"]
    assert [wish.name for wish in decided.context["decided_wishes"]] == ["Done 01", "Done 00"]


def test_proposed_organisations_come_page_by_page(coordinator, signed_in):
    made = [OrganisationFactory(name=f"Firm {n:02}", state=OrganisationState.PROPOSED) for n in range(31)]
    browser = signed_in(coordinator)

    first = browser.get("/organisations/waiting/")
    second = browser.get(first.context["next_url"])

    assert [row["organisation"] for row in first.context["proposed"]] == made[:30]
    assert [row["organisation"] for row in second.context["proposed"]] == made[30:]
