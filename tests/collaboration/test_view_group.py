"""The page of a group and the list of all groups of a space."""

from datetime import timedelta

import pytest

from collaboration.models import GroupTag
from forums.models import Topic
from portal.choices import Audience
from portal.tags import put_on
from tests.factories import NOON, OrganisationFactory, UserFactory, join
from tests.factories_collaboration import GroupFactory, TaskFactory, ask, group_form, put_in
from tests.reading import texts

PUBLIC = Audience.PUBLIC
HERE = "/spaces/baltic/collaboration/groups/"


def test_everybody_reads_a_public_group(everywhere, space, member, colleague, client):
    for person, kind in ((member, "vet_provider"), (colleague, "enterprise")):
        person.profile.organisation = OrganisationFactory(name=f"House of {person.display_name}", kind=kind)
        person.profile.save()
    # Hers is for everybody, his for the network: where he works is not for visitors.
    member.profile.shown_to = "public"
    member.profile.save()
    group = GroupFactory(space=space, audience=PUBLIC, convenor=member, title="A plan", html="<p>More.</p>")
    put_in(group, colleague)
    TaskFactory(group=group, title="Write", assignee=colleague)
    TaskFactory(group=group, title="Read", state="done")

    response = client.get(group.get_absolute_url())

    page = response.content.decode()
    assert response.status_code == 200
    assert texts(r"<h1[^>]*>([^<]+)</h1>", response) == ["A plan"]
    assert "<title>A plan · Baltic ILP · Guildhall</title>" in page
    assert texts(r'class="task__title">([^<]+)<', response) == ["Write", "Read"]
    assert texts(r"(Week \d+ of \d+)", response) == ["Week 3 of 8"]
    assert "People from 2 partners" in page
    assert "Study side 1, work side 1" in page
    assert "Convenor" in page
    assert ("House of Mara Member" in page, "House of Carl Colleague" in page) == (True, False)
    assert texts(r'<form[^>]*action="([^"]*/groups/[^"]*)"', response) == []


def test_somebody_without_a_profile_is_a_member_like_any_other(everywhere, space, member, client):
    member.profile.delete()
    group = GroupFactory(space=space, audience=PUBLIC, convenor=member, title="A plan")

    response = client.get(group.get_absolute_url())

    assert response.status_code == 200
    assert "Mara Member" in response.content.decode()


@pytest.mark.parametrize(
    ("audience", "who", "status"),
    [
        ("space", "visitor", 404),
        ("space", "outsider", 404),
        ("space", "observer", 200),
        ("network", "stranger", 404),
        ("network", "outsider", 200),
        ("parties", "moderator", 404),
        ("parties", "administrator", 404),
        ("parties", "member", 200),
        ("parties", "newcomer", 200),
    ],
)
def test_a_group_does_not_exist_for_who_may_not_see_it(
    audience, who, status, everywhere, space, everybody, signed_in, client
):
    group = GroupFactory(space=space, audience=audience, convenor=everybody["member"])
    ask(group, everybody["newcomer"])
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.get(group.get_absolute_url()).status_code == status


def test_under_another_space_it_is_not_found(group, other_space, signed_in, member):
    right = group.get_absolute_url()

    assert signed_in(member).get(right.replace("/baltic/", "/salon/")).status_code == 404
    assert signed_in(member).get(right).status_code == 200


def test_other_words_lead_to_the_right_ones(group, member, signed_in):
    response = signed_in(member).get(f"{HERE}{group.pk}-other/")

    assert (response.status_code, response["Location"]) == (302, group.get_absolute_url())


def test_with_htmx_only_what_changes_comes(group, task, member, signed_in):
    response = signed_in(member).get(group.get_absolute_url(), headers={"HX-Request": "true"})

    assert texts(r"<(?:section|div) id=\"([\w-]+)\"", response)[:2] == ["tasks", "group-people"]
    assert texts(r"<(html|h1)\b", response) == []


def test_the_groups_own_places_stand_on_its_page_for_its_people_alone(
    space, member, moderator, everywhere, signed_in
):
    browser = signed_in(member)
    made = browser.post(f"{HERE}new/", group_form(audience="public"))["Location"]
    topic = Topic.objects.get()

    assert topic.get_absolute_url() in browser.get(made).content.decode()
    assert topic.get_absolute_url() not in signed_in(moderator).get(made).content.decode()


def test_who_is_invited_is_asked_on_the_page(group, moderator, signed_in):
    url = f"{HERE}{group.pk}/answer/"
    before = signed_in(moderator).get(group.get_absolute_url()).content.decode()
    ask(group, moderator)

    page = signed_in(moderator).get(group.get_absolute_url()).content.decode()

    assert (url in before, url in page) == (False, True)


def test_who_was_asked_is_known_to_the_group_alone(group, newcomer, member, moderator, signed_in):
    ask(group, newcomer)

    assert "Nina Newcomer" in signed_in(member).get(group.get_absolute_url()).content.decode()
    assert "Nina Newcomer" not in signed_in(moderator).get(group.get_absolute_url()).content.decode()


def test_a_closed_group_shows_its_outcome_and_what_it_can_become(closed, member, observer, signed_in):
    own = signed_in(member).get(closed.get_absolute_url())
    foreign = signed_in(observer).get(closed.get_absolute_url())

    assert "<p>We wrote it.</p>" in own.content.decode()
    assert texts(r'href="([^"]+from=group:\d+)"', own) == [
        f"/spaces/baltic/sharing/resources/new/?from=group:{closed.pk}",
        f"/spaces/baltic/cooperation/practices/new/?from=group:{closed.pk}",
    ]
    assert "<p>We wrote it.</p>" in foreign.content.decode()
    assert texts(r'href="([^"]+from=group:\d+)"', foreign) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"starts_on": "2026-03-20"}, "Not started"),
        ({"ends_on": "2026-03-15"}, "The time is up"),
        ({"ends_on": "2026-03-16"}, "Week 2 of 2"),
    ],
)
def test_the_time_of_a_group_is_told_in_words(values, words, everywhere, space, client):
    group = GroupFactory(space=space, audience=PUBLIC, **values)

    assert words in client.get(group.get_absolute_url()).content.decode()


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_costs_the_same_for_any_number_of_tasks_and_people(
    rows, everywhere, space, group, member, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        person = UserFactory()
        join(person, space)
        put_in(group, person)
        TaskFactory(group=group, assignee=person)
    put_on(group, [f"word {n}" for n in range(min(rows, 8))], through=GroupTag)
    browser = signed_in(member)
    browser.get(group.get_absolute_url())

    with django_assert_num_queries(14):
        browser.get(group.get_absolute_url())


# The list -----------------------------------------------------------------------------------------
def titles(response):
    return texts(r'class="cover-link" href="[^"]*"[^>]*>([^<]+)</a>', response)


def test_the_list_shows_what_may_be_seen_newest_first(everywhere, space, other_space, client):
    GroupFactory(space=space, audience=PUBLIC, title="Older")
    GroupFactory(space=space, audience=PUBLIC, title="Newer", formed_at=NOON + timedelta(days=1))
    GroupFactory(space=space, audience=PUBLIC, title="Done", state="closed")
    GroupFactory(space=space, title="Inside")
    GroupFactory(space=other_space, audience=PUBLIC, title="Elsewhere")

    assert titles(client.get(HERE)) == ["Newer", "Done", "Older"]
    assert titles(client.get(HERE, {"state": "closed"})) == ["Done"]
    assert titles(client.get(HERE, {"state": "spell"})) == ["Newer", "Done", "Older"]


def test_long_lists_go_on_by_key(everywhere, space, client):
    for number in range(25):
        GroupFactory(space=space, audience=PUBLIC, title=f"G{number:02}")

    first = client.get(HERE)
    (following,) = texts(r'rel="next" href="([^"]+)"', first)

    assert titles(first) == [f"G{number:02}" for number in range(24, 0, -1)]
    assert titles(client.get(following.replace("&amp;", "&"))) == ["G00"]


@pytest.mark.parametrize("rows", [1, 3, 20])
def test_the_list_costs_the_same_for_any_number_of_rows(
    rows, everywhere, space, member, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        GroupFactory(space=space, author=member)
    browser = signed_in(member)
    browser.get(HERE)

    with django_assert_num_queries(6):
        browser.get(HERE)
