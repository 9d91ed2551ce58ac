"""Two rows of one organisation: found, compared, merged."""

import pytest
from django.db import models
from django.test import Client

from community.models import Notice, Organisation, OrganisationName, Profile
from community.operations.contacts import name_contact
from community.operations.making_spaces import create_space
from community.operations.merging import merge_organisations
from community.operations.organisations import OrganisationText, propose_organisation
from community.operations.positions import PositionText, add_position
from community.operations.space_requests import ask_for_space, grant_space_request
from community.selectors import found_organisations, likely_duplicates
from portal.models import AuditEntry
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from portal.pages import ensure_space_index
from tests.factories import OrganisationFactory, ParticipationFactory

SAVO = OrganisationText(
    name="Savon koulutuskuntayhtymä", kind="vet_provider", country="FI", acronym="SKK",
    aliases=["Savon ammattiopisto"], website="https://www.example.org/fi",
)  # fmt: skip


def names(actor, **chosen):
    return [str(row) for row in found_organisations(actor, **chosen).order_by("pk")]


@pytest.fixture
def savo(coordinator):
    return propose_organisation(actor=coordinator, text=SAVO)


def test_the_likely_same_share_a_name_a_website_or_an_oid_in_one_country(savo):
    by_name = OrganisationFactory(name="SAVON AMMATTIOPISTO", country="FI")
    by_site = OrganisationFactory(name="Savo", country="FI", website="http://example.org/en")
    OrganisationFactory(name="Savon ammattiopisto", country="EE")
    OrganisationFactory(name="SKK", country="FI")

    assert likely_duplicates() == [(savo, by_name), (savo, by_site)]
    assert likely_duplicates(by_site) == [(savo, by_site)]


def test_a_merge_moves_everything_and_the_old_address_leads_on(
    savo, space, other_space, member, colleague, coordinator, signed_in
):
    double = OrganisationFactory(name="Savo Vocational", country="FI", city="Kuopio", space=other_space)
    add_position(actor=member, person=member, text=PositionText("", organisation=double))
    for row in (savo, double):
        ParticipationFactory(organisation=row, space=space)
        name_contact(actor=SYSTEM, organisation=row, person=colleague, role="host", is_public=True)
    old = double.get_absolute_url()

    kept = merge_organisations(actor=coordinator, kept=savo, merged=double)

    double.refresh_from_db()
    assert (double.merged_into, double.space_id, kept.space_id, kept.city) == (
        savo, None, other_space.pk, "Kuopio",
    )  # fmt: skip
    assert member.positions.get().organisation == savo
    assert Profile.objects.get(user=member).organisation == savo
    assert (savo.participations.count(), savo.contacts.count()) == (1, 1)
    assert names(member, q="vocational") == ["Savon koulutuskuntayhtymä"]
    assert OrganisationName.objects.filter(organisation=double).count() == 0
    moved = signed_in(member).get(old)
    assert (moved.status_code, moved.headers["Location"]) == (301, savo.get_absolute_url())
    entry = AuditEntry.objects.get(verb="community.merge_organisations")
    assert (entry.object_id, entry.details) == (savo.pk, {"merged_id": double.pk})


def test_chains_of_merges_lead_to_the_last_one(savo, coordinator, member):
    first, second = OrganisationFactory(name="First"), OrganisationFactory(name="Second")

    merge_organisations(actor=coordinator, kept=second, merged=first)
    merge_organisations(actor=coordinator, kept=savo, merged=second)

    first.refresh_from_db()
    assert first.merged_into == savo
    assert Client().get(f"/organisations/{first.pk}-first/").headers["Location"] == savo.get_absolute_url()


def test_merges_that_make_no_sense_are_refused_and_change_nothing(
    savo, space, other_space, coordinator, administrator
):
    double = OrganisationFactory(name="Double", space=other_space)
    with pytest.raises(AccessDeniedError):
        merge_organisations(actor=administrator, kept=savo, merged=double)
    with pytest.raises(OperationRefusedError):
        merge_organisations(actor=coordinator, kept=savo, merged=savo)
    savo.space = space
    savo.save()
    with pytest.raises(OperationRefusedError):
        merge_organisations(actor=coordinator, kept=savo, merged=double)
    third = OrganisationFactory(name="Third")
    merge_organisations(actor=coordinator, kept=savo, merged=third)
    with pytest.raises(OperationRefusedError):
        merge_organisations(actor=coordinator, kept=double, merged=third)

    assert list(Organisation.objects.filter(merged_into=None).order_by("pk")) == [savo, double]


def test_the_confirm_page_says_what_moves_and_merges(savo, coordinator, signed_in):
    double = OrganisationFactory(name="Double", country="FI")
    browser = signed_in(coordinator)
    path = f"/organisations/{double.pk}/merge/{savo.pk}/"

    page = browser.get(path)
    bad = browser.post(path, {"kept": "0"})
    done = browser.post(path, {"kept": str(savo.pk)})

    assert page.context["form"]["kept"].value() == str(savo.pk)
    assert (bad.status_code, done.status_code) == (422, 303)
    double.refresh_from_db()
    assert double.merged_into == savo


def test_everything_that_points_at_organisations_is_moved_by_a_merge():
    """A new foreign key to organisations has to be thought of in ``operations.merging``."""
    pointing = {
        relation.related_model._meta.label
        for relation in Organisation._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
    }

    assert pointing == {
        "community.Organisation", "community.OrganisationContact", "community.OrganisationFacet",
        "community.OrganisationName", "community.Participation", "community.Position", "community.Profile",
        "community.SpaceRequest",
    }  # fmt: skip


def test_notices_about_the_merged_one_are_about_the_other(savo, coordinator, member):
    from portal.lineage import content_type

    double = OrganisationFactory(name="Double")
    kind = content_type(savo)
    about = {"kind": "carried", "object_type": kind, "thread_type": kind, "actor": coordinator}
    for recipient, rows in ((member, (savo, double)), (coordinator, (double,))):
        for row in rows:
            ids = {"object_id": row.pk, "thread_id": row.pk, "object_ids": [row.pk]}
            Notice.objects.create(recipient=recipient, **ids, **about)

    merge_organisations(actor=coordinator, kept=savo, merged=double)

    left = Notice.objects.order_by("recipient").values_list(
        "recipient", "object_id", "thread_id", "object_ids"
    )
    assert sorted(left) == sorted((pk, savo.pk, savo.pk, [savo.pk]) for pk in (member.pk, coordinator.pk))


def test_what_is_in_force_goes_before_what_is_only_proposed(savo, space, coordinator):
    double = OrganisationFactory(name="Double")
    ParticipationFactory(organisation=savo, space=space, agreed_at=None)
    agreed = ParticipationFactory(organisation=double, space=space)
    elsewhere = ParticipationFactory(organisation=savo)
    ParticipationFactory(organisation=double, space=elsewhere.space, agreed_at=None)

    merge_organisations(actor=coordinator, kept=savo, merged=double)

    assert set(savo.participations.all()) == {agreed, elsewhere}
    assert double.participations.count() == 0


def test_a_space_that_was_wished_for_belongs_to_what_its_organisation_was_merged_into(
    outsider, coordinator, as_reader, everywhere
):
    ensure_space_index()
    kept, double = OrganisationFactory(name="Kept"), OrganisationFactory(name="Double")
    with as_reader(outsider, None):
        wish = ask_for_space(
            actor=outsider, name="Weavers", template="partner", visibility="network", purpose="Looms.",
            organisation=double,
        )  # fmt: skip
    merge_organisations(actor=coordinator, kept=kept, merged=double)

    wish.refresh_from_db()
    space = grant_space_request(actor=coordinator, wish=wish, name="Weavers", slug="weavers")

    kept.refresh_from_db()
    double.refresh_from_db()
    assert (wish.organisation, kept.space, double.space) == (kept, space, None)


def test_a_merge_in_the_same_moment_leads_to_the_one_that_stays(stranger, coordinator, everywhere):
    ensure_space_index()
    kept, double = OrganisationFactory(name="Kept"), OrganisationFactory(name="Double")
    merge_organisations(actor=coordinator, kept=kept, merged=double)

    space = create_space(
        actor=SYSTEM, slug="weavers", name="Weavers", kind="partner", visibility="network",
        join_policy="request", administrator=stranger, organisation=double,
    )  # fmt: skip

    kept.refresh_from_db()
    assert kept.space == space
