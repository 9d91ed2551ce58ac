"""Tools for tests about leaving."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from community.data_tasks import forget_departed
from community.operations.leaving import request_departure

LATER = timedelta(days=14, minutes=1)


def carry_out(departure):
    """The task itself, without its retries: what fails is seen."""
    forget_departed.func.__wrapped__(departure.pk)


def leave(person, *, keeps_words=True):
    """Ask, let the days go by, and carry it out."""
    departure = request_departure(actor=person, keeps_words=keeps_words)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        carry_out(departure)
    departure.refresh_from_db()
    return departure


def fresh(obj):
    return type(obj)._default_manager.get(pk=obj.pk)
