"""Making spaces and changing what they are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.events import SpaceChanged, SpaceMade
from community.models import User
from community.operations.belonging import admit, locked, person
from community.page_groups import lock_pages, readers_of
from portal.audience import AudienceModel
from portal.audit import record
from portal.choices import AUDIENCES_WITHIN, JoinPolicy, Role, Visibility
from portal.cms.grants import set_grants
from portal.events import publish
from portal.models import Space, SpacePage
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.pages import make_space_pages
from portal.spaces import run_on_create
from portal.tenancy.scope import forget_person


@operation
def create_space(
    *,
    actor: Actor,
    slug: str,
    name: str,
    kind: str,
    visibility: str,
    join_policy: str,
    administrator: User,
    tagline: str = "",
    description: str = "",
    languages: Sequence[str] = (),
    accent: str = "",
    is_demo: bool = False,
    body: str = "[]",
    introductions: Mapping[str, str] | None = None,
) -> Space:
    """A space with its pages, sections, page groups and administrator; other apps add their part.

    Runs in a scope that may write to the new space, such as a command's ``all_spaces``.

    Raises:
        AccessDeniedError: ``actor`` makes no spaces.
        OperationRefusedError: the address is taken or malformed, or the policy does not fit the visibility.
    """
    require(actor, "community.create_space")
    space = Space(
        slug=slug, name=name, kind=kind, visibility=visibility, join_policy=join_policy, tagline=tagline,
        description=description, languages=list(languages), accent=accent, is_demo=is_demo,
    )  # fmt: skip
    _check(space)

    space.save()
    make_space_pages(space, body=body, introductions=dict(introductions or {}))
    readers_of(space)
    set_grants(space)
    lock_pages(space)
    record(actor=actor, verb="community.create_space", obj=space, space_id=space.pk)
    publish(SpaceMade(space_id=space.pk))
    admit(
        space=space, user=administrator, accepted_by=person(actor), is_accepted=True, role=Role.ADMINISTRATOR
    )
    run_on_create(space, actor)
    space.refresh_from_db()
    return space


@operation
def describe_space(
    *,
    actor: Actor,
    space: Space,
    name: str,
    tagline: str,
    description: str,
    languages: Sequence[str],
    accent: str,
) -> Space:
    """Change how a space introduces itself; its address stays.

    Raises:
        AccessDeniedError: ``actor`` does not administer it, or it is archived.
    """
    space = locked(space)
    require(actor, "community.edit_space", space)

    space.name, space.tagline, space.description = name, tagline, description
    space.languages, space.accent = list(languages), accent
    space.save(update_fields=["name", "tagline", "description", "languages", "accent"])
    SpacePage.objects.filter(space=space).update(title=name, draft_title=name)
    record(actor=actor, verb="community.describe_space", obj=space, space_id=space.pk)
    publish(SpaceChanged(space_id=space.pk))
    return space


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
    record(
        actor=actor, verb="community.change_space_access", obj=space, space_id=space.pk,
        before=before, visibility=visibility, join_policy=join_policy, narrowed=narrowed,
    )  # fmt: skip
    publish(SpaceChanged(space_id=space.pk, visibility_changed=visibility != before["visibility"]))
    return space


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


def _check(space: Space) -> None:
    """Fields and constraints of a new space as refusals at the field."""
    try:
        space.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise OperationRefusedError(messages[0], field=None if field == "__all__" else field) from error


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
