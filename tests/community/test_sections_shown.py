"""Sections are put away and spaces renamed while people go on writing in them."""

import pytest
from django.test import Client

from collaboration.operations.groups import GroupText, form_group
from community.operations.describing import show_sections
from forums.operations.topics import open_topic
from portal.choices import SectionKind
from portal.operations import AccessDeniedError, OperationRefusedError, may
from tests.community.test_space_looks import ABOUT, WORDS
from tests.factories_forums import BoardFactory, QuestionFactory


@pytest.fixture
def question(everywhere, space, member):
    return QuestionFactory(board=BoardFactory(space=space, slug="questions"), author=member)


def test_a_section_that_is_not_shown_leaves_the_head_and_says_so(space, administrator, member, signed_in):
    answer = signed_in(administrator).post(
        "/spaces/baltic/settings/sections/", {"sections": ["communication", "sharing"]}
    )

    space.refresh_from_db()
    inside = signed_in(member).get("/spaces/baltic/cooperation/")
    assert (answer.status_code, space.hidden_sections) == (303, ["collaboration", "cooperation"])
    assert (inside.status_code, inside.templates[0].name) == (200, "portal/section_put_away.html")
    assert 'href="/spaces/baltic/cooperation/"' not in inside.content.decode()
    assert Client().get("/spaces/baltic/cooperation/").status_code == 404
    assert Client().get("/spaces/baltic/sharing/").status_code == 200


@pytest.mark.parametrize("sections", [[], ["gossip"]])
def test_at_least_one_section_stays(sections, space, administrator, signed_in, as_reader):
    answer = signed_in(administrator).post("/spaces/baltic/settings/sections/", {"sections": sections})
    with as_reader(administrator, space), pytest.raises(OperationRefusedError) as refused:
        show_sections(actor=administrator, space=space, sections=sections)

    space.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["sections"])
    assert (refused.value.field, space.hidden_sections) == ("sections", [])


def test_what_is_in_a_hidden_section_keeps_its_address_and_goes_on(question, space, member, signed_in):
    space.hidden_sections = ["communication"]
    space.save()
    browser = signed_in(member)

    page = browser.get(question.get_absolute_url())
    reply = browser.post(f"/spaces/baltic/communication/topics/{question.pk}/reply/", {"body": "Still here."})

    assert (page.status_code, reply.status_code) == (200, 303)
    assert browser.get("/spaces/baltic/communication/boards/questions/").status_code == 200


def test_nothing_is_begun_in_a_hidden_section(question, space, member, moderator, everywhere, signed_in):
    space.hidden_sections = list(SectionKind.values)
    browser = signed_in(member)
    begun = (
        "communication/topics/new/", "communication/rooms/new/", "sharing/resources/new/",
        "collaboration/groups/new/", "cooperation/practices/new/",
    )  # fmt: skip
    before = {path: browser.get(f"/spaces/baltic/{path}").status_code for path in begun}

    space.save()

    after = {path: browser.get(f"/spaces/baltic/{path}").status_code for path in begun}
    assert (set(before.values()), set(after.values())) == ({200}, {403})
    with pytest.raises(AccessDeniedError):
        open_topic(actor=moderator, board=question.board, kind="help", title="Now?", body="Now?")
    with pytest.raises(AccessDeniedError):
        form_group(
            actor=member, space=space, text=GroupText(title="G", aim="A", planned_output="resource"),
            starts_on=None, ends_on=None, audience="space", invitees=[],
        )  # fmt: skip
    assert not may(member, "rooms.open_room", space)


def test_a_space_renamed_while_people_write_loses_nothing(question, space, administrator, member, signed_in):
    writer = signed_in(member)
    path = f"/spaces/baltic/communication/topics/{question.pk}/reply/"
    writer.get(path)

    signed_in(administrator).post(ABOUT, WORDS | {"name": "Another name"})
    answer = writer.post(path, {"body": "Typed before."})

    space.refresh_from_db()
    assert (space.name, space.slug, answer.status_code) == ("Another name", "baltic", 303)
    assert question.posts.get(number=2).body == "Typed before."
