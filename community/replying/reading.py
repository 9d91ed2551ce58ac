"""What an incoming mail says: who wrote it, their own words, its files. It may be made badly."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from mimetypes import guess_extension
from typing import Any

from community.addresses import is_address, normal
from community.replying.automatic import is_automatic, wants_no_answer
from community.replying.charsets import clean, decoded, unflowed, words_of_html
from community.replying.tokens import is_ours
from community.replying.trimming import split_tail

MOST_FILES = 10
PHOTO_BYTES = 40_000  # a picture shown in the text that is smaller belongs to a signature
MOST_TAIL = 100_000
# What is longer nobody wrote: Python reads the parameters of a header, and comments in an address, in
# a time that grows with the square of their length.
_MOST_HEADERS = 256 * 1024
_LONGEST_FIELD = 8 * 1024
_LONGEST_FROM = 1_000
# Python compares each line with each boundary that is open.
_MOST_BOUNDARIES = 30
_MOST_LINES = 500_000
_MOST_PARTS = 200
_MESSAGE_ID = re.compile(r"<[^<>\s]{3,250}>")
# What our own mails hold for their reader alone, perhaps broken into two lines: quoted, others would read it.
_KEYS = re.compile(
    r"(/mail/stop/)[^\s>)\"]+(?:\n[> ]*[\w:-]{10,}/?(?=\s|$))?|(reply\+)[a-z2-7]{20,}(?=@)", re.IGNORECASE
)
_FIELD = re.compile(
    rb"(?:\A|[\r\n])content-(?:type|disposition):[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*", re.IGNORECASE
)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}


@dataclass(frozen=True)
class MailFile:
    """Something attached; ``part`` holds it encoded until it is needed."""

    name: str
    part: "Message[Any, Any]"

    @property
    def content(self) -> bytes:
        payload = self.part.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else self.part.as_bytes()


@dataclass(frozen=True)
class IncomingMail:
    """``key`` is the same however often the mail is delivered.

    ``author``: the one address that it says to come from, else empty. ``answer_to``: where its sender hears
    of it; empty when nobody is to be written to. ``words`` without ``tail``, which was quoted. ``is_broken``:
    its parts could not be told apart.
    """

    key: str
    message_id: str
    author: str
    answer_to: str
    words: str = ""
    tail: str = ""
    files: tuple[MailFile, ...] = ()
    is_automatic: bool = False
    is_broken: bool = False


@dataclass(frozen=True)
class _Body:
    words: str = ""
    tail: str = ""
    files: tuple[MailFile, ...] = ()
    is_broken: bool = False


def read_mail(raw: bytes, sender: str) -> IncomingMail:
    """``raw`` as it came, ``sender`` as the envelope says; headers are read before anything deeper."""
    head = _END_OF_HEADERS.split(raw, 1)[0]
    headers = BytesHeaderParser().parsebytes(head[:_MOST_HEADERS])
    author = _author(headers)
    told = _MESSAGE_ID.search(_text(headers, "Message-ID"))
    envelope = normal(sender)
    answer_to = author or (envelope if is_address(envelope) else "")
    automatic = is_automatic(headers, sender, _text(headers, "Subject"))
    is_overlong = len(head) > _MOST_HEADERS
    body = _Body(is_broken=is_overlong) if automatic or is_overlong else _body(raw)
    return IncomingMail(
        key=told.group() if told else hashlib.sha256(raw).hexdigest(),
        message_id=told.group() if told else "",
        author=author,
        answer_to="" if automatic or is_ours(answer_to) or wants_no_answer(headers, answer_to) else answer_to,
        words=body.words,
        tail=body.tail[:MOST_TAIL],
        files=body.files,
        is_automatic=automatic,
        is_broken=body.is_broken,
    )


def _author(headers: "Message[Any, Any]") -> str:
    """The address in ``From``; empty when there is more than one, or none that could be."""
    lines = [str(value) for value in headers.get_all("From", [])]
    if any(len(line) > _LONGEST_FROM for line in lines):
        return ""
    try:
        found = [address for _name, address in getaddresses(lines) if address]
    except RecursionError:
        return ""
    if len(lines) != 1 or len(found) != 1 or not is_address(found[0]):
        return ""
    return normal(found[0])


def _text(headers: "Message[Any, Any]", name: str) -> str:
    """The words of a header, also where they are bytes that should have been encoded."""
    raw = next((str(value) for key, value in headers.raw_items() if key.lower() == name.lower()), "")
    value = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return clean(str(make_header(decode_header(value))))
    except (ValueError, LookupError, UnicodeError):
        return clean(value)


def _body(raw: bytes) -> _Body:
    lines = max(raw.count(b"\n"), raw.count(b"\r"))  # either ends one
    if raw.lower().count(b"boundary=") > _MOST_BOUNDARIES or lines > _MOST_LINES or _is_overlong(raw):
        return _Body(is_broken=True)
    try:
        parts = list(_leaves(message_from_bytes(raw)))
    except RecursionError:
        return _Body(is_broken=True)
    plain = [_plain(part) for part in parts if _is_text(part, "text/plain")]
    pages = [_payload(part) for part in parts if _is_text(part, "text/html")]
    files = tuple(MailFile(_name(part), part) for part in parts if _is_file(part))
    broken = any(part.get_content_maintype() == "multipart" for part in parts) or len(parts) > _MOST_PARTS
    text, rest = "\n\n".join(filter(str.strip, plain)), ""
    if not text and pages:
        text, rest = words_of_html(pages[0])
    words, tail = split_tail(_without_keys(text))
    whole = "\n\n".join(filter(None, (tail, _without_keys(rest))))
    return _Body(words, whole, files, is_broken=broken and not words)


def _is_overlong(raw: bytes) -> bool:
    """Whether a field with parameters, of the mail or of one of its parts, is longer than any real one."""
    return any(len(found[0]) > _LONGEST_FIELD for found in _FIELD.finditer(raw))


def _without_keys(text: str) -> str:
    return _KEYS.sub(lambda found: f"{found[1] or found[2]}…", text)


def _leaves(message: "Message[Any, Any]") -> Iterator["Message[Any, Any]"]:
    """All parts that hold no others, in their order; an attached mail is a file."""
    waiting: list[Any] = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting.extend(reversed(payload[:_MOST_PARTS]))
        else:
            yield part


def _is_text(part: "Message[Any, Any]", kind: str) -> bool:
    return part.get_content_type() == kind and not _is_attached(part)


def _is_attached(part: "Message[Any, Any]") -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _is_file(part: "Message[Any, Any]") -> bool:
    """What somebody attached, also a photo among the words; not the small picture in a signature."""
    kind = part.get_content_type()
    if kind in _SIGNATURES or part.get_content_maintype() == "multipart":
        return False
    if part.get_content_disposition() == "attachment":
        return True
    if "Content-ID" in part:
        return kind.startswith("image/") and len(str(part.get_payload())) >= PHOTO_BYTES
    return part.get_filename() is not None or not kind.startswith("text/")


def _name(part: "Message[Any, Any]") -> str:
    """As its sender called it, also where the name is encoded like a header; or one by its kind."""
    name = part.get_filename() or ""
    with suppress(ValueError, LookupError, UnicodeError):
        name = str(make_header(decode_header(name)))
    return clean(name).strip() or f"file{guess_extension(part.get_content_type()) or ''}"


def _plain(part: "Message[Any, Any]") -> str:
    text = _payload(part)
    return unflowed(text) if str(part.get_param("format", "")).lower() == "flowed" else text


def _payload(part: "Message[Any, Any]") -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    return decoded(payload, str(part.get_param("charset", "") or ""))
