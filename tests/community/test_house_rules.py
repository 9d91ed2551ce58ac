"""House rules: written, dated, read by whoever may know of the space."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.choices import NoticeKind
from community.models import Notice
from community.operations.house_rules import write_rules
from community.selectors import editions_of, rules_of
from portal.models import HouseRules
from portal.operations import AccessDeniedError
from tests.factories_forums import BoardFactory, QuestionFactory, answer

EDIT = "/spaces/baltic/settings/rules/"
READ = "/spaces/baltic/rules/"


def write(space, actor, body, day, as_reader):
    with time_machine.travel(f"{day}T10:00:00Z", tick=False), as_reader(actor, space):
        return write_rules(actor=actor, space=space, body=body)


def test_rules_are_written_and_read(space, administrator, signed_in):
    nowhere = Client().get(READ).status_code

    saved = signed_in(administrator).post(EDIT, {"body": "Be **kind**."})

    space.refresh_from_db()
    page = Client().get(READ)
    assert (nowhere, saved.status_code, page.status_code) == (404, 303, 200)
    assert "<strong>kind</strong>" in page.content.decode()
    assert page.context["edit_url"] == ""


def test_earlier_editions_stay_readable_with_their_date(space, administrator, as_reader):
    write(space, administrator, "First.", "2026-01-10", as_reader)
    write(space, administrator, "Second.", "2026-03-01", as_reader)

    latest, early, before = (
        Client().get(f"{READ}{query}") for query in ("", "?on=2026-02-01", "?on=2025-01-01")
    )

    assert (latest.context["rules"].body, latest.context["is_earlier"]) == ("Second.", False)
    assert (early.context["rules"].body, early.context["is_earlier"]) == ("First.", True)
    assert before.context["rules"] is None
    assert [Client().get(f"{READ}?on={bad}").status_code for bad in ("2026-02-31", "x", "")] == [
        200,
        200,
        200,
    ]


def test_a_second_change_on_one_day_replaces_the_first(space, administrator, as_reader):
    write(space, administrator, "First.", "2026-01-10", as_reader)
    write(space, administrator, "Better.", "2026-01-10", as_reader)
    same = write(space, administrator, "Better.", "2026-01-12", as_reader)

    with as_reader(administrator, space):
        assert [rules.body for rules in editions_of(space)] == ["Better."]
    assert same is None


def test_no_words_mean_no_rules(space, administrator, as_reader):
    write(space, administrator, "First.", "2026-01-10", as_reader)
    write(space, administrator, "", "2026-01-11", as_reader)

    space.refresh_from_db()
    with as_reader(administrator, space):
        assert (rules_of(space), space.rules_changed_on) == (None, None)


def test_who_keeps_order_hears_of_new_rules(space, administrator, moderator, member, as_reader, signed_in):
    write(space, administrator, "First.", "2026-01-10", as_reader)

    told = Notice.objects.filter(kind=NoticeKind.RULES_CHANGED)
    page = signed_in(moderator).get("/me/notices/")
    assert [notice.recipient for notice in told] == [moderator]
    assert "Ada Administrator changed the house rules of “Baltic ILP”." in page.content.decode()


@pytest.mark.parametrize("who", ["moderator", "member", "rival", "coordinator", "visitor"])
def test_only_administrators_write_rules(who, space, everybody, as_reader):
    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError) as denied:
        write_rules(actor=everybody[who], space=space, body="Mine.")

    space.refresh_from_db()
    assert (denied.value.permission, space.rules_changed_on) == ("community.edit_space", None)


def test_too_long_rules_are_refused_at_their_field(space, administrator, signed_in):
    answer_ = signed_in(administrator).post(EDIT, {"body": "x" * 20_001})

    space.refresh_from_db()
    assert (answer_.status_code, list(answer_.context["form"].errors)) == (422, ["body"])
    assert space.rules_changed_on is None


def test_rules_stand_at_the_door_and_beside_a_first_post(
    space, administrator, member, outsider, everywhere, as_reader, signed_in
):
    question = QuestionFactory(board=BoardFactory(space=space), author=None)
    write(space, administrator, "Be kind.", "2026-01-10", as_reader)
    new = "/spaces/baltic/communication/topics/new/?kind=help"
    link = f'<a href="{READ}">house rules'

    door = signed_in(outsider).get("/spaces/baltic/join/").content.decode()
    first = [signed_in(member).get(page).content.decode() for page in (new, question.get_absolute_url())]
    answer(question, member, "Hello.")
    later = [signed_in(member).get(page).content.decode() for page in (new, question.get_absolute_url())]

    assert f"By joining you accept the {link}</a>." in door
    assert [link in page for page in first + later] == [True, True, False, False]


def test_the_rules_of_a_hidden_space_are_nowhere_for_others(
    hidden_space, everywhere, insider, rival, signed_in
):
    HouseRules.objects.create(
        space=hidden_space, valid_on="2026-01-01", body="Secret.", html="<p>Secret.</p>"
    )

    assert signed_in(rival).get("/spaces/bakery/rules/").status_code == 404
    assert signed_in(insider).get("/spaces/bakery/rules/").status_code == 200


def test_the_newer_words_hold_wherever_their_writers_live(space, administrator, as_reader):
    """The first writer's calendar is a day ahead of the second's."""
    for zone, body in (("Pacific/Kiritimati", "First."), ("America/Los_Angeles", "Second.")):
        with timezone.override(zone):
            write(space, administrator, body, "2026-01-10", as_reader)

    with as_reader(administrator, space):
        assert rules_of(space).body == "Second."
