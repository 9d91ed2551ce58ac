"""Closing one's account for good: wished, taken back, and carried out in pieces after two weeks.

Each piece is a transaction of its own and finds by itself what is left, so a worker may die between two and
the next one goes on. The row of the account stays, without a name, as the author of what stays.
"""

import logging
import secrets
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import CASCADE, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from community.events import (
    Change,
    DepartureDue,
    DepartureRequested,
    PersonShutOut,
    PictureDropped,
    ProfileChanged,
)
from community.models import Departure, Membership, User
from community.models.account import DAYS_OF_REGRET
from community.operations.belonging import dismiss, locked
from community.selectors.leaving import spaces_to_hand_over
from portal.audit import record
from portal.choices import Role
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.own_data import holdings

logger = logging.getLogger(__name__)

PIECE = 50
ROWS_A_PIECE = 500
STUCK_AFTER = timedelta(hours=6)
# Stay when everything else that hangs on an account goes.
PROOF = {"community.Departure"}


@operation
def request_departure(*, actor: User, keeps_words: bool) -> Departure:
    """Have one's account deleted in two weeks; all sessions end now, and signing in takes it back.

    The spaces are locked before the person: of two last administrators who leave at once, one stays.

    Raises:
        OperationRefusedError: a space would have no administrator.
    """
    administered = Membership.objects.filter(user=actor, role=Role.ADMINISTRATOR).values("space")
    list(Space.objects.select_for_update().filter(pk__in=administered).order_by("pk").values_list("pk"))
    person = User.objects.select_for_update().get(pk=actor.pk)
    if spaces_to_hand_over(person):
        raise OperationRefusedError(
            _("You are the last administrator of a space. Make somebody else administrator there first.")
        )
    departure, _made = Departure.objects.update_or_create(
        user=person,
        defaults={"keeps_words": keeps_words, "due_at": timezone.now() + timedelta(days=DAYS_OF_REGRET)},
    )
    end_all_sessions(person)
    record(actor=actor, verb="community.request_departure", obj=departure, keeps_words=keeps_words)
    publish(DepartureRequested(departure_id=departure.pk, user_id=person.pk))
    publish(PersonShutOut(user_id=person.pk))
    return departure


@operation
def cancel_departure(*, actor: User) -> bool:
    """Take the wish back, as long as nothing has been done; says whether there was one."""
    departure = Departure.objects.select_for_update().filter(user=actor, begun_at=None).first()
    if departure is None:
        return False
    record(actor=actor, verb="community.cancel_departure", obj=departure)
    departure.delete()
    return True


@operation
def claim_due_departures(*, actor: Actor) -> int:
    """Hand the deletions that are due to the worker; one that got stuck is handed over again later."""
    require(actor, "community.forget_person")
    now = timezone.now()
    waiting = Q(queued_at=None) | Q(queued_at__lt=now - STUCK_AFTER)
    due = Departure.objects.filter(waiting, done_at=None, due_at__lte=now).select_for_update()
    found = [departure.pk for departure in due]
    Departure.objects.filter(pk__in=found).update(queued_at=now)
    for pk in found:
        publish(DepartureDue(departure_id=pk))
    return len(found)


@operation
def begin_departure(*, actor: Actor, departure_id: int) -> Departure | None:
    """From here there is no way back: nobody signs in any more. None when it is not due, or done."""
    departure = Departure.objects.select_for_update().filter(pk=departure_id, done_at=None).first()
    if departure is None or departure.due_at > timezone.now():
        return None
    require(actor, "community.forget_person")
    person = User.objects.select_for_update().get(pk=departure.user_id)
    if departure.begun_at is None:
        departure.begun_at = timezone.now()
        departure.save(update_fields=["begun_at"])
        person.is_active = False
        person.set_unusable_password()
        person.save(update_fields=["is_active", "password"])
        end_all_sessions(person)
        record(actor=actor, verb="community.begin_departure", obj=departure)
        publish(PersonShutOut(user_id=person.pk))
    departure.user = person
    return departure


@operation
def end_a_membership(*, actor: Actor, departure: Departure) -> bool:
    """End one of the memberships that are left; False when there is none."""
    require(actor, "community.forget_person")
    memberships = Membership.objects.select_related("space", "user").filter(user_id=departure.user_id)
    found = memberships.order_by("pk").first()
    if found is None:
        return False
    locked(found.space)
    membership = memberships.filter(pk=found.pk).first()
    if membership is None:  # ended while this waited for the lock
        return True
    if membership.space in spaces_to_hand_over(membership.user):
        # They were not the last when they asked. Their wish counts; coordinators have to find somebody.
        logger.warning("space_without_administrator", extra={"space_id": membership.space_id})
    record(actor=actor, verb="community.leave_space", obj=membership)
    dismiss(membership, Change.LEFT)
    return True


@operation
def forget_a_piece(*, actor: Actor, departure: Departure) -> bool:
    """Take away some of what the person has here; False when nothing is left to be taken."""
    require(actor, "community.forget_person")
    # One piece at a time, should two workers have the same departure.
    Departure.objects.select_for_update().get(pk=departure.pk)
    for holding in holdings():
        if not departure.keeps_words and holding.remove and holding.remove(departure.user, PIECE):
            return True
        if holding.forget and holding.forget(departure.user, PIECE):
            return True
    return any(_delete_some(model, column, departure.user_id) for model, column in parts_of_accounts())


@operation
def finish_departure(*, actor: Actor, departure: Departure) -> None:
    """The account itself: no name, no address, no rights. What refers to it stays, as a former member's."""
    departure = Departure.objects.select_for_update().get(pk=departure.pk)
    if departure.done_at is not None:
        return
    require(actor, "community.forget_person")
    now = timezone.now()
    photo = User.objects.values_list("photo", flat=True).get(pk=departure.user_id)
    User.objects.filter(pk=departure.user_id).update(**nobody(departure.user_id), forgotten_at=now)
    if photo:
        publish(PictureDropped(name=photo))
    departure.done_at = now
    departure.save(update_fields=["done_at"])
    record(actor=actor, verb="community.finish_departure", obj=departure, keeps_words=departure.keeps_words)
    publish(ProfileChanged(user_id=departure.user_id))


def nobody(pk: int) -> dict[str, Any]:
    """The columns of an account without a person, whichever columns accounts have."""
    kept = {"id", "password", "date_joined", "is_demo", "forgotten_at"}
    fields = [field for field in User._meta.concrete_fields if field.name not in kept]  # noqa: SLF001
    empty = {
        field.name: field.get_default() if field.has_default() else None if field.null else ""
        for field in fields
    }
    apart = {"email": f"former-{pk}@invalid", "handle": f"former-{secrets.token_hex(8)}", "is_active": False}
    return empty | apart


def end_all_sessions(person: User) -> None:
    """Sign ``person`` out everywhere; called by operations, inside their transaction."""
    # Through the store: one that also keeps sessions in a cache forgets them there.
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    known = apps.get_model("usersessions.UserSession").objects.filter(user=person)
    for key in known.values_list("session_key", flat=True):
        store.delete(key)
    known.delete()


def parts_of_accounts() -> list[tuple[Any, str]]:
    """Model and column of everything that would be deleted with an account's row, of whatever app.

    What only names an author (``SET_NULL``) is no part of the account and stays.
    """
    relations: list[Any] = User._meta.get_fields(include_hidden=True)  # noqa: SLF001
    return [
        (field.related_model, field.field.name)
        for field in relations
        if (field.one_to_many or field.one_to_one)
        and field.auto_created
        and field.on_delete is CASCADE
        and field.related_model._meta.label not in PROOF  # noqa: SLF001
    ]


def _delete_some(model: Any, column: str, user_id: int) -> int:
    rows = model._base_manager.filter(**{column: user_id})  # noqa: SLF001
    some = list(rows.order_by("pk").values_list("pk", flat=True)[:ROWS_A_PIECE])
    if some:
        rows.filter(pk__in=some).delete()
    return len(some)
