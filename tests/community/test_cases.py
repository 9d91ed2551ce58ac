"""Deciding: by who keeps order there, never about oneself; the person is told why and may object once."""

import pytest

from community.choices import Verdict
from community.models import Case, Membership, Notice
from community.noticeboard import show
from community.operations import moderation
from community.operations.people import deactivate_person
from community.selectors import notices_of
from community.selectors.moderation import verdicts_for
from forums.operations.reacting import react_to_post
from portal.models import AuditEntry
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError, may
from tests.community.deciding import answered, decided, objected, reported
from tests.factories import UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, answer


@pytest.fixture
def question(everywhere, space, member):
    return QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you begin?")


@pytest.fixture
def post(question, colleague):
    return answer(question, colleague, "You are **all** fools.")


@pytest.fixture
def case(post, member, moderator) -> Case:
    return reported(post, member)


@pytest.fixture
def second(space):
    """Another moderator of ``space``."""
    user = UserFactory(display_name="Second Moderator", handle="second")
    join(user, space, "moderator")
    return user


def fresh(obj):
    return type(obj).objects.get(pk=obj.pk)


def test_nothing_has_to_be_done(case, post, moderator, member, colleague):
    decided(case, moderator, "nothing", note="ignored")

    case = fresh(case)
    assert (case.verdict, case.note, case.decided_by, case.version) == ("nothing", "", moderator, 1)
    assert fresh(post).body == "You are **all** fools."
    assert not Notice.objects.filter(recipient=colleague).exists()
    assert Notice.objects.get(recipient=member, kind="report_settled").actor is None
    assert AuditEntry.objects.get(verb="community.decide_case").details == {"verdict": "nothing"}


def test_hidden_words_are_gone_everywhere_and_come_back_after_an_objection(case, post, moderator, second):
    hidden = decided(case, moderator, "hide")
    assert (fresh(post).body, fresh(post).is_removed) == ("", True)
    assert fresh(case).kept == {"body": "You are **all** fools."}

    answered(objected(hidden), second, upheld=True)

    post = fresh(post)
    assert (post.body, post.is_removed, post.removed_by) == ("You are **all** fools.", False, None)
    assert "<strong>all</strong>" in post.html
    assert (fresh(case).kept, fresh(case).upheld) == ({}, True)


def test_what_others_felt_about_hidden_words_comes_back_with_them(case, post, moderator, second, member):
    react_to_post(actor=member, post=post, kind="thanks")
    hidden = decided(case, moderator, "hide")

    answered(objected(hidden), second, upheld=True)

    assert fresh(post).reaction_counts == {"thanks": 1}
    assert fresh(post).reactions.get().person == member


def test_an_objection_that_is_not_upheld_changes_nothing(case, post, moderator, second):
    answered(objected(decided(case, moderator, "hide")), second, upheld=False)

    assert fresh(post).is_removed
    assert (fresh(case).upheld, fresh(case).answered_by) == (False, second)


def test_what_is_removed_is_gone_for_good(case, post, moderator, second):
    answered(objected(decided(case, moderator, "remove")), second, upheld=True)

    assert (fresh(post).body, fresh(case).kept) == ("", {})


def test_a_topic_is_hidden_whole_and_shown_again(question, colleague, moderator, second):
    case = reported(question, colleague)
    with pytest.raises(OperationRefusedError) as refused:
        decided(case, moderator, "remove")
    assert refused.value.field == "verdict"
    assert (fresh(case).is_decided, fresh(question).is_hidden) == (False, False)

    hidden = decided(case, moderator, "hide")
    assert fresh(question).is_hidden
    answered(objected(hidden), second, upheld=True)
    assert not fresh(question).is_hidden


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict != "nothing"])
def test_every_decision_against_somebody_needs_a_note(verdict, case, moderator):
    with pytest.raises(OperationRefusedError) as refused:
        decided(case, moderator, verdict, note=" ")

    assert refused.value.field == "note"
    assert not fresh(case).is_decided


def test_the_person_is_told_what_and_never_who(case, moderator, member, colleague):
    decided(case, moderator, "warn")

    notice = Notice.objects.get(recipient=colleague, kind="moderated")
    [shown] = show(notices_of(colleague), colleague)
    assert (notice.actor, notice.mail_due_at is not None) == (None, True)
    assert shown.text == "The moderators of “Baltic ILP” decided about something that you wrote."
    assert shown.url == case.get_absolute_url()


def test_who_decides_second_learns_what_the_first_decided(case, moderator, second, post):
    decided(case, moderator, "warn")

    with pytest.raises(OperationRefusedError) as refused:
        decided(case, second, "remove")

    assert str(refused.value) == "Mona Moderator has decided meanwhile: A warning."
    assert (fresh(case).verdict, fresh(post).is_removed) == ("warn", False)


def test_who_answers_an_objection_second_learns_it_too(case, moderator, second, administrator):
    case = objected(decided(case, moderator, "hide"))
    answered(fresh(case), second, upheld=False)

    with pytest.raises(OperationRefusedError) as refused:
        answered(case, administrator, upheld=True)

    assert str(refused.value) == "Second Moderator has decided meanwhile about the objection: not upheld."


def test_one_objects_once_and_somebody_else_decides(case, moderator, second, colleague):
    case = objected(decided(case, moderator, "warn"))
    assert Notice.objects.filter(kind="objected").values_list("recipient", flat=True).get() == second.pk

    with pytest.raises(AccessDeniedError):
        objected(case, "Once more")
    with pytest.raises(AccessDeniedError) as denied:
        answered(case, moderator, upheld=False)
    assert denied.value.permission == "community.decide_objection"
    answered(case, second, upheld=False)
    assert Notice.objects.filter(recipient=colleague, kind="objection_settled").count() == 1
    with pytest.raises(AccessDeniedError):
        objected(fresh(case), "And again")


def test_without_another_moderator_a_coordinator_decides(case, post, moderator, coordinator):
    case = objected(decided(case, moderator, "hide"))

    assert Notice.objects.filter(kind="objected").values_list("recipient", flat=True).get() == coordinator.pk
    answered(case, coordinator, upheld=True)
    assert not fresh(post).is_removed


@pytest.mark.parametrize("step", ["nothing", "open", "other"])
def test_there_is_nothing_to_object_to(step, case, moderator, member, colleague):
    if step != "open":
        decided(case, moderator, "nothing" if step == "nothing" else "warn")
    actor = member if step == "other" else colleague

    with pytest.raises(AccessDeniedError) as denied:
        moderation.object_to_decision(actor=actor, case=case, words="No")

    assert denied.value.permission == "community.object_to_decision"
    assert fresh(case).objected_at is None


HANDLERS = {"moderator", "administrator"}


@pytest.mark.parametrize("objects", [False, True])
def test_single_and_set_form_agree_for_every_role(objects, case, everybody, moderator, colleague):
    if objects:
        objected(decided(case, moderator, "warn"))
    case = fresh(case)

    single = {who for who, actor in everybody.items() if may(actor, "community.handle_case", case)}
    as_set = {who for who, actor in everybody.items() if case in Case.objects.handled_by(actor)}

    assert single == as_set == HANDLERS | ({"coordinator"} if objects else set())


def test_what_no_moderator_could_decide_is_the_coordinators(space, question, member, colleague, coordinator):
    case = reported(answer(question, colleague), member)

    assert may(coordinator, "community.handle_case", case)
    assert list(Case.objects.handled_by(coordinator)) == [case]
    assert Notice.objects.get(kind="reported").recipient == coordinator


def test_nobody_moderates_their_own_case(question, member, moderator, coordinator):
    case = reported(answer(question, moderator, "Go away."), member)

    assert not may(moderator, "community.handle_case", case)
    assert list(Case.objects.handled_by(moderator)) == []
    with pytest.raises(AccessDeniedError):
        decided(case, moderator, "nothing")
    assert list(Case.objects.handled_by(coordinator)) == [case]


def test_moderators_of_other_spaces_and_former_ones_decide_nothing(case, rival, moderator, second):
    Membership.objects.filter(user=second).delete()

    for actor in (rival, second):
        with pytest.raises(AccessDeniedError):
            decided(case, actor, "hide")
        assert list(Case.objects.handled_by(actor)) == []
    assert not fresh(case).is_decided


def test_a_hidden_spaces_cases_never_reach_the_network(everywhere, hidden_space, insider, coordinator):
    author = UserFactory()
    join(author, hidden_space)
    topic = QuestionFactory(board=BoardFactory(space=hidden_space), author=author, audience="space")
    case = reported(topic, insider)

    assert not may(coordinator, "community.handle_case", case)
    assert list(Case.objects.handled_by(coordinator)) == []
    assert Notice.objects.count() == 0


def test_nobody_warns_or_mutes_who_has_closed_their_account(case, colleague, moderator):
    assert "warn" in verdicts_for(case)

    deactivate_person(actor=SYSTEM, person=colleague)

    assert verdicts_for(fresh(case)) == ["nothing", "hide", "remove"]
