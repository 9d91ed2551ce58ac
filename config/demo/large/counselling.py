"""Who offers to talk, and talks in every state."""

from datetime import timedelta

from community.models import User
from config.demo.bulk import BATCH
from config.demo.large.stage import Stage
from counselling.choices import MOST_AT_ONCE, OPEN_STATES, TIMES, TalkState
from counselling.models import Offer, OfferLanguage, OfferTag, OfferTally, Talk, TalkEntry
from portal.choices import Audience
from portal.text import rendered

ENTRIES = 4
BETWEEN = timedelta(days=2)
STATES = (TalkState.CLOSED, TalkState.IN_PROGRESS, TalkState.DECLINED, TalkState.CLOSED, TalkState.REQUESTED)
TALKED = (TalkState.CLOSED, TalkState.IN_PROGRESS)


def load(stage: Stage) -> None:
    offers = Offer.objects.bulk_create(
        [_offer(stage, n) for n in range(stage.sizes.counselling_offers)], batch_size=BATCH
    )
    OfferLanguage.objects.bulk_create(
        [OfferLanguage(space_id=offer.space_id, offer=offer, language="en") for offer in offers]
    )
    OfferTag.objects.bulk_create(
        [
            OfferTag(space_id=offer.space_id, content_object=offer, tag=stage.tags[n % len(stage.tags)])
            for n, offer in enumerate(offers)
        ]
    )
    tallies = {offer.pk: OfferTally(offer=offer) for offer in offers}
    talks = Talk.objects.bulk_create(_talks(stage, offers, tallies), batch_size=BATCH)
    OfferTally.objects.bulk_create(tallies.values())
    entries = [entry for talk in talks for entry in _entries(stage, talk)]
    TalkEntry.objects.bulk_create(entries, batch_size=BATCH)


def _offer(stage: Stage, number: int) -> Offer:
    """By another member of each space every time."""
    space = stage.spaces[number % len(stage.spaces)]
    members = stage.members[space.pk]
    return Offer(
        space=space,
        author=members[number // len(stage.spaces) % len(members)],
        audience=Audience.NETWORK if Audience.NETWORK in space.audiences else Audience.SPACE,
        title=stage.words.title()[:120],
        times=[TIMES[number % len(TIMES)], TIMES[(number + 4) % len(TIMES)]],
        time_zone="Europe/Riga",
        most_talks=MOST_AT_ONCE,
        made_at=stage.moment(number, stage.sizes.counselling_offers, space),
        **rendered(stage.words.paragraph(2)),
    )


def _talks(stage: Stage, offers: list[Offer], tallies: dict[int, OfferTally]) -> list[Talk]:
    """Each between another two, as far as there are people; never more at once than the offer takes."""
    rows = []
    for n in range(stage.sizes.talks):
        offer = offers[n % len(offers)]
        members = stage.members[offer.space_id]
        author = n % len(offers) // len(stage.spaces)  # their place among the members
        asker = members[(author + n // len(offers) + 1) % len(members)]
        state, tally = STATES[n % len(STATES)], tallies[offer.pk]
        if state in OPEN_STATES and tally.open_count >= offer.most_talks:
            state = TalkState.CLOSED
        tally.open_count += state in OPEN_STATES
        tally.finished_count += state == TalkState.CLOSED
        rows.append(_talk(stage, offer, asker, state))
    return rows


def _talk(stage: Stage, offer: Offer, asker: User, state: TalkState) -> Talk:
    asked_at = max(offer.made_at, stage.now - BETWEEN * (ENTRIES + 2))
    entries = ENTRIES if state in TALKED else 0
    last_at = min(asked_at + BETWEEN * entries, stage.now)
    return Talk(
        offer=offer,
        place=offer.space,
        asker=asker,
        counsellor=offer.author,
        title=offer.title,
        subject=stage.words.title()[:120],
        language="en",
        state=state,
        asked_at=asked_at,
        answered_at=None if state == TalkState.REQUESTED else asked_at,
        closed_at=None if state in OPEN_STATES else last_at,
        last_at=last_at,
        entry_count=entries,
        asker_read=entries,
        counsellor_read=entries // 2,
        **rendered(stage.words.paragraph(2)),
    )


def _entries(stage: Stage, talk: Talk) -> list[TalkEntry]:
    return [
        TalkEntry(
            talk=talk,
            number=number,
            author=talk.counsellor if number % 2 else talk.asker,
            posted_at=min(talk.asked_at + BETWEEN * number, stage.now),
            **rendered(stage.words.paragraph(2)),
        )
        for number in range(1, talk.entry_count + 1)
    ]
