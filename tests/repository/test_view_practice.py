"""The page of a practice, the list of a space, and setting a draft from its page."""

import pytest

from portal.choices import Audience
from portal.tags import put_on
from repository.models import PracticeContributor, PracticeTag
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_repository import ALL_RIGHTS, PracticeFactory, PracticeStepFactory
from tests.reading import texts

PUBLIC = Audience.PUBLIC


def complete(space, author, **values):
    """A draft that lacks nothing but the rights."""
    draft = PracticeFactory(space=space, author=author, state="draft", **values)
    PracticeStepFactory(practice=draft)
    put_on(draft, ["word"], through=PracticeTag)
    return draft


def test_everybody_reads_a_public_practice(everywhere, space, member, colleague, client):
    practice = PracticeFactory(
        space=space,
        author=member,
        audience=PUBLIC,
        title="A first week",
        kind="pilot",
        countries=["LV", "LT"],
    )
    PracticeStepFactory(practice=practice, title="Meet", text="At nine.\n\nThen <walk>.", duration="1 hour")
    PracticeContributor.objects.create(space=space, practice=practice, user=colleague)

    response = client.get(practice.get_absolute_url())

    page = response.content.decode()
    assert response.status_code == 200
    assert texts(r"<h1[^>]*>([^<]+)</h1>", response) == ["A first week"]
    assert "<title>A first week · Baltic ILP · Guildhall</title>" in page
    assert page.index("It did not work.") < page.index("At nine.") < page.index("It works.")
    assert "<p>At nine.</p>\n\n<p>Then &lt;walk&gt;.</p>" in page
    assert texts(r"<dd>([^<]+)</dd>", response) == [
        "Pilot", "Latvia, Lithuania", "English", "CC BY: use and change it, name the author",
    ]  # fmt: skip
    assert texts(r'path__station--(\w+)"(?: aria-current="step")?', response) == ["behind", "here"]
    assert texts(r'aria-current="step">([^<]+)<', response) == ["Set"]


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
    ],
)
def test_a_practice_does_not_exist_for_who_may_not_see_it(
    audience, who, status, everywhere, space, everybody, signed_in, client
):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=everybody["member"])
    practice = PracticeFactory(
        space=space, audience=audience, circle=circle if audience == Audience.PARTIES else None
    )
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.get(practice.get_absolute_url()).status_code == status


def test_under_another_space_it_is_not_found(practice, other_space, signed_in, member):
    right = practice.get_absolute_url()

    assert signed_in(member).get(right.replace("/baltic/", "/salon/")).status_code == 404
    assert signed_in(member).get(right).status_code == 200


def test_other_words_lead_to_the_right_ones(practice, member, signed_in):
    start = practice.get_absolute_url().rsplit(f"{practice.pk}-", 1)[0]

    response = signed_in(member).get(f"{start}{practice.pk}-other/")

    assert (response.status_code, response["Location"]) == (302, practice.get_absolute_url())


def test_a_draft_says_what_is_missing_to_its_author_alone(sketch, member, moderator, signed_in):
    response = signed_in(member).get(sketch.get_absolute_url())

    assert texts(r'href="[^"]*/edit/#id_(\w+)"', response) == [
        "summary", "kind", "problem", "steps", "result", "countries", "tags",
    ]  # fmt: skip
    assert texts(r'aria-current="step">([^<]+)<', response) == ["Draft"]
    assert signed_in(moderator).get(sketch.get_absolute_url()).status_code == 404


# Setting ------------------------------------------------------------------------------------------
def set_url(practice):
    return f"/spaces/baltic/cooperation/practices/{practice.pk}/set/"


def test_a_complete_draft_is_set_from_its_page(everywhere, space, member, signed_in):
    draft = complete(space, member)
    browser = signed_in(member)

    assert f'action="{set_url(draft)}"' in browser.get(draft.get_absolute_url()).content.decode()
    response = browser.post(set_url(draft), {"confirmed": ALL_RIGHTS})

    draft.refresh_from_db()
    assert (response.status_code, response["Location"], draft.state) == (303, draft.get_absolute_url(), "set")


@pytest.mark.parametrize("confirmed", [[], ["photos"], ["spell"]])
def test_without_all_rights_it_stays_a_draft(confirmed, everywhere, space, member, signed_in):
    draft = complete(space, member)

    response = signed_in(member).post(set_url(draft), {"confirmed": confirmed})

    draft.refresh_from_db()
    assert (response.status_code, draft.state) == (422, "draft")


def test_an_incomplete_draft_is_refused_with_its_reasons(sketch, member, signed_in):
    response = signed_in(member).post(set_url(sketch), {"confirmed": ALL_RIGHTS})

    sketch.refresh_from_db()
    assert (response.status_code, sketch.state) == (422, "draft")


@pytest.mark.parametrize(("who", "status"), [("moderator", 404), ("outsider", 404), ("member", 303)])
def test_who_sets_a_draft(who, status, everywhere, space, everybody, signed_in):
    draft = complete(space, everybody["member"])

    assert signed_in(everybody[who]).post(set_url(draft), {"confirmed": ALL_RIGHTS}).status_code == status
    draft.refresh_from_db()
    assert draft.state == ("set" if status == 303 else "draft")


def test_what_is_set_is_not_set_again(practice, member, signed_in):
    assert signed_in(member).post(set_url(practice), {"confirmed": ALL_RIGHTS}).status_code == 403


def test_looking_or_being_signed_out_sets_nothing(everywhere, space, member, signed_in, client):
    draft = complete(space, member)

    looked = signed_in(member).get(set_url(draft))
    unknown = client.post(set_url(draft), {"confirmed": ALL_RIGHTS})

    draft.refresh_from_db()
    assert (looked.status_code, unknown.status_code, draft.state) == (303, 303, "draft")


# The list -----------------------------------------------------------------------------------------
HERE = "/spaces/baltic/cooperation/practices/"


def titles(response):
    return texts(r'class="cover-link" href="[^"]*"[^>]*>([^<]+)</a>', response)


def test_the_list_shows_what_is_set_and_may_be_seen(everywhere, space, other_space, client):
    PracticeFactory(space=space, audience=PUBLIC, title="Shown", kind="pilot")
    PracticeFactory(space=space, audience=PUBLIC, title="Changed", kind="change")
    PracticeFactory(space=space, title="Inside")
    PracticeFactory(space=space, audience=PUBLIC, title="Draft", state="draft")
    PracticeFactory(space=other_space, audience=PUBLIC, title="Elsewhere")

    assert titles(client.get(HERE)) == ["Changed", "Shown"]
    assert titles(client.get(HERE, {"kind": "pilot"})) == ["Shown"]


@pytest.mark.parametrize("rows", [1, 3, 20])
def test_the_list_costs_the_same_for_any_number_of_rows(
    rows, everywhere, space, member, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        put_on(PracticeFactory(space=space, author=member), ["word"], through=PracticeTag)
    browser = signed_in(member)
    browser.get(HERE)

    with django_assert_num_queries(7):
        browser.get(HERE)


@pytest.mark.parametrize("rows", [1, 3, 10])
def test_the_page_costs_the_same_for_any_number_of_steps_and_people(
    rows, everywhere, space, practice, everybody, member, signed_in, django_assert_num_queries
):
    for number, person in enumerate(list(everybody.values())[1 : rows + 1], start=2):
        PracticeStepFactory(practice=practice, order=number)
        PracticeContributor.objects.create(space=space, practice=practice, user=person)
    put_on(practice, [f"word {n}" for n in range(min(rows, 8))], through=PracticeTag)
    browser = signed_in(member)
    browser.get(practice.get_absolute_url())

    with django_assert_num_queries(11):
        browser.get(practice.get_absolute_url())
