from babel.dates import get_timezone_location
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.dates import WEEKDAYS
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from counselling.choices import MOST_AT_ONCE, DayPart
from counselling.querysets import OfferQuerySet
from portal import languages
from portal.addresses import in_space
from portal.audience import AudienceModel
from portal.choices import Audience
from portal.cldr import of_reader
from portal.markdown import excerpt
from portal.models import Tag, Tagging
from portal.tenancy import GlobalModel, SpaceManager, SpaceModel
from portal.text import MarkdownModel

EXCERPT_LENGTH = 160


class Offer(AudienceModel, MarkdownModel):
    """With what its author helps colleagues in a talk between the two, in one of the author's spaces.

    ``times`` are codes of ``choices.TIMES``, meant by the clock of ``time_zone``. While ``paused_at`` is set,
    only the author sees the offer.
    """

    title = models.CharField(_("what you can help with"), max_length=120)
    times = models.JSONField(_("times of the week"), default=list, blank=True)
    times_note = models.CharField(_("more about times"), max_length=160, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    most_talks = models.PositiveSmallIntegerField(_("talks at the same time"), default=2)
    made_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceManager.from_queryset(OfferQuerySet)()  # type: ignore[misc]

    class Meta(AudienceModel.Meta):
        constraints = [
            *AudienceModel.Meta.constraints,
            models.UniqueConstraint(fields=["space", "author"], name="offer_once_per_space_and_person"),
            models.CheckConstraint(
                condition=Q(most_talks__range=(1, MOST_AT_ONCE)), name="offer_takes_some_talks"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=[Audience.NETWORK, Audience.SPACE]),
                name="offer_is_for_people_with_names",
            ),
        ]
        indexes = [models.Index(fields=["space", "-id"], name="offers_of_space")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return in_space(self.space, "offer", self.pk)

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    @property
    def beginning(self) -> str:
        return excerpt(self.html, EXCERPT_LENGTH)

    @property
    def has_room(self) -> bool:
        return self.tally.open_count < self.most_talks

    @cached_property
    def shown_tags(self) -> list[Tag]:
        """Topics, as ``for_list`` has fetched them."""
        return [tagging.tag for tagging in self.taggings.all()]

    @cached_property
    def language_names(self) -> list[str]:
        """As ``for_list`` has fetched them."""
        return [languages.name_of(row.language) for row in self.spoken.all()]

    @property
    def week(self) -> list[tuple[str, list[str]]]:
        """The days on which there are times, with their parts, in words."""
        days = []
        for day, name in WEEKDAYS.items():
            parts = [str(part.label) for part in DayPart if f"{day}-{part.value}" in self.times]
            if parts:
                days.append((str(name), parts))
        return days

    @property
    def clock(self) -> str:
        """The place whose clock the times go by, in the reader's language."""
        zone = self.time_zone or settings.TIME_ZONE
        return str(get_timezone_location(zone, locale=of_reader(), return_city=True))


class OfferLanguage(SpaceModel):
    """A language in which the author of an offer talks."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="spoken")
    language = models.CharField(_("language"), max_length=3)

    class Meta(SpaceModel.Meta):
        constraints = [models.UniqueConstraint(fields=["offer", "language"], name="offer_language_once")]

    def __str__(self) -> str:
        return self.language


class OfferTag(Tagging):
    content_object = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="taggings")

    class Meta(Tagging.Meta):
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="offer_tag_once")]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.content_object_id}"


class OfferTally(GlobalModel):
    """How many talks of an offer go on and how many are finished: numbers, never with whom.

    Global, because talks belong to no space and end when their people are elsewhere. Its lock decides who
    gets the last place.
    """

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="tally")
    open_count = models.PositiveIntegerField(default=0)
    finished_count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.open_count} open, {self.finished_count} finished"
