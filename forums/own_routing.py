"""Where somebody was asked for help: handed out to them, and forgotten when they leave."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forums.models import HelpInvitation, Topic
from forums.routing.words import for_oneself
from portal.own_data import Holding, Row, in_slices, look, register


def invitations_to(person: Any) -> QuerySet[Any]:
    return HelpInvitation.objects.filter(person=person)


def rows(person: Any) -> Iterator[Row]:
    """The title of the question only where one may still see it; who asked is not told."""
    for invitations in in_slices(invitations_to(person)):
        seen = look(person, invitations, Topic, "topic_id")
        for each in invitations:
            yield {
                "space": seen.space(each),
                "topic": seen.title(each.topic_id),
                "address": seen.address(each.topic_id),
                "why": for_oneself(each.reasons),
                "asked_at": each.invited_at,
                "state": each.state,
                "ended_at": each.ended_at,
            }


def forget(person: Any, most: int) -> int:
    """That somebody without a name was asked helps nobody."""
    found = list(invitations_to(person).order_by("pk").values_list("pk", flat=True)[:most])
    HelpInvitation.objects.filter(pk__in=found).delete()
    return len(found)


register(Holding(code="help_asked", label=_("Where you were asked for help"), rows=rows, forget=forget))
