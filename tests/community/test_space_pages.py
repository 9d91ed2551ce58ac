"""The directory of spaces and their doors."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from community.models import JoinRequest, Membership
from portal.choices import JoinPolicy, Role, Visibility
from tests.factories import OrganisationFactory, SpaceFactory, join


def listed(client, query=""):
    answer = client.get(f"/spaces/{query}")
    assert answer.status_code == 200
    return [card["space"].slug for card in answer.context["cards"]]


def browser_of(who, everybody, signed_in):
    return Client() if who == "visitor" else signed_in(everybody[who])


def without_secrets(answer):
    """The page without the tokens that differ from one answer to the next."""
    return re.sub(r'(csrfmiddlewaretoken" value|nonce|data-since)="[^"]+"', "", answer.content.decode())


@pytest.mark.parametrize(
    ("who", "slugs"),
    [
        ("visitor", ["baltic", "salon"]),
        ("stranger", ["baltic", "salon"]),
        ("newcomer", ["baltic", "salon"]),
        ("outsider", ["baltic", "garage", "salon"]),
        ("insider", ["bakery", "baltic", "garage", "salon"]),
        ("coordinator", ["baltic", "salon"]),
    ],
)
def test_the_directory_lists_what_the_reader_may_know_of(
    who, slugs, space, other_space, closed_space, hidden_space, everybody, signed_in
):
    assert listed(browser_of(who, everybody, signed_in)) == slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("?kind=network", ["baltic"]),
        ("?join=request", ["salon"]),
        ("?language=lv", ["salon"]),
        ("?country=LT", ["salon"]),
        ("?q=ILP", ["baltic"]),
        ("?q=nothing", []),
        ("?kind=nonsense&join=&language=xx", ["baltic", "salon"]),
        ("?after=nonsense", ["baltic", "salon"]),
    ],
)
def test_filters_narrow_the_directory_and_nonsense_does_not_break_it(query, slugs, space, other_space):
    other_space.languages = ["lt", "lv"]
    other_space.save()
    OrganisationFactory(space=other_space, country="LT")

    assert listed(Client(), query) == slugs


def test_archived_spaces_are_not_listed(space, other_space):
    other_space.archived_at = timezone.now()
    other_space.save()

    assert listed(Client()) == ["baltic"]


def test_the_directory_is_paged_by_key(db):
    for n in range(30):
        SpaceFactory(slug=f"s-{n:02}", name=f"Space {n:02}")

    first = Client().get("/spaces/?kind=partner")
    second = Client().get(first.context["next_url"])

    assert [card["space"].slug for card in second.context["cards"]] == [f"s-{n:02}" for n in range(24, 30)]
    assert ('rel="next"' in first.content.decode(), 'rel="next"' in second.content.decode()) == (True, False)


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_directory_takes_the_same_queries_however_many_spaces_there_are(
    count, member, signed_in, django_assert_num_queries
):
    for _n in range(count):
        SpaceFactory()
    browser = signed_in(member)

    with django_assert_num_queries(5):
        # Session, person, standing, spaces, unread notices.
        browser.get("/spaces/")


@pytest.mark.parametrize("who", ["visitor", "stranger", "outsider"])
@pytest.mark.parametrize("policy", JoinPolicy)
def test_a_door_says_what_joining_means_to_everybody(policy, who, other_space, everybody, signed_in):
    other_space.join_policy = policy
    other_space.save()
    join_by = {
        "open": 'action="/spaces/salon/join/"',
        "request": 'name="message"',
        "invitation": "takes people in by invitation",
    }[policy]

    answer = browser_of(who, everybody, signed_in).get("/spaces/salon/join/")
    page = answer.content.decode()

    if who == "outsider":
        assert (answer.status_code, answer.headers["Location"]) == (303, "/spaces/salon/")
        return
    assert "What joining means" in page
    if who == "visitor" and policy != "invitation":
        assert "/accounts/signup/?next=%2Fspaces%2Fsalon%2Fjoin%2F" in page
    else:
        assert join_by in page


@pytest.mark.parametrize("who", ["visitor", "stranger", "outsider"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_hidden_space_has_no_door(method, who, hidden_space, space, everybody, signed_in):
    browser = browser_of(who, everybody, signed_in)

    hidden = getattr(browser, method)("/spaces/bakery/join/")
    unknown = getattr(browser, method)("/spaces/nowhere/join/")

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert without_secrets(hidden).replace("bakery", "nowhere") == without_secrets(unknown)


def test_who_is_not_signed_in_signs_in_first_and_comes_back(space):
    answer = Client().post("/spaces/baltic/join/")

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/accounts/login/?next=%2Fspaces%2Fbaltic%2Fjoin%2F"


def test_joining_an_open_space_leads_into_it(space, stranger, signed_in):
    answer = signed_in(stranger).post("/spaces/baltic/join/")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/spaces/baltic/")
    assert Membership.objects.get(user=stranger).role == Role.MEMBER


def test_joining_twice_is_harmless(space, stranger, signed_in):
    browser = signed_in(stranger)
    browser.post("/spaces/baltic/join/")

    assert browser.post("/spaces/baltic/join/").status_code == 303
    assert Membership.objects.filter(user=stranger).count() == 1


def test_asking_to_join_keeps_the_asker_at_the_door(other_space, stranger, signed_in):
    browser = signed_in(stranger)

    answer = browser.post("/spaces/salon/join/", {"message": "I teach hairdressers."})
    page = browser.get(answer.headers["Location"]).content.decode()

    assert (answer.status_code, answer.headers["Location"]) == (303, "/spaces/salon/join/")
    assert JoinRequest.objects.get().message == "I teach hairdressers."
    assert ("You have asked to join" in page, 'name="message"' in page) == (True, False)


def test_asking_twice_is_refused_with_the_reason_and_nothing_typed_is_lost(
    other_space, stranger, asked, signed_in
):
    answer = signed_in(stranger).post("/spaces/salon/join/", {"message": "Once more"})

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "You have already asked. The administrators will answer you."
    ]
    assert answer.context["form"]["message"].value() == "Once more"
    assert JoinRequest.objects.count() == 1


def test_a_message_that_is_too_long_is_refused_at_its_field(other_space, stranger, signed_in):
    answer = signed_in(stranger).post("/spaces/salon/join/", {"message": "x" * 1001})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["message"])
    assert JoinRequest.objects.count() == 0


def test_nobody_pushes_into_a_space_by_invitation(other_space, stranger, signed_in):
    other_space.join_policy = JoinPolicy.INVITATION
    other_space.save()

    assert signed_in(stranger).post("/spaces/salon/join/").status_code == 403
    assert not Membership.objects.filter(user=stranger).exists()


def test_a_request_is_taken_back_at_the_door(other_space, stranger, asked, signed_in):
    answer = signed_in(stranger).post("/spaces/salon/join/withdraw/")

    asked.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (303, "/spaces/salon/join/")
    assert asked.decided_at is not None


def test_a_request_that_is_decided_in_that_moment_is_not_taken_back(
    other_space, stranger, asked, signed_in, monkeypatch
):
    asked.decided_at = timezone.now()
    asked.granted = False
    asked.save()
    monkeypatch.setattr("community.views.spaces.open_request_of", lambda user, space: asked)

    answer = signed_in(stranger).post("/spaces/salon/join/withdraw/")

    asked.refresh_from_db()
    assert (answer.status_code, asked.granted) == (422, False)


def test_somebody_elses_request_stays(other_space, asked, member, signed_in):
    signed_in(member).post("/spaces/salon/join/withdraw/")

    asked.refresh_from_db()
    assert asked.decided_at is None


def test_leaving(space, member, administrator, signed_in):
    space.member_count = 2
    space.save()

    answer = signed_in(member).post("/spaces/baltic/leave/")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/spaces/")
    assert not Membership.objects.filter(user=member).exists()


def test_the_last_administrator_reads_why_they_cannot_leave(space, administrator, signed_in):
    answer = signed_in(administrator).post("/spaces/baltic/leave/")

    assert answer.status_code == 422
    assert "A space needs an administrator." in answer.content.decode()
    assert Membership.objects.filter(user=administrator).exists()


def test_leaving_takes_a_post(space, member, signed_in):
    assert signed_in(member).get("/spaces/baltic/leave/").status_code == 405
    assert Membership.objects.filter(user=member).exists()


def test_who_is_not_in_cannot_leave(space, hidden_space, outsider, signed_in):
    browser = signed_in(outsider)

    assert browser.post("/spaces/baltic/leave/").status_code == 403
    assert browser.post("/spaces/bakery/leave/").status_code == 404
    assert Client().post("/spaces/baltic/leave/").status_code == 303


def test_a_closed_space_shows_its_door_to_people_of_the_network(closed_space, outsider, stranger, signed_in):
    assert closed_space.visibility == Visibility.NETWORK
    assert signed_in(outsider).get("/spaces/garage/join/").status_code == 200
    assert signed_in(stranger).get("/spaces/garage/join/").status_code == 404
    assert Client().get("/spaces/garage/join/").status_code == 404


def test_an_archived_space_lets_nobody_in(space, stranger, member, signed_in):
    space.archived_at = timezone.now()
    space.save()
    browser = signed_in(stranger)

    assert "This space is archived." in browser.get("/spaces/baltic/join/").content.decode()
    assert browser.post("/spaces/baltic/join/").status_code == 403
    join(stranger, space)
    assert browser.get("/spaces/baltic/join/").status_code == 303


@pytest.mark.parametrize(
    ("policy", "archived", "words"),
    [
        (JoinPolicy.OPEN, False, "Join this space"),
        (JoinPolicy.REQUEST, False, "Ask to join"),
        (JoinPolicy.INVITATION, False, "How to join"),
        (JoinPolicy.OPEN, True, None),
    ],
)
@pytest.mark.parametrize("place", ["", "communication/"])
def test_the_head_of_a_space_says_how_one_gets_in(
    place, policy, archived, words, space, stranger, member, signed_in
):
    space.join_policy = policy
    space.archived_at = timezone.now() if archived else None
    space.save()

    def link_for(person):
        page = signed_in(person).get(f"/spaces/{space.slug}/{place}").content.decode()
        found = re.search(rf'href="/spaces/{space.slug}/join/">([^<]+)</a>', page)
        return found and found.group(1)

    assert (link_for(stranger), link_for(member)) == (words, None)
