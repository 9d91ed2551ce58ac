"""Mail to people: written once as text and once as HTML, in the reader's own language and time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from portal.locality import in_locality_of

# What machines send must not be answered by machines.
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def compose(
    *,
    to: str,
    subject: Any,
    template: str,
    context: Mapping[str, Any],
    reader: Any = None,
    headers: Mapping[str, str] | None = None,
) -> EmailMultiAlternatives:
    """A mail from ``mail/<template>.txt`` and ``mail/<template>.html``.

    ``subject`` may be lazy: it is put into words in the language of ``reader``, the account that gets the
    mail; without one, as for an invited address, in the language of the moment. The caller enters the scope.
    """
    with in_locality_of(reader):
        line = " ".join(str(subject).split())
        words = {
            **context, "subject": line, "language": translation.get_language(), "site_url": settings.SITE_URL,
        }  # fmt: skip
        mail = EmailMultiAlternatives(
            subject=line,
            body=render_to_string(f"mail/{template}.txt", words).strip() + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[to],
            headers={**HEADERS, **(headers or {})},
        )
        mail.attach_alternative(render_to_string(f"mail/{template}.html", words), "text/html")
    return mail


@dataclass(frozen=True)
class Part:
    """A paragraph of a letter; an address that stands alone is a button, a code is set large."""

    text: str
    kind: str = "text"


def as_letter(mail: EmailMultiAlternatives, *, code: str = "") -> None:
    """Give a mail that is only text an HTML part that says the same, in the look of all our mail.

    Its last paragraph is the signature, as in ``account/email/base_message.txt``.
    """
    *paragraphs, signature = [part.strip() for part in mail.body.split("\n\n") if part.strip()]
    words = {
        "subject": mail.subject,
        "parts": [Part(text, _kind(text, code)) for text in paragraphs],
        "signature": signature,
        "site_url": settings.SITE_URL,
    }
    mail.attach_alternative(render_to_string("mail/letter.html", words), "text/html")


def _kind(text: str, code: str) -> str:
    if text == code:
        return "code"
    is_address = text.startswith(("https://", "http://")) and len(text.split()) == 1
    return "button" if is_address else "text"
