"""Mail that no person wrote: it becomes no post and gets no answer, or two machines would write for ever."""

import re
from email.message import Message
from typing import Any

_BULK = {"bulk", "junk", "list", "auto_reply"}
_MARKS = ("X-Autoreply", "X-Autorespond", "X-Failed-Recipients", "List-Id", "List-Unsubscribe", "X-Loop")
_MACHINES = {"mailer-daemon", "postmaster", "mail-daemon", "bounce", "bounces"}
_NOBODY = re.compile(r"(no|not|do-?not|nie)[-_.]?(reply|antworten)|noreply|notifications?", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\s*(auto(matic|matisch\w*)?[ -]?(reply|response|antwort)|autoreply|auto:|out of (the )?office"
    r"|abwesenheit|réponse automatique|absence du bureau|respuesta autom|fuera de (la )?oficina"
    r"|risposta automatica|fuori ufficio|automatinis atsakymas|nesu (darbe|biure)|automātiskā? ?atbilde"
    r"|automaattinen vastaus|poissaoloilmoitus|undeliver|delivery (status|has failed|failure)"
    r"|mail delivery|returned mail|failure notice|unzustellbar)",
    re.IGNORECASE,
)


def is_automatic(message: "Message[Any, Any]", sender: str, subject: str) -> bool:
    """Whether a machine wrote it: bounces, notes of absence, lists, other automata (RFC 3834).

    ``sender`` is that of the envelope; bounces have none.
    """
    if not sender.strip("<> "):
        return True
    if _word(message, "Return-Path") == "<>":
        return True
    if _word(message, "Auto-Submitted") not in {"", "no"} or _word(message, "Precedence") in _BULK:
        return True
    if message.get_content_type() == "multipart/report" or any(mark in message for mark in _MARKS):
        return True
    return sender.rpartition("@")[0].lower() in _MACHINES or bool(_SUBJECT.match(subject))


def wants_no_answer(message: "Message[Any, Any]", address: str) -> bool:
    """Whether ``address``, a person's or not, is better not written to."""
    local = address.rpartition("@")[0].lower()
    return "X-Auto-Response-Suppress" in message or local in _MACHINES or bool(_NOBODY.fullmatch(local))


def _word(message: "Message[Any, Any]", header: str) -> str:
    return str(message.get(header, "")).partition(";")[0].strip().lower()
