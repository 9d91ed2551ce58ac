"""Practices: drafted in peace, set when all nine fields and the rights are there."""

import pytest

from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from repository.models import Practice
from repository.operations.practices import (
    PracticeIncompleteError,
    PracticeText,
    StepText,
    create_practice,
    edit_practice,
    set_practice,
)
from search.models import IndexChange
from tests.factories_repository import ALL_RIGHTS, practice_text

NINE = ["summary", "language", "kind", "problem", "steps", "result", "countries", "tags"]
DO_NOT = ["observer", "outsider", "rival", "stranger", "visitor"]


def described(space, actor, text=None, **values):
    return create_practice(
        actor=actor, space=space, text=text or practice_text(), **{"audience": "space", **values}
    )


def test_a_title_is_enough_for_a_draft(everywhere, space, member):
    made = described(space, member, PracticeText(title="An idea"))

    made.refresh_from_db()
    assert (made.title, made.state, made.author, made.set_at, made.rights_confirmed_at) == (
        "An idea", "draft", member, None, None,
    )  # fmt: skip
    assert IndexChange.objects.count() == 0
    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["repository.create_practice"]


def test_a_practice_keeps_what_was_typed(space, member, as_reader):
    steps = (StepText("Meet", "At nine.\r\nThen walk.", "1 hour"), StepText("Write"))
    with as_reader(member, space):
        made = described(space, member, practice_text(problem="It was **slow**.", steps=steps))

        made.refresh_from_db()
        assert (made.problem, made.problem_html) == (
            "It was **slow**.", "<p>It was <strong>slow</strong>.</p>\n",
        )  # fmt: skip
        assert made.countries == ["LV", "LT"]
        assert list(made.steps.values_list("order", "title", "text", "duration")) == [
            (1, "Meet", "At nine.\nThen walk.", "1 hour"), (2, "Write", "", ""),
        ]  # fmt: skip
        assert list(made.taggings.values_list("tag__name", flat=True)) == ["induction"]


@pytest.mark.parametrize("who", ["member", "newcomer", "moderator", "administrator"])
def test_contributors_describe_practices(who, everywhere, space, everybody):
    assert described(space, everybody[who]).author == everybody[who]


@pytest.mark.parametrize("who", DO_NOT)
def test_others_do_not(who, everywhere, space, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        described(space, everybody[who])

    assert denied.value.permission == "repository.create_practice"
    assert Practice.objects.count() == 0


def test_a_complete_practice_is_set(everywhere, space, member):
    draft = described(space, member)

    made = set_practice(actor=member, practice=draft, confirmed=ALL_RIGHTS)

    made.refresh_from_db()
    assert (made.state, made.set_at == made.rights_confirmed_at, made.set_at is None) == ("set", True, False)
    assert list(IndexChange.objects.values_list("key", flat=True)) == [f"repository.practice:{made.pk}"]
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "repository.create_practice", "repository.set_practice",
    ]  # fmt: skip


def test_what_is_missing_is_said_at_each_field(everywhere, space, member):
    draft = described(space, member, PracticeText(title="An idea"))

    with pytest.raises(PracticeIncompleteError) as refused:
        set_practice(actor=member, practice=draft, confirmed=())

    draft.refresh_from_db()
    assert sorted(refused.value.missing) == sorted([*NINE, "confirmed"])
    assert (draft.state, draft.set_at) == ("draft", None)


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("summary", {"summary": ""}),
        ("language", {"language": ""}),
        ("kind", {"kind": ""}),
        ("problem", {"problem": "  "}),
        ("steps", {"steps": ()}),
        ("result", {"result": ""}),
        ("countries", {"countries": ()}),
        ("tags", {"words": ()}),
    ],
)
def test_each_of_the_fields_is_needed(field, empty, everywhere, space, member):
    draft = described(space, member, practice_text(**empty))

    with pytest.raises(PracticeIncompleteError) as refused:
        set_practice(actor=member, practice=draft, confirmed=ALL_RIGHTS)

    assert list(refused.value.missing) == [field]
    assert Practice.objects.get().state == "draft"


@pytest.mark.parametrize("left_out", ALL_RIGHTS)
def test_each_of_the_rights_is_needed(left_out, everywhere, space, member):
    draft = described(space, member)

    with pytest.raises(PracticeIncompleteError) as refused:
        set_practice(actor=member, practice=draft, confirmed=set(ALL_RIGHTS) - {left_out})

    assert list(refused.value.missing) == ["confirmed"]
    assert Practice.objects.get().rights_confirmed_at is None


@pytest.mark.parametrize("who", ["moderator", "newcomer", *DO_NOT])
def test_nobody_else_sets_a_draft(who, sketch, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        set_practice(actor=everybody[who], practice=sketch, confirmed=ALL_RIGHTS)

    sketch.refresh_from_db()
    assert denied.value.permission == "repository.set_practice"
    assert sketch.state == "draft"


def test_what_is_set_is_not_set_again(practice, member):
    with pytest.raises(AccessDeniedError):
        set_practice(actor=member, practice=practice, confirmed=ALL_RIGHTS)

    assert AuditEntry.objects.count() == 0


def test_set_at_once_or_not_at_all(everywhere, space, member):
    with pytest.raises(PracticeIncompleteError):
        described(space, member, practice_text(problem=""), confirmed=ALL_RIGHTS, set_now=True)
    assert Practice.objects.count() == 0

    made = described(space, member, confirmed=ALL_RIGHTS, set_now=True)

    assert (made.state, Practice.objects.count()) == ("set", 1)


# Editing ------------------------------------------------------------------------------------------
def edited(practice, actor, **values):
    text = practice_text(**values)
    return edit_practice(actor=actor, practice=practice, text=text, audience="network")


@pytest.mark.parametrize("who", ["member", "moderator", "administrator"])
def test_authors_and_moderators_edit(who, practice, everybody):
    edited(practice, everybody[who], title="Better")

    practice.refresh_from_db()
    assert (practice.title, practice.audience, practice.state) == ("Better", "network", "set")
    assert IndexChange.objects.count() == 1


@pytest.mark.parametrize("who", ["newcomer", *DO_NOT])
def test_others_do_not_edit(who, practice, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        edited(practice, everybody[who], title="Better")

    practice.refresh_from_db()
    assert denied.value.permission == "repository.edit_practice"
    assert (practice.title, practice.edited_at) == ("A first week with a plan", None)


def test_what_is_set_stays_complete(practice, member):
    with pytest.raises(PracticeIncompleteError) as refused:
        edited(practice, member, result="", steps=())

    practice.refresh_from_db()
    assert sorted(refused.value.missing) == ["result", "steps"]
    assert (practice.result, practice.steps.count()) == ("It works.", 1)


def test_editing_renews_the_steps_without_holes(practice, member):
    edited(practice, member, steps=(StepText("One"), StepText("Two"), StepText("Three")))

    assert list(practice.steps.values_list("order", "title")) == [(1, "One"), (2, "Two"), (3, "Three")]


def test_a_draft_is_changed_without_a_word_to_anybody(sketch, member):
    edited(sketch, member, title="A better idea", result="")

    sketch.refresh_from_db()
    assert (sketch.title, sketch.state, IndexChange.objects.count()) == ("A better idea", "draft", 0)


def test_a_draft_can_be_set_while_it_is_edited(sketch, member):
    text = practice_text()
    edit_practice(
        actor=member, practice=sketch, text=text, audience="space", confirmed=ALL_RIGHTS, set_now=True
    )

    sketch.refresh_from_db()
    assert sketch.state == "set"


def test_no_practice_is_for_more_people_than_its_space(everywhere, hidden_space, insider):
    with pytest.raises(OperationRefusedError) as refused:
        described(hidden_space, insider, audience="network")

    assert refused.value.field == "audience"
    assert Practice.objects.count() == 0
