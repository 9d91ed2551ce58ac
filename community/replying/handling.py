"""What becomes of an incoming mail: one post, or one answer that says why not; never both twice."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.crypto import salted_hmac

from community.addresses import hash_of, normal
from community.choices import MailOutcome
from community.events import MailAnswered
from community.gates import NEW_TEXTS, SECOND_STEP
from community.models import User
from community.operations.incoming import Arrival, take_mail
from community.replying.answerable import Answerable, MailedReply, answerable_of
from community.replying.reading import MOST_FILES, IncomingMail, read_mail
from community.replying.tokens import is_for_digests, is_ours, token_of
from portal.gates import shut_gate
from portal.locality import in_locality_of
from portal.markdown import validate_length
from portal.operations import SYSTEM, may
from portal.tenancy import Scope, SpaceSet, all_spaces, enter

logger = logging.getLogger(__name__)

# Mail passes by no gate that stands before the pages.
BEHIND = {SECOND_STEP: MailOutcome.SECOND_STEP, NEW_TEXTS: MailOutcome.NEW_TEXTS}


@dataclass(frozen=True)
class Place:
    """Where a mail is to be written: ``thing`` is None when ``person`` may not even know of it."""

    person: User
    kind: Answerable
    thing_id: int
    thing: Any

    @property
    def is_shown(self) -> bool:
        return self.thing is not None and may(self.person, self.kind.view, self.thing)

    def denied(self) -> str:
        """Why ``person`` may not write there, as far as they may know it."""
        thing = self.kind.find(self.thing_id)
        is_closed = self.is_shown and thing is not None and self.kind.is_closed(thing)
        return (MailOutcome.LOCKED if is_closed else MailOutcome.NO_ACCESS).value


def deliver(raw: bytes, *, sender: str, recipients: list[str]) -> None:
    """Take a mail in for each of ``recipients`` that is ours; done again, it changes nothing.

    ``sender`` is that of the envelope. What a machine wrote is left out without a word.
    """
    mail = read_mail(raw, sender)
    if mail.is_automatic:
        logger.info("automatic_mail_dropped")
        return
    with all_spaces("incoming mail"):
        for address in dict.fromkeys(map(normal, recipients)):
            if is_ours(address):
                _take(mail, address)


def _take(mail: IncomingMail, address: str) -> None:
    outcome, person, kind, thing_id = _route(mail, address)
    if person is None or kind is None:
        _finish(mail, [address], outcome, author=_account_of(mail.author))
        return
    with in_locality_of(person), enter(Scope(reads=SpaceSet.readable_by(person))):
        thing = kind.find(thing_id)
    writes = thing.space_id if thing is not None else None
    # One mail is one post, also when two addresses lead to one thing, or it has come before the thing moved.
    ids = dict.fromkeys([thing.pk if thing is not None else thing_id, thing_id])
    keys = [f"{person.pk}/{kind.code}/{pk}" for pk in ids]
    place = Place(person, kind, thing_id, thing)
    with in_locality_of(person), enter(Scope(reads=SpaceSet.readable_by(person), writes=writes)):
        if outcome == MailOutcome.POSTED and not place.is_shown:
            outcome = MailOutcome.NO_ACCESS
        if outcome in {MailOutcome.POSTED, MailOutcome.WITHOUT_FILES} and (gate := shut_gate(person)):
            outcome = BEHIND[gate.name]
        _finish(
            mail, keys, outcome, author=person, place=place,
            write=lambda: kind.write(person, thing, _reply(mail)),
        )  # fmt: skip


def _route(mail: IncomingMail, address: str) -> tuple[MailOutcome, User | None, Answerable | None, int]:
    """What is to become of ``mail``; the person only when it came from an address of theirs."""
    if is_for_digests(address):
        return MailOutcome.DIGEST, None, None, 0
    token = token_of(address)
    kind = answerable_of(token.code) if token is not None else None
    person = User.objects.filter(pk=token.user_id, is_active=True).first() if token is not None else None
    if token is None or kind is None or person is None:
        return MailOutcome.UNKNOWN, None, None, 0
    if not _is_address_of(person, mail.author):
        return MailOutcome.ELSEWHERE, None, None, 0
    outcome = MailOutcome.EXPIRED if token.is_expired else _judged(mail)
    return outcome, person, kind, token.thing_id


def _judged(mail: IncomingMail) -> MailOutcome:
    """By what the mail itself says."""
    if mail.is_broken:
        return MailOutcome.BROKEN
    if len(mail.files) > MOST_FILES:
        return MailOutcome.TOO_MANY_FILES
    if not mail.words:
        return MailOutcome.EMPTY
    try:
        validate_length(mail.words)
    except ValidationError:
        return MailOutcome.TOO_LONG
    return MailOutcome.POSTED


def _reply(mail: IncomingMail) -> MailedReply:
    files = tuple(SimpleUploadedFile(each.name, each.content) for each in mail.files)
    return MailedReply(mail.words, mail.tail, files)


def _finish(
    mail: IncomingMail,
    keys: list[str],
    outcome: MailOutcome,
    *,
    author: User | None,
    place: Place | None = None,
    write: Callable[[], Sequence[str]] = tuple,
) -> None:
    answer = MailAnswered(
        address=mail.answer_to,
        user_id=author.pk if author is not None else None,
        code=place.kind.code if place is not None else "",
        thing_id=place.thing_id if place is not None else 0,
        in_reply_to=mail.message_id,
    )
    became = take_mail(
        actor=SYSTEM,
        arrival=Arrival(
            message_hash=_hash(mail.key),
            recipient_hash=_hash(keys[0]),
            earlier_hashes=tuple(map(_hash, keys[1:])),
            sender_hash=hash_of(mail.author or mail.answer_to),
            answer=answer if mail.answer_to else None,
        ),
        outcome=outcome.value,
        write=write,
        denied=place.denied if place is not None else lambda: MailOutcome.NO_ACCESS.value,
    )
    logger.info("mail_taken", extra={"outcome": became or "taken before"})


def _is_address_of(person: User, address: str) -> bool:
    addresses = EmailAddress.objects.filter(user=person, verified=True)
    return bool(address) and addresses.filter(email__iexact=address).exists()


def _account_of(address: str) -> User | None:
    """Whoever has ``address``, to be answered in their language."""
    if not address:
        return None
    holders = EmailAddress.objects.filter(email__iexact=address, verified=True, user__is_active=True)
    found = holders.select_related("user").first()
    return found.user if found is not None else None


def _hash(words: str) -> str:
    return salted_hmac("guildhall.mail.taken", words, algorithm="sha256").hexdigest()
