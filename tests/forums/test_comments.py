"""Visitors comment on public topics where a space allows it; their address appears nowhere."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from community.models import Case, Notice
from community.operations.blocks import block_address
from community.operations.moderation import decide_case, report
from forums.comment_letters import (
    comment_path,
    mail_comment_declined,
    mail_comment_link,
    mail_comment_shown,
)
from forums.forms_held import stamp
from forums.models import HeldContribution, Post, PostingRules, PostVersion, Topic, Visitor
from forums.operations.comments import ask_to_comment, confirm_comment, forget_visitors
from forums.operations.deciding import decline_held, show_held
from forums.operations.moderation import lock_topic
from forums.operations.posting_rules import change_posting_rules
from forums.operations.splitting import split_topic
from portal.choices import Audience, Visibility
from portal.models import AuditEntry
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError, may
from tests.factories_forums import BoardFactory, TopicFactory

EMAIL = "vera.visitor@elsewhere.example"


@pytest.fixture(autouse=True)
def _allowed(everywhere, space):
    PostingRules.objects.create(space=space, visitors_comment=True)


@pytest.fixture
def address(question):
    return f"/spaces/baltic/communication/topics/{question.pk}/comment/"


def typed(**other):
    with time_machine.travel(timezone.now() - timedelta(seconds=20)):
        begun = stamp()
    return {
        "name": "Vera", "email": EMAIL, "body": "We do it **this** way.", "agrees": "on", "begun": begun,
        **other,
    }  # fmt: skip


def asked(question, visitor, **other):
    said = {
        "name": "Vera",
        "email": EMAIL,
        "body": "We do it **this** way.",
        "network_hash": "n",
        "language": "",
    }
    return ask_to_comment(actor=visitor, topic=question, **said | other)


@pytest.fixture
def confirmed(question, visitor, moderator):
    return confirm_comment(actor=visitor, held=asked(question, visitor))


def letters():
    sent = [(letter.to, letter.subject, letter.body) for letter in mail.outbox]
    mail.outbox.clear()
    return sent


def link_in(text):
    return re.search(r"http://testserver(/spaces/\S+/comments/\S+)", text)[1]


def test_the_whole_way(address, question, client, moderator, signed_in, member):
    page = client.get(question.get_absolute_url()).content.decode()
    assert "Comment without an account" in page

    sent = client.post(address, typed())
    assert (sent.status_code, sent["Location"]) == (303, f"{address}?sent=1")
    assert "Look into your mailbox" in client.get(sent["Location"]).content.decode()
    held = HeldContribution.objects.get()
    assert (held.is_waiting, Notice.objects.count()) == (False, 0)
    mail_comment_link.func(held.pk)
    [(to, _subject, text)] = letters()
    link = link_in(text)
    assert to == [EMAIL]

    looked_at = client.get(link)
    assert "Confirm my comment" in looked_at.content.decode()
    # Not "no-referrer": with it browsers send no origin either, and the button is refused.
    assert looked_at["Referrer-Policy"] == "same-origin"
    assert HeldContribution.objects.get().confirmed_at is None  # looking confirms nothing
    assert "waits for a moderator" in client.post(link).content.decode()
    assert [(each.recipient, each.kind) for each in Notice.objects.all()] == [(moderator, "held_waiting")]

    decided = signed_in(moderator).post(held.get_absolute_url(), {"do": "show", "version": 1})
    assert decided.status_code == 303
    post = question.posts.get(number=2)
    assert (post.author, post.visitor_name, post.body) == (None, "Vera", "We do it **this** way.")
    page = client.get(question.get_absolute_url()).content.decode()
    assert ("Vera · visitor" in page, "Former member" in page) == (True, False)
    mail_comment_shown.func(held.pk)
    [(_to, _subject, text)] = letters()
    removal = link_in(text)
    assert removal.endswith("/remove/")

    client.post(removal)
    post.refresh_from_db()
    assert (post.is_removed, post.visitor_name, post.versions.count()) == (True, "", 0)
    assert (Visitor.objects.count(), HeldContribution.objects.count()) == (0, 0)
    assert "This post was removed." in client.get(question.get_absolute_url()).content.decode()
    assert client.post(removal).status_code == 404


def test_the_address_appears_nowhere(confirmed, question, moderator, administrator, signed_in, client):
    browser = signed_in(moderator)
    inside = ("settings/held/", "", "desk/", f"communication/held/{confirmed.pk}/")
    pages = [browser.get(f"/spaces/baltic/{path}").content.decode() for path in inside]
    pages += [browser.get(path).content.decode() for path in ("/me/", "/me/notices/")]
    show_held(actor=moderator, held=confirmed)
    pages += [each.get(question.get_absolute_url()).content.decode() for each in (browser, client)]
    assert ["Vera" in page for page in pages[:1]] == [True]

    assert [page for page in pages if EMAIL in page or "elsewhere.example" in page] == []
    assert [entry for entry in AuditEntry.objects.all() if "elsewhere" in str(entry.details)] == []
    holding = {field.name for field in Visitor._meta.get_fields()}
    models = (HeldContribution, Post)
    assert [m for m in models if "email" in {f.name for f in m._meta.get_fields()}] == []
    assert "email" in holding


@pytest.mark.parametrize(
    ("change", "allowed"),
    [
        ({}, True),
        ({"audience": Audience.NETWORK}, False),
        ({"locked_at": timezone.now()}, False),
        ({"hidden_at": timezone.now()}, False),
        ({"kind": "announcement"}, False),
    ],
)
def test_only_open_public_topics_take_comments(change, allowed, question, visitor, board, member):
    for name, value in change.items():
        setattr(question, name, value)
    question.save()

    assert may(visitor, "forums.comment", question) == allowed
    if not allowed:
        with pytest.raises(AccessDeniedError):
            asked(question, visitor)
    assert HeldContribution.objects.count() == 0


@pytest.mark.parametrize("kind", ["discussion", "announcement"])
@pytest.mark.parametrize(("comments", "also"), [(False, False), (True, False), (True, True)])
def test_page_and_permission_agree(kind, comments, also, board, member, visitor, client):
    PostingRules.objects.update(visitors_comment=comments, also_announcements=also)
    topic = TopicFactory(board=board, author=member, kind=kind)

    shown = "Comment without an account" in client.get(topic.get_absolute_url()).content.decode()

    assert shown == may(visitor, "forums.comment", topic)
    assert shown == (comments and (also or kind == "discussion"))


def test_other_spaces_and_spaces_not_for_everybody_take_none(other_space, member, space, question, visitor):
    there = TopicFactory(board=BoardFactory(space=other_space), author=member)
    assert may(visitor, "forums.comment", there) is False

    space.visibility = Visibility.NETWORK
    space.save()
    question.space = space
    assert may(visitor, "forums.comment", question) is False


@pytest.mark.parametrize("who", ["stranger", "member", "rival", "administrator"])
def test_who_has_an_account_uses_it(who, address, question, everybody, signed_in):
    client = signed_in(everybody[who])

    assert (client.get(address).status_code, client.post(address, typed()).status_code) == (302, 403)
    assert HeldContribution.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"email": "no address"}, "Enter a valid email address."),
        ({"agrees": ""}, "This field is required."),
        ({"name": "https://shop.example"}, "Write a name here"),
        ({"begun": "x"}, "Please send your comment once more."),
        ({"begun": stamp()}, "Please send your comment once more."),
    ],
)
def test_bad_input_is_said_at_the_form_and_words_stay(wrong, words, address, client):
    if wrong.get("begun", "x") != "x":
        wrong = {"begun": stamp()}
    sent = client.post(address, typed(**wrong))

    page = sent.content.decode()
    assert (sent.status_code, words in page, "We do it **this** way." in page) == (422, True, True)
    assert HeldContribution.objects.count() == 0


def test_what_fills_in_the_hidden_field_is_thanked_and_forgotten(address, client):
    sent = client.post(address, typed(website="https://shop.example"))

    assert (sent.status_code, HeldContribution.objects.count()) == (303, 0)


def test_the_answer_is_the_same_for_every_address(address, client, question, visitor, member):
    for number in range(3):
        asked(question, visitor, body=f"Comment {number}")
    answers = [client.post(address, typed(email=each)) for each in (EMAIL, member.email, "new@there.example")]

    assert [(each.status_code, each["Location"]) for each in answers] == [(303, f"{address}?sent=1")] * 3
    assert HeldContribution.objects.count() == 5  # no fourth mail to one address


def test_a_blocked_address_writes_no_comments(question, visitor, administrator, space):
    block_address(actor=administrator, space=space, email=EMAIL.upper(), reason="Noise")

    assert asked(question, visitor) is None
    assert HeldContribution.objects.count() == 0


def test_a_network_has_its_limit(question, visitor):
    for number in range(10):
        asked(question, visitor, email=f"v{number}@there.example", body=f"Comment {number}")

    with pytest.raises(OperationRefusedError):
        asked(question, visitor, email="v11@there.example")
    assert asked(question, visitor, email="v11@there.example", network_hash="other") is not None


def test_the_same_words_twice_make_one_mail(question, visitor):
    asked(question, visitor)

    assert asked(question, visitor) is None
    assert Visitor.objects.count() == 1


def test_confirming_again_changes_nothing_and_two_days_are_enough(question, visitor, moderator):
    held = asked(question, visitor)
    first = confirm_comment(actor=visitor, held=held).confirmed_at
    assert confirm_comment(actor=visitor, held=held).confirmed_at == first
    assert Notice.objects.count() == 1

    late = asked(question, visitor, body="Later")
    with time_machine.travel(timezone.now() + timedelta(hours=49)), pytest.raises(OperationRefusedError):
        confirm_comment(actor=visitor, held=late)
    late.refresh_from_db()
    assert late.confirmed_at is None


@pytest.mark.parametrize("signed", ["x", "MQ:1uAAAA:abcdef"])
def test_a_guessed_link_is_no_link(signed, client, space):
    for name in ("", "remove/"):
        assert client.post(f"/spaces/baltic/communication/comments/{signed}/{name}").status_code == 404


def test_declined_its_author_reads_why_by_mail(confirmed, moderator):
    decline_held(actor=moderator, held=confirmed, note="This is about another topic.")

    mail_comment_declined.func(confirmed.pk)
    [(to, _subject, text)] = letters()
    assert (to, "This is about another topic." in text, Case.objects.count()) == ([EMAIL], True, 0)


def test_a_topic_that_was_closed_meanwhile_takes_none(confirmed, question, moderator):
    lock_topic(actor=moderator, topic=question)

    with pytest.raises(OperationRefusedError):
        show_held(actor=moderator, held=confirmed)
    assert question.posts.count() == 1


def test_a_visitors_post_can_be_reported_and_hidden(confirmed, question, member, colleague, moderator):
    post = show_held(actor=moderator, held=confirmed)
    post = Post.objects.select_related("space", "topic").get(pk=post.pk)

    case = report(actor=colleague, obj=post, reason="spam").case
    decide_case(actor=moderator, case=case, version=0, verdict="hide", note="Advertising")

    post.refresh_from_db()
    assert (case.person, post.is_removed) == (None, True)


def test_the_clock_forgets(question, visitor, moderator):
    unconfirmed = asked(question, visitor, body="Never confirmed")
    shown = confirm_comment(actor=visitor, held=asked(question, visitor, body="Shown"))
    declined = confirm_comment(actor=visitor, held=asked(question, visitor, body="Declined"))
    show_held(actor=moderator, held=shown)
    decline_held(actor=moderator, held=declined, note="No")
    forget_visitors(actor=SYSTEM)
    assert Visitor.objects.count() == 3

    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        forget_visitors(actor=SYSTEM)
    assert sorted(Visitor.objects.values_list("held", flat=True)) == [shown.pk, declined.pk]
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        forget_visitors(actor=SYSTEM)

    declined.refresh_from_db()
    assert (Visitor.objects.count(), declined.body, declined.visitor_name) == (0, "", "")
    assert not HeldContribution.objects.filter(pk=unconfirmed.pk).exists()
    assert question.posts.get(number=2).visitor_name == "Vera"


@pytest.mark.parametrize(
    ("who", "allowed"), [("administrator", True), ("moderator", False), ("rival", False)]
)
def test_only_administrators_say_who_comments(who, allowed, space, everybody):
    said = {"first_posts": "first", "visitors_comment": False, "also_announcements": False}

    if allowed:
        change_posting_rules(actor=everybody[who], space=space, **said)
    else:
        with pytest.raises(AccessDeniedError):
            change_posting_rules(actor=everybody[who], space=space, **said)

    assert PostingRules.objects.get(space=space).visitors_comment == (not allowed)


def test_a_comment_that_opens_a_topic_by_now_is_taken_back_all_the_same(
    confirmed, question, moderator, member, client
):
    post = show_held(actor=moderator, held=confirmed)
    begun = split_topic(actor=moderator, topic=question, picked=[post.pk], title="We do it this way")
    PostVersion.objects.create(
        space=begun.space, post=post, number=1, written_at=post.posted_at, body="We do it"
    )

    answer = client.post(comment_path(confirmed, "comment_remove"))

    begun.refresh_from_db()
    post.refresh_from_db()
    assert (answer.status_code, post.body, post.visitor_name, post.versions.count()) == (200, "", "", 0)
    assert (post.is_removed, begun.title) == (True, "Taken away by its author")
    assert (HeldContribution.objects.count(), Visitor.objects.count()) == (0, 0)


def test_who_has_signed_in_meanwhile_confirms_what_they_wrote_as_a_visitor(question, visitor, member):
    held = asked(question, visitor)

    assert confirm_comment(actor=member, held=held).confirmed_at is not None


def test_the_first_mail_holds_nothing_that_was_typed(question, visitor):
    held = asked(question, visitor, name="Win money at evil.example", body="Buy at evil.example")
    mail_comment_link.func(held.pk)

    [letter] = mail.outbox
    assert "evil.example" not in letter.message().as_string()
    assert "Confirm your comment" in letter.subject


def test_the_pages_of_the_mail_do_not_name_a_topic_that_is_for_fewer_now(question, visitor, client):
    held = asked(question, visitor)
    links = [comment_path(held, name) for name in ("comment_confirm", "comment_remove")]
    seen = []
    for audience in (Audience.PUBLIC, Audience.SPACE):
        Topic.objects.filter(pk=question.pk).update(audience=audience, title="Whom we let go")
        pages = [client.get(link).content.decode() for link in links]
        seen.append(["Whom we let go" in pages[0], *(f"/topics/{question.pk}-" in page for page in pages)])

    assert seen == [[True, True, True], [False, False, False]]
