"""Inviting, answering, leaving, and the task list, as browsers send them."""

import pytest

from collaboration.models import Task
from collaboration.operations.tasks import MOST_TASKS
from tests.factories import OrganisationFactory
from tests.factories_collaboration import ask
from tests.reading import texts

HERE = "/spaces/baltic/collaboration/groups/"


def offered(response):
    return texts(r'name="invitees" value="(\d+)"', response)


# Inviting -----------------------------------------------------------------------------------------
def test_people_are_found_by_name_and_organisation(group, member, moderator, newcomer, observer, signed_in):
    moderator.profile.organisation = OrganisationFactory(name="Salon Kaunas")
    moderator.profile.save()
    browser = signed_in(member)
    url = f"{HERE}{group.pk}/invite/"

    assert offered(browser.get(url)) == [str(moderator.pk), str(newcomer.pk)]
    assert offered(browser.get(url, {"q": "kaun salon"})) == [str(moderator.pk)]
    assert offered(browser.get(url, {"q": "nina"})) == [str(newcomer.pk)]
    assert offered(browser.get(url, {"q": "otto"})) == []
    assert offered(browser.get(url, {"q": "ni\x00na"})) == [str(newcomer.pk)]


def test_whom_the_convenor_ticks_is_invited(group, member, moderator, signed_in):
    response = signed_in(member).post(f"{HERE}{group.pk}/invite/", {"invitees": [moderator.pk]})

    assert (response.status_code, response["Location"]) == (303, group.get_absolute_url())
    assert group.members.invited().get().user == moderator


@pytest.mark.parametrize("data", [{}, {"invitees": ["999999"]}, {"invitees": ["x"]}])
def test_inviting_nobody_or_strangers_is_refused(data, group, member, signed_in):
    response = signed_in(member).post(f"{HERE}{group.pk}/invite/", data)

    assert (response.status_code, group.members.invited().count()) == (422, 0)


@pytest.mark.parametrize(("who", "status"), [("colleague", 403), ("moderator", 403), ("outsider", 404)])
def test_others_invite_nobody(who, status, request, group, everybody, signed_in):
    browser = signed_in(request.getfixturevalue(who))
    url = f"{HERE}{group.pk}/invite/"

    assert browser.get(url).status_code == status
    assert browser.post(url, {"invitees": [everybody["newcomer"].pk]}).status_code == status
    assert group.members.invited().count() == 0


# Answering and leaving ----------------------------------------------------------------------------
@pytest.mark.parametrize(("answer", "joined"), [("accept", 1), ("decline", 0)])
def test_who_is_invited_answers(answer, joined, group, moderator, signed_in):
    ask(group, moderator)

    response = signed_in(moderator).post(f"{HERE}{group.pk}/answer/", {"answer": answer})

    assert response.status_code == 303
    assert group.members.filter(user=moderator).count() == joined
    assert group.members.joined().filter(user=moderator).count() == joined


@pytest.mark.parametrize(
    ("who", "answer", "status"),
    [("moderator", "accept", 403), ("newcomer", "maybe", 404), ("outsider", "accept", 404)],
)
def test_other_answers_are_refused(who, answer, status, group, everybody, signed_in):
    ask(group, everybody["newcomer"])

    response = signed_in(everybody[who]).post(f"{HERE}{group.pk}/answer/", {"answer": answer})

    group.refresh_from_db()
    assert (response.status_code, group.member_count) == (status, 2)


def test_signed_out_or_only_looking_answers_nothing(group, moderator, signed_in, client):
    ask(group, moderator)

    assert client.post(f"{HERE}{group.pk}/answer/", {"answer": "accept"}).status_code == 303
    assert signed_in(moderator).get(f"{HERE}{group.pk}/answer/").status_code == 303
    assert group.members.joined().filter(user=moderator).count() == 0


def test_a_member_leaves(group, colleague, signed_in):
    response = signed_in(colleague).post(f"{HERE}{group.pk}/leave/")

    assert (response.status_code, response["Location"]) == (303, "/spaces/baltic/collaboration/")
    assert group.members.filter(user=colleague).count() == 0


def test_the_last_one_is_told_to_close(group, member, colleague, signed_in):
    signed_in(colleague).post(f"{HERE}{group.pk}/leave/")

    response = signed_in(member).post(f"{HERE}{group.pk}/leave/", follow=True)

    assert "You are the only one here. Close the group instead." in response.content.decode()
    assert group.members.count() == 1


@pytest.mark.parametrize(("who", "status"), [("moderator", 403), ("outsider", 404)])
def test_who_is_not_in_does_not_leave(who, status, group, everybody, signed_in):
    assert signed_in(everybody[who]).post(f"{HERE}{group.pk}/leave/").status_code == status


def test_looking_at_the_address_leaves_nothing(group, colleague, signed_in):
    assert signed_in(colleague).get(f"{HERE}{group.pk}/leave/").status_code == 303
    assert group.members.filter(user=colleague).count() == 1


# Tasks --------------------------------------------------------------------------------------------
def test_a_task_is_added(group, member, colleague, signed_in):
    data = {"title": "Write", "assignee": colleague.pk, "due_on": "2026-04-01"}

    response = signed_in(member).post(f"{HERE}{group.pk}/tasks/new/", data)

    made = Task.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"{group.get_absolute_url()}#tasks")
    assert (made.title, made.assignee, made.due_on.isoformat()) == ("Write", colleague, "2026-04-01")


@pytest.mark.parametrize(
    "data",
    [
        {"title": ""},
        {"title": "x" * 161},
        {"title": "T", "due_on": "soon"},
        {"title": "T", "assignee": "9999"},
    ],
)
def test_a_bad_task_is_said_on_the_page_of_the_group(data, group, member, signed_in):
    response = signed_in(member).post(f"{HERE}{group.pk}/tasks/new/", data)

    assert (response.status_code, Task.objects.count()) == (422, 0)
    assert len(texts(r'class="field__error"', response)) == 1
    assert texts(r"<h1[^>]*>([^<]+)</h1>", response) == ["A plan for mentors"]


def test_a_full_list_is_said_on_the_page_of_the_group(group, member, signed_in):
    Task.objects.bulk_create(
        [Task(space=group.space, group=group, title=f"T{n}", order=n) for n in range(MOST_TASKS)]
    )

    response = signed_in(member).post(f"{HERE}{group.pk}/tasks/new/", {"title": "One more"})

    assert (response.status_code, Task.objects.count()) == (422, MOST_TASKS)


def test_a_task_is_changed(task, member, colleague, signed_in):
    url = f"{HERE}{task.group_id}/tasks/{task.pk}/"
    browser = signed_in(member)

    assert 'value="Write the first page"' in browser.get(url).content.decode()
    assert browser.post(url, {"title": ""}).status_code == 422
    browser.post(url, {"title": "Write two pages", "assignee": colleague.pk, "due_on": ""})

    task.refresh_from_db()
    assert (task.title, task.assignee, task.due_on) == ("Write two pages", colleague, None)


@pytest.mark.parametrize(("state", "status"), [("doing", 303), ("done", 303), ("burnt", 404)])
def test_a_task_is_moved(state, status, task, colleague, signed_in):
    response = signed_in(colleague).post(f"{HERE}{task.group_id}/tasks/{task.pk}/state/", {"state": state})

    task.refresh_from_db()
    assert (response.status_code, task.state) == (status, state if status == 303 else "todo")


def test_a_task_is_removed(task, member, signed_in):
    assert signed_in(member).post(f"{HERE}{task.group_id}/tasks/{task.pk}/remove/").status_code == 303
    assert Task.objects.count() == 0


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("tasks/new/", {"title": "Mine"}),
        ("tasks/{task}/", {"title": "Mine"}),
        ("tasks/{task}/state/", {"state": "done"}),
        ("tasks/{task}/remove/", {}),
    ],
)
@pytest.mark.parametrize(("who", "status"), [("moderator", 403), ("outsider", 404), ("visitor", 303)])
def test_others_touch_no_task(who, status, address, data, task, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    response = browser.post(f"{HERE}{task.group_id}/{address.format(task=task.pk)}", data)

    assert response.status_code == status
    assert list(Task.objects.values_list("title", "state")) == [("Write the first page", "todo")]


@pytest.mark.parametrize("address", ["tasks/new/", "tasks/{task}/state/", "tasks/{task}/remove/"])
def test_looking_at_an_address_that_does_something_does_nothing(address, task, member, signed_in):
    response = signed_in(member).get(f"{HERE}{task.group_id}/{address.format(task=task.pk)}")

    assert response.status_code == 303
    assert list(Task.objects.values_list("title", "state")) == [("Write the first page", "todo")]


def test_a_task_under_another_group_is_not_found(task, closed, member, signed_in):
    assert signed_in(member).get(f"{HERE}{closed.pk}/tasks/{task.pk}/").status_code == 404
