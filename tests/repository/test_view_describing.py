"""The form of a practice: drafts, rows for steps, setting at once; nothing typed is ever lost."""

import pytest

from portal.models import Link
from repository.forms.practice import listed_steps
from repository.models import Practice
from tests.factories_repository import PracticeStepFactory, ResourceFactory, practice_form
from tests.reading import texts

NEW = "/spaces/baltic/cooperation/practices/new/"
FIRST_ROW = ("steps-0-title", "steps-0-text", "steps-0-duration")


def errors(response):
    """The fields at which something is said."""
    return texts(r'class="field__error" id="id_([\w-]+)_error"', response)


def rows(response):
    return texts(r'name="steps-(\d+)-title"', response)


def test_a_fresh_form_has_five_rows_for_steps(space, member, signed_in):
    response = signed_in(member).get(NEW)

    assert (response.status_code, rows(response)) == (200, ["0", "1", "2", "3", "4"])
    assert texts(r'name="audience" value="([^"]+)"[^>]*checked', response) == ["public"]


def test_a_title_is_enough_for_a_draft(everywhere, space, member, signed_in):
    empty = dict.fromkeys(("summary", "problem", "result", "tags", "kind", *FIRST_ROW), "")
    data = practice_form(draft="1", countries=[], confirmed=[], **empty)

    response = signed_in(member).post(NEW, data)

    made = Practice.objects.get()
    assert (response.status_code, response["Location"]) == (303, made.get_absolute_url())
    assert (made.state, made.title, made.steps.count()) == ("draft", "A first week with a plan", 0)


def test_a_complete_practice_is_set_at_once(everywhere, space, member, signed_in):
    response = signed_in(member).post(NEW, practice_form(set="1"))

    made = Practice.objects.get()
    assert (response.status_code, made.state, made.countries) == (303, "set", ["LV", "LT"])
    assert list(made.steps.values_list("order", "title", "text", "duration")) == [
        (1, "Meet", "At nine.", "1 hour")
    ]


def test_what_is_missing_is_said_at_the_fields_and_the_text_stays(everywhere, space, member, signed_in):
    data = practice_form(set="1", confirmed=["photos"], **dict.fromkeys(("problem", *FIRST_ROW), ""))

    response = signed_in(member).post(NEW, data)

    page = response.content.decode()
    assert (response.status_code, Practice.objects.count()) == (422, 0)
    assert errors(response) == ["problem", "steps", "confirmed"]
    assert 'value="A first week with a plan"' in page
    assert ">\nNobody waits.</textarea>" in page


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", {"title": ""}),
        ("title", {"title": "x" * 121}),
        ("summary", {"summary": "x" * 281}),
        ("kind", {"kind": "spell"}),
        ("problem", {"problem": "x" * 1501}),
        ("countries", {"countries": ["ZZ"]}),
        ("audience", {"audience": "parties"}),
        ("steps-1-title", {"steps-1-text": "A text without a name"}),
        ("steps-0-text", {"steps-0-text": "x" * 2001}),
    ],
)
def test_bad_input_is_said_at_the_field_and_nothing_is_written(
    field, wrong, everywhere, space, member, signed_in
):
    response = signed_in(member).post(NEW, practice_form(draft="1", **wrong))

    assert (response.status_code, errors(response), Practice.objects.count()) == (422, [field], 0)


@pytest.mark.parametrize("broken", [{}, {"steps-TOTAL_FORMS": "x"}])
def test_a_broken_count_of_rows_is_no_crash(broken, everywhere, space, member, signed_in):
    data = practice_form(draft="1")
    del data["steps-TOTAL_FORMS"]

    response = signed_in(member).post(NEW, data | broken)

    assert (response.status_code, Practice.objects.count()) == (422, 0)


# Rows for steps -----------------------------------------------------------------------------------
def test_more_rows_come_without_checking_or_losing_anything(everywhere, space, member, signed_in):
    data = practice_form(title="", add_rows="1")

    response = signed_in(member).post(NEW, data)

    page = response.content.decode()
    assert (response.status_code, Practice.objects.count(), errors(response)) == (200, 0, [])
    assert rows(response) == ["0", "1", "2", "3", "4"]
    assert 'value="Meet"' in page
    assert ">\nNobody waits.</textarea>" in page
    assert texts(r'value="(L[VT])"[^>]*checked', response) == ["LV", "LT"]


def test_with_htmx_only_the_rows_come(space, member, signed_in):
    response = signed_in(member).post(
        NEW, practice_form(add_rows="1", **{"steps-TOTAL_FORMS": "5"}), headers={"HX-Request": "true"}
    )

    assert len(rows(response)) == 8
    assert texts(r"<(html|form)\b", response) == []


@pytest.mark.parametrize("asked", ["20", "99", "999999999999"])
def test_rows_have_an_end(asked, space, member, signed_in):
    response = signed_in(member).post(NEW, practice_form(add_rows="1", **{"steps-TOTAL_FORMS": asked}))

    assert response.status_code == 200
    assert len(rows(response)) <= 20


# Who ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("who", "status"), [("observer", 403), ("outsider", 403), ("member", 303)])
def test_who_describes(who, status, everywhere, space, everybody, signed_in):
    response = signed_in(everybody[who]).post(NEW, practice_form(draft="1"))

    assert (response.status_code, Practice.objects.count()) == (status, int(status == 303))


def test_signed_out_the_text_waits_for_the_return(everywhere, space, member, client):
    response = client.post(NEW, practice_form(draft="1"))
    assert (response.status_code, Practice.objects.count()) == (303, 0)

    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(NEW)

    page = response.content.decode()
    assert 'value="A first week with a plan"' in page
    assert 'value="Meet"' in page
    assert texts(r'value="(L[VT])"[^>]*checked', response) == ["LV", "LT"]


# Carried forward ----------------------------------------------------------------------------------
def test_from_a_resource_its_list_becomes_the_steps(everywhere, space, member, signed_in):
    resource = ResourceFactory(
        space=space,
        author=member,
        title="A checklist",
        body="Why.\n\n1. Meet. At nine.\n2. *Write*\n\nThen go.",
    )
    browser = signed_in(member)

    response = browser.get(f"{NEW}?from=resource:{resource.pk}")
    browser.post(f"{NEW}?from=resource:{resource.pk}", practice_form(draft="1"))

    assert texts(r'name="steps-\d-title" value="([^"]*)"', response) == ["Meet.", "Write"]
    assert ">\nWhy.\n\nThen go.</textarea>" in response.content.decode()
    assert Link.objects.get().to_object == Practice.objects.get()


def test_from_somebody_elses_resource_the_form_leads_back(resource, colleague, signed_in):
    response = signed_in(colleague).get(f"{NEW}?from=resource:{resource.pk}")

    assert (response.status_code, response["Location"]) == (303, resource.get_absolute_url())


def test_a_way_that_is_barred_when_the_form_is_sent_loses_nothing(resource, colleague, signed_in):
    response = signed_in(colleague).post(f"{NEW}?from=resource:{resource.pk}", practice_form(draft="1"))

    assert (response.status_code, Practice.objects.count()) == (422, 0)
    assert "This cannot be carried forward that way now." in response.content.decode()
    assert 'value="Meet"' in response.content.decode()


@pytest.mark.parametrize(
    ("text", "steps", "rest"),
    [
        ("No list.", [], "No list."),
        ("1. One\n2) Two", [("One", ""), ("Two", "")], ""),
        ("A\n\n1. One. More words.\n\nB", [("One.", "More words.")], "A\n\nB"),
        ("1. " + "x" * 130, [("", "x" * 130)], ""),
        ("2024 was a year.\n1.no", [], "2024 was a year.\n1.no"),
    ],
)
def test_numbered_items_are_steps(text, steps, rest):
    found, left = listed_steps(text)

    assert ([(step["title"], step["text"]) for step in found], left) == (steps, rest)


# Edited -------------------------------------------------------------------------------------------
def edit_url(practice):
    return f"/spaces/baltic/cooperation/practices/{practice.pk}/edit/"


def test_the_author_edits(practice, member, signed_in):
    browser = signed_in(member)

    page = browser.get(edit_url(practice)).content.decode()
    response = browser.post(edit_url(practice), practice_form(title="Better"))

    practice.refresh_from_db()
    assert 'value="A first week with a plan"' in page
    assert 'value="Meet"' in page
    assert (response.status_code, practice.title, practice.state) == (303, "Better", "set")


def test_a_draft_is_set_while_it_is_edited(sketch, member, signed_in):
    signed_in(member).post(edit_url(sketch), practice_form(set="1"))

    sketch.refresh_from_db()
    assert sketch.state == "set"


def test_what_is_set_cannot_lose_a_field(practice, member, signed_in):
    response = signed_in(member).post(edit_url(practice), practice_form(title="Better", result=""))

    practice.refresh_from_db()
    assert (response.status_code, errors(response)) == (422, ["result"])
    assert practice.title == "A first week with a plan"


@pytest.mark.parametrize(("who", "status"), [("newcomer", 403), ("observer", 403), ("outsider", 404)])
def test_others_do_not_edit(who, status, practice, everybody, signed_in):
    browser = signed_in(everybody[who])

    assert browser.get(edit_url(practice)).status_code == status
    assert browser.post(edit_url(practice), practice_form(title="Mine")).status_code == status
    practice.refresh_from_db()
    assert practice.title == "A first week with a plan"


@pytest.mark.parametrize("steps", [1, 3, 20])
def test_the_form_costs_the_same_for_any_number_of_steps(
    steps, practice, member, signed_in, django_assert_num_queries
):
    for order in range(2, steps + 1):
        PracticeStepFactory(practice=practice, order=order)
    browser = signed_in(member)
    browser.get(edit_url(practice))

    with django_assert_num_queries(10):
        browser.get(edit_url(practice))
