"""Taking a mail in: the post and the mark that it was taken stand or fall together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from community.choices import MailOutcome
from community.events import MailAnswered
from community.models import TakenMail
from portal.events import publish
from portal.operations import AccessDeniedError, Actor, OperationRefusedError, operation, require

KEPT_FOR = timedelta(days=90)  # longer than any reply address is good for
ONE_ANSWER_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Arrival:
    """One mail at one of our addresses, as hashes; ``answer`` is what its sender may be told, if anything.

    ``earlier_hashes`` are those of the same place under other names.
    """

    message_hash: str
    recipient_hash: str
    sender_hash: str
    answer: MailAnswered | None
    earlier_hashes: tuple[str, ...] = ()


@operation
def take_mail(
    *,
    actor: Actor,
    arrival: Arrival,
    outcome: str,
    write: Callable[[], Sequence[str]],
    denied: Callable[[], str],
) -> str | None:
    """What became of the mail; None when it was taken before.

    ``write`` runs if ``outcome`` is that of a post, inside this transaction, and says what it left out; when
    it is not allowed, ``denied`` says which outcome that is. The mark is set first: of two deliveries at once
    one waits for the other, and then finds it.
    """
    require(actor, "community.take_mail")
    earlier = TakenMail.objects.filter(recipient_hash__in=arrival.earlier_hashes)
    if arrival.earlier_hashes and earlier.filter(message_hash=arrival.message_hash).exists():
        return None
    taken, is_new = TakenMail.objects.get_or_create(
        message_hash=arrival.message_hash,
        recipient_hash=arrival.recipient_hash,
        defaults={"sender_hash": arrival.sender_hash, "outcome": outcome},
    )
    if not is_new:
        return None
    reason = ""
    if outcome == MailOutcome.POSTED:
        try:
            left_out = write()
        except AccessDeniedError:
            outcome = denied()
        except OperationRefusedError as refusal:
            outcome, reason = MailOutcome.REFUSED.value, str(refusal)
        else:
            if left_out:
                outcome, reason = MailOutcome.WITHOUT_FILES.value, "\n".join(left_out)
    taken.outcome = outcome
    if arrival.answer is not None and _is_to_be_told(taken):
        taken.answered_in = _hour()
        publish(replace(arrival.answer, outcome=outcome, reason=reason))
    taken.save(update_fields=["outcome", "answered_in"])
    return outcome


def _is_to_be_told(taken: TakenMail) -> bool:
    """Whether the sender does not know yet; within an hour nobody hears the same twice."""
    if taken.outcome == MailOutcome.POSTED:
        return False
    told = TakenMail.objects.filter(
        sender_hash=taken.sender_hash, outcome=taken.outcome, answered_in__isnull=False
    )
    return not told.filter(taken_at__gt=timezone.now() - ONE_ANSWER_EVERY).exists()


def _hour() -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)


@operation
def forget_taken_mail(*, actor: Actor) -> int:
    """Delete the marks that no mail can come back to; returns how many."""
    require(actor, "community.take_mail")
    return TakenMail.objects.filter(taken_at__lt=timezone.now() - KEPT_FOR).delete()[0]
