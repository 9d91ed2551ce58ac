"""Who hears of what: the choices of people about topics, boards, tags and spaces, put together.

The nearest choice holds: topic before board before tag before space. What a person said anywhere of these
holds before what the platform set by itself. Who says nothing hears of mentions and of answers to them, and
who began a topic hears everything in it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from forums import nameless
from forums.choices import ChosenBy, FollowLevel
from forums.models import Board, Follow, Topic, TopicTag
from forums.models.follow import TARGETS
from portal.keyset import Slice, newest
from portal.models import Tag
from portal.own_data import in_slices
from portal.spaces import readable
from portal.tenancy import Scope, SpaceSet, enter

_LOUDNESS: Final = {FollowLevel.NOTHING: 0, FollowLevel.MENTIONS: 1, FollowLevel.EVERYTHING: 2}
KIND_LABELS: Final = {"topic": _("Topic"), "board": _("Board"), "tag": _("Tag"), "space": _("Space")}
_COLUMNS: Final = ("user_id", "level", "chosen_by", "topic_id", "board_id", "tag_id", "space_id")


@dataclass(frozen=True)
class Choice:
    """What somebody hears of a thing; ``of`` is what the choice was about, empty when none was made."""

    level: str
    of: str = ""
    chosen_by: str = ""

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The smallest holds; of several tags the loudest one."""
        return self.chosen_by != ChosenBy.PERSON, TARGETS.index(self.of), -_LOUDNESS[FollowLevel(self.level)]


USUAL: Final = Choice(FollowLevel.MENTIONS)
OF_ONES_OWN: Final = Choice(FollowLevel.EVERYTHING)


def choices_about(topic: Topic, people: Collection[int] | None = None) -> dict[int, Choice]:
    """The choice that holds for each person who made one, of ``people`` or of all: one query."""
    tags = TopicTag.objects.filter(content_object=topic).values("tag_id")
    about = Q(topic_id=topic.pk) | Q(space_id=topic.space_id) | Q(tag__in=tags)
    if topic.board_id is not None:
        about |= Q(board_id=topic.board_id)
    return _holding(about, people)


def choice_about_board(board: Board, actor: Any) -> Choice:
    """What ``actor`` hears of new things on ``board``: one query, none for visitors."""
    about = Q(board_id=board.pk) | Q(space_id=board.space_id)
    return _holding(about, [actor.pk]).get(actor.pk, USUAL) if actor.pk is not None else USUAL


def choice_about_space(space: Any, actor: Any) -> Choice:
    about = Q(space_id=space.pk)
    return _holding(about, [actor.pk]).get(actor.pk, USUAL) if actor.pk is not None else USUAL


def choice_about(topic: Topic, actor: Any) -> Choice:
    """What ``actor`` hears of ``topic``: one query, none for visitors."""
    return choice_in(choices_about(topic, [actor.pk]), topic, actor.pk) if actor.pk is not None else USUAL


def choice_in(choices: dict[int, Choice], topic: Topic, user_id: int) -> Choice:
    """The choice of one person, or what is usual for them."""
    began_it = user_id == topic.author_id or nameless.asked(user_id, topic)
    return choices.get(user_id) or (OF_ONES_OWN if began_it else USUAL)


def _holding(about: Q, people: Collection[int] | None) -> dict[int, Choice]:
    rows = Follow.objects.filter(about)
    if people is not None:
        rows = rows.filter(user_id__in=people)
    found: dict[int, Choice] = {}
    for user_id, level, chosen_by, *targets in rows.values_list(*_COLUMNS):
        of = next(name for name, pk in zip(TARGETS, targets, strict=True) if pk is not None)
        choice = Choice(level, of, chosen_by)
        if user_id not in found or choice.rank < found[user_id].rank:
            found[user_id] = choice
    return found


def known_tags(actor: Any) -> QuerySet[Tag]:
    """The words that ``actor`` may follow: shared ones, and those of spaces that they may know of."""
    known = Q(space=None) | Q(space__in=readable(actor))
    return Tag.objects.filter(known)


@dataclass(frozen=True)
class Followed:
    """One row of what somebody follows; ``title`` and ``url`` only where they may still see it."""

    follow: Follow
    kind: Any
    title: str
    url: str

    @property
    def choice(self) -> Choice:
        return Choice(self.follow.level, self.follow.kind, self.follow.chosen_by)

    @property
    def target(self) -> str:
        return f"{self.follow.kind}:{getattr(self.follow, f'{self.follow.kind}_id')}"


def followed_by(actor: Any, *, before: str) -> Slice:
    """What ``actor`` follows, chosen last first: one query, and one for each kind of thing on the page."""
    page = newest(Follow.objects.filter(user_id=actor.pk), before=before)
    return Slice(_show(actor, page.rows), page.next_cursor)


def pages_of_followed(person: Any) -> Iterator[list[Followed]]:
    """All of it in slices, as ``person`` may see it now; called under ``all_spaces``."""
    for rows in in_slices(Follow.objects.filter(user=person)):
        with enter(Scope(reads=SpaceSet.readable_by(person))):
            shown = _show(person, rows)
        yield shown


def _show(actor: Any, rows: list[Follow]) -> list[Followed]:
    sets: dict[str, Any] = {
        "topic": Topic.objects.visible_to(actor).select_related("space"),
        "board": Board.objects.visible_to(actor).select_related("space"),
        "tag": known_tags(actor),
        "space": readable(actor),
    }
    wanted = {name: [pk for row in rows if (pk := getattr(row, f"{name}_id"))] for name in TARGETS}
    things = {name: sets[name].in_bulk(pks) for name, pks in wanted.items() if pks}
    return [_followed(row, things) for row in rows]


def _followed(row: Follow, things: dict[str, dict[int, Any]]) -> Followed:
    thing = things[row.kind].get(getattr(row, f"{row.kind}_id"))
    if thing is None:
        return Followed(row, KIND_LABELS[row.kind], "", "")
    url = f"{reverse('search')}?{urlencode({'tag': thing.slug})}" if row.kind == "tag" else ""
    return Followed(row, KIND_LABELS[row.kind], str(thing), url or thing.get_absolute_url())


class Said:
    """What one person chose: the ids of what they want to hear nothing of, and of what they do want."""

    def __init__(self, actor: Any) -> None:
        self.muted: dict[str, list[int]] = {name: [] for name in TARGETS}
        self.wanted: dict[str, list[int]] = {name: [] for name in TARGETS}
        rows = Follow.objects.filter(user_id=actor.pk)
        for _user_id, level, chosen_by, *targets in rows.values_list(*_COLUMNS):
            of, pk = next((n, pk) for n, pk in zip(TARGETS, targets, strict=True) if pk is not None)
            if level != FollowLevel.NOTHING:
                self.wanted[of].append(pk)
            elif chosen_by == ChosenBy.PERSON:
                self.muted[of].append(pk)

    def silences(self) -> Q:
        """The condition on topics that this person wants to hear nothing of; as ``choices_about``."""
        board = Q(board_id__in=self.muted["board"])
        nearer = Q(pk__in=self.wanted["topic"]) | Q(board_id__in=self.wanted["board"])
        tag = self._tagged(self.muted["tag"]) & ~self._tagged(self.wanted["tag"])
        space = Q(space_id__in=self.muted["space"]) & ~self._tagged(self.wanted["tag"])
        return Q(pk__in=self.muted["topic"]) | (board & ~Q(pk__in=self.wanted["topic"])) | (
            (tag | space) & ~nearer
        )  # fmt: skip

    def asks_for(self) -> Q:
        """The condition on topics that this person wants to hear of wherever they are."""
        near = Q(pk__in=self.wanted["topic"]) | Q(board_id__in=self.wanted["board"])
        return near | Q(space_id__in=self.wanted["space"]) | self._tagged(self.wanted["tag"])

    @staticmethod
    def _tagged(tag_ids: list[int]) -> Q:
        if not tag_ids:
            return Q(pk__in=[])
        tagged = TopicTag.objects.filter(content_object=OuterRef("pk"), tag_id__in=tag_ids)
        return Q(Exists(tagged))
