"""A group of ``member``, with ``colleague`` in it, two weeks after it began."""

import pytest

from collaboration.models import Group, Task
from tests.factories_collaboration import GroupFactory, TaskFactory, put_in


@pytest.fixture(autouse=True)
def _in_its_third_week(time_machine):
    time_machine.move_to("2026-03-16T12:00:00+00:00", tick=False)


@pytest.fixture
def group(everywhere, space, member, colleague) -> Group:
    made = GroupFactory(space=space, author=member, convenor=member, title="A plan for mentors")
    put_in(made, colleague)
    return made


@pytest.fixture
def closed(everywhere, space, member, colleague) -> Group:
    made = GroupFactory(
        space=space, author=member, convenor=member, state="closed", title="A plan that is done",
        outcome_done="We wrote it.", outcome_done_html="<p>We wrote it.</p>", next_step="resource",
    )  # fmt: skip
    put_in(made, colleague)
    return made


@pytest.fixture
def task(group) -> Task:
    return TaskFactory(group=group, title="Write the first page")
