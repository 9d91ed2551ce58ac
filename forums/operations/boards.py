from collections.abc import Sequence

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forums.choices import OpenedBy, TopicKind
from forums.events import BoardCreated
from forums.models import Board
from portal import audit
from portal.choices import Audience, SpaceKind
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.space_templates import boards_of

MAX_SLUG = 50
# Words that stand at a board's place in an address.
RESERVED_SLUGS = frozenset({"new"})


@operation
def create_board(
    *,
    actor: Actor,
    space: Space,
    name: str,
    purpose: str = "",
    audience: str = "",
    slug: str = "",
    colour: str = "",
    opened_by: str = OpenedBy.MEMBERS,
    kinds: Sequence[str] = (),
) -> Board:
    """A new board at the end of the space's shelf; ``audience`` is what its topics start with.

    Without ``kinds`` it takes every kind of topic.

    Raises:
        AccessDeniedError: only administrators make boards.
        OperationRefusedError: the space does not allow the audience, or has a board of that name or address.
    """
    space = Space.objects.select_for_update().get(pk=space.pk)
    require(actor, "forums.create_board", space)
    audience = audience or usual_audience(space)
    if audience not in board_audiences(space):
        raise OperationRefusedError(_("Boards of this space cannot have this audience."), field="audience")
    if Board.objects.filter(space=space, name__iexact=name).exists():
        raise OperationRefusedError(_("There is a board of this name already."), field="name")
    present = set(Board.objects.filter(space=space).values_list("slug", flat=True))
    if slug and (slug in present or slug in RESERVED_SLUGS):
        raise OperationRefusedError(_("Another board has this address already."), field="slug")

    board = Board.objects.create(
        space=space,
        slug=slug or free_slug(name, present),
        name=name,
        purpose=purpose,
        audience=audience,
        order=end_of_shelf(space),
        colour=colour,
        opened_by=opened_by,
        kinds=kept_kinds(kinds),
    )
    audit.record(actor=actor, verb="forums.create_board", obj=board, audience=audience)
    publish(BoardCreated(board_id=board.pk, space_id=space.pk))
    return board


@operation
def narrow_boards(*, actor: Actor, space: Space) -> int:
    """After the space became less visible: boards start topics no wider than it allows. Returns how many."""
    require(actor, "forums.create_board", space)
    allowed = board_audiences(space)
    too_wide = Board.objects.filter(space=space).exclude(audience__in=allowed)
    narrowed = too_wide.update(audience=allowed[0])
    audit.record(actor=actor, verb="forums.narrow_boards", obj=space, space_id=space.pk, boards=narrowed)
    return narrowed


def end_of_shelf(space: Space) -> int:
    """The place behind all boards of ``space``, also archived ones; under the lock of the space."""
    last = Board.objects.filter(space=space).aggregate(last=Max("order"))["last"]
    return 0 if last is None else int(last) + 1


def board_audiences(space: Space) -> list[Audience]:
    """A board is for a crowd; only single topics are for people who are named."""
    return [audience for audience in space.audiences if audience != Audience.PARTIES]


def usual_audience(space: Space) -> Audience:
    """Network spaces talk as openly as they may; a partner's own place talks among itself."""
    return board_audiences(space)[0] if space.kind == SpaceKind.NETWORK else Audience.SPACE


def kept_kinds(kinds: Sequence[str]) -> list[str]:
    """What is stored for a choice of kinds: nothing when all are chosen, or none."""
    chosen = [kind.value for kind in TopicKind if kind in kinds]
    return [] if len(chosen) == len(TopicKind) else chosen


def free_slug(name: str, present: set[str]) -> str:
    base = slugify(name)[: MAX_SLUG - 4].strip("-") or "board"
    taken = present | RESERVED_SLUGS
    if base not in taken:
        return base
    return next(f"{base}-{number}" for number in range(2, len(taken) + 3) if f"{base}-{number}" not in taken)


def make_default_boards(*, actor: Actor, space: Space) -> list[Board]:
    """What a new space starts with, by its template."""
    return [
        create_board(
            actor=actor, space=space, name=str(draft.name), slug=draft.slug, purpose=str(draft.purpose)
        )
        for draft in boards_of(space)
    ]
