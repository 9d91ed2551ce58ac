"""The switch of language at the foot of every page, and the page for language and time."""

import re

import pytest
from django.core import mail
from django.utils import translation
from django.utils.translation import gettext

from community.operations.people import choose_language, choose_locality
from portal.operations import OperationRefusedError
from portal.ui.shell import Shell
from tests.factories import UserFactory

COOKIE = "django_language"
SETTINGS = "/me/settings/language/"


def language_of(response):
    """What the page says in its markup and what the answer says in its header; they must agree."""
    page = response.content.decode()
    told = page.split('<html lang="')[1].split('"')[0]
    assert response.headers["Content-Language"] == told
    return told


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("lt", "lt"), ("lv-LV,en;q=0.5", "lv"), ("fi;q=0.4,lt;q=0.9", "lt"), ("tlh", "en"), ("", "en")],
)
def test_a_visitor_reads_what_the_browser_asks_for(client, db, asked, spoken):
    response = client.get("/accounts/login/", headers={"accept-language": asked})

    assert language_of(response) == spoken
    assert {"Accept-Language", "Cookie"} <= {word.strip() for word in response.headers["Vary"].split(",")}


def test_a_visitors_choice_goes_before_the_browser_and_comes_back_to_the_page(client, db):
    chosen = client.post("/language/", {"language": "fi", "next": "/accounts/login/?next=/me/"})

    shown = client.get("/accounts/login/", headers={"accept-language": "lt"})

    assert (chosen.status_code, chosen.headers["Location"]) == (303, "/accounts/login/?next=/me/")
    assert (chosen.cookies[COOKIE].value, language_of(shown)) == ("fi", "fi")


def test_the_account_goes_before_the_cookie(signed_in, db):
    browser = signed_in(UserFactory(language="lv"))
    browser.cookies[COOKIE] = "fi"

    assert language_of(browser.get(SETTINGS, headers={"accept-language": "lt"})) == "lv"


def test_who_has_signed_in_keeps_the_choice_in_the_account(signed_in, db):
    person = UserFactory(language="")

    signed_in(person).post("/language/", {"language": "lt", "next": "/me/"})

    person.refresh_from_db()
    assert person.language == "lt"


@pytest.mark.parametrize("wrong", ["tlh", "", "EN", "../lt"])
def test_a_language_that_is_not_spoken_changes_nothing(signed_in, db, wrong):
    person = UserFactory(language="lt")

    answer = signed_in(person).post("/language/", {"language": wrong, "next": "/me/"})

    person.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"], person.language) == (303, "/me/", "lt")
    assert COOKIE not in answer.cookies


@pytest.mark.parametrize("foreign", ["https://evil.example/", "//evil.example/", ""])
def test_the_switch_leads_nowhere_else(client, db, foreign):
    assert client.post("/language/", {"language": "lt", "next": foreign}).headers["Location"] == "/"


def test_the_switch_is_no_address_to_look_at(client, db):
    assert client.get("/language/").status_code == 405


def test_every_page_has_the_switch_each_choice_in_its_own_language(client, db):
    page = client.get("/accounts/login/?next=/me/", headers={"accept-language": "fi"}).content.decode()
    footer = page.split("site-footer__languages")[1].split("</form>")[0]

    assert 'action="/language/"' in footer
    assert 'name="next" value="/accounts/login/?next=/me/"' in footer
    assert [f'value="{code}" lang="{code}"' in footer for code in ("en", "lt", "lv", "fi")] == [True] * 4
    assert footer.count("aria-current") == 1
    assert 'value="fi" lang="fi" aria-current="true"' in footer


def test_a_refused_form_comes_back_to_its_page(client, db):
    answer = client.post(
        "/accounts/login/",
        {"login": "", "password": ""},
        headers={"referer": "http://testserver/accounts/login/"},
    )

    assert 'name="next" value="/accounts/login/"' in answer.content.decode()


def test_language_and_time_are_saved_and_shown(signed_in, db):
    person = UserFactory()
    browser = signed_in(person)

    saved = browser.post(SETTINGS, {"language": "fi", "time_zone": "Europe/Helsinki"})
    shown = browser.get(SETTINGS)

    person.refresh_from_db()
    assert (saved.status_code, saved.headers["Location"]) == (303, SETTINGS)
    assert (person.language, person.time_zone) == ("fi", "Europe/Helsinki")
    assert (language_of(shown), saved.cookies[COOKIE].value) == ("fi", "fi")
    assert shown.context["form"]["time_zone"].value() == "Europe/Helsinki"


def test_leaving_it_to_the_browser_forgets_the_cookie(signed_in, db):
    person = UserFactory(language="lt", time_zone="Europe/Vilnius")
    browser = signed_in(person)
    browser.cookies[COOKIE] = "lt"

    saved = browser.post(SETTINGS, {"language": "", "time_zone": ""})

    person.refresh_from_db()
    assert (person.language, person.time_zone, saved.cookies[COOKIE]["max-age"]) == ("", "", 0)


@pytest.mark.parametrize(("field", "value"), [("language", "tlh"), ("time_zone", "Mars/Olympus")])
def test_what_there_is_not_is_refused_at_its_field(signed_in, db, field, value):
    person = UserFactory(language="lt", time_zone="Europe/Vilnius")

    answer = signed_in(person).post(SETTINGS, {"language": "lt", "time_zone": "Europe/Riga"} | {field: value})

    person.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert (person.language, person.time_zone) == ("lt", "Europe/Vilnius")


@pytest.mark.parametrize(
    ("language", "zone", "field"), [("tlh", "", "language"), ("lt", "Mars/Olympus", "time_zone")]
)
def test_operations_refuse_what_there_is_not(db, language, zone, field):
    person = UserFactory()

    with pytest.raises(OperationRefusedError) as refusal:
        choose_locality(actor=person, language=language, time_zone=zone)

    person.refresh_from_db()
    assert (refusal.value.field, person.language, person.time_zone) == (field, "", "")


def test_choosing_a_language_leaves_the_clock(db):
    person = UserFactory(time_zone="Europe/Riga")

    choose_language(actor=person, language="lv")

    person.refresh_from_db()
    assert (person.language, person.time_zone) == ("lv", "Europe/Riga")


def test_an_account_begins_in_the_language_of_its_sign_up(client, db):
    from community.models import User

    client.post(
        "/accounts/signup/",
        {"email": "nauja@example.org", "display_name": "Nauja Narė", "terms": "on"},
        headers={"accept-language": "lt"},
    )

    assert User.objects.get(email="nauja@example.org").language == "lt"


def code_in(body: str) -> str:
    """The one line that is a code and nothing else."""
    return next(line for line in body.splitlines() if re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)*", line))


def test_mail_about_signing_in_speaks_the_language_of_the_account(client, db):
    person = UserFactory(language="fi")

    client.post("/accounts/login/code/", {"email": person.email}, headers={"accept-language": "lt"})

    (sent,) = mail.outbox
    with translation.override("fi"):
        expected = gettext("%(code)s is your code to sign in")
    assert sent.subject == expected % {"code": code_in(sent.body)}
    assert expected != "%(code)s is your code to sign in"


@pytest.mark.parametrize(("languages", "marked"), [(["lt"], "lt"), (["lt", "fi"], ""), ([], "")])
def test_what_editors_wrote_says_its_language_where_it_is_known(rf, space, languages, marked):
    request = rf.get("/")
    space.languages = languages
    request.space = space

    assert Shell(request).written_in == marked


def test_pages_of_the_network_are_written_in_english(rf):
    assert Shell(rf.get("/")).written_in == "en"
