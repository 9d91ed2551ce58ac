"""Mail to people: written once as text and once as HTML, in the reader's own language and time."""

from collections.abc import Mapping
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
        words = {**context, "language": translation.get_language(), "site_url": settings.SITE_URL}
        mail = EmailMultiAlternatives(
            subject=" ".join(str(subject).split()),
            body=render_to_string(f"mail/{template}.txt", words).strip() + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[to],
            headers={**HEADERS, **(headers or {})},
        )
        mail.attach_alternative(render_to_string(f"mail/{template}.html", words), "text/html")
    return mail
