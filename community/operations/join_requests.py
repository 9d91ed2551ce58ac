"""The wish to belong, and what the space makes of it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.events import JoinRequestDecided, JoinRequested
from community.models import JoinRequest, User
from community.operations.belonging import admit, locked, person
from portal.audit import record
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, may, operation, require


@operation
def ask_to_join(*, actor: User, space: Space, message: str = "") -> JoinRequest:
    """Ask the administrators of ``space`` to let ``actor`` in; one open request a person and space.

    Raises:
        AccessDeniedError: the space takes no requests, is archived, unknown to ``actor``, or already theirs.
        OperationRefusedError: they have asked before and still wait.
    """
    space = locked(space)
    require(actor, "community.ask_to_join", space)
    if JoinRequest.objects.filter(space=space, user=actor, decided_at=None).exists():
        raise OperationRefusedError(_("You have already asked. The administrators will answer you."))

    if space.join_question and not message.strip():
        raise OperationRefusedError(_("The space asks a question. Please answer it."), field="message")

    asked = JoinRequest.objects.create(
        space=space, user=actor, question=space.join_question, message=message.strip()
    )
    record(actor=actor, verb="community.ask_to_join", obj=asked)
    publish(JoinRequested(request_id=asked.pk, space_id=space.pk, user_id=actor.pk))
    return asked


@operation
def withdraw_join_request(*, actor: User, request: JoinRequest) -> None:
    """Take a request back before it is decided.

    Raises:
        AccessDeniedError: somebody else asked.
        OperationRefusedError: it has been decided meanwhile.
    """
    locked(request.space)
    request = JoinRequest.objects.select_related("space").get(pk=request.pk)
    require(actor, "community.withdraw_join_request", request)
    _still_open(request)

    request.decided_at = timezone.now()
    request.save(update_fields=["decided_at"])
    record(actor=actor, verb="community.withdraw_join_request", obj=request)
    _tell(request, granted=None, actor=actor)


@operation
def decide_join_request(*, actor: Actor, request: JoinRequest, grant: bool, reply: str = "") -> JoinRequest:
    """Let somebody in, or turn them down, if you like with a word; they may ask again later.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space.
        OperationRefusedError: somebody has decided meanwhile, or the asker's address is blocked.
    """
    locked(request.space)
    request = JoinRequest.objects.select_related("space", "user").get(pk=request.pk)
    require(actor, "community.decide_join_request", request)
    _still_open(request)
    if grant and not may(request.user, "community.be_taken_in", request.space):
        raise OperationRefusedError(_("This person is blocked already."))

    request.decided_at = timezone.now()
    request.decided_by = person(actor)
    request.granted = grant
    request.reply = "" if grant else reply.strip()
    request.save(update_fields=["decided_at", "decided_by", "granted", "reply"])
    if grant:
        admit(space=request.space, user=request.user, accepted_by=person(actor), is_accepted=True)
    record(actor=actor, verb="community.decide_join_request", obj=request, granted=grant)
    _tell(request, granted=grant, actor=actor)
    return request


def _still_open(request: JoinRequest) -> None:
    if request.decided_at is not None:
        raise OperationRefusedError(_("This request has been decided meanwhile."))


def _tell(request: JoinRequest, *, granted: bool | None, actor: Actor) -> None:
    publish(
        JoinRequestDecided(
            request_id=request.pk,
            space_id=request.space_id,
            user_id=request.user_id,
            granted=granted,
            actor_id=actor.pk,
        )
    )
