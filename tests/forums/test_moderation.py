"""Locking, hiding, pinning."""

import pytest

from forums.operations import moderation
from portal.choices import Audience
from portal.models import AuditEntry
from portal.operations import AccessDeniedError
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import TopicFactory

VERBS = [
    (moderation.lock_topic, moderation.unlock_topic, "locked_at", "lock"),
    (moderation.hide_topic, moderation.unhide_topic, "hidden_at", "hide"),
    (moderation.pin_topic, moderation.unpin_topic, "pinned_at", "pin"),
]


@pytest.mark.parametrize(("do", "undo", "column", "word"), VERBS)
def test_a_moderator_does_and_undoes(do, undo, column, word, question, moderator):
    do(actor=moderator, topic=question)
    question.refresh_from_db()
    assert getattr(question, column) is not None

    undo(actor=moderator, topic=question)
    question.refresh_from_db()
    assert getattr(question, column) is None
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [f"forums.{word}_topic", f"forums.un{word}_topic"]


@pytest.mark.parametrize(("do", "undo", "column", "word"), VERBS)
def test_doing_it_twice_changes_nothing(do, undo, column, word, question, moderator):
    do(actor=moderator, topic=question)
    question.refresh_from_db()
    first = getattr(question, column)

    do(actor=moderator, topic=question)

    question.refresh_from_db()
    assert getattr(question, column) == first
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize(("do", "undo", "column", "word"), VERBS)
@pytest.mark.parametrize("who", ["member", "observer", "outsider", "rival", "visitor"])
def test_nobody_else_does(do, undo, column, word, who, question, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        do(actor=everybody[who], topic=question)

    question.refresh_from_db()
    assert denied.value.permission == f"forums.{word}_topic"
    assert getattr(question, column) is None


@pytest.mark.parametrize(("do", "undo", "column", "word"), VERBS)
def test_a_moderator_has_no_hand_in_topics_of_other_people(
    do, undo, column, word, everywhere, space, member, moderator
):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=member)
    topic = TopicFactory(space=space, audience=Audience.PARTIES, circle=circle)

    with pytest.raises(AccessDeniedError):
        do(actor=moderator, topic=topic)

    topic.refresh_from_db()
    assert getattr(topic, column) is None
