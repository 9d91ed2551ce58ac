"""What the editors of a space conclude from its scenarios."""

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.audit import record
from portal.choices import Audience
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require
from scenarios.events import SynthesisPublished
from scenarios.models import Synthesis


@operation
def publish_synthesis(*, actor: Actor, space: Space, body: str, audience: str) -> Synthesis:
    """Publish the synthesis of ``space``, or another wording of it.

    Raises:
        AccessDeniedError: ``actor`` does not moderate the space, or it is archived.
        OperationRefusedError: the space does not allow the audience.
    """
    space = Space.objects.select_for_update().get(pk=space.pk)
    require(actor, "scenarios.write_synthesis", space)
    if audience == Audience.PARTIES or audience not in space.audiences:
        raise OperationRefusedError(_("Scenarios of this space cannot have this audience."), field="audience")
    now = timezone.now()
    synthesis = Synthesis.objects.filter(space=space).first()
    is_first = synthesis is None
    if synthesis is None:
        synthesis = Synthesis(space=space, published_at=now)
    else:
        synthesis.edited_at = now
    synthesis.author, synthesis.audience = actor, audience
    synthesis.write(body)
    synthesis.save()
    record(actor=actor, verb="scenarios.publish_synthesis", obj=synthesis, audience=audience)
    if is_first:
        publish(SynthesisPublished(synthesis_id=synthesis.pk, space_id=space.pk, actor_id=actor.pk))
    return synthesis


@operation
def take_back_synthesis(*, actor: Actor, space: Space) -> None:
    """Take the synthesis of ``space`` away; nothing happens where there is none.

    Raises:
        AccessDeniedError: ``actor`` does not moderate the space, or it is archived.
    """
    space = Space.objects.select_for_update().get(pk=space.pk)
    require(actor, "scenarios.write_synthesis", space)
    for synthesis in Synthesis.objects.filter(space=space):
        record(actor=actor, verb="scenarios.take_back_synthesis", obj=synthesis)
        synthesis.delete()
