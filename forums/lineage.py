"""What others take up from topics, and what boards take up from rooms."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from forums import nameless
from forums.choices import TopicKind
from forums.models import Topic
from portal.access import contributes
from portal.addresses import in_space
from portal.lineage import Carriage, Kind, Material, reference, register_carriage, register_kind
from portal.markdown import excerpt
from portal.operations import Actor, may

SUMMARY_LENGTH = 280


def material(topic: Topic) -> Material:
    """A solved request gives the problem and its answer; anything else what its author wrote first."""
    opening = topic.posts.get(number=1)
    accepted = topic.accepted_post
    authors = [topic.author_id, accepted.author_id if accepted else None]
    return Material(
        title=topic.title,
        summary=excerpt(opening.html, SUMMARY_LENGTH),
        body=_words(topic, accepted.body) if accepted else opening.body,
        language=topic.language,
        tags=[tagging.tag.name for tagging in topic.taggings.select_related("tag").order_by("tag__name")],
        contributor_ids=list(dict.fromkeys(pk for pk in authors if pk is not None)),
    )


def _words(topic: Topic, answer: str) -> str:
    """The answer, and below it where it was asked: what holds in one country or trade may not in another."""
    request = topic.request
    with override(topic.language or None):
        where = ", ".join(request.context) if request is not None else ""
        return f"{answer}\n\n*{gettext('Asked from')}: {where}*" if where else answer


def who_is_also_told(topic: Topic) -> list[int]:
    """Who stands without a name in what is copied: they are told what came of it, and named nowhere."""
    posts = [topic.posts.get(number=1), topic.accepted_post]
    people = [nameless.writer_of(post) for post in posts if post is not None and post.is_nameless]
    return [person.pk for person in people if person is not None]


def why_not_ask(actor: Actor, topic: Topic) -> str:
    """An author is asked by somebody with a name."""
    if not nameless.stands_in(actor, topic):
        return ""
    return gettext(
        "You stand here without your name, and the author would read who asks. Show your name first, or ask "
        "a moderator to do it."
    )


def author_of_answer(topic: Topic) -> Any:
    return topic.accepted_post.author if topic.accepted_post is not None else None


def _form_of(kind: TopicKind) -> Callable[[Any], str]:
    """Give the address of the form of a topic of that kind, filled from the object it is called with."""
    return lambda obj: f"{in_space(obj.space, 'topic_new')}?kind={kind.value}&from={reference(obj)}"


def may_carry(actor: Actor, topic: Topic) -> bool:
    return may(actor, "forums.carry_topic", topic)


register_kind(
    Kind(
        code="topic",
        model=Topic,
        label=_("Topic"),
        permission="forums.view_topic",
        material=material,
        author_asked=author_of_answer,
        may_carry=may_carry,
        also_told=who_is_also_told,
        why_not_ask=why_not_ask,
        shown_as=lambda topic: topic.shown_as,
    )
)
register_carriage(
    Carriage(
        source="room",
        target="topic",
        label=_("Ask for help with it"),
        address=_form_of(TopicKind.HELP),
        condition=contributes.test,
        code="help",
    )
)
register_carriage(
    Carriage(
        source="room",
        target="topic",
        label=_("Make a topic of it"),
        address=_form_of(TopicKind.DISCUSSION),
        condition=lambda actor, room: room.closed_at is not None and contributes.test(actor, room),
    )
)
register_carriage(
    Carriage(
        source="decision",
        target="topic",
        label=_("Discuss it in a topic"),
        address=_form_of(TopicKind.DISCUSSION),
        condition=contributes.test,
    )
)
