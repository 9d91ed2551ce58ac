"""What must be done before the site opens: a second step for who runs things, agreement to new texts."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community.agreements import asked_versions, current_versions, note_agreements, texts_to_agree
from community.models import Consent, LegalText, Membership, User
from community.operations.agreements import publish_legal_text
from portal.choices import Role
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from portal.realtime.people import caller_of
from tests.factories import PASSWORD

STEP = "/me/second-step/"
PLACES = [
    "/",
    "/me/",
    "/me/settings/",
    "/spaces/",
    "/spaces/baltic/",
    "/people/",
    "/search/?q=x",
    "/cms/",
    "/files/x",
]


@pytest.fixture
def strict(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def superuser():
    return User.objects.create_superuser("boss@example.org", "x" * 12)


# The second step ----------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["administrator", "rival", "coordinator", "superuser"])
def test_who_runs_things_is_led_to_a_second_step(who, strict, request, signed_in, space):
    client = signed_in(superuser() if who == "superuser" else request.getfixturevalue(who))

    answers = [client.get(path) for path in PLACES]

    assert {(answer.status_code, answer.headers.get("Location")) for answer in answers} == {(303, STEP)}


@pytest.mark.parametrize("who", ["member", "moderator", "observer", "newcomer", "stranger"])
def test_everybody_else_goes_on(who, strict, request, signed_in, space):
    client = signed_in(request.getfixturevalue(who))

    assert client.get("/me/").status_code == 200


def test_visitors_are_asked_nothing(strict, space):
    assert Client().get("/spaces/baltic/").status_code == 200


def test_forms_and_fragments_are_closed_too(strict, administrator, signed_in, space):
    client = signed_in(administrator)

    post = client.post("/spaces/baltic/settings/", {"name": "Changed"})
    fragment = client.get("/me/notices/", headers={"HX-Request": "true"})

    space.refresh_from_db()
    assert (post.status_code, post.headers["Location"], space.name) == (303, STEP, "Baltic ILP")
    assert fragment.headers["HX-Redirect"] == STEP


@pytest.mark.parametrize(
    "path",
    [STEP, "/accounts/2fa/", "/accounts/sessions/", "/accounts/email/", "/me/data/", "/accounts/logout/",
     "/robots.txt", "/healthz", "/privacy/", "/terms/"],
)  # fmt: skip
def test_what_is_needed_to_do_it_or_to_leave_stays_open(path, strict, administrator, signed_in):
    answer = signed_in(administrator).get(path)

    assert answer.headers.get("Location") != STEP
    assert answer.status_code in {200, 404}  # the test has no pages of Wagtail


def test_with_an_app_everything_opens(strict, administrator, signed_in):
    client = signed_in(administrator)
    before = client.get("/me/").status_code
    TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")

    assert (before, client.get("/me/").status_code) == (303, 200)


def test_without_it_again_everything_closes_again(strict, administrator, signed_in):
    client = signed_in(administrator)
    step = TOTP.activate(administrator, "JBSWY3DPEHPK3PXP").instance
    client.get("/me/")
    step.delete()

    assert client.get("/me/").headers["Location"] == STEP


def test_whoever_becomes_administrator_is_asked_with_the_next_request(strict, member, signed_in):
    client = signed_in(member)
    before = client.get("/me/").status_code
    Membership.objects.filter(user=member).update(role=Role.ADMINISTRATOR)

    assert (before, client.get("/me/").headers["Location"]) == (200, STEP)


def test_sockets_do_not_know_who_has_not_done_it(strict, administrator, member, signed_in):
    keys = [signed_in(person).session.session_key for person in (administrator, member)]
    before = [caller_of(key) is not None for key in keys]
    TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")

    assert (before, [caller_of(key) is not None for key in keys]) == ([False, True], [True, True])


def test_nothing_is_asked_where_the_settings_do_not_say_so(administrator, signed_in):
    assert django_settings.REQUIRE_SECOND_FACTOR is False
    assert signed_in(administrator).get("/me/").status_code == 200


def test_the_gate_costs_one_query_for_who_runs_things_and_none_for_others(
    strict, administrator, member, signed_in
):
    TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")
    counts = []
    for person in (administrator, member):
        client = signed_in(person)
        client.get("/me/settings/language/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/me/settings/language/")
        counts.append(len([query for query in asked if "mfa_authenticator" in query["sql"]]))

    assert counts == [1, 0]


# New texts ----------------------------------------------------------------------------------------
def publish(kind="terms", version="2", *, asks_again=True, **more):
    words = {"title": "Terms and licence", "html": "<p>Be kind.</p>", "summary": "Kindness is new.", **more}
    return publish_legal_text(actor=SYSTEM, kind=kind, version=version, asks_again=asks_again, **words)


def agree(client):
    """As the form does, which names the texts that it shows."""
    page = client.get("/me/agree/").content.decode()
    return client.post("/me/agree/", {"seen": re.findall(r'name="seen" value="(\d+)"', page)})


def test_a_new_text_is_asked_about_once(member, signed_in):
    client = signed_in(member)
    before = client.get("/me/").status_code
    publish()

    asked = client.get("/me/")
    page = client.get("/me/agree/").content.decode()
    agreed = agree(client)

    assert (before, asked.headers["Location"], agreed.headers["Location"]) == (200, "/me/agree/", "/me/")
    assert "Kindness is new." in page
    assert client.get("/me/").status_code == 200
    assert list(Consent.objects.filter(user=member, kind="terms").values_list("text_version", "via")) == [
        ("2", "asked_again")
    ]


def test_who_agrees_has_not_agreed_to_what_they_were_not_shown(member, signed_in):
    client = signed_in(member)
    seen = publish(version="2")
    publish(version="3")

    for typed in ({}, {"seen": "x"}, {"seen": seen.pk}):
        client.post("/me/agree/", typed)

    assert list(Consent.objects.filter(user=member).values_list("text_version", flat=True)) == ["2"]
    assert client.get("/me/").headers["Location"] == "/me/agree/"


@pytest.mark.parametrize(
    "path", ["/terms/", "/terms/2/", "/me/data/", "/me/data/delete/", "/accounts/logout/"]
)
def test_reading_fetching_and_leaving_are_possible_before_agreeing(path, member, signed_in):
    publish()

    assert signed_in(member).get(path).status_code == 200


def test_a_text_that_asks_nothing_is_only_shown(member, signed_in):
    publish(asks_again=False, summary="")

    assert signed_in(member).get("/me/").status_code == 200
    assert Client().get("/terms/").content.decode().count("Be kind.") == 1


def test_who_joins_now_agrees_to_what_counts_now(db):
    publish()

    person = User.objects.create_user("new@example.org", PASSWORD)
    note_agreements(person, current_versions(), via="sign_up")

    assert texts_to_agree(person) == []
    assert current_versions() == {"terms": "2", "privacy": "1"}


def test_who_agreed_to_a_later_text_is_not_asked_about_an_earlier(member):
    publish(version="2")
    publish(version="3", asks_again=False)
    note_agreements(member, current_versions(), via="sign_up")

    assert (asked_versions(), texts_to_agree(member)) == ({"terms": "2"}, [])


def test_earlier_versions_stay_readable_and_say_that_they_are(db):
    publish(version="2", html="<p>Old words</p>")
    publish(version="3", html="<p>New words</p>")

    now, then = (Client().get(path).content.decode() for path in ("/terms/", "/terms/2/"))

    assert ("New words" in now, "Old words" in now) == (True, False)
    assert ("Old words" in then, "An earlier version" in then) == (True, True)
    assert Client().get("/terms/9/").status_code == 404


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kind": "cookies"}, "kind"),
        ({"version": "1b", "summary": ""}, "summary"),
        ({"version": "2"}, "version"),
    ],
)
def test_what_makes_no_sense_is_not_published(more, field, db):
    publish()

    with pytest.raises(OperationRefusedError) as refused:
        publish(**more)

    assert (refused.value.field, LegalText.objects.count()) == (field, 1)


@pytest.mark.parametrize("who", ["member", "administrator", "stranger"])
def test_only_coordinators_and_the_platform_publish(who, request):
    with pytest.raises(AccessDeniedError):
        publish_legal_text(
            actor=request.getfixturevalue(who), kind="terms", version="2", title="T", html="x", summary="y",
            asks_again=True,
        )  # fmt: skip

    assert LegalText.objects.count() == 0


def test_without_new_texts_no_request_asks_the_database(member, signed_in):
    publish()
    client = signed_in(member)
    agree(client)
    client.get("/me/settings/language/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/me/settings/language/")

    assert [q["sql"] for q in asked if re.search("legaltext|consent", q["sql"])] == []


def test_agreements_are_listed_with_ones_data(member, signed_in):
    note_agreements(member, current_versions(), via="sign_up")

    page = signed_in(member).get(reverse("me_data")).content.decode()

    assert page.count("version 1") == 2
