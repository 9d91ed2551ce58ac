"""Somebody asked without a name: whoever opens whatever, nothing says who it was, except through the door.

The asker asks, writes on (also by mail), edits, reacts, accepts, is reported and warned, and a moderator
carries it forward. Then everybody but the asker opens every channel.
"""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from community.mailing.at_once import mail_due_notices
from community.models import Case, Notice
from community.operations.consent import agree_to_words, ask_for_words
from community.operations.moderation import decide_case, report
from community.operations.person_blocks import block_somebody
from forums.models import Board, HelpfulAnswer, Poll, Topic
from forums.operations.answers import accept_answer
from forums.operations.following import follow
from forums.operations.helpful import mark_helpful
from forums.operations.poll_making import PollText
from forums.operations.polls import close_poll, set_poll, settle_poll
from forums.operations.posts import edit_post, remove_post, reply_to_topic
from forums.operations.reacting import react_to_post
from forums.operations.revealing import reveal_asker
from forums.operations.sharing import share_problem
from forums.operations.voting import vote
from forums.operations.whether import say_whether
from forums.operations.widening import agree_to_go_wider
from forums.quoting import quotation
from forums.views.framing import structured_data
from portal.models import AuditEntry, Hint, StoredFile
from portal.operations import SYSTEM, may
from portal.own_data import holdings
from portal.post import PostOffice
from portal.tenancy import Scope, SpaceSet, all_spaces, enter
from repository.models import Resource
from repository.operations.resources import ResourceText, create_resource
from search.writer import drain_once
from tests.community.digesting import send
from tests.factories import UserFactory, join
from tests.factories_forums import BoardFactory
from tests.forums.by_mail import confirm, write
from tests.forums.nameless import ask_without_name

READERS = (
    "visitor", "stranger", "outsider", "rival", "newcomer", "observer", "member", "colleague", "moderator",
    "administrator", "coordinator", "superuser",
)  # fmt: skip
TRACES = ("zebulon", "quietly", "zq-handle", "unlikely-inbox")


def traces_in(text: str) -> set[str]:
    return {trace for trace in TRACES if trace in text.lower()}


@pytest.fixture
def asker(db: None) -> Any:
    return UserFactory(email="unlikely-inbox@example.org", display_name="Zebulon Quietly", handle="zq-handle")


@pytest.fixture
def people(everybody, colleague, space) -> dict[str, Any]:
    root = UserFactory(is_superuser=True, is_staff=True)
    join(root, space)
    return {**everybody, "colleague": colleague, "superuser": root}


@pytest.fixture
def asked(everywhere, empty_index, settings, people, asker, space) -> Topic:
    """The question after all that can happen to one; everybody follows the space."""
    settings.REPLY_DOMAIN = "reply.example.org"
    board: Board = BoardFactory(space=space, slug="questions", name="Questions")
    join(asker, space)
    for name in ("member", "colleague", "moderator", "administrator", "observer", "superuser"):
        follow(actor=people[name], target=space, level="everything")
    files = [SimpleUploadedFile("plan.txt", b"words"), _photo()]
    topic = ask_without_name(asker, board, title="How do I tell him?", words=["hard talks"], files=files)
    _talk(topic, people, asker)
    _after(topic, people)
    while drain_once():
        pass
    topic.refresh_from_db()
    return topic


def _photo() -> SimpleUploadedFile:
    """A photo whose camera knows its owner."""
    out, exif = BytesIO(), Image.Exif()
    exif[0x013B] = "Zebulon Quietly"
    Image.new("RGB", (9, 9)).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("photo.jpg", out.getvalue())


def _talk(topic: Topic, people: dict[str, Any], asker: Any) -> None:
    reply = reply_to_topic(actor=people["colleague"], topic=topic, body=quotation(topic.posts.get()) + "Ask.")
    again = reply_to_topic(actor=asker, topic=topic, body="I tried.")
    edit_post(actor=asker, post=again, body="I have tried that.")
    edit_post(actor=asker, post=topic.posts.get(number=1), body="It is very hard.")
    remove_post(actor=asker, post=reply_to_topic(actor=asker, topic=topic, body="Never mind."))
    write(confirm(asker), topic, "From my phone.\n\n-- \nZebulon Quietly\nunlikely-inbox@example.org")
    react_to_post(actor=asker, post=reply, kind="thanks")
    react_to_post(actor=people["moderator"], post=reply, kind="thanks")
    accept_answer(actor=asker, post=reply)
    _helps(topic, people, asker, reply)


def _helps(topic: Topic, people: dict[str, Any], asker: Any, reply: Any) -> None:
    """What requests for help have besides: marks, a poll, whether it worked. Somebody blocks the asker."""
    mark_helpful(actor=asker, post=reply)
    say_whether(actor=asker, topic=topic, outcome="yes")
    agree_to_go_wider(actor=asker, topic=topic, agreed=True)
    share_problem(actor=people["member"], topic=topic)
    text = PollText(question="Which day?", options=("Monday", "Friday"))
    poll = set_poll(actor=asker, post=topic.posts.get(number=1), text=text)
    vote(actor=people["colleague"], post=poll.post, chosen=[poll.options.all()[0].pk])
    close_poll(actor=asker, post=poll.post)
    settle_poll(actor=SYSTEM, poll=Poll.objects.get(pk=poll.pk))
    block_somebody(actor=people["member"], person=asker)


def _after(topic: Topic, people: dict[str, Any]) -> None:
    topic.refresh_from_db()
    report(actor=people["member"], obj=topic.posts.get(number=3), reason="insult")
    report(actor=people["member"], obj=topic, reason="off_topic")
    case = Case.objects.order_by("pk")[0]
    decide_case(actor=people["moderator"], case=case, version=0, verdict="warn", note="Kinder, please.")
    text = ResourceText(title="Telling him", kind="method", language="en", summary="How", body="Ask.")
    wanted = ask_for_words(actor=people["moderator"], source=topic, target="resource", draft={})
    agree_to_words(actor=people["colleague"], request=wanted)
    create_resource(actor=people["moderator"], space=topic.space, text=text, audience="public", source=topic)


def browser(person: Any) -> Client:
    client = Client()
    if person.pk is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def addresses(topic: Topic) -> list[str]:
    here = f"/spaces/{topic.space.slug}"
    talk = f"{here}/communication"
    of_topic = [
        "",
        "reply/",
        "move/",
        "merge/",
        "split/",
        "show-name/",
        "unread/",
        "ask-people/",
        "did-it-work/",
    ]
    of_post = [
        "", "edit/", "history/", "remove/", "language/", "reactions/", "asker/", "helpful/",
        "vote/", "votes/",
    ]  # fmt: skip
    listings = [
        "/", "/communication/", "/sharing/", "/communication/new/", "/communication/following/",
        "/me/", "/me/notices/", "/me/words/", "/me/bell/", "/search/?q=tell", "/search/?q=tried",
        "/search/suggest/?q=tel", "/sitemap.xml", "/robots.txt", "/desk/",
        "/desk/cases/", "/desk/unanswered.csv", "/desk/ungreeted.csv", f"{here}/", f"{talk}/", f"{talk}/new/",
        f"{talk}/boards/questions/", f"{talk}/boards/questions/?show=solved", f"{here}/sharing/",
        f"{here}/sharing/resources/", f"{here}/desk/unanswered.csv", f"{here}/desk/ungreeted.csv",
        f"{here}/settings/reports/", f"{here}/settings/held/", f"{talk}/help/",
        "/communication/help/", f"{talk}/topics/new/?kind=help",
    ]  # fmt: skip
    posts = [f"{talk}/posts/{post.pk}/{path}" for post in topic.posts.all() for path in of_post]
    posts += [f"{talk}/topics/{topic.pk}/reply/?quote={post.pk}" for post in topic.posts.all()]
    cases = [case.get_absolute_url() for case in Case.objects.all()]
    made = [made.get_absolute_url() for made in Resource.objects.select_related("space")]
    reports = [f"{here}/report/topic/{topic.pk}/", f"{here}/report/post/{topic.posts.get(number=3).pk}/"]
    about = [f"{talk}/topics/{topic.pk}/{path}" for path in of_topic]
    return [*listings, topic.get_absolute_url(), *about, *posts, *cases, *made, *reports]


def said_to(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def test_no_page_says_who_asked(asked, people):
    """All readers in one test: to build the question costs more than to read it."""
    found, met = {}, dict.fromkeys(READERS, 0)
    for reader in READERS:
        client = browser(people[reader])
        for path in addresses(asked):
            text = said_to(client, path)
            if traces := traces_in(text):
                found[reader, path] = traces
            met[reader] += asked.title in text

    assert found == {}
    assert {reader: number for reader, number in met.items() if number < 5} == {}


def test_no_fragment_says_who_asked(asked, people):
    talk = f"/spaces/{asked.space.slug}/communication"
    paths = [
        asked.get_absolute_url(),
        f"{talk}/boards/questions/",
        f"{talk}/",
        f"{talk}/topics/{asked.pk}/reply/",
    ]

    for reader in READERS:
        client = browser(people[reader])
        for path in paths:
            answer = client.get(path, headers={"HX-Request": "true"})
            assert traces_in(answer.content.decode()) == set(), (reader, path)


def test_no_file_says_who_asked(asked, people):
    files = list(StoredFile.objects.filter(space=asked.space))
    told = {}
    for reader in ("visitor", "colleague", "moderator", "administrator"):
        client = browser(people[reader])
        for file in files:
            answer = client.get(file.get_absolute_url())
            content = b"".join(answer.streaming_content).decode("latin-1")
            told[reader, file.original_name] = traces_in(content + str(answer.headers))

    assert {name for _reader, name in told} == {"plan.txt", "photo.jpg"}
    assert {pair: traces for pair, traces in told.items() if traces} == {}


def test_the_page_says_that_somebody_asked_without_a_name(asked, people):
    page = browser(people["colleague"]).get(asked.get_absolute_url()).content.decode()

    assert page.count("The person who asked") >= 3
    assert "Former member" not in page


def test_structured_data_and_quotations_name_nobody(asked):
    asked = Topic.objects.select_related("space", "accepted_post__author").get(pk=asked.pk)
    opening = asked.posts.get(number=1)
    opening.topic = asked

    assert traces_in(str(structured_data(asked, opening)) + quotation(opening)) == set()
    assert "The person who asked" in str(structured_data(asked, opening))


def test_no_mail_or_notice_to_others_says_it(asked, people, asker):
    with time_machine.travel(timezone.now() + timedelta(hours=1)), all_spaces("test"), PostOffice() as office:
        mail_due_notices(office)

    others = [each for each in mail.outbox if each.to != [asker.email]]
    assert len(others) > 3
    assert {traces_in(each.message().as_string()) == set() for each in others} == {True}
    assert not Notice.objects.exclude(recipient=asker).filter(actor=asker).exists()
    lists = Notice.objects.exclude(recipient=asker).values_list("actor_ids", flat=True)
    assert not any(asker.pk in ids for ids in lists)


def next_monday_morning() -> datetime:
    """The first Monday at nine from now on: within a week, so that the digest reaches back to now."""
    now = timezone.now()
    morning = (now + timedelta(days=-now.weekday() % 7)).replace(hour=9, minute=0)
    return morning if morning > now else morning + timedelta(days=7)


def test_no_digest_of_others_says_it(asked, asker):
    Notice.objects.all().delete()
    send(next_monday_morning())

    others = [each for each in mail.outbox if each.to != [asker.email]]
    assert any("How do I tell him?" in each.message().as_string() for each in others)
    assert {traces_in(each.message().as_string()) == set() for each in others} == {True}


def test_no_copy_of_anothers_data_says_it(asked, people, asker):
    for name, person in people.items():
        if person.pk is not None:
            # Whom they blocked themselves, they know.
            others = [holding for holding in holdings() if holding.code != "blocked_people"]
            rows = [row for holding in others for row in holding.rows(person)]
            assert traces_in(str(rows)) == set(), name

    own = str([row for holding in holdings() for row in holding.rows(asker)])
    assert "It is very hard." in own


def test_the_trail_and_the_hints_do_not_say_it(asked, asker):
    about = AuditEntry.objects.filter(actor=asker).exclude(object_label="forums.follow")

    assert list(about.values_list("verb", "object_label")) == []
    assert AuditEntry.objects.filter(actor_kind="nameless").count() > 5
    assert [key for key in Hint.objects.values_list("key", flat=True) if f":{asker.pk}" in key] in (
        [], [f"user:{asker.pk}"] * Hint.objects.filter(key=f"user:{asker.pk}").count(),
    )  # fmt: skip


def test_the_profile_of_the_asker_does_not_lead_to_it(asked, people, asker):
    pages = {name: browser(people[name]).get(asker.get_absolute_url()).content.decode() for name in READERS}

    assert [name for name, page in pages.items() if "How do I tell him?" in page] == []
    assert "Zebulon Quietly" in pages["colleague"]


def test_the_asker_is_told_and_muted_without_anybody_seeing_who(asked, people, asker):
    case = Case.objects.order_by("-pk")[0]
    decide_case(actor=people["moderator"], case=case, version=0, verdict="mute_7", note="A pause.")
    case.refresh_from_db()

    decided = next(holding for holding in holdings() if holding.code == "decisions")
    assert "A pause." in str(list(decided.rows(asker)))
    assert "A pause." not in str(list(decided.rows(people["colleague"])))
    told = Notice.objects.filter(recipient=asker, kind="moderated", object_id=case.pk)
    assert (case.person_id, told.count()) == (None, 1)
    with enter(Scope(reads=SpaceSet.readable_by(asker))):
        assert may(asker, "community.view_case", case)
        assert not may(asker, "forums.reply_to_topic", asked)
    page = browser(people["moderator"]).get(case.get_absolute_url()).content.decode()
    assert traces_in(page) == set()


def test_a_moderator_who_asked_does_not_decide_about_it(asked, people, space):
    board = Board.objects.get(space=space)
    own = ask_without_name(people["moderator"], board, title="Mine")
    report(actor=people["member"], obj=own, reason="insult")

    case = Case.objects.get(object_id=own.pk, person=None, object_type__model="topic")

    assert not Case.objects.handled_by(people["moderator"]).filter(pk=case.pk).exists()
    assert not may(people["moderator"], "community.handle_case", case)
    assert Case.objects.handled_by(people["administrator"]).filter(pk=case.pk).exists()
    assert may(people["administrator"], "community.handle_case", case)


def test_only_the_door_shows_it_to_who_gave_a_reason(asked, people, asker):
    look = reveal_asker(actor=people["moderator"], post=asked.posts.get(number=1), reason="Danger at work.")

    seen = {}
    for name in READERS:
        answer = browser(people[name]).get(look.get_absolute_url(), follow=True)
        seen[name] = (answer.status_code, bool(traces_in(answer.content.decode())))

    assert seen.pop("moderator") == (200, True)
    assert {name: shown for name, (_status, shown) in seen.items() if shown} == {}
    assert {
        name: status for name, (status, _shown) in seen.items() if name != "visitor" and status != 404
    } == {}
    own = browser(asker).get(look.get_absolute_url()).content.decode()
    assert ("Danger at work." in own, "Mona Moderator" in own) == (True, True)


def test_marks_and_polls_of_the_asker_have_no_name(asked, people, asker):
    helpful = HelpfulAnswer.objects.get()
    told = Notice.objects.filter(recipient=people["colleague"], kind__in=["helped", "worked", "poll_ended"])

    assert (helpful.marked_by, set(told.values_list("kind", flat=True))) == (
        None, {"helped", "worked", "poll_ended"},
    )  # fmt: skip
    assert set(told.values_list("actor", flat=True)) == {None}
    assert Notice.objects.filter(recipient=asker, kind="poll_ended").count() == 1


def test_who_blocked_the_asker_sees_no_difference(asked, people):
    pages = {
        name: said_to(browser(people[name]), asked.get_absolute_url()) for name in ("member", "moderator")
    }

    assert {name: "post-fold" in page for name, page in pages.items()} == {
        "member": False,
        "moderator": False,
    }
    assert Notice.objects.filter(recipient=people["member"], kind="new_topic").exists()
