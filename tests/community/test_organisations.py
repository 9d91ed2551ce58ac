"""Organisations: proposed, verified, described, found by every name, merged."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from community.models import (
    Organisation,
    OrganisationContact,
    OrganisationFacet,
    Position,
    Profile,
)
from community.operations.contacts import drop_contact, name_contact
from community.operations.organisations import (
    OrganisationText,
    describe_organisation,
    propose_organisation,
    retire_organisation,
    turn_down_organisation,
    verify_organisation,
)
from community.operations.positions import PositionText, add_position
from community.selectors import count_organisations, found_organisations
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from portal.pictures import path_of
from tests.factories import OrganisationFactory, UserFactory

SAVO = OrganisationText(
    name="Savon koulutuskuntayhtymä",
    kind="vet_provider",
    country="FI",
    name_en="Savo Consortium for Education",
    acronym="SKK",
    aliases=["Savon ammattiopisto"],
    sectors=["metal", "care"],
    vet_levels=["ivet"],
    website="https://www.example.org/fi",
    qualifications=["Welder (EQF 4)"],
)
NEW = {"name": "New Forge", "kind": "enterprise", "country": "LV"}


def names(actor, **chosen):
    return [str(row) for row in found_organisations(actor, **chosen).order_by("pk")]


@pytest.fixture
def savo(coordinator):
    return propose_organisation(actor=coordinator, text=SAVO)


@pytest.mark.parametrize(
    "q", ["savon", "SAVO CONSORTIUM", "koulutuskuntayhtyma", "skk", "ammattiopisto savon", "welder"]
)
def test_an_organisation_is_found_by_each_of_its_names(q, savo, member):
    OrganisationFactory(name="Another")

    assert names(member, q=q) == ["Savon koulutuskuntayhtymä"]


def test_what_a_coordinator_proposes_is_verified_at_once(savo, coordinator):
    assert (savo.state, savo.verified_by, savo.proposed_by) == ("verified", coordinator, coordinator)
    assert set(OrganisationFacet.objects.values_list("kind", "code")) == {
        ("country", "FI"), ("kind", "vet_provider"), ("state", "verified"), ("sector", "metal"),
        ("sector", "care"), ("level", "ivet"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "sees"),
    [("visitor", False), ("newcomer", False), ("stranger", True), ("outsider", True), ("coordinator", True)],
)
def test_a_proposal_is_for_the_network_its_author_and_coordinators(who, sees, stranger, everybody, signed_in):
    made = propose_organisation(actor=stranger, text=OrganisationText(**NEW))
    actor = everybody[who]
    browser = Client() if who == "visitor" else signed_in(actor)

    assert browser.get(made.get_absolute_url()).status_code == (200 if sees else 404)
    assert names(actor) == (["New Forge"] if sees else [])
    assert count_organisations(actor).get("kind", {}) == ({"enterprise": 1} if sees else {})


def test_proposing_asks_to_sign_in_and_says_what_is_wrong(member, signed_in):
    OrganisationFactory(name="New Forge")
    browser = signed_in(member)

    answers = [
        browser.post("/organisations/new/", NEW | changes)
        for changes in ({"name": ""}, {"kind": "moon"}, {"country": "XX"}, {"website": "no"}, {})
    ]

    assert Client().get("/organisations/new/").status_code == 303
    assert [(each.status_code, list(each.context["form"].errors)) for each in answers] == [
        (422, ["name"]), (422, ["kind"]), (422, ["country"]), (422, ["website"]), (422, ["name"]),
    ]  # fmt: skip
    assert Organisation.objects.count() == 1


def test_coordinators_verify_retire_and_turn_down(member, coordinator):
    made = propose_organisation(actor=member, text=OrganisationText(**NEW))
    for deed in (verify_organisation, retire_organisation, turn_down_organisation):
        with pytest.raises(AccessDeniedError):
            deed(actor=member, organisation=made)

    verified = verify_organisation(actor=coordinator, organisation=made)
    assert (verified.state, verified.verified_by) == ("verified", coordinator)
    with pytest.raises(OperationRefusedError):
        verify_organisation(actor=coordinator, organisation=made)
    with pytest.raises(OperationRefusedError):
        turn_down_organisation(actor=coordinator, organisation=made)

    retire_organisation(actor=coordinator, organisation=made)
    assert (names(member), names(member, state="inactive")) == ([], ["New Forge"])


def test_a_proposal_that_is_turned_down_leaves_the_name_with_its_people(member, coordinator):
    made = propose_organisation(actor=member, text=OrganisationText(**NEW))
    add_position(actor=member, person=member, text=PositionText("", organisation=made))

    turn_down_organisation(actor=coordinator, organisation=made)

    profile = Profile.objects.get(user=member)
    assert (Organisation.objects.count(), profile.organisation, profile.works_at) == (0, None, "New Forge")


def test_who_speaks_for_an_organisation_describes_it(other_space, rival, member, coordinator, stranger):
    firm = OrganisationFactory(name="Salon", space=other_space)
    text = OrganisationText(name="Salon", kind="vet_provider", country="LV", city="Kaunas")

    for actor in (member, stranger):
        with pytest.raises(AccessDeniedError):
            describe_organisation(actor=actor, organisation=firm, text=text)
    assert Organisation.objects.get().city == ""

    describe_organisation(actor=rival, organisation=firm, text=text)
    name_contact(actor=rival, organisation=firm, person=member, role="mobility", is_public=True)
    described = describe_organisation(
        actor=member, organisation=firm, text=OrganisationText(**vars(text) | {"city": "Vilnius"})
    )

    assert described.city == "Vilnius"


def test_what_was_verified_is_for_coordinators_to_change(other_space, rival, coordinator):
    firm = OrganisationFactory(name="Salon", space=other_space)
    text = OrganisationText(name="Ministry", kind="vet_provider", country="LV")

    with pytest.raises(OperationRefusedError) as refused:
        describe_organisation(actor=rival, organisation=firm, text=text)

    assert (refused.value.field, Organisation.objects.get().name) == ("name", "Salon")
    assert describe_organisation(actor=coordinator, organisation=firm, text=text).name == "Ministry"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"oid": "123"}, "oid"),
        ({"pic": "12"}, "pic"),
        ({"nuts": "?"}, "nuts"),
        ({"phone": "call me"}, "phone"),
        ({"email": "x"}, "email"),
        ({"sectors": ["moon"]}, "sectors"),
        ({"aliases": "x" * 161}, "aliases"),
    ],
)
def test_bad_descriptions_are_refused_at_their_field(changes, field, savo, coordinator, signed_in):
    answer = signed_in(coordinator).post(
        f"/organisations/{savo.pk}/edit/", {"name": savo.name, "kind": "host", "country": "FI"} | changes
    )

    savo.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert savo.kind == "vet_provider"


@pytest.mark.parametrize("path", ["edit/", "merge/", "logo/", "contacts/", "decide/"])
def test_members_do_not_keep_other_organisations(path, savo, member, signed_in):
    browser = signed_in(member)
    said = {"do": "retire"} if path == "decide/" else {}
    ask = browser.get if path == "merge/" else browser.post

    assert ask(f"/organisations/{savo.pk}/{path}", said).status_code == 403
    assert Organisation.objects.get().state == "verified"
    assert browser.get("/organisations/waiting/").status_code == 403


@pytest.mark.parametrize(("who", "shown"), [("visitor", ["Ada"]), ("outsider", ["Ada", "Ben"])])
def test_contacts_are_shown_as_far_as_they_and_the_organisation_wish(who, shown, savo, everybody, signed_in):
    for name, is_public in (("Ada", True), ("Ben", False)):
        person = UserFactory(display_name=name, profile__shown_to="public")
        name_contact(actor=SYSTEM, organisation=savo, person=person, role="quality", is_public=is_public)
    shy = UserFactory(display_name="Shy", profile__shown_to="spaces")
    OrganisationContact.objects.create(organisation=savo, user=shy, role="host", is_public=True)

    browser = Client() if who == "visitor" else signed_in(everybody[who])
    contacts = browser.get(savo.get_absolute_url()).context["contacts"]

    assert [contact.user.name for contact in contacts] == shown


def test_a_contact_is_named_by_handle_and_may_go(savo, coordinator, member, signed_in):
    browser = signed_in(coordinator)
    hidden = UserFactory(handle="hidden", profile__shown_to="spaces")
    path = f"/organisations/{savo.pk}/contacts/"
    member.profile.shown_to = "public"
    member.profile.save()

    unknown = browser.post(path, {"handle": hidden.handle, "role": "host"})
    browser.post(path, {"handle": "@mara-member", "role": "host"})
    contact = savo.contacts.get()
    with pytest.raises(AccessDeniedError):
        drop_contact(actor=hidden, contact=contact)
    drop_contact(actor=member, contact=contact)

    assert (unknown.status_code, list(unknown.context["contact_form"].errors)) == (422, ["handle"])
    assert (contact.user, savo.contacts.count()) == (member, 0)


def test_the_queue_shows_what_waits(member, coordinator, signed_in):
    made = propose_organisation(actor=member, text=OrganisationText(**NEW))
    OrganisationFactory(name="Forge", country="LV", website="https://forge.example.org")
    OrganisationFactory(name="Forge Ltd", country="LV", website="https://www.forge.example.org/en")
    browser = signed_in(coordinator)

    page = browser.get("/organisations/waiting/")
    browser.post(f"/organisations/{made.pk}/decide/", {"do": "verify"})

    assert [row["organisation"] for row in page.context["proposed"]] == [made]
    assert [(str(p["first"]), str(p["second"])) for p in page.context["pairs"]] == [("Forge", "Forge Ltd")]
    assert Position.objects.count() == 0
    made.refresh_from_db()
    assert made.state == "verified"


def test_the_logo_of_a_proposal_that_is_turned_down_goes_with_it(
    coordinator, django_capture_on_commit_callbacks
):
    name = "a" * 40
    proposed = OrganisationFactory(state="proposed", logo=name)
    storages["default"].save(path_of(name, 96), ContentFile(b"picture"))

    with django_capture_on_commit_callbacks(execute=True):
        turn_down_organisation(actor=coordinator, organisation=proposed)

    assert not storages["default"].exists(path_of(name, 96))
