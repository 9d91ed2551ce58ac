"""Who is suggested to whom, and what a reason may rest on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.models import HelpOffer, Mute, Profile
from community.moderation import targets  # noqa: F401  (cases name what was reported)
from community.operations.moderation import decide_case, report
from community.skills import Skill, speak
from forums.models import HelpInvitation, HelpRequest, Topic
from forums.routing.selectors import suggest, who_may_answer
from forums.routing.words import for_oneself, for_others
from portal.choices import Audience, Role
from portal.operations import may
from tests.factories import NOON, UserFactory, join
from tests.factories_forums import QuestionFactory, accept, answer
from tests.forums.asking import expert, knows, tag


@pytest.fixture
def asked_about_ilp(question):
    tag(question, "ILP")
    return question


def names(found):
    return [each.person.pk for each in found]


def test_who_knows_a_tag_of_the_question_is_suggested_with_the_reason(asked_about_ilp, member, colleague):
    knows(colleague, "ilp", "welding")

    found = suggest(member, asked_about_ilp)

    assert [(each.person, each.reasons) for each in found] == [
        (colleague, (("knows", ["ilp"]), ("speaks", "en"), ("has_time", True)))
    ]


def test_words_of_the_title_count_too(board, member, colleague):
    topic = QuestionFactory(board=board, author=member, title="First week of a hairdresser")
    knows(colleague, "First Week")

    assert [each.reasons[0] for each in suggest(member, topic)] == [("knows", ["First Week"])]


def test_who_has_not_said_that_others_may_ask_is_never_suggested(asked_about_ilp, member, colleague):
    Profile.objects.filter(user=colleague).update(expertise=["ilp"])
    assert suggest(member, asked_about_ilp) == []

    knows(colleague, "ilp", is_offered=False)

    assert suggest(member, asked_about_ilp) == []


def test_who_does_not_help_in_the_language_of_the_question_is_left_out(asked_about_ilp, member, colleague):
    knows(colleague, "ilp", speaks="lv")
    assert suggest(member, asked_about_ilp) == []

    speak(colleague, [Skill("lv", can_counsel=True), Skill("en", can_counsel=True)])

    assert names(suggest(member, asked_about_ilp)) == [colleague.pk]


def test_answers_on_the_same_tags_count_where_the_reader_sees_them(
    asked_about_ilp, board, space, member, colleague
):
    for audience in (Audience.PUBLIC, Audience.SPACE):
        solved = QuestionFactory(board=board, author=member, audience=audience)
        tag(solved, "ILP")
        accept(solved, answer(solved, colleague))
    knows(colleague, "something else")

    assert [each.reasons[0] for each in suggest(member, asked_about_ilp)] == [("answered", 2)]


def test_an_answer_in_a_space_that_the_reader_does_not_know_is_no_reason(
    asked_about_ilp, hidden_space, member, colleague, as_reader, space
):
    from tests.factories_forums import BoardFactory

    join(colleague, hidden_space)
    solved = QuestionFactory(
        board=BoardFactory(space=hidden_space), author=colleague, audience=Audience.SPACE
    )
    tag(solved, "ILP")
    accept(solved, answer(solved, colleague))
    knows(colleague, "something else")

    with as_reader(member, space):
        assert suggest(member, asked_about_ilp) == []


@pytest.mark.parametrize("why_not", ["wrote in it", "asked it", "was asked in it"])
def test_who_takes_part_already_is_left_out(why_not, asked_about_ilp, member, moderator, colleague):
    person = member if why_not == "asked it" else colleague
    knows(person, "ilp")
    assert (names(suggest(moderator, asked_about_ilp)) == [person.pk]) == (person is colleague)
    if why_not == "wrote in it":
        answer(asked_about_ilp, person)
    elif why_not == "was asked in it":
        HelpInvitation.objects.create(
            space=asked_about_ilp.space, topic=asked_about_ilp, person=person, invited_at=NOON,
            state="declined", ended_at=NOON,
        )  # fmt: skip

    assert suggest(moderator, asked_about_ilp) == []


@pytest.mark.parametrize(
    ("rhythm", "days", "is_suggested"),
    [(7, 6, False), (7, 8, True), (14, 8, False), (14, 15, True), (30, 15, False), (30, 31, True)],
)
def test_nobody_is_suggested_before_their_time(
    rhythm, days, is_suggested, asked_about_ilp, member, colleague
):
    offer = knows(colleague, "ilp", rhythm=rhythm)
    HelpOffer.objects.filter(pk=offer.pk).update(last_asked_at=timezone.now() - timedelta(days=days))
    offer.refresh_from_db()

    assert (names(suggest(member, asked_about_ilp)) == [colleague.pk]) == is_suggested
    assert offer.is_askable(timezone.now()) == is_suggested


@pytest.mark.parametrize(("days", "is_suggested"), [(1, False), (0, True), (-1, True)])
def test_a_break_is_kept(days, is_suggested, asked_about_ilp, member, colleague):
    until = timezone.localdate() + timedelta(days=days)
    offer = knows(colleague, "ilp", paused_until=until)

    assert bool(suggest(member, asked_about_ilp)) == is_suggested
    assert offer.is_askable(timezone.now()) == is_suggested


def test_of_people_whose_profile_is_not_shown_nothing_is_said(
    asked_about_ilp, space, member, colleague, moderator
):
    """Members who do not see who else belongs see no more here."""
    from portal.choices import MemberList

    knows(colleague, "ilp")
    Profile.objects.filter(user=colleague).update(shown_to="spaces")
    assert names(suggest(member, asked_about_ilp)) == [colleague.pk]

    space.members_shown_to = MemberList.MODERATORS
    space.save()
    from portal.tenancy.scope import forget_person

    forget_person(member.pk)

    assert suggest(member, asked_about_ilp) == []
    assert names(suggest(moderator, asked_about_ilp)) == [colleague.pk]
    assert not may(member, "forums.ask_people", asked_about_ilp)


def test_exactly_those_who_could_answer_may_be_asked(question, everybody):
    able = set(who_may_answer(question, timezone.now()).values_list("user_id", flat=True))

    assert able == {
        person.pk for person in everybody.values() if may(person, "forums.reply_to_topic", question)
    } | {question.author_id}


def test_nobody_is_suggested_to_themselves(asked_about_ilp, moderator, colleague):
    knows(moderator, "ilp")
    knows(colleague, "ilp")

    assert names(suggest(moderator, asked_about_ilp)) == [colleague.pk]


def test_who_is_muted_is_not_asked(question, reply, space, moderator, member, colleague):
    tag(question, "ILP")
    other = expert(space, "ilp")
    other_reply = answer(QuestionFactory(board=question.board, author=member), other)
    made = report(actor=member, obj=other_reply, reason="insult", words="Rude")
    decide_case(actor=moderator, case=made.case, version=made.case.version, verdict="mute_7", note="Why")
    assert Mute.objects.filter(user=other).exists()

    assert suggest(member, question) == []


def test_observers_and_people_of_other_spaces_are_not_asked(
    asked_about_ilp, member, observer, outsider, insider
):
    for person in (observer, outsider, insider):
        knows(person, "ilp")

    assert suggest(member, asked_about_ilp) == []


@pytest.mark.parametrize("people", [2, 30])
def test_the_queries_do_not_grow_with_the_people(
    people, asked_about_ilp, space, member, django_assert_num_queries
):
    for number in range(people):
        expert(space, "ilp", *(["metal"] if number % 2 else []))
    tag(asked_about_ilp, "Metal")
    suggest(member, asked_about_ilp)

    with django_assert_num_queries(5):
        found = suggest(member, asked_about_ilp)

    assert len(found) == min(people, 6)
    assert found[0].reasons[0] == ("knows", ["ilp", "metal"])


def test_a_role_that_writes_is_enough(asked_about_ilp, space, member):
    admin = UserFactory()
    join(admin, space, Role.ADMINISTRATOR)
    knows(admin, "ilp")

    assert names(suggest(member, asked_about_ilp)) == [admin.pk]


def test_the_same_trade_and_country_weigh_and_are_said(asked_about_ilp, member, colleague, space):
    HelpRequest.objects.filter(topic=asked_about_ilp).update(trade="beauty", country="LT")
    near, far = expert(space, "ilp"), colleague
    knows(far, "ilp")
    Profile.objects.filter(user=near).update(sectors=["beauty", "food"], country="LT")
    Profile.objects.filter(user=far).update(sectors=["food"], country="LV")

    found = suggest(member, Topic.objects.get(pk=asked_about_ilp.pk))

    assert names(found) == [near.pk, far.pk]
    assert for_others(found[0].reasons) == [
        "Knows about: ilp", "Speaks English", "Works in the same trade", "Works in the same country",
        "Has time: was not asked in the last four weeks",
    ]  # fmt: skip
    assert for_oneself(found[0].reasons)[2:] == ["You work in the same trade", "You work in the same country"]
    assert [why for why, _value in found[1].reasons] == ["knows", "speaks", "has_time"]


def test_of_a_question_without_a_name_words_alone_count(asked_about_ilp, member, space):
    HelpRequest.objects.filter(topic=asked_about_ilp).update(trade="beauty", country="LT")
    Topic.objects.filter(pk=asked_about_ilp.pk).update(is_nameless=True, author=None)
    Profile.objects.filter(user=expert(space, "ilp")).update(sectors=["beauty"], country="LT")

    [found] = suggest(member, Topic.objects.get(pk=asked_about_ilp.pk))

    assert [why for why, _value in found.reasons] == ["knows", "speaks", "has_time"]
