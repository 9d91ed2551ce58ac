"""Who may see an object: its audience, as a set and, in ``portal.access``, as a sentence.

``public`` anyone; ``network`` people whom at least one space has accepted; ``space`` members of the owning
space; ``parties`` the people of the object's circle, and nobody else, whatever their role.
"""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.choices import Audience
from portal.models import CircleMember
from portal.spaces import standing
from portal.tenancy import SpaceModel, SpaceQuerySet


class AudienceQuerySet(SpaceQuerySet[Any]):
    # What authors see of their own although nobody else does; None when the model has no such state.
    unpublished: Q | None = None

    def visible_to(self, actor: Any) -> Self:
        return self.filter(self.visibility(actor))

    def visibility(self, actor: Any) -> Q:
        """The condition under which a row is shown to ``actor``."""
        shown = audience_condition(actor)
        if self.unpublished is None:
            return shown
        own = Q(author_id=actor.pk) if actor.pk is not None else Q(pk__in=[])
        return (shown & ~self.unpublished) | (own & self.unpublished)


class HideableQuerySet(AudienceQuerySet):
    """Of things with ``hidden_at``: what moderators hid is shown to them and to its author alone.

    ``portal.access.is_shown`` says the same of one.
    """

    def visibility(self, actor: Any) -> Q:
        return super().visibility(actor) & unhidden_for(actor)


def unhidden_for(actor: Any) -> Q:
    place = standing(actor)
    shown = Q(hidden_at=None)
    if actor.pk is None:
        return shown
    moderated = [space_id for space_id in place.space_ids if place.moderates(space_id)]
    return shown | Q(author_id=actor.pk) | Q(space_id__in=moderated)


def audience_condition(actor: Any) -> Q:
    place = standing(actor)
    shown = Q(audience=Audience.PUBLIC)
    if place.user_id is None:
        return shown
    if place.is_accepted:
        shown |= Q(audience=Audience.NETWORK)
    if place.roles:
        # A member of the owning space sees what the network and the space see, accepted or not.
        shown |= Q(audience__in=[Audience.NETWORK, Audience.SPACE], space_id__in=place.space_ids)
    circles = CircleMember.objects.filter(user_id=place.user_id).values("circle_id")
    return shown | Q(audience=Audience.PARTIES, circle_id__in=circles)


class AudienceModel(SpaceModel):
    """A thing in a space that somebody made for an audience."""

    audience = models.CharField(_("who can see this"), max_length=20, choices=Audience)
    circle = models.ForeignKey(
        "portal.Circle", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta(SpaceModel.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values), name="%(app_label)s_%(class)s_audience_known"
            ),
            models.CheckConstraint(
                condition=~Q(audience=Audience.PARTIES) | Q(circle__isnull=False),
                name="%(app_label)s_%(class)s_parties_are_named",
            ),
        ]
