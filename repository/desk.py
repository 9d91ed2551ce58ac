"""What the library puts on the coordinator's desk: how much is shared and set, and in which languages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community import figures
from repository.models import Practice, Resource


def _resources() -> QuerySet[Any]:
    return Resource.objects.published()


def _practices() -> QuerySet[Any]:
    return Practice.objects.shown()


figures.daily(
    "resources",
    _("Resources"),
    figures.by_day(_resources, at="published_at"),
    active=figures.Traces(_resources, at="published_at"),
)
figures.daily(
    "practices",
    _("Practices"),
    figures.by_day(_practices, at="set_at"),
    active=figures.Traces(_practices, at="set_at"),
)
figures.standing("language", figures.by_space(_resources, code="language"))
figures.standing("language", figures.by_space(_practices, code="language"))
