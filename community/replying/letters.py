"""What the sender of a mail hears when it did not become a post, or not all of it.

Nothing is quoted: the address may be forged, and its owner has never seen the mail. A topic is named by a
link, and only to an account that may see it when this is sent.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.choices import MailOutcome
from community.models import User
from community.replying.answerable import answerable_of
from community.replying.reading import MOST_FILES
from community.replying.tokens import GOOD_FOR
from portal.addresses import absolute
from portal.locality import in_locality_of
from portal.mail import compose
from portal.markdown import MAX_BYTES
from portal.operations import may
from portal.post import send
from portal.tasks import background
from portal.tenancy import Scope, SpaceSet, enter

_NUMBERS = {"files": MOST_FILES, "days": GOOD_FOR.days, "size": MAX_BYTES // 1000}
SENTENCES: dict[str, Any] = {
    MailOutcome.UNKNOWN: _(
        "We do not know the address to which you wrote. Answer a mail that you got from us, "
        "or write on the site."
    ),
    MailOutcome.ELSEWHERE: _(
        "This reply address works only for mail from the address to which we had written. "
        "Write from that address, or on the site."
    ),
    MailOutcome.EXPIRED: _(
        "Our mails can be answered for %(days)d days, and this one is older. Please write on the site."
    ),
    MailOutcome.DIGEST: _(
        "A digest tells of many things, so it cannot be answered. Open the one you mean and write there, "
        "or answer a mail that tells of a single post."
    ),
    MailOutcome.BROKEN: _("We could not read it. Please send it again as plain text, or write on the site."),
    MailOutcome.EMPTY: _(
        "We found no words of yours in it, only the mail that it quotes. Please write above the quoted mail."
    ),
    MailOutcome.TOO_LONG: _("It is too long. A post takes %(size)d kB of text."),
    MailOutcome.TOO_MANY_FILES: _("It brought more than %(files)d files. Please send it again without them."),
    MailOutcome.LOCKED: _("The topic was locked and takes no replies at present."),
    MailOutcome.NO_ACCESS: _("You may not write there any more."),
    MailOutcome.NEW_TEXTS: _(
        "Our terms or our privacy notice have changed. Please read them on the site and agree, "
        "then send your mail again."
    ),
    MailOutcome.SECOND_STEP: _(
        "You run things here, so your account needs a second step at sign-in. Please set it up on the site, "
        "then send your mail again."
    ),
}
# Where to do what has to be done first; by the name of the address.
PAGES: dict[str, tuple[str, Any]] = {
    MailOutcome.NEW_TEXTS: ("me_agree", _("Read and agree")),
    MailOutcome.SECOND_STEP: ("me_second_step", _("Set up the second step")),
}


@background(queue="mail")
def answer_mail(
    *,
    address: str,
    user_id: int | None,
    code: str,
    thing_id: int,
    in_reply_to: str,
    outcome: str,
    reason: str,
) -> None:
    """Tell ``address`` what became of its mail, in the language of its account, if it has one."""
    person = User.objects.filter(pk=user_id).first() if user_id is not None else None
    is_posted = outcome == MailOutcome.WITHOUT_FILES
    threading = {"In-Reply-To": in_reply_to, "References": in_reply_to} if in_reply_to else {}
    link, label = _way_on(person, code, thing_id, outcome)
    with in_locality_of(person):
        sentence = reason or str(SENTENCES[outcome] % _NUMBERS)
    letter = compose(
        to=address,
        reader=person,
        subject=_("Your reply stands, without some of its files")
        if is_posted
        else _("Your mail did not become a post"),
        template="reply_answer",
        headers={"Auto-Submitted": "auto-replied", **threading},
        context={
            "name": person.name if person is not None else "",
            "is_posted": is_posted,
            "sentence": sentence,
            "link": link,
            "link_label": label,
        },
    )
    send(letter)


def _way_on(person: User | None, code: str, thing_id: int, outcome: str) -> tuple[str, Any]:
    """The address of the button of the mail, and what stands on it."""
    if outcome in PAGES:
        name, label = PAGES[outcome]
        return absolute(reverse(name)), label
    if link := _link(person, code, thing_id):
        return link, _("Open the topic")
    return settings.SITE_URL, _("Open Guildhall")


def _link(person: User | None, code: str, thing_id: int) -> str:
    """Where ``person`` can read on; empty when they may not see it."""
    kind = answerable_of(code) if code else None
    if person is None or kind is None:
        return ""
    with enter(Scope(reads=SpaceSet.readable_by(person))):
        thing = kind.find(thing_id)
        return absolute(thing.get_absolute_url()) if thing and may(person, kind.view, thing) else ""
