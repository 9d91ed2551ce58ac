"""Lists in which somebody appears or is missing: nothing that moderators do tells who has no name."""

from importlib import import_module

import pytest
from django.apps import apps

from community.models import Mute
from community.moderation.concerned import is_nameless
from community.operations.moderation import decide_case, report
from forums.models import HelpInvitation, PostReaction, SameProblem
from forums.operations.merging import merge_topics
from forums.operations.posts import reply_to_topic
from forums.operations.reacting import react_to_post
from forums.operations.revealing import show_asker
from forums.operations.routing import ask_by_itself
from forums.operations.splitting import split_topic
from forums.routing.selectors import asked_about, suggest
from forums.selectors import reactions_at
from portal.operations import SYSTEM, may
from tests.factories_forums import QuestionFactory, TopicFactory
from tests.forums.asking import expert, tag
from tests.forums.nameless import ask_without_name


@pytest.fixture
def asked(board, member):
    return ask_without_name(member, board)


@pytest.fixture
def thanked(asked, member, colleague):
    """A reply to which the asker has reacted."""
    post = reply_to_topic(actor=colleague, topic=asked, body="Just tell him.")
    return react_to_post(actor=member, post=post, kind="thanks")


def listed(reader, post):
    return [each.person for each in reactions_at(reader, post, before="").rows]


def test_a_reaction_without_a_name_has_none_where_its_post_goes(asked, thanked, moderator, colleague):
    split_topic(actor=moderator, topic=asked, picked=[thanked.pk], title="Telling him")

    thanked.refresh_from_db()
    assert thanked.reaction_counts == {"thanks": 1}
    assert listed(colleague, thanked) == []


def test_a_reaction_with_a_name_is_listed_after_a_merge_as_before(asked, board, member, colleague, moderator):
    talk = TopicFactory(board=board, author=colleague)
    reply = reply_to_topic(actor=colleague, topic=talk, body="Well.")
    react_to_post(actor=member, post=reply, kind="thanks")

    merge_topics(actor=moderator, gone=asked, kept=talk)

    assert listed(colleague, reply) == [member]


def test_who_shows_their_name_is_listed_again(asked, thanked, member, colleague):
    show_asker(actor=member, topic=asked)

    assert listed(colleague, thanked) == [member]


def test_reactions_from_before_are_without_a_name_by_the_migration(asked, thanked, member, colleague):
    elsewhere = reply_to_topic(actor=colleague, topic=QuestionFactory(board=asked.board), body="Yes.")
    react_to_post(actor=member, post=elsewhere, kind="thanks")
    PostReaction.objects.update(is_nameless=False)

    import_module("forums.migrations.0010_asking_and_reactions").take_names_away(apps, None)

    assert set(PostReaction.objects.values_list("post", "is_nameless")) == {
        (thanked.pk, True), (elsewhere.pk, False),
    }  # fmt: skip


def test_who_is_muted_without_a_name_is_not_missing_among_those_who_may_know(
    board, space, member, moderator, question
):
    tag(question, "ILP")
    rude = expert(space, "ilp")
    post = reply_to_topic(
        actor=rude, topic=ask_without_name(rude, board, title="Something else"), body="You fools."
    )
    before = [each.person for each in suggest(moderator, question)]
    case = report(actor=member, obj=post, reason="insult").case
    decide_case(actor=moderator, case=case, version=case.version, verdict="mute_7", note="A pause.")

    assert (is_nameless(case), Mute.objects.get().user) == (True, rude)
    assert [each.person for each in suggest(moderator, question)] == before == [rude]


def test_whom_the_platform_asked_is_listed_for_who_asked_alone(
    board, space, member, moderator, administrator
):
    topic = ask_without_name(member, board, title="How do I begin slowly?", audience="space")
    other = expert(space, "begin")
    ask_by_itself(actor=SYSTEM, topic=topic)

    invitation = HelpInvitation.objects.get()
    readers = (member, other, moderator, administrator)
    assert [may(who, "forums.view_help_invitation", invitation) for who in readers] == [
        True, True, False, False,
    ]  # fmt: skip
    assert [asked_about(who, topic) == [invitation] for who in readers] == [True, True, False, False]


@pytest.mark.parametrize("is_same_person", [True, False])
def test_a_merge_counts_the_same_whoever_asked_the_other_without_a_name(
    is_same_person, board, member, colleague, moderator
):
    kept = QuestionFactory(board=board, author=member)
    gone = ask_without_name(member if is_same_person else colleague, board)

    merge_topics(actor=moderator, gone=gone, kept=kept)

    assert SameProblem.objects.filter(topic=kept).count() == 0
