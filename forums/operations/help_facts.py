"""What is written about a help request beside its topic; called by operations that hold the topic's lock."""

from dataclasses import dataclass

from django.utils import timezone

from forums.models import HelpfulAnswer, HelpRequest, Topic

FACTS = ("trade", "country", "firm_size", "urgency", "wider_agreed_at")


@dataclass(frozen=True)
class HelpFacts:
    """Where a question comes from, and whether it may go to the network when nobody answers it."""

    trade: str = ""
    country: str = ""
    firm_size: str = ""
    urgency: str = ""
    may_go_wider: bool = False


NOTHING_SAID = HelpFacts()


def request_of(topic: Topic) -> HelpRequest:
    """The row of a topic of kind help."""
    found, _made = HelpRequest.objects.get_or_create(topic=topic, defaults={"space_id": topic.space_id})
    found.topic = topic
    return found


def note_facts(topic: Topic, facts: HelpFacts) -> HelpRequest:
    """Let the request say these and no other facts; when its author agreed first stays."""
    request = request_of(topic)
    request.trade, request.country = facts.trade, facts.country
    request.firm_size, request.urgency = facts.firm_size, facts.urgency
    agreed_at = request.wider_agreed_at or timezone.now()
    request.wider_agreed_at = agreed_at if facts.may_go_wider else None
    request.save(update_fields=[*FACTS])
    return request


def begin_outcome_anew(topic: Topic) -> None:
    """What was said of the accepted answer was said of that one alone."""
    HelpRequest.objects.filter(topic=topic).update(
        asked_whether_at=None, outcome="", outcome_at=None, worked_count=0
    )
    topic.same_problems.exclude(worked_at=None).update(worked_at=None)


def count_people(topic: Topic) -> HelpRequest:
    """Store how many people share the problem, and for how many of them the answer worked."""
    request = request_of(topic)
    request.same_count = topic.same_problems.count()
    request.worked_count = topic.same_problems.exclude(worked_at=None).count()
    request.save(update_fields=["same_count", "worked_count"])
    return request


def count_helpful(topic: Topic) -> None:
    """Store how many answers helped; one that has come to be the question itself is none."""
    if not topic.is_help:
        return
    marks = HelpfulAnswer.objects.filter(post__topic=topic)
    marks.filter(post__number=1).delete()
    request = request_of(topic)
    request.helpful_count = marks.count()
    request.save(update_fields=["helpful_count"])
