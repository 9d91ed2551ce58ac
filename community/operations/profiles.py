"""The parts of one's own profile: photo, languages, work in words, who sees it."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from community.events import PictureDropped, ProfileChanged
from community.models import Profile, User
from community.skills import Skill, speak
from portal.audit import record
from portal.events import publish
from portal.operations import OperationRefusedError, operation, require
from portal.pictures import Drawn, keep_picture

MOST_LANGUAGES = 12


@operation
def change_photo(*, actor: User, person: User, picture: Drawn | None) -> User:
    """Show another photo, or none: no ``picture`` takes it away. The old picture is deleted after that.

    Raises:
        AccessDeniedError: it is somebody else's profile.
    """
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    require(actor, "community.edit_profile", person)

    old = person.photo
    person.photo = keep_picture(picture) if picture is not None else ""
    person.save(update_fields=["photo"])
    record(actor=actor, verb="community.change_photo", obj=person, removed=not person.photo)
    publish(ProfileChanged(user_id=person.pk))
    if old and old != person.photo:
        publish(PictureDropped(name=old))
    return person


@operation
def keep_languages(*, actor: User, person: User, skills: Sequence[Skill]) -> Profile:
    """Say which languages one works in, how well, and whether one translates or counsels in them.

    Raises:
        AccessDeniedError: it is somebody else's profile.
        OperationRefusedError: a language stands there twice, or there are too many.
    """
    profile = _own(actor, person)
    codes = [skill.language for skill in skills]
    if len(set(codes)) < len(codes):
        raise OperationRefusedError(_("Name each language once."))
    if len(codes) > MOST_LANGUAGES:
        raise OperationRefusedError(_("Name at most %(most)s languages.") % {"most": MOST_LANGUAGES})

    speak(person, skills)
    return _changed(actor, profile, "community.keep_languages")


@operation
def describe_work(
    *,
    actor: User,
    person: User,
    roles: Sequence[str],
    sectors: Sequence[str],
    expertise: Sequence[str],
) -> Profile:
    """Say what one does at work, in which trades, and what others can ask about."""
    profile = _own(actor, person)
    profile.roles, profile.sectors, profile.expertise = list(roles), list(sectors), list(expertise)
    profile.save(update_fields=["roles", "sectors", "expertise"])
    return _changed(actor, profile, "community.describe_work")


@operation
def describe_exchange(*, actor: User, person: User, offers: Sequence[str], seeks: Sequence[str]) -> Profile:
    """Say what one offers to colleagues and what one looks for."""
    profile = _own(actor, person)
    profile.offers, profile.seeks = list(offers), list(seeks)
    profile.save(update_fields=["offers", "seeks"])
    return _changed(actor, profile, "community.describe_exchange")


@operation
def choose_readers(*, actor: User, person: User, shown_to: str, contact_by: str) -> Profile:
    """Say who may see one's profile, and whether they see the e-mail address."""
    profile = _own(actor, person)
    profile.shown_to, profile.contact_by = shown_to, contact_by
    profile.save(update_fields=["shown_to", "contact_by"])
    return _changed(actor, profile, "community.choose_readers", shown_to=shown_to, contact_by=contact_by)


def _own(actor: User, person: User) -> Profile:
    """The profile, locked, when ``actor`` may change it."""
    profile = Profile.objects.select_for_update().get_or_create(user=person)[0]
    require(actor, "community.edit_profile", person)
    return profile


def _changed(actor: User, profile: Profile, verb: str, **details: Any) -> Profile:
    record(actor=actor, verb=verb, obj=profile, **details)
    publish(ProfileChanged(user_id=profile.user_id))
    return profile
