"""The picture of a scenario: who may see it, that words say what it shows, and that none stays behind."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.operations import SYSTEM, OperationRefusedError
from portal.own_data import holdings
from portal.pictures import SCENE, draw_picture, path_of, storage
from scenarios.models import Scenario
from scenarios.operations.hiding import hide_scenario
from scenarios.operations.scenarios import edit_scenario, remove_scenario, write_scenario
from tests.scenarios.conftest import scenario_text
from tests.scenarios.test_scenarios import HERE, TYPED

SHOWS = "A joinery in the morning"


def png(colour="teal"):
    out = BytesIO()
    Image.new("RGB", (1600, 1200), colour).save(out, "PNG")
    return SimpleUploadedFile("scene.png", out.getvalue(), "image/png")


def drawn(colour="teal"):
    return draw_picture(png(colour), SCENE)


def kept(name):
    return [width for width in SCENE.sizes if storage(private=True).exists(path_of(name, width))]


@pytest.fixture
def pictured(everywhere, space, member):
    text = scenario_text(picture_text=SHOWS)
    return write_scenario(actor=member, space=space, text=text, audience="space", picture=drawn())


def address(scenario, width=480, name=""):
    return f"{HERE}{scenario.pk}/picture/{name or scenario.picture}-{width}.webp"


def test_a_picture_is_drawn_anew_in_three_widths_and_shown_with_its_words(
    everywhere, space, member, signed_in
):
    browser = signed_in(member)

    answer = browser.post(f"{HERE}new/", TYPED | {"picture": png(), "picture_text": SHOWS})

    scenario = Scenario.objects.get()
    assert (answer.status_code, scenario.picture_text) == (303, SHOWS)
    served = [browser.get(address(scenario, width)) for width in SCENE.sizes]
    assert [each["Content-Type"] for each in served] == ["image/webp"] * 3
    assert [Image.open(BytesIO(each.content)).size for each in served] == [
        (480, 270),
        (960, 540),
        (1440, 810),
    ]
    for page in (scenario.get_absolute_url(), HERE):
        text = browser.get(page).content.decode()
        assert text.count(f'alt="{SHOWS}"') == 1
        assert f"{address(scenario, 960)} 960w" in text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"picture_text": ""}, "for people who cannot see it"),
        (
            {"picture": SimpleUploadedFile("a.png", b"<svg onload=alert(1)>")},
            "not a picture",
        ),
    ],
)
def test_a_picture_without_words_or_that_is_none_is_refused(
    sent, words, everywhere, space, member, signed_in
):
    typed = TYPED | {"picture": png(), "picture_text": SHOWS} | sent

    answer = signed_in(member).post(f"{HERE}new/", typed)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Scenario.objects.count() == 0


def test_words_without_a_picture_are_not_kept(everywhere, space, member):
    made = write_scenario(actor=member, space=space, text=scenario_text(picture_text=SHOWS), audience="space")

    made.refresh_from_db()
    assert (made.picture, made.picture_text) == ("", "")


def test_two_scenarios_with_the_same_picture_share_no_file(pictured, space, member):
    other = write_scenario(
        actor=member, space=space, text=scenario_text(2, picture_text=SHOWS), audience="space",
        picture=drawn(),
    )  # fmt: skip

    assert other.picture != pictured.picture


@pytest.mark.parametrize(
    ("who", "status"),
    [("member", 200), ("moderator", 200), ("colleague", 200), ("outsider", 404), ("stranger", 404)],
)
def test_the_picture_is_for_who_sees_the_scenario(request, who, status, pictured, signed_in):
    reader = signed_in(request.getfixturevalue(who))

    answer = reader.get(address(pictured))

    assert answer.status_code == status


def test_nobody_else_sees_the_picture_of_a_hidden_scenario(pictured, member, colleague, moderator, signed_in):
    hide_scenario(actor=SYSTEM, scenario=pictured)

    seen = {
        each: signed_in(each).get(address(pictured)).status_code for each in (member, moderator, colleague)
    }

    assert seen == {member: 200, moderator: 200, colleague: 404}


def test_the_picture_stands_under_its_own_scenario_alone(pictured, scenario, member, other_space, signed_in):
    browser = signed_in(member)

    for path in (
        address(scenario, name=pictured.picture),
        address(pictured, name="0" * 40),
        address(pictured, width=96),
        address(pictured).replace("/baltic/", f"/{other_space.slug}/"),
        f"/pictures/{pictured.picture}-480.webp",
    ):
        assert browser.get(path).status_code == 404


def test_another_picture_and_none_leave_nothing_behind(pictured, member, django_capture_on_commit_callbacks):
    first = pictured.picture
    with django_capture_on_commit_callbacks(execute=True):
        edited = edit_scenario(
            actor=member, scenario=pictured, audience="space", picture=drawn("navy"),
            text=scenario_text(picture_text="Night"),
        )  # fmt: skip
    second = edited.picture
    assert (kept(first), kept(second), edited.picture_text) == ([], [480, 960, 1440], "Night")

    with django_capture_on_commit_callbacks(execute=True):
        edited = edit_scenario(
            actor=member, scenario=edited, audience="space", drops_picture=True,
            text=scenario_text(picture_text="Night"),
        )  # fmt: skip

    assert (kept(second), edited.picture, edited.picture_text) == ([], "", "")


def test_who_changes_only_words_keeps_the_picture(pictured, member, signed_in):
    page = signed_in(member).get(f"{HERE}{pictured.pk}/edit/").content.decode()
    edited = edit_scenario(
        actor=member, scenario=pictured, audience="space",
        text=scenario_text(title="Later", picture_text=SHOWS),
    )  # fmt: skip

    assert (edited.title, edited.picture, kept(pictured.picture)) == (
        "Later", pictured.picture, [480, 960, 1440],
    )  # fmt: skip
    assert f'value="{SHOWS}"' in page
    with pytest.raises(OperationRefusedError) as refused:
        edit_scenario(actor=member, scenario=pictured, audience="space", text=scenario_text())
    assert refused.value.field == "picture_text"


def test_the_picture_goes_with_its_scenario(pictured, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        remove_scenario(actor=member, scenario=pictured)

    assert kept(pictured.picture) == []


def test_the_picture_is_in_ones_own_data_and_goes_with_them(
    pictured, member, django_capture_on_commit_callbacks
):
    mine = next(each for each in holdings() if each.code == "scenarios")

    (row,) = mine.rows(member)
    with django_capture_on_commit_callbacks(execute=True):
        mine.remove(member, 10)

    assert (row["picture"], row["picture_shows"]) == (f"http://testserver{address(pictured, 1440)}", SHOWS)
    assert kept(pictured.picture) == []
