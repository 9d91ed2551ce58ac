"""What follows when words are wanted elsewhere."""

from community.choices import NoticeKind
from community.events import WordsAsked, WordsDecided
from community.notices import notify, settle
from community.selectors import account
from portal.events import within
from portal.models import CarryRequest


@within(WordsAsked)
def tell_author(event: WordsAsked) -> None:
    _about_words(event.request_id, NoticeKind.WORDS_WANTED, to=event.author_id, by=event.asker_id)


@within(WordsDecided)
def tell_who_wanted_words(event: WordsDecided) -> None:
    settle(CarryRequest.objects.get(pk=event.request_id), NoticeKind.WORDS_WANTED)
    kind = NoticeKind.WORDS_AGREED if event.agreed else NoticeKind.WORDS_DECLINED
    _about_words(event.request_id, kind, to=event.asker_id, by=event.author_id)


def _about_words(request_id: int, kind: NoticeKind, *, to: int, by: int) -> None:
    request = CarryRequest.objects.select_related("from_space").get(pk=request_id)
    recipient = account(to)
    if recipient is not None:
        notify(recipient=recipient, kind=kind, obj=request, actor=account(by), space=request.from_space)
