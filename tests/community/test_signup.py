"""The way in: e-mail, name, agreement, mailed code, one question, spaces."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from community.agreements import FIRST_VERSION
from community.models import Profile, User
from tests.factories import PASSWORD, UserFactory

FORM = {"display_name": "Ieva Ozola", "email": "ieva@example.org", "terms": "on"}


def code_in_mail() -> str:
    """The code stands on a line of its own."""
    return re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE)[1]


def enter_code(client, code):
    return client.post(reverse("account_email_verification_sent"), {"code": code})


def test_a_newcomer_signs_up_says_what_describes_them_and_joins_a_space(space, other_space):
    client = Client()

    client.post("/accounts/signup/", FORM)
    verified = enter_code(client, code_in_mail())
    described = client.post("/me/welcome/", {"target_group": "vet_tutor", "country": "LV"})
    suggestions = client.get(described.headers["Location"])
    joined = client.post("/spaces/baltic/join/")

    person = User.objects.get(email="ieva@example.org")
    assert (person.display_name, person.handle, person.has_usable_password()) == (
        "Ieva Ozola", "ieva-ozola", False,
    )  # fmt: skip
    assert (person.profile.target_group, person.profile.country) == ("vet_tutor", "LV")
    assert list(person.consents.order_by("kind").values_list("kind", "text_version", "via")) == [
        ("privacy", FIRST_VERSION, "sign_up"), ("terms", FIRST_VERSION, "sign_up"),
    ]  # fmt: skip
    assert EmailAddress.objects.get(user=person).verified
    assert [verified.status_code, verified.headers["Location"]] == [302, "/me/welcome/"]
    assert [described.status_code, described.headers["Location"]] == [303, "/me/welcome/spaces/"]
    assert suggestions.context["spaces"] == [space, other_space]
    assert [joined.status_code, joined.headers["Location"]] == [303, "/spaces/baltic/"]
    assert list(person.memberships.values_list("space__slug", "role", "accepted_at")) == [
        ("baltic", "member", None)
    ]


def test_who_came_from_a_door_goes_back_there_after_the_welcome(other_space):
    client = Client()

    client.post("/accounts/signup/", FORM | {"next": "/spaces/salon/join/"})
    verified = enter_code(client, code_in_mail())
    described = client.post(
        verified.headers["Location"], {"target_group": "employer", "next": "/spaces/salon/join/"}
    )

    assert verified.headers["Location"] == "/me/welcome/?next=%2Fspaces%2Fsalon%2Fjoin%2F"
    assert described.headers["Location"] == "/spaces/salon/join/"


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_welcome_page_leads_to_no_other_site(wanted, stranger, signed_in):
    answer = signed_in(stranger).post("/me/welcome/", {"target_group": "employer", "next": wanted})

    assert answer.headers["Location"] == "/me/welcome/spaces/"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", ""),
        ("display_name", "X"),
        ("display_name", "me@example.org"),
        ("display_name", "Bad\u0007Bell"),
        ("email", "not an address"),
        ("terms", ""),
    ],
)
def test_bad_sign_up_makes_no_account(field, value, db):
    answer = Client().post("/accounts/signup/", FORM | {field: value})

    assert list(answer.context["form"].errors) == [field]
    assert (User.objects.count(), Profile.objects.count(), len(mail.outbox)) == (0, 0, 0)


def test_a_wrong_code_lets_nobody_in(db):
    client = Client()
    client.post("/accounts/signup/", FORM)

    enter_code(client, "WRONG1")

    assert not EmailAddress.objects.get().verified
    assert client.get("/me/").status_code == 303


def test_sign_up_with_a_known_address_looks_like_any_other(db):
    UserFactory(email="ieva@example.org", display_name="Ieva Ozola")
    known, unknown = Client(), Client()

    first = known.post("/accounts/signup/", FORM)
    second = unknown.post("/accounts/signup/", FORM | {"email": "new@example.org"})

    assert (first.status_code, first.headers["Location"]) == (second.status_code, second.headers["Location"])
    assert known.get(first.headers["Location"]).status_code == 200
    assert User.objects.filter(email="ieva@example.org").count() == 1


def test_the_mailed_code_names_the_configured_site_not_the_host_of_the_request(db):
    Client(SERVER_NAME="localhost").post("/accounts/signup/", FORM)

    assert "localhost" not in mail.outbox[0].body


def test_people_sign_in_with_a_password(known):
    client = Client()

    answer = client.post("/accounts/login/", {"login": known.email, "password": PASSWORD})

    assert [answer.status_code, answer.headers["Location"]] == [302, "/me/"]
    assert client.get("/me/").status_code == 200


@pytest.mark.parametrize(
    ("path", "asked"), [("/accounts/login/code/", "email"), ("/accounts/login/", "login")]
)
def test_people_sign_in_with_a_mailed_code(path, asked, known):
    client = Client()

    client.post(path, {asked: known.email})
    answer = client.post("/accounts/login/code/confirm/", {"code": code_in_mail()})

    assert [answer.status_code, answer.headers["Location"]] == [302, "/me/"]


def test_the_wrong_password_and_the_unknown_address_read_alike(known):
    wrong = Client().post("/accounts/login/", {"login": known.email, "password": "nothing-like-it"})
    unknown = Client().post(
        "/accounts/login/", {"login": "nobody@example.org", "password": "nothing-like-it"}
    )

    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert len(wrong.context["form"].errors) == 1


def test_asking_for_a_code_tells_nothing_about_an_unknown_address(known):
    first = Client().post("/accounts/login/code/", {"email": known.email})
    second = Client().post("/accounts/login/code/", {"email": "nobody@example.org"})

    assert (first.status_code, first.headers["Location"]) == (second.status_code, second.headers["Location"])


@pytest.mark.parametrize("path", ["/cms/login/", "/_util/login/"])
def test_the_other_logins_of_wagtail_take_no_password(path, member):
    client = Client()

    answer = client.post(path, {"username": member.email, "password": PASSWORD})

    assert answer.headers["Location"].split("?")[0] == "/accounts/login/"
    assert "_auth_user_id" not in client.session


def test_signing_out_takes_a_post(member, signed_in):
    client = signed_in(member)

    client.get("/accounts/logout/")
    still_in = client.get("/me/").status_code
    client.post("/accounts/logout/")

    assert (still_in, client.get("/me/").status_code) == (200, 303)
