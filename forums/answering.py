"""Topics can be answered by mail."""

from community.replying.answerable import Answerable, register_answerable
from forums import nameless
from forums.models import Topic
from forums.operations.by_mail import reply_by_mail

register_answerable(
    Answerable(
        code="t",
        model=Topic,
        view="forums.view_topic",
        answer="forums.reply_to_topic",
        write=lambda actor, topic, body, tail: reply_by_mail(actor=actor, topic=topic, body=body, tail=tail),
        is_closed=lambda topic: topic.is_locked,
        is_nameless=nameless.stands_in,
    )
)
