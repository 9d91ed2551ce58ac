"""Mail that came in."""

from dataclasses import asdict

from community.events import MailAnswered
from community.replying.letters import answer_mail
from portal.events import within


@within(MailAnswered)
def answer_its_sender(event: MailAnswered) -> None:
    answer_mail.enqueue(**asdict(event))
