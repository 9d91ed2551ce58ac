"""What happens to scenarios, in the past tense; made of ids."""

from dataclasses import dataclass

from portal.events import Event


@dataclass(frozen=True)
class ScenarioChanged(Event):
    """A scenario was written, changed or taken away."""

    scenario_id: int
    space_id: int


@dataclass(frozen=True)
class PictureLeft(Event):
    """A scenario shows this picture no more, and no other ever did."""

    name: str


@dataclass(frozen=True)
class SynthesisPublished(Event):
    """What a space concludes from its scenarios was published for the first time."""

    synthesis_id: int
    space_id: int
    actor_id: int | None
