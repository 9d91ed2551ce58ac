"""The pages of cases: queues for who decides, one page for the case, which says more to them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.models import Case, Membership
from portal.choices import Audience
from tests.community.deciding import decided, objected, reported
from tests.factories import CircleFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, answer


@pytest.fixture
def question(everywhere, space, member):
    return QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you begin?")


@pytest.fixture
def post(question, colleague):
    return answer(question, colleague, "You are all fools.")


@pytest.fixture
def case(post, member, moderator) -> Case:
    return reported(post, member, words="This hurts.")


def send(client, case, **typed):
    return client.post(case.get_absolute_url(), {"version": case.version, **typed})


def test_a_moderator_reads_and_decides(case, moderator, signed_in):
    client = signed_in(moderator)
    page = client.get(case.get_absolute_url()).content.decode()
    assert [words in page for words in ("You are all fools.", "This hurts.", "Mara Member")] == [True] * 3

    sent = send(client, case, do="decide", verdict="hide", note="Please stay kind.")

    assert (sent.status_code, sent["Location"]) == (303, case.get_absolute_url())
    assert Case.objects.get().verdict == "hide"


@pytest.mark.parametrize(
    "typed",
    [
        {"do": "decide", "verdict": "warn", "note": ""},
        {"do": "decide", "verdict": "no-such", "note": "Kept words"},
        {"do": "decide", "verdict": "", "note": "Kept words"},
        {"do": "decide", "verdict": "warn", "note": "Kept words", "version": "x"},
        {"do": "decide", "verdict": "warn", "note": "Kept words", "version": 7},
    ],
)
def test_bad_input_is_said_at_the_form(typed, case, moderator, signed_in):
    sent = send(signed_in(moderator), case, **typed)

    assert sent.status_code == 422
    assert typed["note"] in sent.content.decode()
    assert not Case.objects.get().is_decided


def test_who_decides_second_keeps_their_note_and_reads_what_the_other_decided(
    case, moderator, administrator, signed_in
):
    decided(case, moderator, "warn", note="From the first.")

    sent = send(signed_in(administrator), case, version=0, do="decide", verdict="hide", note="Typed by me")

    page = sent.content.decode()
    assert sent.status_code == 422
    assert "Mona Moderator has decided meanwhile: A warning." in page
    assert [words in page for words in ("Typed by me", "From the first.")] == [True, True]


def test_an_unknown_verb_does_not_exist(case, moderator, signed_in):
    assert send(signed_in(moderator), case, do="burn").status_code == 404


def test_the_person_reads_the_decision_and_never_who_reported_or_decided(
    case, moderator, colleague, signed_in
):
    client = signed_in(colleague)
    assert client.get(case.get_absolute_url()).status_code == 404
    case = decided(case, moderator, "hide", note="Please stay kind.")

    page = client.get(case.get_absolute_url()).content.decode()

    shown = ("You are all fools.", "Please stay kind.", "You can object once.")
    kept_back = ("Mara Member", "This hurts.", "Mona Moderator", "insults or threatens")
    assert [words in page for words in shown] == [True] * 3
    assert [words in page for words in kept_back] == [False] * 4
    assert send(client, case, do="decide", verdict="nothing", note="").status_code == 403
    assert send(client, case, do="object", words="").status_code == 422
    assert send(client, case, do="object", words="I am sorry.").status_code == 303
    assert Case.objects.get().objection == "I am sorry."
    assert send(client, case, do="object", words="Again").status_code == 403


def test_another_moderator_decides_about_the_objection(case, moderator, administrator, signed_in):
    case = objected(decided(case, moderator, "hide"))
    first, second = signed_in(moderator), signed_in(administrator)

    assert send(first, case, do="answer", upheld="yes", answer="Fine").status_code == 403
    assert send(second, case, do="answer", upheld="", answer="Fine").status_code == 422
    assert send(second, case, do="answer", upheld="yes", answer="You are right.").status_code == 303
    assert Case.objects.get().upheld is True


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("visitor", 303), ("stranger", 403), ("outsider", 403), ("rival", 403), ("member", 403),
        ("observer", 403), ("moderator", 200), ("administrator", 200), ("coordinator", 200),
    ],
)  # fmt: skip
def test_whose_the_queue_of_a_space_is(who, status, request, case, client, signed_in):
    browser = client if who == "visitor" else signed_in(request.getfixturevalue(who))

    answered = browser.get("/spaces/baltic/settings/reports/")

    assert answered.status_code == status
    if status == 200:
        assert ("How do you begin?" in answered.content.decode()) == (who != "coordinator")


@pytest.mark.parametrize("who", ["stranger", "rival", "member", "coordinator"])
def test_to_others_a_case_does_not_exist(who, request, case, signed_in):
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(case.get_absolute_url()).status_code == 404
    assert send(browser, case, do="decide", verdict="nothing", note="").status_code == 404


def test_a_case_is_in_no_other_space(case, other_space, rival, signed_in):
    assert signed_in(rival).get(f"/spaces/salon/cases/{case.pk}/").status_code == 404


def test_a_moderator_who_was_dismissed_meets_nothing_any_more(case, moderator, signed_in):
    Membership.objects.filter(user=moderator).update(role="member")
    browser = signed_in(moderator)

    assert browser.get(case.get_absolute_url()).status_code == 404
    assert browser.get("/spaces/baltic/settings/reports/").status_code == 403


def test_of_what_a_moderator_may_not_read_no_title_stands_there(case, question, space, moderator, signed_in):
    question.audience, question.circle = Audience.PARTIES, CircleFactory(space=space)
    question.save()
    client = signed_in(moderator)

    for path in (case.get_absolute_url(), "/spaces/baltic/settings/reports/", "/spaces/baltic/"):
        page = client.get(path).content.decode()
        assert ("How do you begin?" in page, "You are all fools." in page) == (False, False)
    assert "This hurts." in client.get(case.get_absolute_url()).content.decode()


def test_the_networks_queue_has_objections_and_what_nobody_else_could_decide(
    case, moderator, coordinator, member, signed_in
):
    client = signed_in(coordinator)
    assert "Nothing waits" in client.get("/desk/cases/").content.decode()

    objected(decided(case, moderator, "warn"))

    assert case.get_absolute_url() in client.get("/desk/cases/").content.decode()
    assert signed_in(member).get("/desk/cases/").status_code == 403


@pytest.mark.parametrize(
    ("who", "queues"),
    [
        ("moderator", ["/spaces/baltic/settings/reports/"]),
        ("coordinator", ["/desk/cases/"]),
        ("colleague", []),
    ],
)
def test_who_decides_finds_back_to_their_queue(who, queues, request, case, moderator, signed_in):
    objected(decided(case, moderator, "warn"))

    page = signed_in(request.getfixturevalue(who)).get(case.get_absolute_url()).content.decode()

    way_back = BeautifulSoup(page, "html.parser").select(".breadcrumb a")
    assert [link["href"] for link in way_back] == queues


def test_an_objection_in_a_hidden_space_stays_there(
    everywhere, hidden_space, insider, coordinator, signed_in
):
    moderator, author = UserFactory(), UserFactory()
    join(moderator, hidden_space, "moderator")
    join(author, hidden_space)
    topic = QuestionFactory(board=BoardFactory(space=hidden_space), author=author, audience="space")
    case = objected(decided(reported(topic, insider), moderator, "warn"))
    client = signed_in(coordinator)

    assert client.get(case.get_absolute_url()).status_code == 404
    assert "Nothing waits" in client.get("/desk/cases/").content.decode()
    assert hidden_space.name not in client.get("/desk/").content.decode()


@pytest.mark.parametrize(("path", "queries"), [("/spaces/baltic/settings/reports/", 9), ("/desk/cases/", 8)])
def test_a_queue_of_thirty_asks_no_more_than_one_of_one(
    path, queries, case, question, moderator, coordinator, member, signed_in
):
    person = moderator if "baltic" in path else coordinator
    objected(decided(case, moderator, "warn"))
    client = signed_in(person)
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    other = UserFactory()
    join(other, question.space)
    for number in range(29):
        author = UserFactory()
        more = reported(answer(question, author, "Noise"), member if number % 2 else other)
        objected(decided(more, moderator, "warn"))

    with CaptureQueriesContext(connection) as thirty:
        client.get(path)

    assert (len(one), len(thirty)) == (queries, queries)


def test_moderators_meet_what_waits_on_the_spaces_home(case, moderator, member, signed_in):
    assert case.get_absolute_url() in signed_in(moderator).get("/spaces/baltic/").content.decode()
    assert case.get_absolute_url() not in signed_in(member).get("/spaces/baltic/").content.decode()


def test_the_link_to_report_stands_at_what_others_wrote(question, post, member, client, signed_in):
    page = signed_in(member).get(question.get_absolute_url()).content.decode()

    assert f"/report/post/{post.pk}/" in page
    assert f"/report/topic/{question.pk}/" not in page
    assert "/report/" not in client.get(question.get_absolute_url()).content.decode()


def test_the_case_page_reads_what_it_is_about_once(case, moderator, signed_in):
    browser = signed_in(moderator)
    browser.get(case.get_absolute_url())

    with CaptureQueriesContext(connection) as queries:
        browser.get(case.get_absolute_url())

    posts = [query["sql"] for query in queries if 'FROM "forums_post"' in query["sql"]]
    assert len(posts) == 1


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("warn", "The moderators ask you to take more care."),
        ("hide", "The moderators have hidden something that you wrote"),
        ("remove", "The moderators have removed something that you wrote."),
        ("mute_1", "You can read on in this space, but not write here for some time."),
    ],
)
def test_the_person_reads_what_it_means_for_them_and_nothing_for_moderators(
    verdict, words, case, moderator, colleague, signed_in
):
    case = decided(case, moderator, verdict)

    page = signed_in(colleague).get(case.get_absolute_url()).content.decode()

    assert [each in page for each in (words, "What you wrote", "Mistakes happen.")] == [True] * 3
    assert [each in page for each in ("Decide by what people say", "What it is about")] == [False] * 2


def test_the_person_reads_no_words_for_moderators_where_it_is_gone(
    case, post, moderator, colleague, signed_in
):
    case = decided(case, moderator, "warn")
    post.delete()

    page = signed_in(colleague).get(case.get_absolute_url()).content.decode()

    assert ["It is not there any more" in page, "Decide by what people say" in page] == [True, False]
