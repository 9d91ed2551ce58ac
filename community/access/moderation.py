"""Who reports, who decides, who objects: nobody about a case of their own.

``handles_case`` is the single form of ``CaseQuerySet.handled_by``.
"""

from typing import Any

import rules

from community.access.spaces import knows_its_space, knows_space
from community.models import Membership
from community.moderation.concerned import wrote_it_without_name
from community.moderation.targets import target_of
from portal.access import is_coordinator, is_moderator, is_signed_in
from portal.choices import Role
from portal.operations import may
from portal.tenancy.scope import memo


@rules.predicate
def target_is_shown(actor: Any, obj: Any) -> bool:
    target = target_of(type(obj))
    return target is not None and target.stands(obj) and may(actor, target.permission, obj)


@rules.predicate
def somebody_else_wrote_it(actor: Any, obj: Any) -> bool:
    target = target_of(type(obj))
    author = target.author(obj) or target.behind(obj) if target is not None else None
    if author is None:
        return bool(getattr(obj, "visitor_name", ""))  # by somebody without an account
    return bool(author.pk != actor.pk)


@rules.predicate
def is_concerned(actor: Any, case: Any) -> bool:
    if case.person_id is not None:
        return bool(case.person_id == actor.pk)
    return wrote_it_without_name(actor, case)


@rules.predicate
def was_told(actor: Any, case: Any) -> bool:
    return bool(case.has_consequence)


@rules.predicate
def may_still_object(actor: Any, case: Any) -> bool:
    return case.objected_at is None


@rules.predicate
def decided_it(actor: Any, case: Any) -> bool:
    return case.decided_by_id is not None and case.decided_by_id == actor.pk


@rules.predicate
def is_for_network(actor: Any, case: Any) -> bool:
    return bool(case.is_for_network)


@rules.predicate
def is_open_to_the_network(actor: Any, case: Any) -> bool:
    """It was reported to the network, somebody objected, or no moderator of the space could decide."""
    if case.is_for_network or case.objected_at is not None:
        return True
    return not keeper_ids(case.space_id) - {case.person_id}


def keeper_ids(space_id: int) -> frozenset[int]:
    """Who keeps order in a space and can sign in; read once a scope, since lists of notices ask for each."""
    keepers = Membership.objects.filter(
        space_id=space_id, role__in=[Role.MODERATOR, Role.ADMINISTRATOR], user__is_active=True
    )
    return memo(
        ("keepers of a space", space_id, "ids"), lambda: frozenset(keepers.values_list("user_id", flat=True))
    )


@rules.predicate
def reported_it(actor: Any, report: Any) -> bool:
    return report.reporter_id is not None and report.reporter_id == actor.pk


coordinates_case = is_coordinator & knows_its_space & is_open_to_the_network
handles_case = ~is_concerned & ((is_moderator & ~is_for_network) | coordinates_case)
was_told_here = is_concerned & was_told & knows_its_space

rules.add_perm("community.report", is_signed_in & target_is_shown & somebody_else_wrote_it)
rules.add_perm("community.view_report", reported_it & knows_its_space)
rules.add_perm("community.view_cases", is_moderator | (knows_space & is_coordinator))
rules.add_perm("community.moderate", is_moderator)
rules.add_perm("community.view_network_cases", is_coordinator)
rules.add_perm("community.handle_case", handles_case)
rules.add_perm("community.view_case", handles_case | was_told_here)
rules.add_perm("community.decide_case", handles_case)
rules.add_perm("community.object_to_decision", was_told_here & may_still_object)
rules.add_perm("community.decide_objection", handles_case & ~decided_it)
