"""The forms of groups: new, edited, extended, closed; nothing typed is ever lost."""

from datetime import date

import pytest
from django.urls import reverse

from collaboration.models import Group
from portal.models import Link
from tests.factories import NOON, UserFactory, join
from tests.factories_collaboration import GroupFactory, group_form
from tests.factories_repository import PracticeFactory, ResourceFactory
from tests.reading import texts

HERE = "/spaces/baltic/collaboration/groups/"
NEW = f"{HERE}new/"
CLOSE = {"done": "We wrote it.", "learned": "Short is good.", "next_step": "resource", "next_reason": ""}


def errors(response):
    """The fields at which something is said."""
    return texts(r'class="field__error" id="id_([\w-]+)_error"', response)


# New ----------------------------------------------------------------------------------------------
def test_a_fresh_form_proposes_eight_weeks_for_the_space(space, member, colleague, observer, signed_in):
    response = signed_in(member).get(NEW)

    assert response.status_code == 200
    assert texts(r'name="(?:starts|ends)_on" value="([^"]+)"', response) == ["2026-03-16", "2026-05-11"]
    assert texts(r'name="audience" value="([^"]+)"[^>]*checked', response) == ["space"]
    assert texts(r'name="invitees" value="(\d+)"', response) == [str(colleague.pk)]


def test_what_is_sent_is_formed(everywhere, space, member, colleague, signed_in):
    response = signed_in(member).post(NEW, group_form(invitees=[colleague.pk]))

    made = Group.objects.get()
    assert (response.status_code, response["Location"]) == (303, made.get_absolute_url())
    assert (made.title, made.ends_on, made.audience) == ("A plan for mentors", date(2026, 4, 27), "space")
    assert sorted(made.members.values_list("user__handle", "role")) == [
        ("carl-colleague", "member"), ("mara-member", "convenor"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", {"title": ""}),
        ("aim", {"aim": ""}),
        ("aim", {"aim": "x" * 281}),
        ("planned_output", {"planned_output": "spell"}),
        ("starts_on", {"starts_on": ""}),
        ("ends_on", {"ends_on": "soon"}),
        ("ends_on", {"ends_on": "2026-03-01"}),
        ("ends_on", {"ends_on": "2027-03-01"}),
        ("tags", {"tags": "a,b,c,d,e,f,g,h,i"}),
        ("audience", {"audience": "everybody"}),
        ("body", {"body": "ä" * 10_001}),
        ("invitees", {"invitees": ["999999"]}),
    ],
)
def test_bad_input_is_said_at_the_field_and_nothing_is_written(
    field, wrong, everywhere, space, member, colleague, signed_in
):
    response = signed_in(member).post(NEW, group_form(**{"title": "Kept while I mend it", **wrong}))

    assert (response.status_code, errors(response), Group.objects.count()) == (422, [field], 0)
    assert texts(r'name="title" value="([^"]*)"', response) == (
        [] if field == "title" else ["Kept while I mend it"]
    )


def test_signed_out_the_text_waits_for_the_return(everywhere, space, member, client):
    response = client.post(NEW, group_form(title="Typed before"))
    assert (response.status_code, Group.objects.count()) == (303, 0)
    assert response["Location"].startswith(f"{reverse('account_login')}?next=")

    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")

    assert texts(r'name="title" value="([^"]*)"', client.get(NEW)) == ["Typed before"]


@pytest.mark.parametrize(("who", "status"), [("observer", 403), ("outsider", 403), ("stranger", 403)])
def test_who_may_not_form_groups_gets_no_form(who, status, everywhere, everybody, signed_in):
    browser = signed_in(everybody[who])

    assert browser.get(NEW).status_code == status
    assert browser.post(NEW, group_form()).status_code == status
    assert Group.objects.count() == 0


def test_in_a_hidden_space_strangers_find_no_form(hidden_space, member, signed_in):
    assert signed_in(member).get("/spaces/bakery/collaboration/groups/new/").status_code == 404


def test_a_group_on_a_practice_asks_those_who_wrote_it(everywhere, space, member, colleague, signed_in):
    practice = PracticeFactory(space=space, author=colleague, title="A first week", audience="network")
    browser = signed_in(member)

    response = browser.get(f"{NEW}?from=practice:{practice.pk}")
    browser.post(f"{NEW}?from=practice:{practice.pk}", group_form())

    assert texts(r'name="title" value="([^"]*)"', response) == ["A first week"]
    assert texts(r'name="invitees" value="(\d+)"[^>]*checked', response) == [str(colleague.pk)]
    assert texts(r'name="audience" value="([^"]+)"[^>]*checked', response) == ["network"]
    assert Link.objects.get().from_object == practice


def test_what_cannot_become_a_group_leads_back(closed, member, signed_in):
    response = signed_in(member).get(f"{NEW}?from=group:{closed.pk}")

    assert (response.status_code, response["Location"]) == (303, closed.get_absolute_url())


def test_a_draft_of_somebody_else_fills_no_form(everywhere, space, member, colleague, signed_in):
    draft = ResourceFactory(space=space, author=colleague, state="draft", title="Secret draft")

    response = signed_in(member).get(f"{NEW}?from=resource:{draft.pk}")

    assert "Secret draft" not in response.content.decode()


# Edited, extended, closed -------------------------------------------------------------------------
FORMS = {
    "edit": group_form(title="Better"),
    "extend": {"ends_on": "2026-06-01", "reason": "One firm is closed."},
    "close": CLOSE,
}
BAD = {"edit": group_form(aim=""), "extend": {"ends_on": "2026-04-01"}, "close": {**CLOSE, "done": ""}}


def state_of(group):
    group.refresh_from_db()
    return (group.title, group.ends_on, group.state)


BEFORE = ("A plan for mentors", date(2026, 4, 27), "active")
AFTER = {
    "edit": ("Better", date(2026, 4, 27), "active"),
    "extend": ("A plan for mentors", date(2026, 6, 1), "active"),
    "close": ("A plan for mentors", date(2026, 4, 27), "closed"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_convenor_changes_the_group(form, group, member, signed_in):
    browser = signed_in(member)
    url = f"{HERE}{group.pk}/{form}/"

    assert browser.get(url).status_code == 200
    response = browser.post(url, FORMS[form])

    assert state_of(group) == AFTER[form]
    assert (response.status_code, response["Location"]) == (303, group.get_absolute_url())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("who", "status"), [("newcomer", 403), ("observer", 403), ("outsider", 404)])
def test_others_change_nothing(who, status, form, group, everybody, signed_in):
    browser = signed_in(everybody[who])
    url = f"{HERE}{group.pk}/{form}/"

    assert browser.get(url).status_code == status
    assert browser.post(url, FORMS[form]).status_code == status
    assert state_of(group) == BEFORE


@pytest.mark.parametrize("form", FORMS)
def test_signed_out_nobody_changes_anything(form, group, client):
    assert client.post(f"{HERE}{group.pk}/{form}/", FORMS[form]).status_code == 303
    assert state_of(group) == BEFORE


@pytest.mark.parametrize("form", FORMS)
def test_bad_changes_are_said_and_change_nothing(form, group, member, signed_in):
    response = signed_in(member).post(f"{HERE}{group.pk}/{form}/", BAD[form])

    assert (response.status_code, len(errors(response))) == (422, 1)
    assert state_of(group) == BEFORE


def test_nothing_further_without_a_reason_is_said_at_the_reason(group, member, signed_in):
    response = signed_in(member).post(f"{HERE}{group.pk}/close/", {**CLOSE, "next_step": "nothing"})

    assert (response.status_code, errors(response)) == (422, ["next_reason"])
    assert ">\nWe wrote it.</textarea>" in response.content.decode()
    assert state_of(group) == BEFORE


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_form_costs_the_same_for_any_number_of_people(
    rows, everywhere, space, member, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        join(UserFactory(), space)
    browser = signed_in(member)
    browser.get(NEW)

    with django_assert_num_queries(8):
        browser.get(NEW)


@pytest.mark.parametrize(
    ("today", "values", "possible"),
    [
        ("2026-07-27", {}, True),
        ("2026-07-28", {}, False),
        ("2026-03-16", {"ends_on": date(2026, 9, 2)}, False),
        ("2026-03-16", {"extended_at": NOON}, False),
    ],
)
def test_extending_is_offered_while_there_is_a_later_day(
    today, values, possible, everywhere, space, member, signed_in, time_machine
):
    group = GroupFactory(space=space, convenor=member, **values)
    time_machine.move_to(f"{today}T12:00:00+00:00", tick=False)
    browser = signed_in(member)
    address = f"/spaces/baltic/collaboration/groups/{group.pk}/extend/"

    is_linked = f'href="{address}"' in browser.get(group.get_absolute_url()).content.decode()

    assert (is_linked, browser.get(address).status_code) == (possible, 200 if possible else 303)
