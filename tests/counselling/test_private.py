"""A talk is for two: every other reader, and every other channel, is tried with its words."""

from importlib import import_module

import pytest
from django.core import mail
from django.urls import reverse

from community.mailing.at_once import mail_due_notices
from community.models import Notice
from community.operations.blocks import block_person
from counselling.models import Talk, TalkEntry, TalkRating
from counselling.operations.rating import rate_talk
from counselling.operations.talking import Words, end_talk, write_in_talk
from portal.models import AuditEntry, Space
from portal.own_data import holdings
from portal.post import PostOffice
from portal.realtime import live
from portal.tenancy import all_spaces
from tests.counselling.conftest import WORD

OTHERS = [
    "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "third", "moderator",
    "administrator", "coordinator", "superuser",
]  # fmt: skip
ADDRESSES = [
    ("talk", ()), ("talk_answer", ()), ("talk_withdraw", ()), ("talk_end", ()), ("talk_rate", ()),
    ("talk_seen", ()), ("talk_write", ("message",)), ("talk_write", ("meeting",)),
    ("talk_entry_remove", (1,)), ("talk_step", (1,)), ("talk_suggest", ()),
]  # fmt: skip


@pytest.fixture
def full(talk, member, colleague):
    """A talk with something of every kind, ended and rated by both."""
    write_in_talk(actor=colleague, talk=talk, words=Words(f"Message {WORD}"))
    write_in_talk(actor=member, talk=talk, words=Words(f"Step {WORD}", kind="step"))
    write_in_talk(
        actor=member, talk=talk, words=Words(f"Met {WORD}", kind="meeting", met_on=talk.asked_at.date())
    )
    end_talk(actor=member, talk=talk)
    for person in (member, colleague):
        rate_talk(
            actor=person, talk=talk, helped="yes", wants_more=True, words=f"Fine {WORD}", is_shared=True
        )
    talk.refresh_from_db()
    return talk


@pytest.mark.parametrize("who", OTHERS)
def test_every_address_of_a_talk_is_nothing_for_everybody_else(who, request, full, signed_in, client):
    reader = request.getfixturevalue(who)
    browser = client if who == "visitor" else signed_in(reader)
    before = list(Talk.objects.values()), list(TalkEntry.objects.values())

    for name, more in ADDRESSES:
        path = reverse(name, args=[full.pk, *more])
        for answer in (browser.get(path), browser.post(path, {"body": "Hello"})):
            assert WORD not in answer.content.decode()
            assert answer.status_code in ({303, 405} if who == "visitor" else {404, 405}), path

    assert (list(Talk.objects.values()), list(TalkEntry.objects.values())) == before


@pytest.mark.parametrize("who", [*OTHERS, "member", "colleague"])
def test_set_sentence_and_live_key_agree(who, request, full):
    reader = request.getfixturevalue(who)
    expected = who in {"member", "colleague"}

    assert reader.has_perm("counselling.view_talk", full) == expected
    assert Talk.objects.visible_to(reader).exists() == expected
    assert TalkEntry.objects.visible_to(reader).exists() == expected
    assert TalkRating.objects.visible_to(reader).exists() == expected
    assert all(
        reader.has_perm("counselling.view_entry", entry) == expected
        for entry in TalkEntry.objects.select_related("talk")
    )
    assert live._kinds["talk"](reader, full.pk) == expected


@pytest.mark.parametrize("who", [*OTHERS, "member", "colleague"])
def test_no_page_but_the_twos_own_says_a_word(who, request, full, offer, signed_in, client):
    reader = request.getfixturevalue(who)
    browser = client if who == "visitor" else signed_in(reader)

    for path in (
        "/", "/communication/", "/communication/counselling/", "/spaces/baltic/", "/me/notices/", "/desk/",
        "/spaces/baltic/communication/", "/spaces/baltic/communication/counselling/",
        offer.get_absolute_url(),
        f"/search/?q={WORD}", f"/search/suggest/?q={WORD[:6]}", "/spaces/baltic/desk/",
        "/spaces/baltic/members/list.csv", "/communication/new/", "/people/mara-member/",
    ):  # fmt: skip
        answer = browser.get(path, follow=True)
        text = answer.content.decode() if not answer.streaming else ""
        assert f"Question {WORD}" not in text, path
        assert WORD not in text.replace(f'value="{WORD}"', "").replace(f"“{WORD}”", "").replace(
            f"q={WORD}", ""
        ) or path.startswith("/search/"), path
        if path == "/spaces/baltic/communication/counselling/" and who == "third":
            assert "1 talk finished" in text


def test_superusers_and_editors_find_no_talks_in_the_admin(full, superuser, signed_in):
    from django.apps import apps
    from wagtail.snippets.models import get_snippet_models

    assert apps.is_installed("django.contrib.admin") is False
    assert {Talk, TalkEntry, TalkRating}.isdisjoint(get_snippet_models())
    assert WORD not in signed_in(superuser).get("/cms/", follow=True).content.decode()


def test_talks_are_not_indexed(full):
    from haystack import connections

    indexed = set(connections["default"].get_unified_index().get_indexed_models())

    assert {model for model in indexed if model._meta.app_label == "counselling"} == set()
    with pytest.raises(ModuleNotFoundError):
        import_module("counselling.search_indexes")


def test_mail_says_that_there_is_something_and_never_what(full, settings, member, colleague):
    settings.REPLY_DOMAIN = "reply.example.org"
    assert Notice.objects.count() > 3
    Notice.objects.update(read_at=None, mailed_count=0, mail_due_at=full.asked_at)

    with all_spaces("test"), PostOffice() as office:
        mail_due_notices(office)

    assert {to for letter in mail.outbox for to in letter.to} == {member.email, colleague.email}
    for letter in mail.outbox:
        text = letter.message().as_string()
        assert WORD not in text
        assert "Reply-To" not in letter.extra_headers
        assert "Baltic" not in text
        assert "is in no mail" in letter.body
        assert f"/me/counselling/{full.pk}/" in letter.body or "/me/notices/" in letter.body


def test_after_a_block_both_read_on_and_nobody_else_does(full, space, member, administrator, signed_in):
    Space.objects.filter(pk=space.pk).update(member_count=9)
    block_person(actor=administrator, space=space, user=member)

    assert WORD in signed_in(member).get(full.get_absolute_url()).content.decode()
    assert signed_in(administrator).get(full.get_absolute_url()).status_code == 404


def test_the_trail_says_neither_who_nor_where(full):
    rows = AuditEntry.objects.filter(object_label__startswith="counselling.talk")

    assert {row.verb for row in rows} == {
        "counselling.ask_for_talk", "counselling.accept_talk", "counselling.write_in_talk",
        "counselling.end_talk", "counselling.rate_talk",
    }  # fmt: skip
    assert {(row.actor_id, row.space_id, tuple(row.details)) for row in rows} == {(None, None, ())}


def test_each_export_holds_ones_own_words_alone(full, member, colleague, third):
    def exported(person):
        with all_spaces("test"):
            rows = {
                holding.code: list(holding.rows(person))
                for holding in holdings()
                if holding.code.startswith("counselling")
            }
        return rows, str(rows)

    asked, asker_text = exported(colleague)
    offered, counsellor_text = exported(member)
    for words in ("Question", "Subject", "Message", "Times"):
        assert (f"{words} {WORD}" in asker_text, f"{words} {WORD}" in counsellor_text) == (True, False), words
    for words in ("Yes", "Step", "Met"):
        assert (f"{words} {WORD}" in asker_text, f"{words} {WORD}" in counsellor_text) == (False, True), words
    assert [len(asked[code]) for code in sorted(asked)] == [1, 0, 0, 1, 1]
    assert [len(offered[code]) for code in sorted(offered)] == [2, 0, 1, 1, 1]
    assert [len(rows) for rows in exported(third)[0].values()] == [0, 0, 0, 0, 0]
    assert WORD not in exported(third)[1]
