from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from links.choices import Answer, LinkKind
from links.querysets import LinkQuerySet
from portal import countries, languages
from portal.addresses import in_space
from portal.audience import AudienceModel
from portal.models import Tag, Tagging
from portal.tenancy import SpaceManager


class ExternalLink(AudienceModel):
    """Something outside the portal that is worth knowing: a network, a platform, a funder.

    ``checked_at`` is when its address was last asked whether it answers; ``failures`` counts how often it did
    not since it last did; ``dead_since`` is the first of these moments, once they are enough, and
    ``last_answer`` what came last. What moderators hid (``hidden_at``), they and its author alone see.
    """

    title = models.CharField(_("title"), max_length=140)
    url = models.URLField(_("address"), max_length=500)
    kind = models.CharField(_("kind"), max_length=20, choices=LinkKind)
    summary = models.CharField(_("what one finds there"), max_length=280, blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    added_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)
    dead_since = models.DateTimeField(null=True, blank=True)
    last_answer = models.CharField(max_length=20, choices=Answer, default=Answer.ALIVE)
    hidden_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceManager.from_queryset(LinkQuerySet)()  # type: ignore[misc]

    class Meta(AudienceModel.Meta):
        constraints = [
            *AudienceModel.Meta.constraints,
            models.UniqueConstraint(fields=["space", "url"], name="external_link_once_per_space"),
            models.CheckConstraint(condition=Q(kind__in=LinkKind.values), name="external_link_kind_known"),
            models.CheckConstraint(
                condition=Q(dead_since=None) | Q(failures__gt=0), name="dead_links_have_failed"
            ),
            models.CheckConstraint(
                condition=Q(last_answer__in=Answer.values), name="external_link_answer_known"
            ),
        ]
        indexes = [
            models.Index(fields=["space", "title", "id"], name="external_links_of_space"),
            models.Index(fields=["checked_at"], name="external_links_unasked"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return in_space(self.space, "link", self.pk)

    @property
    def host(self) -> str:
        """Whose site it is, as people read it."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @property
    def language_name(self) -> str:
        return languages.name_of(self.language)

    @property
    def country_name(self) -> str:
        return countries.name_of(self.country)

    @property
    def shown_tags(self) -> list[Tag]:
        """Topics, as ``for_list`` has fetched them."""
        return [tagging.tag for tagging in self.taggings.all()]


class LinkTag(Tagging):
    content_object = models.ForeignKey(ExternalLink, on_delete=models.CASCADE, related_name="taggings")

    class Meta(Tagging.Meta):
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="link_tag_once")]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.content_object_id}"
