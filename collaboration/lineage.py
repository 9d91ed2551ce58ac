"""What groups take up from other sections, and what others take up from them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.models import Group
from portal.addresses import in_space
from portal.lineage import Carriage, Kind, Material, reference, register_carriage, register_kind
from portal.operations import Actor, may
from portal.tags import names_on


def may_carry_group(actor: Actor, group: Group) -> bool:
    return may(actor, "collaboration.carry_group", group)


def material_of_group(group: Group) -> Material:
    """Give what a closed group has done and learned, with its members as contributors."""
    members = group.members.joined().order_by("joined_at", "pk").values_list("user_id", flat=True)
    return Material(
        title=group.title,
        summary=group.aim,
        body="\n\n".join(part for part in (group.outcome_done, group.outcome_learned) if part),
        tags=names_on(group),
        contributor_ids=list(members),
    )


def _form(obj: Any) -> str:
    return f"{in_space(obj.space, 'group_new')}?from={reference(obj)}"


register_kind(
    Kind(
        code="group",
        model=Group,
        label=_("Group"),
        permission="collaboration.view_group",
        material=material_of_group,
        may_carry=may_carry_group,
    )
)

for source in ("topic", "room", "decision", "resource", "practice"):
    register_carriage(Carriage(source=source, target="group", label=_("Form a group on it"), address=_form))
