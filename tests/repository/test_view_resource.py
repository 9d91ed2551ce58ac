"""The page of a resource and the list of all resources of a space."""

import shutil
from datetime import timedelta

import pytest

from portal.choices import Audience
from portal.tags import put_on
from repository.models import ResourceContributor, ResourceTag
from search.writer import rebuild
from tests.factories import NOON, CircleFactory, CircleMemberFactory
from tests.factories_repository import PracticeFactory, ResourceFactory, put_file
from tests.reading import texts

PUBLIC = Audience.PUBLIC


def test_everybody_reads_a_public_resource(everywhere, space, member, colleague, client):
    resource = ResourceFactory(
        space=space, author=member, audience=PUBLIC, title="A checklist", language="lv",
        link="https://example.org/list", source_note="An old book", html="<p>Say <b>hello</b>.</p>",
    )  # fmt: skip
    ResourceContributor.objects.create(space=space, resource=resource, user=colleague)
    put_on(resource, ["First day"], through=ResourceTag)

    response = client.get(resource.get_absolute_url())

    page = response.content.decode()
    assert response.status_code == 200
    assert texts(r"<h1[^>]*>([^<]+)</h1>", response) == ["A checklist"]
    assert "<title>A checklist · Baltic ILP · Guildhall</title>" in page
    assert "<p>Say <b>hello</b>.</p>" in page
    assert texts(r"<dd>([^<]+)</dd>", response) == [
        "Method", "Latvian", "CC BY: use and change it, name the author", "An old book",
    ]  # fmt: skip
    assert texts(r'href="(/search/\?tag=[^"]+)"', response) == ["/search/?tag=first-day"]
    assert [name for name in ("Mara Member", "Carl Colleague") if name in page] == [
        "Mara Member", "Carl Colleague",
    ]  # fmt: skip
    assert texts(r'href="(https://example.org/list)"', response) == ["https://example.org/list"]


def test_files_are_listed_with_their_kind(resource, member, signed_in):
    stored = put_file(resource, "plan.pdf")

    response = signed_in(member).get(resource.get_absolute_url())

    assert texts(r'class="file__name" href="([^"]+)">([^<]+)<', response) == [
        (stored.get_absolute_url(), "plan.pdf")
    ]
    assert texts(r"(PDF, \d+)", response) == [f"PDF, {stored.size_bytes}"]


@pytest.mark.parametrize(
    ("audience", "who", "status"),
    [
        ("space", "visitor", 404),
        ("space", "outsider", 404),
        ("space", "observer", 200),
        ("network", "visitor", 404),
        ("network", "stranger", 404),
        ("network", "outsider", 200),
        ("parties", "moderator", 404),
        ("parties", "administrator", 404),
        ("parties", "member", 200),
    ],
)
def test_a_resource_does_not_exist_for_who_may_not_see_it(
    audience, who, status, everywhere, space, everybody, signed_in, client
):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=everybody["member"])
    resource = ResourceFactory(
        space=space, audience=audience, circle=circle if audience == Audience.PARTIES else None
    )
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.get(resource.get_absolute_url()).status_code == status


def test_under_another_space_it_is_not_found(resource, other_space, signed_in, member):
    right = resource.get_absolute_url()

    assert signed_in(member).get(right.replace("/baltic/", "/salon/")).status_code == 404
    assert signed_in(member).get(right).status_code == 200


@pytest.mark.parametrize("words", ["-other-words/", "/"])
def test_other_words_lead_to_the_right_ones(words, everywhere, space, client):
    resource = ResourceFactory(space=space, audience=PUBLIC)
    start = resource.get_absolute_url().rsplit(f"{resource.pk}-", 1)[0]

    response = client.get(f"{start}{resource.pk}{words}")

    assert (response.status_code, response["Location"]) == (302, resource.get_absolute_url())


def test_other_words_tell_nothing_to_who_may_not_see_it(resource, client):
    start = resource.get_absolute_url().rsplit(f"{resource.pk}-", 1)[0]

    assert client.get(f"{start}{resource.pk}-guess/").status_code == 404


def test_only_what_one_may_do_is_offered(resource, member, observer, signed_in):
    edit = f"/spaces/baltic/sharing/resources/{resource.pk}/edit/"

    assert edit in signed_in(member).get(resource.get_absolute_url()).content.decode()
    assert edit not in signed_in(observer).get(resource.get_absolute_url()).content.decode()


def test_a_closed_licence_is_said_plainly(everywhere, space, client):
    open_one = ResourceFactory(space=space, audience=PUBLIC, licence="CC-BY-SA-4.0")
    closed_one = ResourceFactory(space=space, audience=PUBLIC, licence="CC-BY-NC-4.0")
    hint = "This licence is not open"

    assert hint not in client.get(open_one.get_absolute_url()).content.decode()
    assert hint in client.get(closed_one.get_absolute_url()).content.decode()


def test_what_a_script_hides_in_a_title_stays_text(everywhere, space, client):
    resource = ResourceFactory(space=space, audience=PUBLIC, title="<script>alert(1)</script>")

    page = client.get(resource.get_absolute_url()).content.decode()

    assert "<script>alert(1)" not in page


# The list -----------------------------------------------------------------------------------------
def titles(response):
    return texts(r'class="cover-link" href="[^"]*"[^>]*>([^<]+)</a>', response)


def test_the_list_shows_what_the_reader_may_see_newest_first(everywhere, space, other_space, client):
    ResourceFactory(space=space, audience=PUBLIC, title="Older")
    ResourceFactory(space=space, audience=PUBLIC, title="Newer", published_at=NOON + timedelta(days=1))
    ResourceFactory(space=space, title="Inside")
    ResourceFactory(space=space, audience=PUBLIC, title="Draft", state="draft")
    ResourceFactory(space=other_space, audience=PUBLIC, title="Elsewhere")

    response = client.get("/spaces/baltic/sharing/resources/")

    assert titles(response) == ["Newer", "Older"]


def test_the_list_can_show_one_kind(everywhere, space, client):
    ResourceFactory(space=space, audience=PUBLIC, title="Method")
    ResourceFactory(space=space, audience=PUBLIC, title="Project", kind="project")
    here = "/spaces/baltic/sharing/resources/"

    assert titles(client.get(here, {"kind": "project"})) == ["Project"]
    assert titles(client.get(here, {"kind": "unheard-of"})) == ["Project", "Method"]


def test_long_lists_go_on_by_key(everywhere, space, client):
    for number in range(30):
        ResourceFactory(space=space, audience=PUBLIC, title=f"R{number:02}")

    first = client.get("/spaces/baltic/sharing/resources/")
    (following,) = texts(r'rel="next" href="([^"]+)"', first)
    ResourceFactory(space=space, audience=PUBLIC, title="New", published_at=NOON + timedelta(days=1))
    second = client.get(following.replace("&amp;", "&"))

    assert titles(first) == [f"R{number:02}" for number in range(29, 5, -1)]
    assert titles(second) == [f"R{number:02}" for number in range(5, -1, -1)]
    assert texts(r'rel="next"', second) == []


@pytest.mark.parametrize(
    "before", ["x", "-", "99-", "9" * 30 + "-1", "9" * 39 + "-1", "1-" + "9" * 30, "²-²"]
)
def test_a_cursor_that_is_none_shows_a_page_all_the_same(before, everywhere, space, client):
    response = client.get("/spaces/baltic/sharing/resources/", {"before": before})

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3, 20])
def test_the_list_costs_the_same_for_any_number_of_rows(
    rows, everywhere, space, member, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        put_on(ResourceFactory(space=space, author=member), ["word"], through=ResourceTag)
    browser = signed_in(member)
    browser.get("/spaces/baltic/sharing/resources/")

    with django_assert_num_queries(7):
        browser.get("/spaces/baltic/sharing/resources/")


@pytest.mark.parametrize("rows", [1, 3, 5])
def test_the_page_costs_the_same_for_any_number_of_files_and_people(
    rows, everywhere, space, member, everybody, resource, signed_in, django_assert_num_queries
):
    people = list(everybody.values())[1 : rows + 1]
    for number, person in enumerate(people):
        put_file(resource, f"{number}.pdf")
        ResourceContributor.objects.create(space=space, resource=resource, user=person)
    put_on(resource, [f"word {n}" for n in range(rows)], through=ResourceTag)
    browser = signed_in(member)
    browser.get(resource.get_absolute_url())

    with django_assert_num_queries(11):
        browser.get(resource.get_absolute_url())


@pytest.mark.parametrize("kind", ["resource", "practice"])
@pytest.mark.parametrize("rows", [1, 3, 6])
def test_at_most_four_similar_resources_stand_beside_at_the_same_cost(
    rows, kind, empty_index, everywhere, space, member, signed_in, django_assert_num_queries
):
    factory = ResourceFactory if kind == "resource" else PracticeFactory
    shown = factory(space=space, author=member, title="Welding masks")
    PracticeFactory(space=space, title="Welding masks")
    for number in range(rows):
        ResourceFactory(space=space, title=f"Welding masks {number}")
    for number in range(40):
        ResourceFactory(space=space, title=f"Bread {number}")
    rebuild()
    browser = signed_in(member)
    browser.get(shown.get_absolute_url())

    with django_assert_num_queries(13):
        response = browser.get(shown.get_absolute_url())

    assert len(texts(r'class="cover-link" href="[^"]+">Welding masks \d<', response)) == min(rows, 4)


def test_without_an_index_nothing_is_similar(empty_index, resource, member, signed_in):
    shutil.rmtree(empty_index.folder.path)

    response = signed_in(member).get(resource.get_absolute_url())

    assert response.status_code == 200
    assert "Similar resources" not in response.content.decode()
