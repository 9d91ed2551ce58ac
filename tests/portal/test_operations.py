import pytest
import rules
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from portal import audit
from portal.models import AuditEntry, Space
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError, may, operation, require


@operation
def rename(*, actor: object, space: Space, name: str) -> Space:
    space.name = name
    space.save(update_fields=["name"])
    audit.record(actor=actor, verb="tests.rename", obj=space, space_id=space.pk)
    if name == "refuse":
        raise OperationRefusedError("No.", field="name")
    return space


def test_an_operation_takes_keywords_only(space, member):
    with pytest.raises(TypeError, match="keyword arguments only"):
        rename(member, space, "x")

    space.refresh_from_db()
    assert space.name == "Baltic ILP"


def test_a_refused_operation_leaves_no_trace(space, member):
    with pytest.raises(OperationRefusedError) as refused:
        rename(actor=member, space=space, name="refuse")

    space.refresh_from_db()
    assert (space.name, refused.value.field, str(refused.value)) == ("Baltic ILP", "name", "No.")
    assert AuditEntry.objects.count() == 0


@operation
def move(*, actor: object, space: Space, **values: str) -> None:
    Space.objects.filter(pk=space.pk).update(**values)


def test_what_another_took_meanwhile_is_refused(space, other_space, member):
    with pytest.raises(OperationRefusedError, match="Somebody else did the same"):
        move(actor=member, space=space, slug=other_space.slug)

    space.refresh_from_db()
    assert space.slug == "baltic"


def test_any_other_broken_rule_stays_an_error(space, member):
    with pytest.raises(IntegrityError):
        move(actor=member, space=space, kind="nonsense")


@pytest.mark.parametrize(("who", "kind"), [("member", "user"), ("visitor", "visitor"), ("system", "system")])
def test_the_trail_names_actor_verb_and_object_but_no_text(who, kind, space, member, visitor):
    actor = {"member": member, "visitor": visitor, "system": SYSTEM}[who]

    rename(actor=actor, space=space, name="New name")

    entry = AuditEntry.objects.get()
    assert (entry.actor_kind, entry.verb, entry.object_label, entry.object_id, entry.details) == (
        kind, "tests.rename", "portal.space", space.pk, {},
    )  # fmt: skip
    assert entry.actor == (member if who == "member" else None)


def test_require_names_the_permission_that_is_lacking(space, member):
    rules.add_perm("tests.never", rules.always_deny)
    try:
        with pytest.raises(AccessDeniedError) as denied:
            require(member, "tests.never", space)
    finally:
        rules.remove_perm("tests.never")

    assert denied.value.permission == "tests.never"
    assert isinstance(denied.value, PermissionDenied)


def test_superusers_are_not_above_peoples_audiences(space, member):
    member.is_superuser = True
    member.save()
    rules.add_perm("tests.never", rules.always_deny)
    try:
        assert (may(member, "tests.never", space), member.has_perm("tests.never", space)) == (False, False)
    finally:
        rules.remove_perm("tests.never")


def test_the_platform_itself_may(space):
    assert may(SYSTEM, "tests.unknown", space) is True
