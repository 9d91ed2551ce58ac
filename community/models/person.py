"""One account a person, one profile an account, many memberships."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.choices import ProfileAudience, TargetGroup
from community.vocabularies import ContactPreference
from portal.choices import NetworkRole
from portal.operations import may
from portal.pictures import PHOTO, picture_url
from portal.tenancy import GlobalModel


class UserManager(BaseUserManager["User"]):
    """Accounts are made by allauth, by ``createsuperuser`` and by the demo; all know only the e-mail."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Nobody asks a superuser to introduce themselves, so their profile is made here."""
        boss = self.create_user(email, password, is_staff=True, is_superuser=True, **extra)
        Profile.objects.using(self._db).create(user=boss)
        return boss


class User(GlobalModel, AbstractUser):
    """Signs in with an e-mail address, which no page ever shows to others."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), unique=True)
    display_name = models.CharField(_("name"), max_length=80, blank=True)
    handle = models.SlugField(_("handle"), max_length=40, unique=True)
    # Here and not on the profile: a face stands beside the name in every list, and shall cost no query.
    photo = models.CharField(_("photo"), max_length=40, blank=True)
    network_role = models.CharField(  # noqa: DJ001  (no role is none, not an empty word)
        _("network role"), max_length=20, choices=NetworkRole, null=True, blank=True
    )
    language = models.CharField(_("language of the pages and mails"), max_length=10, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    is_demo = models.BooleanField(default=False)
    forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()  # type: ignore[assignment,misc]

    class Meta(AbstractUser.Meta):
        abstract = False
        swappable = "AUTH_USER_MODEL"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(network_role=None) | models.Q(network_role__in=NetworkRole.values),
                name="user_network_role_known",
            ),
        ]
        indexes = [models.Index(fields=["display_name", "id"], name="people_by_name")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], *args: Any, **kwargs: Any) -> "User":
        """Whose account is deleted has no name left; what stays says so in the reader's language."""
        user: User = super().from_db(db, field_names, *args, **kwargs)
        if user.__dict__.get("forgotten_at") is not None:
            user.__dict__["display_name"] = _("Former member")
        return user

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.handle:
            from community.handles import free_handle  # noqa: PLC0415  (handles query this model)

            self.handle = free_handle(self.display_name)
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        return str(self.display_name or self.handle)

    @property
    def avatar_url(self) -> str:
        """The small photo; who may not see the profile is not to see it (``photo_url`` in templates asks)."""
        return picture_url(self.photo, PHOTO.sizes[0])

    @property
    def photo_url(self) -> str:
        return picture_url(self.photo, PHOTO.sizes[-1])

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.handle])

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Permissions on objects follow our sentences alone; superusers are not above them."""
        if obj is not None:
            return self.is_active and may(self, perm, obj)
        return super().has_perm(perm)


class Profile(GlobalModel):
    """What a person says of themselves.

    ``languages``, ``organisation`` and ``organisation_name`` repeat the language skills and the main
    position, so that cards in lists need no further query; ``folded`` is what the directory looks through.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="profile")
    pronoun = models.CharField(_("pronoun"), max_length=40, blank=True)
    headline = models.CharField(_("what you do, in one line"), max_length=120, blank=True)
    bio = models.TextField(_("about you"), max_length=2000, blank=True)
    target_group = models.CharField(_("what describes you"), max_length=30, choices=TargetGroup, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    expertise = models.JSONField(_("what you can help with"), default=list, blank=True)
    roles = models.JSONField(_("professional roles"), default=list, blank=True)
    sectors = models.JSONField(_("sectors"), default=list, blank=True)
    offers = models.JSONField(_("what you offer"), default=list, blank=True)
    seeks = models.JSONField(_("what you look for"), default=list, blank=True)
    organisation = models.ForeignKey(
        "community.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    organisation_name = models.CharField(_("where you work"), max_length=160, blank=True)
    shown_to = models.CharField(
        _("who can see your profile"),
        max_length=20,
        choices=ProfileAudience,
        default=ProfileAudience.NETWORK,
    )
    contact_by = models.CharField(
        _("how others can reach you"),
        max_length=20,
        choices=ContactPreference,
        default=ContactPreference.PORTAL,
    )
    folded = models.TextField(blank=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shown_to__in=ProfileAudience.values), name="profile_audience_known"
            ),
            models.CheckConstraint(
                condition=models.Q(target_group__in=["", *TargetGroup.values]),
                name="profile_target_group_known",
            ),
            models.CheckConstraint(
                condition=models.Q(contact_by__in=ContactPreference.values),
                name="profile_contact_preference_known",
            ),
        ]

    def __str__(self) -> str:
        return self.user.name

    @property
    def works_at(self) -> str:
        return str(self.organisation) if self.organisation else self.organisation_name
