"""The wish for a space, and what the coordinators make of it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from community.events import SpaceRequestDecided, SpaceRequested, SpaceRequestWithdrawn
from community.models import Organisation, SpaceRequest, User
from community.operations.belonging import person
from community.operations.making_spaces import create_space
from portal.audit import record
from portal.choices import JoinPolicy, Visibility
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.space_templates import TEMPLATES


@operation
def ask_for_space(
    *,
    actor: User,
    name: str,
    template: str,
    visibility: str,
    purpose: str,
    organisation: Organisation | None = None,
) -> SpaceRequest:
    """Ask the coordinators for a space; one open request a person.

    Raises:
        AccessDeniedError: no space has let ``actor`` in, and they work for no organisation.
        OperationRefusedError: they have asked before and still wait, or there is no such template.
    """
    actor = User.objects.select_for_update().get(pk=actor.pk)
    require(actor, "community.ask_for_space")
    if template not in TEMPLATES:
        raise OperationRefusedError(_("Choose what the space begins with."), field="template")
    if SpaceRequest.objects.filter(user=actor, decided_at=None).exists():
        raise OperationRefusedError(
            _("You have already asked for a space. The coordinators will answer you.")
        )

    wish = SpaceRequest.objects.create(
        user=actor, name=name, kind=TEMPLATES[template].kind, template=template, visibility=visibility,
        purpose=purpose, organisation=organisation,
    )  # fmt: skip
    record(actor=actor, verb="community.ask_for_space", obj=wish)
    publish(SpaceRequested(request_id=wish.pk, user_id=actor.pk))
    return wish


@operation
def withdraw_space_request(*, actor: User, wish: SpaceRequest) -> None:
    """Take the wish back before it is decided.

    Raises:
        AccessDeniedError: somebody else asked.
        OperationRefusedError: it has been decided meanwhile.
    """
    wish = _open(wish)
    require(actor, "community.withdraw_space_request", wish)
    _still_open(wish)
    wish.decided_at = timezone.now()
    wish.save(update_fields=["decided_at"])
    record(actor=actor, verb="community.withdraw_space_request", obj=wish)
    publish(SpaceRequestWithdrawn(request_id=wish.pk))


@operation
def grant_space_request(*, actor: Actor, wish: SpaceRequest, name: str, slug: str, answer: str = "") -> Space:
    """Make the space; who asked for it becomes its administrator.

    Raises:
        AccessDeniedError: ``actor`` coordinates nothing.
        OperationRefusedError: decided meanwhile, the asker is gone, or the address is taken.
    """
    wish = _open(wish)
    require(actor, "community.decide_space_request", wish)
    _still_open(wish)
    if not wish.user.is_active:
        raise OperationRefusedError(_("The account of who asked is closed."))
    template = TEMPLATES[wish.template]
    hidden = wish.visibility == Visibility.HIDDEN
    space = create_space(
        actor=actor, slug=slug, name=name, kind=wish.kind, visibility=wish.visibility,
        join_policy=JoinPolicy.INVITATION if hidden else template.join_policy,
        administrator=wish.user, template=wish.template, organisation=wish.organisation,
    )  # fmt: skip
    wish.space = space
    _decide(actor, wish, granted=True, answer=answer)
    return space


@operation
def decline_space_request(*, actor: Actor, wish: SpaceRequest, answer: str) -> SpaceRequest:
    """Say no, with a word on why; they may ask again.

    Raises:
        AccessDeniedError: ``actor`` coordinates nothing.
        OperationRefusedError: decided meanwhile, or without a word.
    """
    wish = _open(wish)
    require(actor, "community.decide_space_request", wish)
    _still_open(wish)
    if not answer.strip():
        raise OperationRefusedError(
            _("Say in a sentence why not, so that they know what to do."), field="answer"
        )
    _decide(actor, wish, granted=False, answer=answer)
    return wish


def _open(wish: SpaceRequest) -> SpaceRequest:
    rows = SpaceRequest.objects.select_for_update(of=("self",)).select_related("user", "organisation")
    return rows.get(pk=wish.pk)


def _still_open(wish: SpaceRequest) -> None:
    if not wish.is_open:
        raise OperationRefusedError(_("This request has been decided meanwhile."))


def _decide(actor: Actor, wish: SpaceRequest, *, granted: bool, answer: str) -> None:
    wish.decided_at, wish.decided_by = timezone.now(), person(actor)
    wish.granted, wish.answer = granted, answer.strip()
    wish.save(update_fields=["decided_at", "decided_by", "granted", "answer", "space"])
    record(actor=actor, verb="community.decide_space_request", obj=wish, granted=granted)
    publish(
        SpaceRequestDecided(
            request_id=wish.pk,
            user_id=wish.user_id,
            granted=granted,
            space_id=wish.space_id,
            actor_id=actor.pk,
        )
    )
