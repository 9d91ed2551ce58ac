"""What a digest says."""

from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.choices import DigestPeriod
from community.mailing.editions import SpaceNews
from community.mailing.letters import Piece, mail_host
from community.mailing.stopping import Stop, headers_for, stop_link
from community.models import DigestRun, User
from community.noticeboard import ShownNotice
from community.replying.tokens import digest_address
from portal.addresses import absolute
from portal.mail import compose


@dataclass(frozen=True)
class Unread:
    """A notice that was not mailed, with its words."""

    notice: ShownNotice
    pieces: list[Piece]

    @property
    def link(self) -> str:
        return absolute(self.notice.url)


def digest_letter(
    run: DigestRun, reader: User, news: list[SpaceNews], unread: list[Unread], count: int
) -> EmailMultiAlternatives:
    """The mail; its subject and preview say how much there is, never what, since spaces may be hidden."""
    stop = Stop(reader.pk, period=run.period)
    title = _("Your week on Guildhall") if run.period == DigestPeriod.WEEKLY else _("Your day on Guildhall")
    amount = ngettext("%(count)d new thing", "%(count)d new things", count) % {"count": count}
    return compose(
        to=reader.email,
        reader=reader,
        subject=_("%(title)s: %(amount)s") % {"title": title, "amount": amount},
        template="digest",
        headers={
            "Message-ID": f"<digest-{run.period}-{run.period_start}-{reader.pk}@{mail_host()}>",
            "List-Id": f"<digest.{mail_host()}>",
            "Precedence": "bulk",
            **headers_for(stop),
            **({"Reply-To": digest_address()} if digest_address() else {}),
        },
        context={
            "title": title,
            "amount": amount,
            "name": reader.name,
            "news": news,
            "unread": unread,
            "period": DigestPeriod(run.period).label,
            "link": absolute(reverse("me")),
            "settings_link": absolute(reverse("me_settings_notices")),
            "stop_link": stop_link(stop),
        },
    )
