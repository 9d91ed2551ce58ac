"""Same problem here: counted once a person, followed, and told when it is solved."""

import pytest
from django.utils import timezone

from community.models import Notice
from forums.models import Follow, HelpRequest, SameProblem
from forums.operations.answers import accept_answer, unaccept_answer
from forums.operations.following import follow
from forums.operations.sharing import say_it_worked_too, share_problem, unshare_problem
from forums.own_help import forget_shared, remove_facts, request_rows, shared_rows
from portal.choices import Audience
from portal.operations import AccessDeniedError, OperationRefusedError
from search.models import IndexChange


def count():
    return HelpRequest.objects.get().same_count


@pytest.mark.parametrize("who", ["newcomer", "observer", "outsider", "rival", "stranger", "moderator"])
def test_whoever_may_see_it_says_so_once(who, question, everybody):
    share_problem(actor=everybody[who], topic=question)
    share_problem(actor=everybody[who], topic=question)

    assert (count(), SameProblem.objects.count()) == (1, 1)


@pytest.mark.parametrize("who", ["member", "visitor"])
def test_neither_who_asked_nor_a_visitor(who, question, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        share_problem(actor=everybody[who], topic=question)

    assert (denied.value.permission, count()) == ("forums.share_problem", 0)


def test_what_one_may_not_see_is_not_there(question, stranger, signed_in):
    question.audience = Audience.SPACE
    question.save()

    response = signed_in(stranger).post(
        f"/spaces/baltic/communication/topics/{question.pk}/same/", {"verb": "share"}
    )

    assert (response.status_code, count()) == (404, 0)


def test_who_shares_follows_unless_they_chose_otherwise(question, colleague, moderator):
    follow(actor=moderator, target=question, level="nothing")

    for person in (colleague, moderator):
        share_problem(actor=person, topic=question)

    levels = dict(Follow.objects.values_list("user__handle", "level"))
    assert levels == {"carl-colleague": "everything", "mona-moderator": "nothing"}


def test_it_can_be_taken_back(question, colleague):
    share_problem(actor=colleague, topic=question)

    unshare_problem(actor=colleague, topic=question)

    assert (count(), SameProblem.objects.count()) == (0, 0)


def test_they_hear_when_it_is_solved(question, reply, outsider, colleague, moderator, member):
    for person in (outsider, colleague, moderator):
        share_problem(actor=person, topic=question)
    follow(actor=moderator, target=question, level="nothing")

    accept_answer(actor=member, post=reply)

    told = Notice.objects.filter(kind="shared_solved")
    assert [(notice.recipient, notice.object_id) for notice in told] == [(outsider, reply.pk)]


def test_it_worked_for_them_too(question, reply, outsider, member):
    share_problem(actor=outsider, topic=question)
    with pytest.raises(OperationRefusedError):
        say_it_worked_too(actor=outsider, topic=question)
    accept_answer(actor=member, post=reply)

    say_it_worked_too(actor=outsider, topic=question)
    say_it_worked_too(actor=outsider, topic=question)
    assert HelpRequest.objects.get().worked_count == 1

    unaccept_answer(actor=member, topic=question)
    assert HelpRequest.objects.get().worked_count == 0


def test_the_button_on_the_page(question, colleague, signed_in):
    browser = signed_in(colleague)
    where = f"/spaces/baltic/communication/topics/{question.pk}/same/"
    assert "Same problem here" in browser.get(question.get_absolute_url()).content.decode()

    response = browser.post(where, {"verb": "share"})

    page = browser.get(question.get_absolute_url()).content.decode()
    assert (response.status_code, response["Location"]) == (
        303, f"{question.get_absolute_url()}#same-problem",
    )  # fmt: skip
    assert "One other person has the same problem. You are among them" in page
    assert "Same problem here" not in page


def test_it_is_in_the_copy_of_ones_data_and_goes_with_the_account(question, colleague, member):
    share_problem(actor=colleague, topic=question)
    HelpRequest.objects.update(country="LV", wider_agreed_at=timezone.now())

    assert [row["topic"] for row in shared_rows(colleague)] == ["How do you begin?"]
    assert [(row["topic"], row["country"]) for row in request_rows(member)] == [("How do you begin?", "LV")]
    assert (forget_shared(colleague, 10), forget_shared(colleague, 10), count()) == (1, 0, 0)


def test_facts_go_with_the_words_of_who_asked(question, member):
    HelpRequest.objects.update(country="LV", urgency="today")
    IndexChange.objects.all().delete()

    assert (remove_facts(member, 10), remove_facts(member, 10)) == (1, 0)
    assert (HelpRequest.objects.get().country, HelpRequest.objects.get().urgency) == ("", "")
    assert [change.key for change in IndexChange.objects.all()] == [f"forums.topic:{question.pk}"]
