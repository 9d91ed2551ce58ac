"""What people say of themselves, and accounts that end."""

import pytest

from community.handles import free_handle
from community.models import Profile, User
from community.operations.organisations import OrganisationText, register_organisation, take_part
from community.operations.people import deactivate_person, edit_profile, introduce_oneself, open_profile
from community.operations.profiles import keep_languages
from community.skills import Skill
from portal.models import AuditEntry
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from tests.factories import OrganisationFactory

PROFILE = {
    "display_name": "Mara Kalniņa", "handle": "mara", "headline": "Tutor", "bio": "I teach.",
    "target_group": "vet_tutor", "country": "LV", "pronoun": "she",
}  # fmt: skip


def test_a_profile_is_opened_once_with_the_terms_that_were_agreed(db):
    user = User.objects.create_user("new@example.org", display_name="New Person")

    first = open_profile(actor=user)
    second = open_profile(actor=user)

    assert first == second
    assert second.shown_to == "network"


def test_a_newcomer_says_what_describes_them(stranger):
    introduce_oneself(
        actor=stranger,
        target_group="employer",
        headline="Baker",
        country="LV",
        languages=["lv"],
        expertise=["rye"],
    )

    profile = Profile.objects.get(user=stranger)
    said = (profile.target_group, profile.headline, profile.country, profile.languages, profile.expertise)
    assert said == (
        "employer", "Baker", "LV", ["lv"], ["rye"],
    )  # fmt: skip
    assert AuditEntry.objects.get().verb == "community.introduce_oneself"


def test_levels_stay_when_somebody_introduces_themselves_again(stranger):
    keep_languages(actor=stranger, person=stranger, skills=[Skill("lv", "native"), Skill("en", "B2")])

    introduce_oneself(actor=stranger, target_group="employer", languages=["en", "fi"])

    assert list(stranger.language_skills.order_by("order").values_list("language", "level")) == [
        ("en", "B2"), ("fi", ""),
    ]  # fmt: skip


def test_people_change_everything_about_themselves(member):
    edit_profile(actor=member, person=member, **PROFILE)

    member.refresh_from_db()
    profile = Profile.objects.get(user=member)
    kept = {name: getattr(profile if hasattr(profile, name) else member, name) for name in PROFILE}
    assert kept == PROFILE


def test_nobody_edits_another_person(member, administrator):
    with pytest.raises(AccessDeniedError) as denied:
        edit_profile(actor=administrator, person=member, **PROFILE)

    member.refresh_from_db()
    assert denied.value.permission == "community.edit_profile"
    assert (member.display_name, member.profile.headline) == ("Mara Member", "")


def test_a_handle_belongs_to_one_person(member, colleague):
    with pytest.raises(OperationRefusedError) as refused:
        edit_profile(actor=member, person=member, **PROFILE | {"handle": colleague.handle})

    member.refresh_from_db()
    assert refused.value.field == "handle"
    assert member.handle == "mara-member"


def test_only_superusers_and_the_platform_close_accounts(member, administrator, coordinator, hints):
    for actor in (administrator, coordinator, member):
        with pytest.raises(AccessDeniedError):
            deactivate_person(actor=actor, person=member)

    deactivate_person(actor=SYSTEM, person=member)

    member.refresh_from_db()
    assert member.is_active is False
    assert hints() == [f"standing:{member.pk}"]


def test_a_closed_account_is_signed_out_everywhere(member, signed_in):
    browser = signed_in(member)
    assert browser.get("/me/").status_code == 200

    deactivate_person(actor=SYSTEM, person=member)

    assert browser.get("/me/").status_code == 303


@pytest.mark.parametrize(
    ("name", "handle"),
    [("Ieva Ozola", "ieva-ozola"), ("Žanis Šķēle", "zanis-skele"), ("A" * 80, "a" * 35)],
)
def test_handles_come_from_the_name(name, handle, db):
    assert free_handle(name) == handle


def test_handles_of_people_with_one_name_differ(db):
    handles = [User.objects.create_user(f"{n}@example.org", display_name="Ann Lee").handle for n in range(3)]

    assert handles == ["ann-lee", "ann-lee-2", "ann-lee-3"]


def test_a_name_without_letters_for_an_address_gets_a_random_handle(db):
    assert free_handle("Ω ☂")[:7] == "member-"


def test_an_organisation_is_registered_once_and_takes_part(space, coordinator):
    text = OrganisationText(name="SIA Metāls", kind="enterprise", country="LV", city="Ogre")
    made = register_organisation(actor=coordinator, text=text)
    with pytest.raises(OperationRefusedError) as refused:
        register_organisation(actor=SYSTEM, text=text)
    take_part(actor=SYSTEM, organisation=made, space=space, role="partner")
    take_part(actor=SYSTEM, organisation=made, space=space, role="coordinator")

    assert refused.value.field == "name"
    assert [(row.space, row.role) for row in made.participations.all()] == [(space, "coordinator")]


def test_organisations_take_part_in_network_spaces_only(other_space):
    organisation = OrganisationFactory()

    with pytest.raises(OperationRefusedError):
        take_part(actor=SYSTEM, organisation=organisation, space=other_space)

    assert organisation.participations.count() == 0


def test_others_keep_no_organisations(space, administrator):
    organisation = OrganisationFactory()

    with pytest.raises(AccessDeniedError):
        register_organisation(
            actor=administrator, text=OrganisationText(name="Mine", kind="enterprise", country="LV")
        )
    with pytest.raises(AccessDeniedError):
        take_part(actor=administrator, organisation=organisation, space=space)

    assert organisation.participations.count() == 0
