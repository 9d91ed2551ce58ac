"""What people say of themselves, from the first minute on."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from community.agreements import current_versions, note_agreements
from community.events import PersonShutOut, ProfileChanged
from community.models import Profile, User
from community.skills import Skill, speak, spoken_by
from portal.audit import record
from portal.events import publish
from portal.locality import is_time_zone
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def open_profile(*, actor: User) -> Profile:
    """The profile of somebody who has just signed up and agreed to terms and licence."""
    profile, _made = Profile.objects.get_or_create(user=actor)
    note_agreements(actor, current_versions(), via="sign_up")
    record(actor=actor, verb="community.open_profile", obj=profile)
    publish(ProfileChanged(user_id=actor.pk))
    return profile


@operation
def introduce_oneself(
    *,
    actor: User,
    target_group: str,
    headline: str = "",
    country: str = "",
    languages: Sequence[str] = (),
    expertise: Sequence[str] = (),
) -> Profile:
    """The few words of the first visit; the rest waits in the settings."""
    profile = Profile.objects.select_for_update().get_or_create(user=actor)[0]
    require(actor, "community.edit_profile", actor)

    profile.target_group, profile.headline, profile.country = target_group, headline, country
    profile.languages, profile.expertise = list(languages), list(expertise)
    profile.save(update_fields=["target_group", "headline", "country", "languages", "expertise"])
    before = spoken_by(actor)
    speak(actor, [before.get(code, Skill(code)) for code in languages])
    record(actor=actor, verb="community.introduce_oneself", obj=profile)
    publish(ProfileChanged(user_id=actor.pk))
    return profile


@operation
def edit_profile(
    *,
    actor: User,
    person: User,
    display_name: str,
    handle: str,
    headline: str,
    bio: str,
    target_group: str,
    country: str,
    pronoun: str = "",
) -> User:
    """Change one's name, handle and what one says first; the other parts have operations of their own.

    Raises:
        AccessDeniedError: it is somebody else's profile.
        OperationRefusedError: another person has the handle.
    """
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    require(actor, "community.edit_profile", person)
    if User.objects.filter(handle=handle).exclude(pk=person.pk).exists():
        raise OperationRefusedError(_("Somebody else has this handle."), field="handle")

    person.display_name, person.handle = display_name, handle
    person.save(update_fields=["display_name", "handle"])
    profile, _made = Profile.objects.update_or_create(
        user=person,
        defaults={
            "headline": headline, "bio": bio, "target_group": target_group, "country": country,
            "pronoun": pronoun,
        },
    )  # fmt: skip
    person.profile = profile
    record(actor=actor, verb="community.edit_profile", obj=person)
    publish(ProfileChanged(user_id=person.pk))
    return person


@operation
def choose_language(*, actor: User, language: str) -> User:
    """In which language pages and mails speak to somebody; empty leaves it to the browser.

    Raises:
        OperationRefusedError: the site does not speak this language.
    """
    person = User.objects.select_for_update().get(pk=actor.pk)
    require(actor, "community.edit_profile", person)
    if language and language not in dict(settings.LANGUAGES):
        raise OperationRefusedError(_("These pages do not speak this language."), field="language")

    person.language = language
    person.save(update_fields=["language"])
    record(actor=actor, verb="community.choose_language", obj=person, language=language)
    return person


@operation
def choose_locality(*, actor: User, language: str, time_zone: str) -> User:
    """The language of pages and mails, and the clock by which they tell times; empty leaves either open.

    Raises:
        OperationRefusedError: the site does not speak this language, or there is no such time zone.
    """
    person = choose_language(actor=actor, language=language)
    if time_zone and not is_time_zone(time_zone):
        raise OperationRefusedError(_("There is no such time zone."), field="time_zone")

    person.time_zone = time_zone
    person.save(update_fields=["time_zone"])
    record(actor=actor, verb="community.choose_time_zone", obj=person, time_zone=time_zone)
    return person


@operation
def deactivate_person(*, actor: Actor, person: User) -> User:
    """Close an account: it signs in nowhere, its sessions and sockets end, what it wrote stays.

    Raises:
        AccessDeniedError: ``actor`` closes no accounts.
    """
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    require(actor, "community.deactivate_person", person)

    person.is_active = False
    person.save(update_fields=["is_active"])
    record(actor=actor, verb="community.deactivate_person", obj=person)
    publish(ProfileChanged(user_id=person.pk))
    publish(PersonShutOut(user_id=person.pk))
    return person


@operation
def end_session(*, actor: User) -> None:
    """Somebody has signed out or has a new password: what is open of theirs looks whether it still may be."""
    publish(PersonShutOut(user_id=actor.pk))
