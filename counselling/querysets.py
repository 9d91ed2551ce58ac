from typing import Any, Self

from django.db import models
from django.db.models import Prefetch, Q

from community.blocking import blocked_by
from counselling.choices import OPEN_STATES, TalkState
from portal.audience import AudienceQuerySet
from portal.spaces import readable_ids, standing
from portal.tenancy import SpaceQuerySet


class OfferQuerySet(AudienceQuerySet):
    unpublished = Q(paused_at__isnull=False)

    def visibility(self, actor: Any) -> Q:
        """As other things for an audience; what somebody offers whose account is closed is nobody's."""
        return super().visibility(actor) & Q(author__is_active=True)

    def for_list(self) -> Self:
        """With what a list shows of each."""
        words = self.model._meta.get_field("taggings").related_model  # noqa: SLF001
        tags = Prefetch("taggings", words.objects.select_related("tag").order_by("tag__name"))
        tongues = self.model._meta.get_field("spoken").related_model  # noqa: SLF001
        spoken = Prefetch("spoken", tongues.objects.order_by("pk"))
        people = "author__profile__organisation"
        return self.select_related("space", "tally", people).prefetch_related(tags, spoken)


class TalkQuerySet(models.QuerySet[Any]):
    """The one door to talks, which opens for their two people and for nobody else, whatever their role."""

    def visible_to(self, actor: Any) -> Self:
        if getattr(actor, "pk", None) is None:
            return self.none()
        return self.filter(Q(asker_id=actor.pk) | Q(counsellor_id=actor.pk))

    def without_the_silenced(self, actor: Any) -> Self:
        """Without requests of people whom ``actor`` has blocked: these wait, and the askers see no more."""
        silenced = blocked_by(actor)
        return self.exclude(state=TalkState.REQUESTED, counsellor_id=actor.pk, asker_id__in=silenced)

    def open(self) -> Self:
        return self.filter(state__in=OPEN_STATES)

    def for_list(self) -> Self:
        return self.select_related("asker__profile__organisation", "counsellor__profile__organisation")


class EntryQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        if getattr(actor, "pk", None) is None:
            return self.none()
        return self.filter(Q(talk__asker_id=actor.pk) | Q(talk__counsellor_id=actor.pk))


class RatingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """One's own, and the other's where they chose to show it."""
        if getattr(actor, "pk", None) is None:
            return self.none()
        of_talk = Q(talk__asker_id=actor.pk) | Q(talk__counsellor_id=actor.pk)
        return self.filter(Q(author_id=actor.pk) | Q(is_shared=True), of_talk)


class HandoverQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """For who handed it over, who wrote it, and coordinators who may know of its space."""
        if getattr(actor, "pk", None) is None:
            return self.none()
        found = Q(reporter_id=actor.pk) | Q(person_id=actor.pk)
        if standing(actor).is_coordinator:
            found |= Q(space_id__in=readable_ids(actor))
        return self.filter(found)
