"""Who belongs where, who takes part, who asks to be let in."""

from community.models import JoinRequest, Membership, Participation, PersonBlock, User
from config.demo.bulk import BATCH, given_times
from config.demo.large.stage import Stage
from portal.choices import JoinPolicy, Role, SpaceKind
from portal.models import Space

STEPS = (0, 7, 31)  # everybody belongs to three spaces
MANY = 30  # to how many the last of them belongs
FEW = 3  # the first of a space are its administrator and two moderators
TAKING_PART = 30
OPEN_REQUESTS_EVERY = 6


def load(stage: Stage) -> None:
    _memberships(stage)
    _participations(stage)
    _requests(stage)
    _blocks(stage)


def _memberships(stage: Stage) -> None:
    stage.members = {space.pk: [] for space in stage.spaces}
    rows: list[Membership] = []
    last = len(stage.people) - 1
    for index, user in enumerate(stage.people):
        for step in range(MANY) if index == last else STEPS:
            space = stage.spaces[(index * 3 + step) % len(stage.spaces)]
            if user in stage.members[space.pk][-1:]:
                continue
            rows.append(_membership(stage, space, user, len(rows)))
            stage.members[space.pk].append(user)
    with given_times(Membership, "joined_at"):
        Membership.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    for space in stage.spaces:
        space.member_count = len(stage.members[space.pk])
    Space.objects.bulk_update(stage.spaces, ["member_count"])


def _membership(stage: Stage, space: Space, user: User, number: int) -> Membership:
    """One of nine walked into an open space by themselves."""
    place = len(stage.members[space.pk])
    role = Role.MODERATOR if place < FEW else Role.OBSERVER if place % 20 == 0 else Role.MEMBER
    walked_in = space.join_policy == JoinPolicy.OPEN and place >= FEW and number % 9 == 0
    return Membership(
        space=space,
        user=user,
        role=role if place else Role.ADMINISTRATOR,
        joined_at=user.date_joined,
        accepted_at=None if walked_in else user.date_joined,
    )


def _participations(stage: Stage) -> None:
    networks = [space for space in stage.spaces if space.kind == SpaceKind.NETWORK]
    Participation.objects.bulk_create(
        [
            Participation(
                organisation=stage.organisations[(at * 17 + n * 3) % len(stage.organisations)],
                space=space,
                since=stage.now.date(),
                agreed_at=stage.now,
            )
            for at, space in enumerate(networks)
            for n in range(TAKING_PART)
        ],
        ignore_conflicts=True,
    )


def _requests(stage: Stage) -> None:
    asked = [space for space in stage.spaces if space.join_policy == JoinPolicy.REQUEST]
    if not asked:
        return
    rows = []
    for n in range(stage.sizes.requests):
        user = stage.people[n * 13 % len(stage.people)]
        at = stage.moment(n, stage.sizes.requests)
        is_open = n % OPEN_REQUESTS_EVERY == 0
        rows.append(
            JoinRequest(
                space=asked[n % len(asked)],
                user=user,
                message=stage.words.sentence(),
                asked_at=at,
                decided_at=None if is_open else at,
                granted=None if is_open else n % 2 == 0,
            )
        )
    with given_times(JoinRequest, "asked_at"):
        JoinRequest.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _blocks(stage: Stage) -> None:
    """Between people of one space; nobody has blocked more than a few."""
    rows = {}
    for n in range(stage.sizes.person_blocks):
        members = stage.members[stage.spaces[n % len(stage.spaces)].pk]
        person, blocked = members[n // len(stage.spaces) % len(members)], members[-1 - n % 3]
        if person != blocked:
            rows[person.pk, blocked.pk] = PersonBlock(user=person, blocked=blocked, at=stage.now)
    PersonBlock.objects.bulk_create(rows.values(), batch_size=BATCH)
