from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space, words_of
from portal.audience import AudienceModel
from portal.models import StoredFile, Tag, Tagging
from portal.tenancy import SpaceManager, SpaceModel
from portal.text import MarkdownModel
from repository.choices import OPEN_LICENCES, Licence, ResourceKind, ResourceState
from repository.querysets import ResourceFileQuerySet, ResourceQuerySet


class Resource(AudienceModel, MarkdownModel):
    """Something worth having in the toolbox: a page, a link, files, or all of them."""

    title = models.CharField(_("title"), max_length=140)
    kind = models.CharField(_("kind"), max_length=30, choices=ResourceKind)
    summary = models.CharField(_("what it is good for"), max_length=280, blank=True)
    language = models.CharField(_("language"), max_length=3)
    licence = models.CharField(_("licence"), max_length=40, choices=Licence, default=Licence.CC_BY)
    link = models.URLField(_("link"), max_length=500, blank=True)
    source_note = models.CharField(_("source"), max_length=280, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=ResourceState, default=ResourceState.DRAFT)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SpaceManager.from_queryset(ResourceQuerySet)()  # type: ignore[misc]

    class Meta(AudienceModel.Meta):
        constraints = [
            *AudienceModel.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=ResourceKind.values), name="resource_kind_known"),
            models.CheckConstraint(condition=Q(state__in=ResourceState.values), name="resource_state_known"),
            models.CheckConstraint(condition=Q(licence__in=Licence.values), name="resource_licence_known"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="published_resources_say_when",
            ),
        ]
        indexes = [
            models.Index(fields=["space", "-published_at", "-id"], name="resources_of_space"),
            models.Index(fields=["-published_at", "-id"], name="resources_latest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return in_space(self.space, "resource", self.pk, words_of(self.title))

    @property
    def is_taken_down(self) -> bool:
        """Somebody else than the author took it off the shelf: a moderator, who alone puts it back."""
        return self.is_withdrawn and self.withdrawn_by_id not in {None, self.author_id}

    @property
    def kind_code(self) -> str:
        """The kind of thing as ``portal.ui.kinds`` names it."""
        return "resource"

    @property
    def shown_tags(self) -> list[Tag]:
        """Tags for cards, as ``with_tags`` has fetched them."""
        return [tagging.tag for tagging in self.taggings.all()]

    @property
    def is_published(self) -> bool:
        return self.state == ResourceState.PUBLISHED

    @property
    def is_draft(self) -> bool:
        return self.state == ResourceState.DRAFT

    @property
    def is_withdrawn(self) -> bool:
        return self.state == ResourceState.WITHDRAWN

    @property
    def is_open_licence(self) -> bool:
        return self.licence in OPEN_LICENCES


class ResourceFile(SpaceModel):
    """A file on a resource, in the order in which they were attached."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    objects = SpaceManager.from_queryset(ResourceFileQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.file_id} of {self.resource_id}"


class WaitingFile(SpaceModel):
    """An upload that hangs on nothing yet: its form had to be shown again because of something else."""

    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.file_id)


class ResourceContributor(SpaceModel):
    """Whose words or work it is besides the author's; named because they agreed."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="contributors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["resource", "user"], name="resource_contributor_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} of {self.resource_id}"


class ResourceTag(Tagging):
    content_object = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="taggings")

    class Meta(Tagging.Meta):
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="resource_tag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.content_object_id}"
