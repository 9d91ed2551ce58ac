"""Changing what spaces are; ``making_spaces`` makes them."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.events import LogoLeft, SpaceChanged
from community.operations.belonging import locked
from community.page_groups import lock_pages
from portal.audience import AudienceModel
from portal.audit import record
from portal.choices import AUDIENCES_WITHIN, JoinPolicy, Visibility
from portal.cms.grants import set_grants
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.pictures import LOGO, copy_picture
from portal.tenancy.scope import forget_person


@operation
def change_space_access(*, actor: Actor, space: Space, visibility: str, join_policy: str) -> Space:
    """Change who may know of a space and how people join it.

    Things inside whose audience is now too wide are narrowed to the widest that is left, so nothing stays
    readable for people who may no longer know of the space. Widening changes nothing inside.

    Raises:
        AccessDeniedError: ``actor`` does not administer it, or it is archived.
        OperationRefusedError: a hidden space that is not by invitation.
    """
    space = locked(space)
    require(actor, "community.edit_space", space)
    before = {"visibility": space.visibility, "join_policy": space.join_policy}
    space.visibility, space.join_policy = visibility, join_policy
    if visibility == Visibility.HIDDEN and join_policy != JoinPolicy.INVITATION:
        raise OperationRefusedError(
            _("Nobody can find a hidden space, so people join it by invitation only."), field="join_policy"
        )

    space.save(update_fields=["visibility", "join_policy"])
    narrowed = narrow_audiences(space)
    lock_pages(space)
    _bring_logo_along(space, was_hidden=before["visibility"] == Visibility.HIDDEN)
    record(
        actor=actor, verb="community.change_space_access", obj=space, space_id=space.pk,
        before=before, visibility=visibility, join_policy=join_policy, narrowed=narrowed,
    )  # fmt: skip
    publish(SpaceChanged(space_id=space.pk, visibility_changed=visibility != before["visibility"]))
    return space


def _bring_logo_along(space: Space, *, was_hidden: bool) -> None:
    """The logo of a hidden space is private; the copy that is left behind goes after the commit."""
    if space.logo and space.is_hidden != was_hidden:
        copy_picture(space.logo, LOGO, private=space.is_hidden)
        publish(LogoLeft(name=space.logo, private=was_hidden))


@operation
def change_space_people(*, actor: Actor, space: Space, join_question: str, members_shown_to: str) -> Space:
    """Change what the space asks of those who want to join, and who sees its members.

    Raises:
        AccessDeniedError: ``actor`` does not administer it, or it is archived.
    """
    space = locked(space)
    require(actor, "community.edit_space", space)

    members_changed = space.members_shown_to != members_shown_to
    space.join_question, space.members_shown_to = join_question.strip(), members_shown_to
    space.save(update_fields=["join_question", "members_shown_to"])
    forget_person(actor.pk)
    record(
        actor=actor, verb="community.change_space_people", obj=space, space_id=space.pk,
        members_shown_to=members_shown_to, asks=bool(space.join_question),
    )  # fmt: skip
    publish(SpaceChanged(space_id=space.pk, members_changed=members_changed))
    return space


@operation
def archive_space(*, actor: Actor, space: Space) -> Space:
    """Make a space read-only; everything stays readable for whom it was.

    Raises:
        AccessDeniedError: ``actor`` does not administer it.
        OperationRefusedError: it is archived already.
    """
    space = locked(space)
    require(actor, "community.archive_space", space)
    if space.is_archived:
        raise OperationRefusedError(_("This space is archived already."))
    return _keep_archive_state(actor, space, verb="community.archive_space", archived_at=timezone.now())


@operation
def reopen_space(*, actor: Actor, space: Space) -> Space:
    """Undo ``archive_space``.

    Raises:
        AccessDeniedError: ``actor`` does not administer it.
        OperationRefusedError: it is not archived.
    """
    space = locked(space)
    require(actor, "community.archive_space", space)
    if not space.is_archived:
        raise OperationRefusedError(_("This space is not archived."))
    return _keep_archive_state(actor, space, verb="community.reopen_space", archived_at=None)


def _keep_archive_state(actor: Actor, space: Space, *, verb: str, archived_at: Any) -> Space:
    space.archived_at = archived_at
    space.save(update_fields=["archived_at"])
    set_grants(space)
    record(actor=actor, verb=verb, obj=space, space_id=space.pk)
    publish(SpaceChanged(space_id=space.pk))
    return space


def audience_models() -> Iterator[type[AudienceModel]]:
    """Every kind of thing that is made for an audience, whichever app it belongs to."""
    return (model for model in apps.get_models() if issubclass(model, AudienceModel))


def too_wide(model: type[AudienceModel], space: Space, visibility: str) -> Any:
    """The rows of ``model`` whose audience a space of ``visibility`` does not allow."""
    rows: Any = model._default_manager  # noqa: SLF001
    return rows.filter(space=space).exclude(audience__in=AUDIENCES_WITHIN[visibility])


def narrow_audiences(space: Space) -> int:
    """Give things inside the widest audience that the space still allows; returns how many changed."""
    widest = AUDIENCES_WITHIN[space.visibility][0]
    return sum(
        too_wide(model, space, space.visibility).update(audience=widest) for model in audience_models()
    )
