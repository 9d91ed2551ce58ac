"""Topics can be answered by mail."""

from community.models import User
from community.replying.answerable import Answerable, MailedReply, register_answerable
from forums import nameless
from forums.heirs import heir_of_number
from forums.models import Topic
from forums.operations.by_mail import reply_by_mail


def _write(actor: User, topic: Topic, mail: MailedReply) -> list[str]:
    _post, left_out = reply_by_mail(
        actor=actor, topic=topic, body=mail.body, tail=mail.tail, files=mail.files
    )
    return left_out


register_answerable(
    Answerable(
        code="t",
        model=Topic,
        view="forums.view_topic",
        answer="forums.reply_to_topic",
        write=_write,
        is_closed=lambda topic: topic.is_locked,
        heir=heir_of_number,
        is_nameless=nameless.stands_in,
    )
)
