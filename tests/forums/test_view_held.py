"""What waits: shown kindly to its author where it is to stand, and to moderators in a queue."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forums.models import HeldContribution, PostingRules
from forums.operations.holding import hold
from tests.factories import UserFactory, join
from tests.factories_forums import answer

LINKS = "See https://a.example/ and https://b.example/ and https://c.example/"
QUEUE = "/spaces/baltic/settings/held/"
RULES = "/spaces/baltic/settings/posting/"


@pytest.fixture
def held(question, newcomer):
    return hold(actor=newcomer, kind="reply", place=question, body="My **first** words", reason="first")


def test_a_held_reply_is_told_kindly_where_it_is_to_stand(question, newcomer, member, signed_in, client):
    reply = f"/spaces/baltic/communication/topics/{question.pk}/reply/"
    browser = signed_in(newcomer)

    sent = browser.post(reply, {"body": LINKS})

    held = HeldContribution.objects.get()
    assert (sent.status_code, sent["Location"]) == (303, held.get_absolute_url())
    pages = [
        each.get(question.get_absolute_url()).content.decode()
        for each in (browser, signed_in(member), client)
    ]
    assert ["https://a.example/" in page for page in pages] == [True, False, False]
    assert "Waiting for a moderator" in pages[0]
    assert [word for word in ("spam", "suspicious") if word in pages[0].lower()] == []
    assert "Waits for a moderator" in browser.get("/me/").content.decode()


def test_in_place_the_browser_goes_to_the_page_of_what_waits(question, newcomer, signed_in):
    reply = f"/spaces/baltic/communication/topics/{question.pk}/reply/"

    browser, asks = signed_in(newcomer), {"HX-Request": "true"}
    sent = browser.post(reply, {"body": LINKS, "draft_key": "topic-1"}, headers=asks)
    led = browser.get(sent["Location"], headers=asks)

    assert (sent.status_code, sent.cookies["accepted_draft"].value) == (303, "topic-1")
    assert led["HX-Redirect"] == HeldContribution.objects.get().get_absolute_url()


def test_a_held_topic_is_told_on_its_board(board, newcomer, signed_in):
    browser = signed_in(newcomer)
    typed = {
        "kind": "help", "title": "Which form?", "body": LINKS, "board": board.pk, "audience": "public",
        "language": "en", "tags": "",
    }  # fmt: skip

    sent = browser.post("/spaces/baltic/communication/topics/new/?kind=help", typed)

    assert (sent.status_code, sent["Location"]) == (303, HeldContribution.objects.get().get_absolute_url())
    assert "Which form?" in browser.get(board.get_absolute_url()).content.decode()


def test_its_author_changes_it_and_takes_it_back(held, question, newcomer, signed_in):
    browser = signed_in(newcomer)
    address = held.get_absolute_url()
    assert browser.get(address).status_code == 200

    assert browser.post(address, {"do": "change", "body": ""}).status_code == 422
    assert browser.post(address, {"do": "change", "body": "Better"}).status_code == 303
    held.refresh_from_db()
    assert (held.body, held.version) == ("Better", 2)

    sent = browser.post(address, {"do": "withdraw"})
    assert (sent.status_code, sent["Location"]) == (303, question.get_absolute_url())
    assert HeldContribution.objects.count() == 0


def test_a_moderator_shows_or_declines(held, question, newcomer, moderator, signed_in):
    browser = signed_in(moderator)
    page = browser.get(QUEUE).content.decode()
    assert ("<strong>first</strong>" in page, "Nina Newcomer" in page) == (True, True)
    address = held.get_absolute_url()

    assert browser.post(address, {"do": "decline", "version": 1, "note": ""}).status_code == 422
    stale = browser.post(address, {"do": "decline", "version": 7, "note": "Kept words"})
    assert (stale.status_code, "Kept words" in stale.content.decode()) == (422, True)
    assert browser.post(address, {"do": "show", "version": 7}).status_code == 422
    assert question.posts.count() == 1

    sent = browser.post(address, {"do": "show", "version": 1, "back": "queue"})
    assert (sent.status_code, sent["Location"]) == (303, QUEUE)
    assert question.posts.count() == 2


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("visitor", 303),
        ("stranger", 404),
        ("member", 404),
        ("rival", 404),
        ("newcomer", 200),
        ("moderator", 200),
    ],
)
def test_one_thing_is_for_author_and_moderators(who, status, held, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.get(held.get_absolute_url()).status_code == status


@pytest.mark.parametrize("path", [QUEUE, RULES])
@pytest.mark.parametrize("who", ["visitor", "member", "rival", "moderator", "administrator"])
def test_queue_and_rules_are_for_those_who_keep_order(who, path, space, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])
    allowed = {QUEUE: {"moderator", "administrator"}, RULES: {"administrator"}}[path]

    assert browser.get(path).status_code == (303 if who == "visitor" else 200 if who in allowed else 403)


@pytest.mark.parametrize(("who", "leads"), [("moderator", True), ("newcomer", False)])
def test_who_decides_finds_back_to_the_queue(who, leads, held, everybody, signed_in):
    page = signed_in(everybody[who]).get(held.get_absolute_url()).content.decode()

    assert (f'href="{QUEUE}"' in page) == leads


def test_what_a_newcomer_writes_cannot_be_decided_by_others(held, newcomer, signed_in, question):
    browser = signed_in(newcomer)

    assert browser.post(held.get_absolute_url(), {"do": "show", "version": 1}).status_code == 403
    assert question.posts.count() == 1


def test_an_administrator_says_what_is_looked_at(space, administrator, signed_in, everywhere):
    browser = signed_in(administrator)
    assert browser.post(RULES, {"first_posts": "no-such"}).status_code == 422
    assert PostingRules.objects.count() == 0

    sent = browser.post(RULES, {"first_posts": "first", "visitors_comment": "on"})

    assert (sent.status_code, sent["Location"]) == (303, RULES)
    rules = PostingRules.objects.get()
    assert (rules.first_posts, rules.visitors_comment, rules.also_announcements) == ("first", True, False)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_queue_takes_the_same_questions(
    rows, question, space, moderator, signed_in, django_assert_num_queries
):
    for _number in range(rows):
        writer = UserFactory()
        join(writer, space, accepted_at=None)
        hold(actor=writer, kind="reply", place=question, body="Words", reason="first")
    browser = signed_in(moderator)
    browser.get(QUEUE)

    with django_assert_num_queries(7):
        browser.get(QUEUE)


@pytest.mark.parametrize("rows", [1, 30])
def test_a_newcomers_topic_takes_the_same_questions(
    rows, question, newcomer, colleague, signed_in, django_assert_num_queries
):
    for _number in range(rows):
        answer(question, colleague)
    hold(actor=newcomer, kind="reply", place=question, body="Words", reason="first")
    browser = signed_in(newcomer)
    browser.get(question.get_absolute_url())

    with django_assert_num_queries(12):
        browser.get(question.get_absolute_url())


def test_the_storage_page_calls_a_waiting_file_by_where_it_is_to_stand(
    question, newcomer, administrator, signed_in
):
    file = SimpleUploadedFile("plan.txt", b"the plan")
    held = hold(actor=newcomer, kind="reply", place=question, body="My words", reason="first", files=[file])

    page = signed_in(administrator).get("/spaces/baltic/settings/storage/").content.decode()

    assert f'<a class="small" href="{held.get_absolute_url()}">{question.title}</a>' in page


def test_its_author_sends_other_files_and_tags(board, newcomer, moderator, signed_in):
    held = hold(
        actor=newcomer, kind="topic", place=board, title="Which form?", topic_kind="help", audience="network",
        body="Words", words=["forms"], reason="first", files=[SimpleUploadedFile("plan.txt", b"p")],
    )  # fmt: skip
    browser, gone = signed_in(newcomer), held.files.get().file

    page = browser.get(held.get_absolute_url())
    sent = browser.post(
        held.get_absolute_url(),
        {
            "do": "change", "title": "Which form?", "body": "Words", "tags": "forms, ilp",
            "dropped": str(gone.pk), "files": [SimpleUploadedFile("new.txt", b"n")],
        },
    )  # fmt: skip

    assert (page.context["form"]["tags"].value(), f'value="{gone.pk}"' in page.content.decode()) == (
        "forms", True,
    )  # fmt: skip
    held.refresh_from_db()
    assert (sent.status_code, held.words) == (303, ["forms", "ilp"])
    assert [row.file.original_name for row in held.files.all()] == ["new.txt"]
    assert "new.txt" in signed_in(moderator).get(held.get_absolute_url()).content.decode()
