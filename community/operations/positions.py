"""Where somebody works: several positions, one of them the main one."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from community.events import ProfileChanged
from community.models import Organisation, Position, Profile, User
from portal.audit import record
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require

MOST_POSITIONS = 8


@dataclass(frozen=True)
class PositionText:
    """What somebody says of a position; ``organisation`` when it is one of the network's."""

    organisation_name: str
    organisation: Organisation | None = None
    title: str = ""
    from_year: int | None = None
    to_year: int | None = None
    is_main: bool = False


@operation
def add_position(*, actor: Actor, person: User, text: PositionText) -> Position:
    """Add a position; the first one is the main one.

    Raises:
        AccessDeniedError: it is somebody else's profile.
        OperationRefusedError: there are as many as a profile holds, or ``actor`` may not know of the place.
    """
    _lock(actor, person)
    _check_organisation(actor, text)
    if person.positions.count() >= MOST_POSITIONS:
        raise OperationRefusedError(
            _("A profile has at most %(most)s positions. Remove one first.") % {"most": MOST_POSITIONS}
        )
    position = Position(user=person)
    return _write(actor, position, text, "community.add_position")


@operation
def change_position(*, actor: Actor, position: Position, text: PositionText) -> Position:
    """Change a position; raises what ``add_position`` raises."""
    _lock(actor, position.user)
    _check_organisation(actor, text)
    position = Position.objects.select_for_update().get(pk=position.pk)
    return _write(actor, position, text, "community.change_position")


@operation
def remove_position(*, actor: Actor, position: Position) -> None:
    """Take a position away; if it was the main one, the next of today takes its place."""
    person = position.user
    _lock(actor, person)
    record(actor=actor, verb="community.remove_position", obj=position)
    Position.objects.filter(pk=position.pk).delete()
    follow_main_position(person)
    publish(ProfileChanged(user_id=person.pk))


def follow_main_position(person: User) -> None:
    """See that one position is the main one, and let the profile repeat it; inside operations."""
    main = person.positions.main_first().select_related("organisation").first()
    if main is not None and not main.is_main:
        main.is_main = True
        main.save(update_fields=["is_main"])
    Profile.objects.filter(user=person).update(
        organisation=main.organisation if main else None,
        organisation_name=main.organisation_name if main else "",
    )


def _lock(actor: Actor, person: User) -> None:
    Profile.objects.select_for_update().get_or_create(user=person)
    require(actor, "community.edit_profile", person)


def _check_organisation(actor: Actor, text: PositionText) -> None:
    if text.organisation is not None:
        require(actor, "community.view_organisation", text.organisation)


def _write(actor: Actor, position: Position, text: PositionText, verb: str) -> Position:
    person = position.user
    if text.is_main:
        person.positions.exclude(pk=position.pk).filter(is_main=True).update(is_main=False)
    position.organisation = text.organisation
    position.organisation_name = str(text.organisation) if text.organisation else text.organisation_name
    position.title = text.title
    position.from_year, position.to_year = text.from_year, text.to_year
    position.is_main = text.is_main
    position.save()
    follow_main_position(person)
    record(actor=actor, verb=verb, obj=position)
    publish(ProfileChanged(user_id=person.pk))
    position.refresh_from_db()
    return position
