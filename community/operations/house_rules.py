"""House rules of a space."""

from django.utils import timezone

from community.events import RulesChanged, SpaceChanged
from community.operations.belonging import locked, person
from portal.audit import record
from portal.events import publish
from portal.models import HouseRules, Space
from portal.operations import Actor, operation, require
from portal.text import rendered


@operation
def write_rules(*, actor: Actor, space: Space, body: str) -> HouseRules | None:
    """From today on these rules hold, and until then the earlier ones did; no words mean no rules.

    A second change on one day replaces the first. Today is the writer's: who is a time zone behind the last
    writer writes for that one's day, or the newer words would never hold. None when nothing has changed.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
    """
    space = locked(space)
    require(actor, "community.edit_space", space)
    words = rendered(body)
    before = HouseRules.objects.filter(space=space).order_by("-valid_on").first()
    if words["body"] == (before.body if before is not None else ""):
        return None

    today = timezone.localdate()
    rules, _made = HouseRules.objects.update_or_create(
        space=space,
        valid_on=max(today, before.valid_on) if before else today,
        defaults={**words, "written_by": person(actor)},
    )
    space.rules_changed_on = rules.valid_on if rules.body else None
    space.save(update_fields=["rules_changed_on"])
    record(actor=actor, verb="community.write_rules", obj=rules, space_id=space.pk)
    publish(RulesChanged(rules_id=rules.pk, space_id=space.pk, actor_id=actor.pk))
    publish(SpaceChanged(space_id=space.pk))
    return rules
