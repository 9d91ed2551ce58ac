"""The pages of asking without a name: the tick, the note, showing one's name, and looking who it is."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from community.replying.answerable import way_to_answer
from community.replying.tokens import address_for, token_of
from forums.models import Revelation, Topic
from forums.nameless import forget_person
from forums.operations.merging import merge_topics
from forums.operations.splitting import split_topic
from tests.factories import UserFactory, join
from tests.forums.by_mail import answers, arrive, confirm, letter
from tests.forums.nameless import ask_without_name


@pytest.fixture
def asked(board, member) -> Topic:
    return ask_without_name(member, board)


@pytest.fixture
def asker_url(asked) -> str:
    return reverse("post_asker", args=["baltic", asked.posts.get().pk])


def plain(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_form_asks_and_nothing_names_the_asker(board, member, colleague, signed_in):
    sent = {
        "kind": "help", "title": "How do I tell him?", "body": "It is hard.", "board": board.pk,
        "audience": "public", "language": "en", "is_nameless": "on",
    }  # fmt: skip

    answer = signed_in(member).post("/spaces/baltic/communication/topics/new/?kind=help", sent)

    topic = Topic.objects.get()
    assert (answer.status_code, topic.is_nameless, topic.author) == (303, True, None)
    page = plain(signed_in(colleague).get(topic.get_absolute_url()))
    assert ("The person who asked" in page, "Mara Member" in page) == (True, False)


@pytest.mark.parametrize(("kind", "offered"), [("help", True), ("discussion", False), ("experience", False)])
def test_only_help_is_offered_without_a_name(kind, offered, board, member, signed_in):
    page = signed_in(member).get(f"/spaces/baltic/communication/topics/new/?kind={kind}").content.decode()

    assert ('name="is_nameless"' in page) == offered


@pytest.mark.parametrize(("others", "warned"), [(1, True), (2, False)])
def test_a_small_space_is_warned_of_guessing(others, warned, board, space, member, signed_in):
    for _ in range(others):
        join(UserFactory(), space)

    page = plain(signed_in(member).get("/spaces/baltic/communication/topics/new/?kind=help"))

    assert ("they may guess that it is you" in page) == warned


def test_the_asker_sees_their_own_note_and_others_another(asked, member, colleague, signed_in, client):
    own = plain(signed_in(member).get(asked.get_absolute_url()))
    other = plain(signed_in(colleague).get(asked.get_absolute_url()))

    assert ("Only you see this note" in own, "Do not sign it" in own, "Show my name" in own) == (True,) * 3
    assert ("Only you see this note" in other, "Do not sign it" in other, "Show my name" in other) == (
        False, False, False,
    )  # fmt: skip
    assert "do not guess who it is" in other
    assert "do not guess who it is" in plain(client.get(asked.get_absolute_url()))


@pytest.fixture
def left_without_a_mask(asked, question, member, moderator) -> Topic:
    """``question``, where ``member`` stood without a name, until a moderator took those posts away again."""
    merge_topics(actor=moderator, gone=asked, kept=question)
    mine = question.posts.get(number=2)
    split_topic(actor=moderator, topic=question, picked=[mine.pk], title="Elsewhere", kind="help")
    forget_person(member.pk)  # what was remembered in this scope
    return question


def test_an_open_page_never_puts_a_name_on_what_was_to_have_none(left_without_a_mask, member, signed_in):
    url = reverse("topic_reply", args=["baltic", left_without_a_mask.pk])

    answer = signed_in(member).post(url, {"body": "As I said.", "without_name": "1"})

    page = answer.content.decode()
    assert (answer.status_code, left_without_a_mask.posts.count()) == (422, 1)
    assert "has your name on it" in page
    assert ("As I said." in page, 'name="without_name"' in page) == (True, False)
    assert signed_in(member).post(url, {"body": "As I said."}).status_code == 303


def test_who_still_stands_there_without_a_name_replies_so(asked, member, signed_in):
    page = signed_in(member).get(asked.get_absolute_url()).content.decode()
    url = reverse("topic_reply", args=["baltic", asked.pk])

    answer = signed_in(member).post(url, {"body": "As I said.", "without_name": "1"})

    assert ('name="without_name"' in page, answer.status_code) == (True, 303)
    assert asked.posts.get(number=2).author is None


def test_nobody_takes_a_mask_by_themselves(asked, colleague, signed_in):
    url = reverse("topic_reply", args=["baltic", asked.pk])

    answer = signed_in(colleague).post(url, {"body": "Hidden?", "without_name": "1"})

    assert (answer.status_code, asked.posts.count()) == (422, 1)


def test_an_old_mail_never_puts_a_name_on_what_was_to_have_none(left_without_a_mask, member, settings):
    settings.REPLY_DOMAIN = "reply.example.org"
    confirm(member)

    arrive(letter(member.email), address_for(member.pk, "n", left_without_a_mask.pk), sender=member.email)

    assert left_without_a_mask.posts.count() == 1
    assert "has your name on it" in answers()[0].body


@pytest.mark.parametrize(("who", "code"), [("member", "n"), ("colleague", "t")])
def test_the_address_of_a_mail_says_whether_the_answer_has_a_name(who, code, request, asked, settings):
    settings.REPLY_DOMAIN = "reply.example.org"
    person = request.getfixturevalue(who)

    way = way_to_answer(person, ContentType.objects.get_for_model(Topic).pk, asked.pk)

    assert (token_of(way.address).code, way.is_nameless) == (code, code == "n")


def test_showing_ones_name_asks_once_more(asked, member, signed_in):
    url = reverse("topic_show_asker", args=["baltic", asked.pk])

    question = signed_in(member).get(url)
    asked.refresh_from_db()
    before = asked.is_nameless
    answer = signed_in(member).post(url)

    asked.refresh_from_db()
    assert (question.status_code, before) == (200, True)
    assert (answer.status_code, answer["Location"]) == (303, asked.get_absolute_url())
    assert asked.author == member


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 303), ("stranger", 403), ("colleague", 403), ("member", 403), ("coordinator", 403),
     ("moderator", 200), ("administrator", 200)],
)  # fmt: skip
def test_who_opens_the_page_to_look(who, status, request, asker_url, signed_in, client):
    person = request.getfixturevalue(who)
    browser = client if person.pk is None else signed_in(person)

    assert browser.get(asker_url).status_code == status


def test_looking_needs_a_reason_and_keeps_nothing_without(asker_url, moderator, signed_in):
    answer = signed_in(moderator).post(asker_url, {"reason": ""})

    assert (answer.status_code, Revelation.objects.count()) == (422, 0)


def test_the_moderator_sees_the_name_and_the_asker_the_reason(
    asker_url, moderator, member, colleague, signed_in
):
    answer = signed_in(moderator).post(asker_url, {"reason": "Danger at work."})

    look = Revelation.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, look.get_absolute_url())
    assert "Mara Member" in plain(signed_in(moderator).get(look.get_absolute_url()))
    own = plain(signed_in(member).get(look.get_absolute_url()))
    assert ("Mona Moderator" in own, "Danger at work." in own) == (True, True)
    assert signed_in(colleague).get(look.get_absolute_url()).status_code == 404
    assert "Mona Moderator looked who wrote without a name" in plain(signed_in(member).get("/me/notices/"))


def test_under_another_space_a_look_is_not_found(asker_url, moderator, other_space, signed_in):
    signed_in(moderator).post(asker_url, {"reason": "Danger at work."})
    url = Revelation.objects.get().get_absolute_url()

    assert signed_in(moderator).get(url.replace("/baltic/", "/salon/")).status_code == 404


@pytest.mark.parametrize("replies", [0, 29])
def test_the_page_of_a_question_without_a_name_keeps_to_the_budget(
    replies, asked, member, signed_in, django_assert_num_queries
):
    from tests.factories_forums import PostFactory

    for number in range(2, replies + 2):
        PostFactory(topic=asked, number=number, mask=1)
    asked.post_count = 1 + replies
    asked.save()
    browser = signed_in(member)
    browser.get(asked.get_absolute_url())

    with django_assert_num_queries(11):
        browser.get(asked.get_absolute_url())


@pytest.mark.parametrize(("chosen", "kept"), [("LT", ""), ("LV", "LV"), ("", "")])
def test_the_country_of_the_profile_is_left_out_and_one_that_was_chosen_stays(
    chosen, kept, board, member, signed_in
):
    member.profile.country = "LT"
    member.profile.save()
    browser, here = signed_in(member), "/spaces/baltic/communication/topics/new/?kind=help"
    sent = {
        "kind": "help", "title": "How do I tell him?", "body": "It is hard.", "board": board.pk,
        "audience": "public", "language": "en", "is_nameless": "on", "country": chosen, "trade": "beauty",
    }  # fmt: skip

    form = plain(browser.get(here))
    browser.post(here, sent)

    request = Topic.objects.get().help_request
    assert (request.country, request.trade) == (kept, "beauty")
    assert "Trade, country and files can still show who you are" in form


def test_with_a_name_the_country_of_the_profile_stays(board, member, signed_in):
    member.profile.country = "LT"
    member.profile.save()
    sent = {
        "kind": "help", "title": "How do I tell him?", "body": "It is hard.", "board": board.pk,
        "audience": "public", "language": "en", "country": "LT",
    }  # fmt: skip

    signed_in(member).post("/spaces/baltic/communication/topics/new/?kind=help", sent)

    assert Topic.objects.get().help_request.country == "LT"
