"""How a space looks: logo and colour."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from community.operations.describing import colour_space, describe_space, show_sections
from community.operations.spaces import change_space_access
from portal.operations import AccessDeniedError
from portal.pictures import LOGO, draw_picture, path_of, storage
from portal.ui.themes import stylesheet, theme_url, theme_version
from tests.portal.test_pictures import huge_png

ABOUT = "/spaces/baltic/settings/"

WORDS = {"name": "Baltic ILP", "tagline": "", "description": "", "languages": []}


def png(colour: str = "teal") -> bytes:
    out = BytesIO()
    Image.new("RGB", (400, 200), colour).save(out, "PNG")
    return out.getvalue()


def upload(content: bytes = b"", name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or png())


def lies(name: str, *, private: bool) -> bool:
    return all(storage(private=private).exists(path_of(name, width)) for width in LOGO.sizes)


@pytest.fixture
def with_logo(space, administrator, as_reader, django_capture_on_commit_callbacks):
    """``space`` with a logo of a colour."""

    def give(colour="teal"):
        with as_reader(administrator, space), django_capture_on_commit_callbacks(execute=True):
            return describe_space(
                actor=administrator, space=space, logo=draw_picture(upload(png(colour)), LOGO), **WORDS
            )

    return give


def test_a_logo_is_shown_in_the_head_and_in_the_directory(space, administrator, signed_in):
    browser = signed_in(administrator)

    answer = browser.post(ABOUT, WORDS | {"logo": upload()})

    space.refresh_from_db()
    address = f"/pictures/{space.logo}-96.webp"
    assert (answer.status_code, space.logo_url, space.logo_bytes > 0) == (303, address, True)
    assert Client().get(address)["Content-Type"] == "image/webp"
    for page in ("/spaces/baltic/communication/", "/spaces/"):
        assert f'<img src="{address}" alt="">' in Client().get(page).content.decode()
    assert f"{space.logo}-384.webp" in browser.get(ABOUT).content.decode()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (huge_png(), "huge.png", "The picture has 50 million pixels; at most 40 million are possible."),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "logo.svg", "not a picture"),
        (b"<!doctype html><script>alert(1)</script>", "logo.png", "not a picture"),
    ],
    ids=["50 megapixels", "svg with a script", "html named png"],
)
def test_a_bad_logo_is_refused_at_its_field_and_nothing_typed_is_lost(
    content, name, words, space, administrator, signed_in
):
    answer = signed_in(administrator).post(
        ABOUT, WORDS | {"name": "Baltic plans", "logo": upload(content, name)}
    )

    space.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["logo"])
    assert words in answer.context["form"].errors["logo"][0]
    assert answer.context["form"]["name"].value() == "Baltic plans"
    assert (space.name, space.logo) == ("Baltic ILP", "")


def test_the_old_logo_is_forgotten_after_the_new_one_is_kept(with_logo):
    old = with_logo("teal").logo
    new = with_logo("navy").logo

    assert (lies(old, private=False), lies(new, private=False)) == (False, True)


def test_a_logo_stays_while_another_space_shows_the_same(with_logo, other_space, rival, as_reader):
    shared = with_logo("teal").logo
    with as_reader(rival, other_space):
        describe_space(actor=rival, space=other_space, logo=draw_picture(upload(png("teal")), LOGO), **WORDS)

    with_logo("navy")

    assert lies(shared, private=False)


def test_the_logo_of_a_space_that_becomes_hidden_is_private(
    with_logo, space, administrator, member, rival, signed_in, as_reader, django_capture_on_commit_callbacks
):
    name = with_logo().logo
    public = space.__class__.objects.get(pk=space.pk).logo_url
    with as_reader(administrator, space), django_capture_on_commit_callbacks(execute=True):
        change_space_access(actor=administrator, space=space, visibility="hidden", join_policy="invitation")

    space.refresh_from_db()
    private = f"/spaces/baltic/logo/{name}-96.webp"
    assert space.logo_url == private
    assert (lies(name, private=True), lies(name, private=False)) == (True, False)
    assert Client().get(public).status_code == 404
    found = {who: signed_in(user).get(private).status_code for who, user in [("m", member), ("r", rival)]}
    assert (found, Client().get(private).status_code) == ({"m": 200, "r": 404}, 404)
    assert signed_in(member).get(private.replace("-96", "-97")).status_code == 404
    assert signed_in(member).get(private)["Cache-Control"].startswith("private")


def test_a_public_space_has_no_private_logo(with_logo, member, signed_in):
    name = with_logo().logo

    assert signed_in(member).get(f"/spaces/baltic/logo/{name}-96.webp").status_code == 404


def test_a_logo_is_taken_away(with_logo, space, administrator, signed_in):
    with_logo()

    signed_in(administrator).post(ABOUT, WORDS | {"drops_logo": "on"})

    space.refresh_from_db()
    assert (space.logo, space.logo_bytes, space.logo_url) == ("", 0, "")


def test_a_named_accent_is_worn(space, administrator, signed_in):
    browser = signed_in(administrator)

    answer = browser.post("/spaces/baltic/settings/look/", {"accent": "sea", "colour": "#116355"})

    space.refresh_from_db()
    assert (answer.status_code, space.accent, space.colour) == (303, "sea", "")
    assert "/spaces/baltic/theme-" not in browser.get("/spaces/baltic/communication/").content.decode()


def test_a_colour_of_its_own_is_served_as_a_stylesheet(space, administrator, signed_in):
    browser = signed_in(administrator)

    browser.post("/spaces/baltic/settings/look/", {"accent": "own", "colour": "#1155CC"})

    space.refresh_from_db()
    page = browser.get("/spaces/baltic/communication/").content.decode()
    sheet = Client().get(theme_url(space))
    assert (space.accent, space.colour) == ("iris", "#1155cc")
    assert f'<link rel="stylesheet" href="{theme_url(space)}">' in page
    assert 'data-accent="iris" data-colour="#1155cc"' in page
    assert (sheet.status_code, sheet["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert sheet["Cache-Control"] == "public, max-age=31536000, immutable"
    assert sheet.content.decode() == stylesheet("#1155cc")
    assert sheet.content.decode().count("--") == 8  # seven meanings, and var(--text)
    assert Client().get("/spaces/baltic/theme-000000000000.css").status_code == 404


@pytest.mark.parametrize("who", ["visitor", "stranger", "rival"])
def test_the_stylesheet_of_a_hidden_space_is_for_its_members(who, hidden_space, everybody, signed_in):
    hidden_space.colour = "#1155cc"
    hidden_space.save()
    address = theme_url(hidden_space)
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    assert browser.get(address).status_code == 404
    inside = signed_in(everybody["insider"]).get(address)
    assert (inside.status_code, inside["Cache-Control"][:7]) == (200, "private")


def test_a_pale_colour_is_refused_and_one_next_to_it_offered(space, administrator, signed_in):
    browser = signed_in(administrator)

    refused = browser.post("/spaces/baltic/settings/look/", {"accent": "own", "colour": "#ffcc00"})
    space.refresh_from_db()
    before = space.colour
    taken = browser.post(
        "/spaces/baltic/settings/look/", {"accent": "own", "colour": "#ffcc00", "take": "#836800"}
    )

    space.refresh_from_db()
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["colour"])
    assert (refused.context["offered"], before) == ("#836800", "")
    assert (taken.status_code, space.colour, space.accent) == (303, "#836800", "amber")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"accent": "neon"}, "accent"),
        ({"accent": "own", "colour": ""}, "colour"),
        ({"accent": "own", "colour": "red;}*{"}, "colour"),
        ({"accent": "own", "colour": "#12345678901"}, "colour"),
    ],
)
def test_what_is_no_colour_is_refused_at_its_field(typed, field, space, administrator, signed_in):
    answer = signed_in(administrator).post("/spaces/baltic/settings/look/", typed)

    space.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert (space.accent, space.colour) == ("", "")


def test_the_address_of_a_theme_changes_with_the_colour():
    assert theme_version("#1155cc") != theme_version("#1155cd")


@pytest.mark.parametrize("who", ["moderator", "member", "rival", "coordinator", "visitor"])
def test_only_administrators_change_the_look(who, space, everybody, as_reader):
    actor = everybody[who]

    with as_reader(actor, space):
        with pytest.raises(AccessDeniedError) as coloured:
            colour_space(actor=actor, space=space, accent="sea")
        with pytest.raises(AccessDeniedError):
            show_sections(actor=actor, space=space, sections=["sharing"])

    space.refresh_from_db()
    assert coloured.value.permission == "community.edit_space"
    assert (space.accent, space.hidden_sections) == ("", [])
