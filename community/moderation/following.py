"""Cases follow what they are about when it becomes part of another thing, or a thing of its own."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from community.models import Case, Report
from community.subjects import reference_of


def case_waits(*things: QuerySet[Any]) -> bool:
    """Whether somebody has yet to decide about one of these."""
    about = Q()
    for rows in things:
        kind = ContentType.objects.get_for_model(rows.model)
        about |= Q(object_type=kind, object_id__in=rows.values("pk"))
    return bool(Case.objects.waiting().filter(about).exists())


def cases_to(gone: Any, heir: Any) -> None:
    """Let cases and reports about ``gone`` be about ``heir``, which stands for it now in the same space.

    For who holds the locks of both. What could bring ``gone`` back is kept: ``heir`` takes what fits it.
    """
    (old_kind, old), (kind, new) = reference_of(gone), reference_of(heir)
    for rows in (Case.objects, Report.objects):
        rows.filter(object_type_id=old_kind, object_id=old).update(object_type_id=kind, object_id=new)
