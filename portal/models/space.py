"""A tenant: a partner's own place, or the shared place of a project or theme."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.choices import AUDIENCES_WITHIN, Audience, JoinPolicy, MemberList, SpaceKind, Visibility
from portal.tenancy import GlobalModel

SLUG_PATTERN = r"^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$"


class SpaceQuerySet(models.QuerySet["Space"]):
    def open(self) -> "SpaceQuerySet":
        return self.filter(archived_at=None)

    def listed_first(self) -> "SpaceQuerySet":
        return self.order_by("kind", "name", "pk")


class Space(GlobalModel):
    """A tenant. Its pages live in Wagtail below ``/spaces/<slug>/``; its rows carry its id."""

    slug = models.CharField(
        _("address"),
        max_length=50,
        unique=True,
        validators=[RegexValidator(SLUG_PATTERN, _("Use small letters, digits and hyphens."))],
    )
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=SpaceKind)
    visibility = models.CharField(_("visibility"), max_length=20, choices=Visibility)
    join_policy = models.CharField(_("how people join"), max_length=20, choices=JoinPolicy)
    join_question = models.CharField(_("question for those who ask to join"), max_length=280, blank=True)
    members_shown_to = models.CharField(
        _("who sees the list of members"), max_length=20, choices=MemberList, default=MemberList.MEMBERS
    )
    tagline = models.CharField(_("in one line"), max_length=160, blank=True)
    description = models.TextField(_("description"), blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    accent = models.CharField(_("accent"), max_length=20, blank=True)
    is_demo = models.BooleanField(default=False)
    # Where the images and documents of its pages are kept; made when first needed (portal.cms.grants).
    collection = models.OneToOneField(
        "wagtailcore.Collection", null=True, blank=True, on_delete=models.SET_NULL, related_name="space"
    )
    member_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=SpaceKind.values), name="space_kind_known"),
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values), name="space_visibility_known"
            ),
            models.CheckConstraint(
                condition=models.Q(join_policy__in=JoinPolicy.values), name="space_join_policy_known"
            ),
            models.CheckConstraint(
                condition=models.Q(members_shown_to__in=MemberList.values), name="space_member_list_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(visibility=Visibility.HIDDEN)
                | models.Q(join_policy=JoinPolicy.INVITATION),
                name="hidden_space_is_by_invitation",
            ),
        ]
        indexes = [models.Index(fields=["visibility", "id"], name="space_visibility")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        from portal.addresses import in_space  # noqa: PLC0415  (addresses name models)

        return in_space(self, "space_home")

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def is_network(self) -> bool:
        return self.kind == SpaceKind.NETWORK

    @property
    def is_hidden(self) -> bool:
        return self.visibility == Visibility.HIDDEN

    @property
    def hides_members(self) -> bool:
        """Whether only administrators and moderators see who belongs."""
        return self.members_shown_to == MemberList.MODERATORS

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """The audiences that things inside may have, widest first."""
        return AUDIENCES_WITHIN[self.visibility]
