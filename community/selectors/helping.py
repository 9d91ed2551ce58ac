"""The door to what people offer to help with: one's own, and of people whose profile the reader may see."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from community.models import HelpOffer, LanguageSkill, User
from community.selectors.people import people_for


def offer_of(person: Any) -> HelpOffer | None:
    """The person's own; None when they have never said anything."""
    return HelpOffer.objects.filter(user_id=person.pk).first()


def takes_questions(person: Any) -> bool:
    """Whether others may ask ``person`` at all; for themselves."""
    return HelpOffer.objects.filter(user_id=person.pk, offered_at__isnull=False).exists()


def offers_for(actor: Any, now: datetime) -> QuerySet[HelpOffer]:
    """The offers of people whom ``actor`` could ask at ``now``, and whose profile they may see."""
    return HelpOffer.objects.askable(now).filter(user__in=people_for(actor).values("pk"))


def help_languages_of(person: User) -> list[LanguageSkill]:
    """What somebody speaks, in their order; ``can_counsel`` says in which they help."""
    return list(person.language_skills.order_by("order", "pk"))
