"""What reactions call, inside the transaction of the change: rows only; the writer does the rest."""

from django.db.models import Model

from portal.models import Space
from search.choices import Op
from search.indexes import key_of
from search.models import IndexChange


def changed(*objs: Model) -> None:
    """The index looks at ``objs`` again: new, edited, published, hidden, shown to others, deleted.

    Their keys are enough, so an object that is made of its key alone will do.
    """
    _write(Op.UPDATE, *objs)


def contents_changed(space: Space) -> None:
    """Everything in ``space`` is looked at again: its visibility has changed."""
    _write(Op.CONTENTS, space)


def _write(op: Op, *objs: Model) -> None:
    IndexChange.objects.bulk_create([IndexChange(key=key_of(obj), op=op) for obj in objs])
