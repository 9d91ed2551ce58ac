"""What follows from what happens in peer counselling."""

from community.choices import NoticeKind
from community.events import Change, MembershipChanged
from community.models import Notice, User
from community.notices import notify, settle
from community.operations.notices import read_notices
from community.subjects import reference_of
from counselling.events import (
    EntryAdded,
    TalkAnswered,
    TalkAsked,
    TalkEnded,
    TalkRead,
    TalkTouched,
    TalkWithdrawn,
)
from counselling.models import Offer, Talk
from counselling.operations.offers import pause_offer
from portal.events import within
from portal.operations import SYSTEM
from portal.realtime import hint
from portal.spaces import standing


@within(TalkAsked)
def tell_counsellor(event: TalkAsked) -> None:
    talk = _talk(event.talk_id)
    _tell(talk.counsellor, NoticeKind.TALK_ASKED, talk, talk.asker)


@within(TalkAnswered)
def tell_asker(event: TalkAnswered) -> None:
    talk = _talk(event.talk_id)
    kind = NoticeKind.TALK_ACCEPTED if event.accepted else NoticeKind.TALK_DECLINED
    _tell(talk.asker, kind, talk, talk.counsellor)
    settle(talk, NoticeKind.TALK_ASKED)


@within(TalkWithdrawn)
def ask_no_more(event: TalkWithdrawn) -> None:
    """Who was asked and has not looked yet need not look any more."""
    settle(Talk(pk=event.talk_id), NoticeKind.TALK_ASKED)
    hint(f"talk:{event.talk_id}")


@within(EntryAdded)
def tell_the_other(event: EntryAdded) -> None:
    talk = _talk(event.talk_id)
    entry = talk.entries.select_related("author").get(pk=event.entry_id)
    entry.talk = talk
    recipient = talk.other_than(entry.author)
    if recipient is not None:
        notify(recipient=recipient, kind=NoticeKind.TALK_NEW, obj=entry, actor=entry.author)
    hint(f"talk:{talk.pk}")


@within(TalkEnded)
def tell_of_the_end(event: TalkEnded) -> None:
    talk = _talk(event.talk_id)
    for person in (talk.asker, talk.counsellor):
        if event.by_id is not None and person is not None and person.pk != event.by_id:
            _tell(person, NoticeKind.TALK_ENDED, talk, talk.other_than(person))
    hint(f"talk:{talk.pk}")


@within(TalkTouched)
def refresh_open_pages(event: TalkTouched) -> None:
    hint(f"talk:{event.talk_id}")


@within(TalkRead)
def put_notices_away(event: TalkRead) -> None:
    """Who has read the talk needs neither its notices nor mail about them."""
    type_id, pk = reference_of(Talk(pk=event.talk_id))
    unread = Notice.objects.filter(
        recipient_id=event.user_id, thread_type_id=type_id, thread_id=pk, read_at=None
    )
    rows = list(unread.select_related("recipient"))
    if rows:
        read_notices(actor=rows[0].recipient, notices=[row.pk for row in rows])
        hint(f"user:{event.user_id}")


@within(MembershipChanged)
def pause_offers_of_who_went(event: MembershipChanged) -> None:
    """Offers are made by people who write in the space."""
    if not event.has_ended and event.change != Change.ROLE:
        return
    for offer in Offer.objects.filter(space_id=event.space_id, author_id=event.user_id, paused_at=None):
        if not standing(offer.author).contributes_to(event.space_id) or event.has_ended:
            pause_offer(actor=SYSTEM, offer=offer)


def _talk(pk: int) -> Talk:
    return Talk.objects.select_related("asker__profile", "counsellor__profile").get(pk=pk)


def _tell(recipient: User | None, kind: str, talk: Talk, actor: User | None) -> None:
    if recipient is not None:
        notify(recipient=recipient, kind=kind, obj=talk, actor=actor)
    hint(f"talk:{talk.pk}")
