"""A tenant: a partner's own place, or the shared place of a project or theme."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.choices import (
    AUDIENCES_WITHIN,
    Audience,
    JoinPolicy,
    MemberList,
    SectionKind,
    SpaceKind,
    Visibility,
)
from portal.tenancy import GlobalModel

SLUG_PATTERN = r"^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$"


class SpaceQuerySet(models.QuerySet["Space"]):
    def open(self) -> "SpaceQuerySet":
        return self.filter(archived_at=None)


class Space(GlobalModel):
    """A tenant. Its pages live in Wagtail below ``/spaces/<slug>/``; its rows carry its id.

    ``accent`` is a name from ``portal.ui.kinds``. ``colour`` is the space's own, as ``#rrggbb``; ``accent``
    is then the named one next to it, for pages outside the space. ``rules_changed_on`` is empty while there
    are no house rules, ``quota_bytes`` where the network's own limit holds. ``template`` and ``set_up_at``
    carry the first steps of a new space.
    """

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
    colour = models.CharField(_("own colour"), max_length=7, blank=True)
    logo = models.CharField(_("logo"), max_length=40, blank=True)
    logo_bytes = models.PositiveIntegerField(default=0)
    hidden_sections = models.JSONField(_("sections that are not shown"), default=list, blank=True)
    rules_changed_on = models.DateField(_("house rules of"), null=True, blank=True)
    quota_bytes = models.PositiveBigIntegerField(_("room for files"), null=True, blank=True)
    template = models.CharField(_("begun from"), max_length=20, blank=True)
    set_up_at = models.DateTimeField(null=True, blank=True)
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
                condition=models.Q(colour="") | models.Q(colour__startswith="#"),
                name="space_colour_has_a_hash",
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
    def sections(self) -> tuple[SectionKind, ...]:
        """The sections that are shown, in the order of the work."""
        return tuple(kind for kind in SectionKind if kind.value not in self.hidden_sections)

    def shows(self, section: str) -> bool:
        return section not in self.hidden_sections

    @property
    def logo_url(self) -> str:
        """The address of the small logo; empty when there is none."""
        from portal.logos import logo_address  # noqa: PLC0415  (logos build on spaces)

        return logo_address(self, large=False)

    @property
    def large_logo_url(self) -> str:
        from portal.logos import logo_address  # noqa: PLC0415  (logos build on spaces)

        return logo_address(self, large=True)

    @property
    def hides_members(self) -> bool:
        """Whether only administrators and moderators see who belongs."""
        return self.members_shown_to == MemberList.MODERATORS

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """The audiences that things inside may have, widest first."""
        return AUDIENCES_WITHIN[self.visibility]
