from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space, words_of
from portal.audience import AudienceModel
from portal.markdown import validate_length
from portal.models import Tag, Tagging
from portal.tenancy import SpaceManager, SpaceModel
from repository.choices import OPEN_LICENCES, Licence, PracticeKind, PracticeState
from repository.querysets import PracticeQuerySet


class Practice(AudienceModel):
    """A good practice: nine fields make it *set*; application elsewhere and review come after."""

    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(_("in one sentence"), max_length=280, blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True)
    kind = models.CharField(_("kind of practice"), max_length=20, choices=PracticeKind, blank=True)
    problem = models.TextField(_("problem or need"), blank=True, validators=[validate_length])
    problem_html = models.TextField(blank=True, editable=False)
    result = models.TextField(_("result"), blank=True, validators=[validate_length])
    result_html = models.TextField(blank=True, editable=False)
    renderer_version = models.PositiveSmallIntegerField(default=1, editable=False)
    countries = models.JSONField(_("where it was applied"), default=list, blank=True)
    rights_confirmed_at = models.DateTimeField(null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=40, choices=Licence, default=Licence.CC_BY)
    state = models.CharField(_("state"), max_length=20, choices=PracticeState, default=PracticeState.DRAFT)
    created_at = models.DateTimeField()
    set_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceManager.from_queryset(PracticeQuerySet)()  # type: ignore[misc]

    class Meta(AudienceModel.Meta):
        constraints = [
            *AudienceModel.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=PracticeState.values), name="practice_state_known"),
            models.CheckConstraint(
                condition=Q(kind__in=["", *PracticeKind.values]), name="practice_kind_known"
            ),
            models.CheckConstraint(condition=Q(licence__in=Licence.values), name="practice_licence_known"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(set_at__isnull=False, rights_confirmed_at__isnull=False),
                name="set_practices_say_when_and_confirm_rights",
            ),
        ]
        indexes = [
            models.Index(fields=["space", "-set_at", "-id"], name="practices_of_space"),
            models.Index(fields=["-set_at", "-id"], name="practices_latest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return in_space(self.space, "practice", self.pk, words_of(self.title))

    @property
    def kind_code(self) -> str:
        """The kind of thing as ``portal.ui.kinds`` names it."""
        return "practice"

    @property
    def shown_tags(self) -> list[Tag]:
        """Tags for cards, as ``with_tags`` has fetched them."""
        return [tagging.tag for tagging in self.taggings.all()]

    @property
    def is_draft(self) -> bool:
        return self.state == PracticeState.DRAFT

    @property
    def is_open_licence(self) -> bool:
        return self.licence in OPEN_LICENCES


class PracticeStep(SpaceModel):
    """One step that a colleague could repeat; ``order`` starts at 1."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(_("step"), max_length=120)
    text = models.TextField(_("what to do"), blank=True, max_length=2000)
    duration = models.CharField(_("how long it takes"), max_length=60, blank=True)

    class Meta(SpaceModel.Meta):
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "order"], name="practice_step_order_once"),
        ]

    def __str__(self) -> str:
        return self.title


class PracticeContributor(SpaceModel):
    """Whose experience it is besides the author's."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="contributors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["practice", "user"], name="practice_contributor_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} of {self.practice_id}"


class PracticeTag(Tagging):
    content_object = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="taggings")

    class Meta(Tagging.Meta):
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="practice_tag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.content_object_id}"
