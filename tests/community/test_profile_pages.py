"""The parts of one's own profile: pages, operations, bad input."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from community.models import LanguageSkill, Position, Profile, ProfileFacet, User
from community.operations.positions import PositionText, add_position, change_position, remove_position
from community.operations.profiles import change_photo, choose_readers, describe_exchange, keep_languages
from community.skills import Skill
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.pictures import path_of, storage
from tests.factories import OrganisationFactory

PAGES = [
    "/me/settings/", "/me/settings/work/", "/me/settings/work/new/", "/me/settings/languages/",
    "/me/settings/exchange/", "/me/settings/readers/",
]  # fmt: skip
SPOKEN = {
    "form-TOTAL_FORMS": "2",
    "form-INITIAL_FORMS": "0",
    "form-0-language": "lv",
    "form-0-level": "native",
}


def png() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (300, 200), "teal").save(out, "PNG")
    return SimpleUploadedFile("me.png", out.getvalue(), "image/png")


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_are_ones_own(path, member, signed_in):
    assert Client().get(path).status_code == 303
    assert signed_in(member).get(path).status_code == 200


def test_a_photo_is_shown_replaced_and_taken_away(member, signed_in, django_capture_on_commit_callbacks):
    browser = signed_in(member)

    saved = browser.post("/me/settings/photo/", {"photo": png()})
    member.refresh_from_db()
    name = member.photo
    page = browser.get("/people/mara-member/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/me/settings/photo/", {"remove": "1"})
    member.refresh_from_db()

    assert saved.status_code == 303
    assert (len(name), f"{name}-384.webp" in page) == (40, True)
    assert member.photo == ""
    assert not storage(private=False).exists(path_of(name, 96))


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)></svg>", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_no_picture_is_refused_at_the_photo(content, member, signed_in):
    answer = signed_in(member).post("/me/settings/photo/", {"photo": SimpleUploadedFile("me.png", content)})

    member.refresh_from_db()
    assert (answer.status_code, list(answer.context["photo_form"].errors)) == (422, ["photo"])
    assert member.photo == ""


def test_languages_are_kept_with_levels_in_their_order(member, signed_in):
    said = SPOKEN | {"form-1-language": "en", "form-1-level": "B2", "form-1-can_translate": "on"}

    saved = signed_in(member).post("/me/settings/languages/", said)

    rows = LanguageSkill.objects.filter(user=member).order_by("order")
    assert saved.status_code == 303
    assert [(row.language, row.level, row.can_translate) for row in rows] == [
        ("lv", "native", False), ("en", "B2", True),
    ]  # fmt: skip
    assert Profile.objects.get(user=member).languages == ["lv", "en"]
    assert set(ProfileFacet.objects.filter(user=member).values_list("kind", "code")) == {
        ("language", "lv"), ("language", "en"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"form-1-language": "lv"},
        {"form-1-language": "xx"},
        {"form-0-level": "Z9"},
        {"form-TOTAL_FORMS": "many"},
    ],
)
def test_bad_languages_are_refused_and_nothing_changes(changes, member, signed_in):
    answer = signed_in(member).post("/me/settings/languages/", SPOKEN | changes)

    assert answer.status_code == 422
    assert LanguageSkill.objects.count() == 0


def test_a_language_left_out_is_gone_with_its_level(member):
    keep_languages(actor=member, person=member, skills=[Skill("lv", "native"), Skill("en", "C1")])
    keep_languages(actor=member, person=member, skills=[Skill("lv")])

    assert list(member.language_skills.values_list("language", "level")) == [("lv", "")]


def test_work_and_exchange_and_readers_are_saved(member, signed_in):
    browser = signed_in(member)

    browser.post(
        "/me/settings/work/", {"roles": ["vet_tutor"], "sectors": ["wood"], "expertise": "plans, rye"}
    )
    browser.post("/me/settings/exchange/", {"offers": ["reviewer"], "seeks": "hosts in Italy"})
    browser.post("/me/settings/readers/", {"shown_to": "spaces", "contact_by": "mail"})

    profile = Profile.objects.get(user=member)
    assert (profile.roles, profile.sectors, profile.expertise) == (["vet_tutor"], ["wood"], ["plans", "rye"])
    assert (profile.offers, profile.seeks) == (["reviewer"], ["hosts in Italy"])
    assert (profile.shown_to, profile.contact_by) == ("spaces", "mail")
    assert set(ProfileFacet.objects.filter(user=member).values_list("code", "shown_to")) == {
        ("vet_tutor", "spaces"), ("wood", "spaces"), ("reviewer", "spaces"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "said", "field"),
    [
        ("work", {"roles": ["king"]}, "roles"),
        ("work", {"sectors": ["moon"]}, "sectors"),
        ("work", {"expertise": "x" * 41}, "expertise"),
        ("exchange", {"offers": ["gold"]}, "offers"),
        ("exchange", {"seeks": ",".join(f"w{n}" for n in range(13))}, "seeks"),
        ("readers", {"shown_to": "nobody", "contact_by": "portal"}, "shown_to"),
        ("readers", {"shown_to": "public", "contact_by": "pigeon"}, "contact_by"),
    ],
)
def test_bad_parts_are_refused_at_their_field(path, said, field, member, signed_in):
    answer = signed_in(member).post(f"/me/settings/{path}/", said)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert ProfileFacet.objects.filter(user=member).count() == 0


def test_nobody_changes_another_persons_parts(member, colleague):
    position = add_position(actor=colleague, person=colleague, text=PositionText("School"))
    deeds = [
        lambda: keep_languages(actor=member, person=colleague, skills=[Skill("lv")]),
        lambda: describe_exchange(actor=member, person=colleague, offers=["reviewer"], seeks=[]),
        lambda: choose_readers(actor=member, person=colleague, shown_to="public", contact_by="mail"),
        lambda: change_photo(actor=member, person=colleague, picture=None),
        lambda: add_position(actor=member, person=colleague, text=PositionText("Moon")),
        lambda: change_position(actor=member, position=position, text=PositionText("Moon")),
        lambda: remove_position(actor=member, position=position),
    ]

    for deed in deeds:
        with pytest.raises(AccessDeniedError) as denied:
            deed()
        assert denied.value.permission == "community.edit_profile"

    colleague.profile.refresh_from_db()
    assert (colleague.profile.works_at, colleague.profile.shown_to) == ("School", "network")
    assert (Position.objects.count(), LanguageSkill.objects.count()) == (1, 0)


def test_the_first_position_is_the_main_one_and_the_profile_follows_it(member):
    school = OrganisationFactory(name="Riga School")
    first = add_position(actor=member, person=member, text=PositionText("My bakery", title="Baker"))
    second = add_position(
        actor=member, person=member, text=PositionText("", organisation=school, is_main=True)
    )

    profile = Profile.objects.get(user=member)
    assert (profile.organisation, profile.works_at) == (school, "Riga School")
    assert list(member.positions.main_first()) == [second, first]

    remove_position(actor=member, position=second)
    profile.refresh_from_db()
    first.refresh_from_db()
    assert (profile.organisation, profile.works_at, first.is_main) == (None, "My bakery", True)

    remove_position(actor=member, position=first)
    profile.refresh_from_db()
    assert profile.works_at == ""


def test_a_profile_has_at_most_eight_positions(member):
    for n in range(8):
        add_position(actor=member, person=member, text=PositionText(f"Place {n}"))

    with pytest.raises(OperationRefusedError):
        add_position(actor=member, person=member, text=PositionText("One more"))

    assert member.positions.count() == 8


def test_a_position_is_found_by_its_name_without_scripts_and_chosen(member, signed_in):
    school = OrganisationFactory(name="Rīgas Skola")
    browser = signed_in(member)

    looked = browser.post("/me/settings/work/new/", {"organisation_name": "rigas", "title": "T", "find": "1"})
    saved = browser.post(
        "/me/settings/work/new/",
        {
            "organisation_name": "rigas",
            "organisation": str(school.pk),
            "title": "Teacher",
            "from_year": "2019",
        },
    )
    while_typing = browser.get("/me/settings/work/places/?organisation_name=skola")
    typed_whole = browser.get("/me/settings/work/places/?organisation_name=rigas+SKOLA")

    assert (looked.status_code, looked.context["known"]) == (200, [school])
    assert looked.context["form"]["title"].value() == "T"
    assert (while_typing.context["known"], while_typing.context["chosen"]) == ([school], "")
    assert typed_whole.context["chosen"] == str(school.pk)
    position = member.positions.get()
    assert (saved.status_code, position.organisation, position.years) == (303, school, "2019–")  # noqa: RUF001


def test_an_organisation_that_is_missing_is_proposed_on_the_way(member, signed_in):
    browser = signed_in(member)

    saved = browser.post(
        "/me/settings/work/new/", {"organisation_name": "New Forge", "organisation": "new", "title": "Smith"}
    )
    browser.post(saved.headers["Location"], {"name": "New Forge", "kind": "enterprise", "country": "LV"})

    position = member.positions.get()
    assert (position.organisation.name, position.organisation.state) == ("New Forge", "proposed")
    assert position.title == "Smith"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organisation_name": ""}, "organisation_name"),
        ({"from_year": "2020", "to_year": "2019"}, "to_year"),
        ({"from_year": "1066"}, "from_year"),
        ({"organisation": "999999"}, "organisation"),
    ],
)
def test_bad_positions_are_refused_at_their_field(changes, field, member, signed_in):
    answer = signed_in(member).post("/me/settings/work/new/", {"organisation_name": "Forge"} | changes)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert member.positions.count() == 0


def test_other_peoples_positions_do_not_exist(member, colleague, signed_in):
    theirs = add_position(actor=colleague, person=colleague, text=PositionText("School"))
    browser = signed_in(member)

    assert browser.get(f"/me/settings/work/{theirs.pk}/").status_code == 404
    assert browser.post(f"/me/settings/work/{theirs.pk}/remove/").status_code == 404
    assert Position.objects.filter(pk=theirs.pk).exists()


def test_a_closed_account_is_counted_no_more(member):
    from community.operations.people import deactivate_person
    from portal.operations import SYSTEM

    describe_exchange(actor=member, person=member, offers=["reviewer"], seeks=[])
    deactivate_person(actor=SYSTEM, person=User.objects.get(pk=member.pk))

    assert ProfileFacet.objects.filter(user=member).count() == 0
