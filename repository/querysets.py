from typing import Any, Self

from django.apps import apps
from django.db.models import Prefetch, Q

from portal.audience import AudienceQuerySet, audience_condition
from portal.spaces import standing
from portal.tenancy import SpaceQuerySet

# Codes of ``choices``; spelled out here because choices of the state stand in constraints as well.
_PUBLISHED = Q(state="published")
_WITHDRAWN = Q(state="withdrawn")
_DRAFT = Q(state="draft")


class DepositQuerySet(AudienceQuerySet):
    """What resources and practices share: cards need author, place and tags."""

    def for_cards(self) -> Self:
        return self.select_related("space", "author__profile__organisation")

    def with_tags(self) -> Self:
        through = self.model._meta.get_field("taggings").related_model  # noqa: SLF001
        return self.prefetch_related(
            Prefetch("taggings", through.objects.select_related("tag").order_by("tag__name"))
        )


class ResourceQuerySet(DepositQuerySet):
    unpublished = ~_PUBLISHED

    def visibility(self, actor: Any) -> Q:
        """Drafts are their author's; what was withdrawn also stays with the moderators of its space."""
        place = standing(actor)
        moderated = [space_id for space_id in place.space_ids if place.moderates(space_id)]
        kept = audience_condition(actor) & _WITHDRAWN & Q(space_id__in=moderated)
        return super().visibility(actor) | kept

    def published(self) -> Self:
        return self.filter(_PUBLISHED)

    def drafts(self) -> Self:
        return self.filter(_DRAFT)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")


class PracticeQuerySet(DepositQuerySet):
    unpublished = _DRAFT

    def shown(self) -> Self:
        return self.exclude(_DRAFT)

    def drafts(self) -> Self:
        return self.filter(_DRAFT)

    def newest_first(self) -> Self:
        return self.order_by("-set_at", "-pk")


class ResourceFileQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        resources = apps.get_model("repository.Resource").objects
        return self.filter(resource__in=resources.visible_to(actor))

    def in_order(self) -> Self:
        return self.select_related("file").order_by("order", "pk")
