"""A resource and a practice by ``member``; all rows are made in a scope that writes everywhere."""

import pytest

from repository.models import Practice, Resource
from tests.factories_repository import PracticeFactory, PracticeStepFactory, ResourceFactory


@pytest.fixture
def resource(everywhere, space, member) -> Resource:
    return ResourceFactory(space=space, author=member, title="A checklist", kind="checklist")


@pytest.fixture
def draft(everywhere, space, member) -> Resource:
    return ResourceFactory(space=space, author=member, state="draft", title="Half a checklist")


@pytest.fixture
def practice(everywhere, space, member) -> Practice:
    made = PracticeFactory(space=space, author=member, title="A first week with a plan")
    PracticeStepFactory(practice=made, title="Meet", text="At nine.", duration="1 hour")
    return made


@pytest.fixture
def sketch(everywhere, space, member) -> Practice:
    """A practice of which there is only a title."""
    return PracticeFactory(
        space=space, author=member, state="draft", title="An idea", summary="", kind="", problem="",
        result="", countries=[], problem_html="", result_html="",
    )  # fmt: skip
