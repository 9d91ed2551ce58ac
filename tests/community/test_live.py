"""What open pages hear: keys that one may follow, and sessions that end."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from community.live import may_follow_space, may_follow_user
from tests.factories import PASSWORD


@pytest.mark.parametrize(
    ("who", "follows"),
    [
        ("visitor", False),
        ("stranger", False),
        ("outsider", False),
        ("coordinator", False),
        ("observer", True),
    ],
)
def test_members_follow_their_space(who, follows, space, everybody):
    assert may_follow_space(everybody[who], space.pk) is follows


def test_people_follow_only_themselves(member, colleague, visitor):
    assert [may_follow_user(actor, member.pk) for actor in (member, colleague, visitor)] == [
        True,
        False,
        False,
    ]


def test_signing_out_ends_the_session_before_anybody_is_told(member, signed_in, hints, monkeypatch):
    browser = signed_in(member)
    sessions = []
    monkeypatch.setattr(
        "community.reactions.signing_out.hint",
        lambda key: sessions.append((key, Session.objects.count())),
        raising=True,
    )

    browser.post("/accounts/logout/")

    assert sessions == [(f"standing:{member.pk}", 0)]


def test_a_new_password_is_told_to_what_is_open(member, signed_in, hints):
    browser = signed_in(member)

    answer = browser.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "quite-another-one-7", "password2": "quite-another-one-7"},
    )

    assert answer.status_code == 302
    assert f"standing:{member.pk}" in hints()


def test_ending_other_sessions_is_told_to_what_is_open(known, hints):
    here, there = Client(), Client()
    for browser in (here, there):
        browser.post("/accounts/login/", {"login": known.email, "password": PASSWORD})

    here.post("/accounts/sessions/")

    assert UserSession.objects.filter(user=known).count() == 1
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 303)
    assert hints() == [f"standing:{known.pk}"]
