"""What people wish of mail; only what differs from the usual is kept."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from community.choices import Delivery, NoticeGroup, NoticeKind
from community.events import AddressRefused
from community.models import MailSettings, Notice, NoticePreference, User
from community.notice_groups import USUAL
from community.selectors.wishes import wishes_of
from portal.audit import record
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.spaces import standing


@operation
def set_wishes(
    *,
    actor: User,
    deliveries: Mapping[str, str],
    news_from: Collection[int],
    digest_weekday: int,
    digest_hour: int,
    quiet_from: int | None,
    quiet_until: int | None,
    is_stopped: bool,
) -> None:
    """Keep how each group of notices reaches ``actor`` everywhere, and when their mail may come.

    ``news_from``: the spaces of ``actor`` that their digests cover.

    Raises:
        OperationRefusedError: quiet hours with one end only.
    """
    person = User.objects.select_for_update().get(pk=actor.pk)
    require(actor, "community.edit_profile", person)
    if (quiet_from is None) != (quiet_until is None):
        raise OperationRefusedError(
            _("Quiet hours need a beginning and an end."),
            field="quiet_from" if quiet_from is None else "quiet_until",
        )

    kept, _made = MailSettings.objects.get_or_create(user=person)
    MailSettings.objects.filter(pk=kept.pk).update(
        digest_weekday=digest_weekday,
        digest_hour=digest_hour,
        quiet_from=quiet_from,
        quiet_until=quiet_until,
        stopped_at=(kept.stopped_at or timezone.now()) if is_stopped else None,
    )
    for group, delivery in deliveries.items():
        _keep(person, None, group, delivery if delivery != USUAL[group] else "")
    _cover(person, set(news_from))
    record(actor=actor, verb="community.set_wishes", obj=person)


@operation
def set_space_wishes(*, actor: User, space: Space, deliveries: Mapping[str, str]) -> None:
    """Keep what ``actor`` wants differently in ``space``; an empty delivery is as everywhere."""
    person = User.objects.select_for_update().get(pk=actor.pk)
    require(actor, "community.edit_profile", person)
    require(actor, "community.view_space", space)

    for group, delivery in deliveries.items():
        _keep(person, space.pk, group, delivery)
    record(actor=actor, verb="community.set_space_wishes", obj=person, space_id=space.pk)


@operation
def stop_mail(*, actor: Actor, user_id: int, groups: Collection[str], space_id: int | None) -> None:
    """Somebody followed the link of a mail: no more mail of ``groups``, from that space or from all.

    Raises:
        AccessDeniedError: not the platform, which has checked the link.
    """
    require(actor, "community.mail_notices")
    person = User.objects.select_for_update().filter(pk=user_id).first()
    if person is None:
        return
    if space_id is not None and not Space.objects.filter(pk=space_id).exists():
        return
    for group in groups:
        _keep(person, space_id, group, Delivery.HERE)
    record(actor=actor, verb="community.stop_mail", obj=person)


@operation
def stop_digest(*, actor: Actor, user_id: int, period: str) -> None:
    """No more digests of ``period``: what came in them is only on the site from now on.

    Raises:
        AccessDeniedError: not the platform, which has checked the link.
    """
    require(actor, "community.mail_notices")
    person = User.objects.select_for_update().filter(pk=user_id).first()
    if person is None:
        return
    NoticePreference.objects.filter(user=person, delivery=period).update(delivery=Delivery.HERE)
    wishes = wishes_of([person])[person.pk]
    for group in USUAL:
        if wishes.delivery(group) == period:
            _keep(person, None, group, Delivery.HERE)
    record(actor=actor, verb="community.stop_digest", obj=person)


@operation
def refuse_address(*, actor: Actor, person: User, reason: str) -> MailSettings:
    """A mail server takes nothing for the person's address, for good; nothing is sent until they say so."""
    require(actor, "community.mail_notices")
    kept, _made = MailSettings.objects.update_or_create(
        user=person,
        defaults={
            "refused_at": timezone.now(), "refused_address": person.email, "refused_reason": reason[:200],
        },
    )  # fmt: skip
    Notice.objects.filter(recipient=person).exclude(mail_due_at=None).update(mail_due_at=None)
    publish(AddressRefused(user_id=person.pk))
    return kept


@operation
def try_address_again(*, actor: User) -> None:
    """The person says that their address works."""
    require(actor, "community.edit_profile", actor)
    MailSettings.objects.filter(user=actor).update(refused_at=None, refused_address="", refused_reason="")
    told = Notice.objects.filter(recipient=actor, kind=NoticeKind.UNREACHABLE, read_at=None)
    told.update(read_at=timezone.now(), mail_due_at=None)
    record(actor=actor, verb="community.try_address_again", obj=actor)


def _keep(person: User, space_id: int | None, group: str, delivery: str) -> None:
    which: dict[str, Any] = {"user": person, "space_id": space_id, "group": group}
    if delivery:
        NoticePreference.objects.update_or_create(**which, defaults={"delivery": delivery})
    else:
        NoticePreference.objects.filter(**which).delete()


def _cover(person: User, news_from: set[int]) -> None:
    """Leave out the person's other spaces; what they chose in a space that is covered stays."""
    for space_id in standing(person).space_ids:
        if space_id not in news_from:
            _keep(person, space_id, NoticeGroup.NEWS, Delivery.HERE)
        else:
            left_out = NoticePreference.objects.filter(
                user=person, space_id=space_id, group=NoticeGroup.NEWS, delivery=Delivery.HERE
            )
            left_out.delete()
