"""Reads that join or count for the pages of groups."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from collaboration.choices import GroupRole, TaskState
from collaboration.models import Group, GroupMember, Task
from community.blocking import blocked_by
from community.choices import OrganisationType
from community.models import Membership, Profile
from portal.choices import Role
from portal.keyset import Slice, cut
from portal.models import Space
from portal.operations import Actor, may

# How many names a form offers at once; others are found by typing.
NAMES_OFFERED = 40
A_PAGE = 24
# The two sides that work-based learning brings together, by the type of organisation.
STUDY_SIDE = {
    OrganisationType.VET_PROVIDER,
    OrganisationType.TUTOR_TRAINER,
    OrganisationType.TRAINING_PARTNERSHIP,
}
WORK_SIDE = {
    OrganisationType.ENTERPRISE,
    OrganisationType.CRAFT_PROVIDER,
    OrganisationType.CHAMBER,
    OrganisationType.HOST,
}


def people_to_invite(space: Space, *, without: Iterable[int] = ()) -> QuerySet[Membership]:
    """Memberships of everybody who may work in groups of ``space``, by name; observers may not."""
    return (
        Membership.objects.filter(space=space, user__is_active=True)
        .exclude(role=Role.OBSERVER)
        .exclude(user_id__in=list(without))
        .select_related("user__profile__organisation")
        .order_by("user__display_name", "user_id")
    )


def people_offered(space: Space, actor: Actor, *, first: Iterable[int] = ()) -> list[Membership]:
    """People to tick in the form of a new group: those who took part before it, then others by name.

    Where the space does not show its members to ``actor``, others are invited later, by their handle.
    """
    wanted = [pk for pk in first if pk != actor.pk]
    rows = people_to_invite(space, without=[actor.pk])
    leading = list(rows.filter(user_id__in=wanted)) if wanted else []
    if not may(actor, "community.view_members", space):
        return leading
    others = rows.exclude(user_id__in=wanted)[: max(NAMES_OFFERED - len(leading), 0)]
    return [*leading, *others]


def found_to_invite(group: Group, actor: Actor, words: str) -> list[Membership]:
    """People of the space who are not in the group yet and whose name or organisation has ``words``.

    Where the space does not show its members to ``actor``, they have to know the handle.
    """
    words = words.replace("\x00", " ")  # which PostgreSQL does not take
    named = group.members.values_list("user_id", flat=True)
    people = people_to_invite(group.space, without=named)
    if not may(actor, "community.view_members", group.space):
        return list(people.filter(user__handle=words.strip().lstrip("@").lower()))
    for word in words.split()[:4]:
        people = people.filter(
            Q(user__display_name__icontains=word)
            | Q(user__profile__organisation__name__icontains=word)
            | Q(user__profile__organisation__alias__icontains=word)
            | Q(user__profile__organisation_name__icontains=word)
        )
    return list(people[:NAMES_OFFERED])


def partners_of(members: Iterable[Any]) -> list[str]:
    """Names of the organisations that ``members`` come from, each once, in order of appearance."""
    names = (profile.works_at for profile in _profiles_of(members))
    return list(dict.fromkeys(name for name in names if name))


def mix_of(members: Iterable[Any]) -> dict[str, int]:
    """How many of ``members`` come from the study side and how many from the work side.

    Only people with an organisation that says which of the two it is are counted.
    """
    mix = {"study": 0, "work": 0}
    for profile in _profiles_of(members):
        if profile.organisation is not None:
            kind = profile.organisation.kind
            mix["study"] += kind in STUDY_SIDE
            mix["work"] += kind in WORK_SIDE
    return mix


def _profiles_of(members: Iterable[Any]) -> Iterator[Profile]:
    """What ``members`` say of themselves; an account that was made in ``/cms/`` has nothing to say yet."""
    return (member.user.profile for member in members if hasattr(member.user, "profile"))


def groups_for(actor: Actor, space: Any) -> Any:
    """Groups that ``actor`` may see; of the whole network when ``space`` is None."""
    rows = Group.objects.visible_to(actor).for_cards()
    return rows if space is None else rows.filter(space=space)


def page_of_groups(actor: Actor, space: Any, *, state: str, before: str) -> Slice:
    rows = groups_for(actor, space)
    if state:
        rows = rows.filter(state=state)
    return cut(rows, by="formed_at", before=before, size=A_PAGE)


def groups_at_work(actor: Actor, space: Any, *, most: int) -> list[Group]:
    """Groups that are open, those that end first before others."""
    return list(groups_for(actor, space).open().order_by("ends_on", "pk")[:most])


def groups_closed(actor: Actor, space: Any, *, most: int) -> list[Group]:
    return list(groups_for(actor, space).closed().order_by("-closed_at", "-pk")[:most])


def groups_of(actor: Actor, person: Any, *, most: int) -> list[Group]:
    """The groups in which ``person`` is or was, as far as ``actor`` may see them."""
    parts = GroupMember.objects.joined().filter(user=person).values("group_id")
    return list(groups_for(actor, None).filter(pk__in=parts).running_first()[:most])


def invitations_of(person: Any, *, most: int) -> list[Group]:
    """The groups that wait for the answer of ``person``."""
    parts = GroupMember.objects.invited().filter(user=person).values("group_id")
    # Convenors invite; what comes from somebody whom the person has blocked does not wait for an answer.
    unwanted = GroupMember.objects.filter(role=GroupRole.CONVENOR, user_id__in=blocked_by(person))
    waiting = groups_for(person, None).open().filter(pk__in=parts).exclude(pk__in=unwanted.values("group_id"))
    return list(waiting.newest_first()[:most])


def tasks_of(person: Any, *, most: int) -> list[Task]:
    """What ``person`` has taken on in groups that are open, the nearest date first."""
    rows = Task.objects.filter(assignee=person, group__in=Group.objects.visible_to(person).open())
    due = F("due_on").asc(nulls_last=True)
    return list(rows.exclude(state=TaskState.DONE).select_related("group__space").order_by(due, "pk")[:most])


def time_of(group: Group, today: date) -> dict[str, Any]:
    """Where a group stands in its time, for a line from start to end."""
    days = (group.ends_on - group.starts_on).days
    return {
        "days": days,
        "days_gone": min(max((today - group.starts_on).days, 0), days),
        "days_left": (group.ends_on - today).days,
        "week": group.week_on(today),
        "is_over": today > group.ends_on,
    }
