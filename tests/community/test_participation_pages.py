"""The pages on which both sides look after participations: who opens them, how far, and what they list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.models import OrganisationContact, Participation
from community.vocabularies import ContactRole, OrganisationState
from tests.factories import OrganisationFactory

PAGE = "/spaces/baltic/participations/"


@pytest.fixture
def salon(other_space):
    """The organisation whose own space ``rival`` administers."""
    return OrganisationFactory(name="Salon Kaunas", space=other_space)


def test_the_list_is_paged_with_what_waits_before_what_is_agreed(space, administrator, signed_in):
    for n in range(32):
        agreed_at = None if n in {0, 31} else timezone.now() - timedelta(days=n)
        Participation.objects.create(
            organisation=OrganisationFactory(name=f"Firm {n:02}"), space=space, agreed_at=agreed_at
        )
    browser = signed_in(administrator)

    first = browser.get(PAGE)
    second = browser.get(first.context["next_url"])

    names = [row["participation"].organisation.name for row in first.context["rows"]]
    assert names == [f"Firm {n:02}" for n in (31, 0, *range(1, 29))]
    assert [row["participation"].organisation.name for row in second.context["rows"]] == [
        "Firm 29",
        "Firm 30",
    ]
    assert second.context["next_url"] == ""


def test_what_one_may_not_know_of_does_not_exist(salon, stranger, rival, signed_in):
    """A proposal that nobody has verified is the network's; one that was merged leads to the other."""
    unseen = OrganisationFactory(state=OrganisationState.PROPOSED)
    merged = OrganisationFactory(merged_into=salon)
    OrganisationContact.objects.create(organisation=merged, user=rival, role=ContactRole.values[0])

    found = [
        signed_in(who).get(f"/organisations/{organisation.pk}/participations/").status_code
        for who, organisation in ((stranger, unseen), (stranger, salon), (rival, merged), (rival, salon))
    ]

    assert found == [404, 403, 404, 200]


def test_a_merged_organisation_is_not_asked(space, salon, administrator, signed_in):
    merged = OrganisationFactory(merged_into=salon)

    assert signed_in(administrator).post(PAGE, {"organisation": merged.pk}).status_code == 404
    assert Participation.objects.count() == 0


def test_words_with_a_nul_find_nothing_and_break_nothing(space, salon, administrator, rival, signed_in):
    assert signed_in(administrator).get(f"{PAGE}?q=%00salon%00").context["found"] == [salon]
    found = signed_in(rival).get(f"/organisations/{salon.pk}/participations/?q=%00baltic").context["found"]
    assert found == [space]
