"""What the worker does by the clock."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.models import Hint
from portal.realtime.hints import KEPT_FOR
from portal.worker import _chores


@pytest.mark.django_db
def test_hints_that_every_process_has_read_are_pruned():
    old, new = Hint.objects.create(key="topic:1"), Hint.objects.create(key="topic:2")
    Hint.objects.filter(pk=old.pk).update(at=timezone.now() - KEPT_FOR - timedelta(seconds=1))

    _chores["prune hints"].do()

    assert list(Hint.objects.values_list("pk", flat=True)) == [new.pk]
