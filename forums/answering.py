"""Topics can be answered by mail; whoever was told that they write without a name never gets one by it."""

from dataclasses import replace

from community.models import User
from community.replying.answerable import Answerable, MailedReply, register_answerable
from forums import nameless
from forums.heirs import heir_of_number
from forums.models import Topic
from forums.operations.by_mail import reply_by_mail


def _write(actor: User, topic: Topic, mail: MailedReply, *, without_name: bool = False) -> list[str]:
    _post, left_out = reply_by_mail(
        actor=actor,
        topic=topic,
        body=mail.body,
        tail=mail.tail,
        files=mail.files,
        without_name=without_name,
    )
    return left_out


def _write_without_name(actor: User, topic: Topic, mail: MailedReply) -> list[str]:
    return _write(actor, topic, mail, without_name=True)


_TOPICS = Answerable(
    code="t",
    model=Topic,
    view="forums.view_topic",
    answer="forums.reply_to_topic",
    write=_write,
    is_closed=lambda topic: topic.is_locked,
    heir=heir_of_number,
    is_nameless=nameless.stands_in,
)
register_answerable(_TOPICS)
register_answerable(replace(_TOPICS, code="n", write=_write_without_name, without_name=True))
