"""What help requests say, who has the same problem, who offers help, and who was asked."""

from datetime import timedelta

from community.choices import HelpRhythm
from community.helping import key_of
from community.models import HelpOffer, HelpWord, LanguageSkill
from community.vocabularies import Sector
from config.demo.bulk import BATCH
from config.demo.large.stage import Stage, country
from forums.choices import FirmSize, HelpState, Outcome, Urgency
from forums.models import HelpfulAnswer, HelpInvitation, HelpRequest, Post, Routing, SameProblem, Topic
from forums.routing.matching import Why

WORDS_EACH = 3
ON_A_BREAK_EVERY = 20
BARE_EVERY = 3  # requests that say nothing but their words
WIDER_EVERY = 4
PROVEN_EVERY = 3
LATER = timedelta(hours=7)
MONTH = timedelta(days=31)
SECTORS, SIZES, URGENCIES, STATES = tuple(Sector), tuple(FirmSize), tuple(Urgency), tuple(HelpState)
RHYTHMS = tuple(HelpRhythm)


def load(stage: Stage) -> None:
    topics: list[Topic] = [topic for topic in stage.made["topic"] if topic.is_help]
    replies: dict[int, Post] = {post.topic_id: post for post in stage.made["post"]}
    same = _same_problems(stage, topics)
    helpful = _helpful_answers(topics, replies)
    requests = [_request(stage, topic, n) for n, topic in enumerate(topics)]
    for request in requests:
        request.same_count = same.get(request.topic_id, 0)
        request.helpful_count = request.topic_id in helpful
    HelpRequest.objects.bulk_create(requests, batch_size=BATCH)
    _offer(stage)
    _invite(stage, topics)


def _request(stage: Stage, topic: Topic, number: int) -> HelpRequest:
    request = HelpRequest(space_id=topic.space_id, topic=topic)
    if number % BARE_EVERY:
        request.trade, request.country = SECTORS[number % len(SECTORS)], country(number)
        request.firm_size, request.urgency = SIZES[number % len(SIZES)], URGENCIES[number % len(URGENCIES)]
    if number % WIDER_EVERY == 0:
        request.wider_agreed_at = topic.opened_at
    if topic.solved_at and number % PROVEN_EVERY == 0 and topic.solved_at + MONTH < stage.now:
        request.outcome, request.outcome_at = Outcome.YES, topic.solved_at + MONTH
        request.asked_whether_at = request.outcome_at
    return request


def _same_problems(stage: Stage, topics: list[Topic]) -> dict[int, int]:
    """How many people said so, by topic; the first topics have most."""
    rows: dict[tuple[int, int], SameProblem] = {}
    for n in range(stage.sizes.same_problems):
        topic = topics[n * n % len(topics) if n % 2 else n % max(1, len(topics) // 8)]
        person = stage.somebody(topic.space)
        if person.pk != topic.author_id:
            at = min(topic.opened_at + LATER, stage.now)
            rows[topic.pk, person.pk] = SameProblem(
                space_id=topic.space_id, topic=topic, person=person, said_at=at
            )
    SameProblem.objects.bulk_create(rows.values(), batch_size=BATCH)
    counts: dict[int, int] = {}
    for topic_id, _person in rows:
        counts[topic_id] = counts.get(topic_id, 0) + 1
    return counts


def _helpful_answers(topics: list[Topic], replies: dict[int, Post]) -> set[int]:
    """The first replies of questions that are not solved; returns the ids of their topics."""
    marked = [topic for topic in topics if topic.solved_at is None and topic.pk in replies]
    HelpfulAnswer.objects.bulk_create(
        [
            HelpfulAnswer(
                space_id=topic.space_id, post=replies[topic.pk], marked_by_id=topic.author_id,
                marked_at=replies[topic.pk].posted_at,
            )
            for topic in marked
        ],
        batch_size=BATCH,
    )  # fmt: skip
    return {topic.pk for topic in marked}


def _offer(stage: Stage) -> None:
    """Evenly among all people, so that every space has some."""
    step = max(1, len(stage.people) // stage.sizes.help_offers)
    people = stage.people[::step][: stage.sizes.help_offers]
    offers = HelpOffer.objects.bulk_create(
        [
            HelpOffer(
                user=person,
                offered_at=stage.now - timedelta(days=n % 300),
                rhythm=RHYTHMS[n % len(RHYTHMS)],
                paused_until=(stage.now + timedelta(days=9)).date() if n % ON_A_BREAK_EVERY == 0 else None,
            )
            for n, person in enumerate(people)
        ],
        batch_size=BATCH,
    )
    words = {}
    for n, offer in enumerate(offers):
        tag = stage.tags[n % len(stage.tags)].name
        for word in (tag, *(stage.words.thing() for _each in range(WORDS_EACH))):
            words[offer.pk, key_of(word)] = HelpWord(offer=offer, word=word, key=key_of(word))
    HelpWord.objects.bulk_create(words.values(), batch_size=BATCH)
    LanguageSkill.objects.filter(user__help_offer__isnull=False).update(can_counsel=True)


def _invite(stage: Stage, topics: list[Topic]) -> None:
    """For most of them what they were asked is long over; some have not reacted yet."""
    rows: dict[tuple[int, int], HelpInvitation] = {}
    for n in range(stage.sizes.help_invitations):
        topic = topics[n % len(topics)]
        person = stage.somebody(topic.space)
        if person.pk == topic.author_id:
            continue
        at = min(topic.opened_at + LATER, stage.now)
        state = STATES[n % len(STATES)]
        rows[topic.pk, person.pk] = HelpInvitation(
            space_id=topic.space_id, topic=topic, person=person, invited_at=at, state=state,
            reasons=[(Why.KNOWS, stage.words.thing())],
            ended_at=None if state == HelpState.OPEN else at,
        )  # fmt: skip
    HelpInvitation.objects.bulk_create(rows.values(), batch_size=BATCH)
    asked = {topic_id for topic_id, _person in rows}
    Routing.objects.bulk_create(
        [
            Routing(space_id=topic.space_id, topic=topic, looked_at=min(topic.opened_at + LATER, stage.now))
            for topic in topics
            if topic.pk in asked
        ],
        batch_size=BATCH,
    )
