"""The first steps of a new space: a list that ticks itself, on the space's home, for its administrators.

Apps add steps when they start::

    @setup.step(order=50)
    def ask_first(space):
        return Step(_("Ask a first question"), in_space(space, "topic_new"), done=...)
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.models import Space


@dataclass(frozen=True)
class Step:
    label: str | Promise
    url: str
    done: bool


StepMaker = Callable[[Space], Step]
_steps: list[tuple[int, StepMaker]] = []


def step(*, order: int) -> Callable[[StepMaker], StepMaker]:
    def keep(maker: StepMaker) -> StepMaker:
        _steps.append((order, maker))
        return maker

    return keep


def steps_of(space: Space) -> list[Step]:
    """All steps in their order, done or not."""
    return [maker(space) for _order, maker in sorted(_steps, key=lambda each: each[0])]


@step(order=10)
def show_a_face(space: Space) -> Step:
    return Step(_("Set a logo"), in_space(space, "space_settings"), done=bool(space.logo))


@step(order=20)
def say_what_it_is(space: Space) -> Step:
    done = bool(space.tagline and space.description)
    return Step(_("Say in a few words what the space is for"), in_space(space, "space_settings"), done=done)


@step(order=30)
def wear_a_colour(space: Space) -> Step:
    return Step(_("Choose its colour"), in_space(space, "space_look"), done=bool(space.accent))


@step(order=40)
def bring_people(space: Space) -> Step:
    return Step(_("Bring people in"), in_space(space, "space_members"), done=space.member_count > 1)
