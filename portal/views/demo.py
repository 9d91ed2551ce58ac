"""What exists only in the demo: the mail that was sent, and the images that a proxy serves elsewhere."""

import email
import email.policy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.static import serve

MOST = 30
_BETWEEN = "-" * 79


@dataclass(frozen=True)
class SentMail:
    to: str
    subject: str
    at: datetime | None
    text: str
    html: str = ""
    reply_to: str = ""
    file: str = ""
    number: int = 0


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Images of pages, which are public; in production the proxy serves them."""
    if not settings.DEMO or PurePosixPath(path).parts[:1] not in {("images",), ("original_images",)}:
        raise Http404
    served = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    served["X-Content-Type-Options"] = "nosniff"
    return served


@require_safe
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The latest mails that the demo would have sent, newest first; hidden when it is exposed."""
    if not settings.DEMO or settings.DEMO_EXPOSED:
        raise Http404
    return render(request, "demo/mail.html", {"mails": sent_mail()})


@require_safe
@csp_replace(
    {
        "default-src": [NONE], "style-src": ["'unsafe-inline'"], "frame-ancestors": [SELF],
        "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
    }
)  # fmt: skip
def demo_mail_html(request: HttpRequest, file: str, number: int) -> HttpResponse:
    """The HTML of one mail as a mail program would show it: no scripts, nothing from outside."""
    if not settings.DEMO or settings.DEMO_EXPOSED:
        raise Http404
    path = next((path for path in _files() if path.stem == file), None)
    mails = _mails_in(path) if path is not None else []
    if number >= len(mails) or not mails[number].html:
        raise Http404
    # Links of a mail open beside it.
    return HttpResponse(mails[number].html.replace("<head>", '<head><base target="_blank">', 1))


def sent_mail() -> list[SentMail]:
    mails = [mail for path in _files()[:MOST] for mail in reversed(_mails_in(path))]
    return sorted(mails, key=lambda mail: mail.at.timestamp() if mail.at else 0, reverse=True)[:MOST]


def _files() -> list[Path]:
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", ""))
    if not folder.is_dir():
        return []
    return sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)


def _mails_in(path: Path) -> list[SentMail]:
    parts = path.read_text(encoding="utf-8", errors="replace").split(_BETWEEN)
    mails = [read_mail(part.strip()) for part in parts if part.strip()]
    return [replace(mail, file=path.stem, number=number) for number, mail in enumerate(mails)]


def read_mail(source: str) -> SentMail:
    message = email.message_from_string(source, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    page = message.get_body(preferencelist=("html",))
    date = message["Date"]
    return SentMail(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        at=_moment(str(date)) if date else None,
        text=body.get_content().strip() if body is not None else "",
        html=page.get_content() if page is not None else "",
        reply_to=str(message["Reply-To"] or ""),
    )


def _moment(date: str) -> datetime:
    """``Date`` of a mail; Django writes it in UTC and with ``-0000``, which is read as *zone unknown*."""
    at = parsedate_to_datetime(date)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
