"""Who wants to hear nothing from whom; asked wherever what one person does would reach another one.

Whoever is blocked never learns of it: what they do succeeds as always, and reaches nobody. What people do in
an office is not theirs alone: decisions of moderators, and what apps register with ``official_when``.
"""

from collections.abc import Callable, Collection
from typing import Any, Final

from django.db.models import Aggregate, Exists, Model, OuterRef, QuerySet, Subquery, TextField

from community.choices import NoticeKind
from community.models import PersonBlock
from portal.tenancy import memo

# What one person does towards another. All other kinds are decisions, or duties of an office.
PERSONAL: Final = frozenset(
    {
        NoticeKind.ANSWER, NoticeKind.REPLY, NoticeKind.ACCEPTED, NoticeKind.MENTION, NoticeKind.NEW_POST,
        NoticeKind.NEW_TOPIC, NoticeKind.INVITED, NoticeKind.CARRIED, NoticeKind.WORDS_WANTED,
        NoticeKind.REACTED, NoticeKind.HELPED, NoticeKind.WORKED, NoticeKind.HELP_WANTED,
        NoticeKind.TALK_ASKED, NoticeKind.TALK_ACCEPTED, NoticeKind.TALK_DECLINED, NoticeKind.TALK_NEW,
        NoticeKind.TALK_ENDED,
    }
)  # fmt: skip

_official: dict[type[Model], Callable[[Any], bool]] = {}


def official_when(model: type[Model], test: Callable[[Any], bool]) -> None:
    """Say which objects of ``model`` are made in an office, so that they reach everybody."""
    _official[model] = test


def is_official(obj: Any) -> bool:
    test = _official.get(type(obj))
    return test is not None and test(obj)


def blocked_for(reader: Any) -> frozenset[int]:
    """The ids of the people whom ``reader`` has blocked: one query as long as the scope."""
    if reader.pk is None:
        return frozenset()
    rows = PersonBlock.objects.filter(user_id=reader.pk)
    return memo(("blocked", reader.pk), lambda: frozenset(rows.values_list("blocked_id", flat=True)))


class _Joined(Aggregate):
    """The ids of a group in one text; each database has its own word for it."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s)"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "STRING_AGG((%(expressions)s)::text, ',')"
        return self.as_sql(compiler, connection, template=template, **context)


def blocked_with(reader: Any) -> Subquery:
    """The same ids as a column of a query that is made anyway; ``learn_blocked`` reads it."""
    rows = PersonBlock.objects.filter(user_id=reader.pk).order_by().values("user_id")
    return Subquery(rows.annotate(ids=_Joined("blocked_id")).values("ids"))


def learn_blocked(reader: Any, told: str | None) -> None:
    """Keep what ``blocked_with`` told for ``blocked_for``, as long as the scope."""
    memo(("blocked", reader.pk), lambda: frozenset(int(pk) for pk in (told or "").split(",") if pk))


def blocked_by(reader: Any) -> QuerySet[Any]:
    """The same ids as part of another query, which costs none of its own."""
    return PersonBlock.objects.filter(user_id=reader.pk).values("blocked_id")


def may_contact(sender: Any, recipient: Any) -> bool:
    """Whether what ``sender`` does may reach ``recipient``; a page must never show that it does not."""
    return not PersonBlock.objects.filter(user_id=recipient.pk, blocked_id=sender.pk).exists()


def reachable_from(sender: Any, people: Collection[int]) -> set[int]:
    """The set form of ``may_contact``, for ids of many people: one query."""
    blocking = PersonBlock.objects.filter(blocked_id=sender.pk, user_id__in=people)
    return set(people) - set(blocking.values_list("user_id", flat=True))


def is_blocked_by(reader: Any, column: str) -> Exists:
    """An annotation of rows: whether ``reader`` has blocked the person in ``column``; no query more."""
    return Exists(PersonBlock.objects.filter(user_id=reader.pk, blocked_id=OuterRef(column)))


def silences(reader: Any, kind: str, actor_ids: Collection[int], load: Callable[[], Any]) -> bool:
    """Whether a notice tells of people alone whom ``reader`` blocked; ``load`` gives its object if needed."""
    if kind not in PERSONAL or not actor_ids or not set(actor_ids) <= blocked_for(reader):
        return False
    return not is_official(load())


def is_from_blocked(reader: Any, obj: Any) -> bool:
    """Whether ``obj`` is the words of somebody whom ``reader`` has blocked."""
    author_id = getattr(obj, "author_id", None)
    return author_id is not None and author_id in blocked_for(reader) and not is_official(obj)
