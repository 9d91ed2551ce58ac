"""The address to which one person can answer about one thing.

``reply+<token>@<REPLY_DOMAIN>``: a key's name, then person, thing and day, then an HMAC over them. It fits
into the 64 characters of a local part, survives being written in capitals, and opens nothing: whoever writes
to it must also write from an address of that person.
"""

import base64
import binascii
import hashlib
import hmac
import struct
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

GOOD_FOR = timedelta(days=60)
DIGESTS = "digest"
_PREFIX = "reply+"
_SALT = "guildhall.mail.reply"
_FIRST_DAY = date(2020, 1, 1)
_MAC_BYTES = 16
_KEY_NAME_LENGTH = 2
# Code of the kind, person and thing as halves and bytes of 40-bit numbers, day.
_FACTS = struct.Struct(">cBIBIH")
_TOKEN_BYTES = _FACTS.size + _MAC_BYTES


@dataclass(frozen=True)
class ReplyToken:
    """Who may answer about what, and the day on which they were told so; ``code`` names the kind of thing."""

    user_id: int
    code: str
    thing_id: int
    day: date

    @property
    def is_expired(self) -> bool:
        return _today() > self.day + GOOD_FOR


def address_for(user_id: int, code: str, thing_id: int) -> str:
    """The address for answers of this person about this thing; empty when mail is not taken."""
    if not settings.REPLY_DOMAIN:
        return ""
    days = (_today() - _FIRST_DAY).days
    facts = _FACTS.pack(code.encode("ascii"), *_halves(user_id), *_halves(thing_id), days)
    key = _key(settings.SECRET_KEY)
    token = base64.b32encode(facts + _mac(key, facts)).decode().rstrip("=").lower()
    return f"{_PREFIX}{_key_name(key)}{token}@{settings.REPLY_DOMAIN}"


def digest_address() -> str:
    """Where answers to digests go, to be told how to do it; empty when mail is not taken."""
    return f"{DIGESTS}@{settings.REPLY_DOMAIN}" if settings.REPLY_DOMAIN else ""


def is_ours(address: str) -> bool:
    """Whether ``address`` looks like one that we have given out."""
    local, domain = _parts(address)
    is_known = local == DIGESTS or local.startswith(_PREFIX)
    return bool(settings.REPLY_DOMAIN) and domain == settings.REPLY_DOMAIN.lower() and is_known


def is_for_digests(address: str) -> bool:
    return is_ours(address) and _parts(address)[0] == DIGESTS


def token_of(address: str) -> ReplyToken | None:
    """What ``address`` stands for; None when we never gave it out. It may have expired."""
    local, _domain = _parts(address)
    if not is_ours(address) or not local.startswith(_PREFIX):
        return None
    name, words = local[len(_PREFIX) :][:_KEY_NAME_LENGTH], local[len(_PREFIX) + _KEY_NAME_LENGTH :]
    try:
        told = base64.b32decode(words.upper() + "=" * (-len(words) % 8))
    except (binascii.Error, ValueError):
        return None
    if len(told) != _TOKEN_BYTES:
        return None
    facts, mac = told[: _FACTS.size], told[_FACTS.size :]
    keys = [key for key in _keys() if _key_name(key) == name]
    if not any(hmac.compare_digest(mac, _mac(key, facts)) for key in keys):
        return None
    code, *numbers, days = _FACTS.unpack(facts)
    user_id, thing_id = _whole(numbers[0], numbers[1]), _whole(numbers[2], numbers[3])
    return ReplyToken(user_id, code.decode("ascii"), thing_id, _FIRST_DAY + timedelta(days=days))


def _today() -> date:
    return timezone.now().date()


def _parts(address: str) -> tuple[str, str]:
    local, _at, domain = address.strip().lower().rpartition("@")
    return local, domain


def _halves(number: int) -> tuple[int, int]:
    return number >> 32, number & 0xFFFFFFFF


def _whole(high: int, low: int) -> int:
    return high << 32 | low


def _keys() -> list[bytes]:
    """Today's key first, then those of before: what was given out under them stays good."""
    return [_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _key(secret: str | bytes) -> bytes:
    return salted_hmac(_SALT, "key", secret=secret, algorithm="sha256").digest()


def _key_name(key: bytes) -> str:
    return base64.b32encode(hashlib.sha256(key).digest())[:_KEY_NAME_LENGTH].decode().lower()


def _mac(key: bytes, facts: bytes) -> bytes:
    return hmac.new(key, facts, hashlib.sha256).digest()[:_MAC_BYTES]
