"""Sentences for the large data set: plausible, repeatable, and long enough to be searched."""

import random

_TRADES = (
    "baker", "joiner", "welder", "hairdresser", "electrician", "mechanic", "gardener", "cook", "carpenter",
    "painter", "plumber", "tailor", "florist", "roofer", "mason", "optician", "receptionist", "machinist",
)  # fmt: skip
_THINGS = (
    "logbook", "placement", "learning plan", "feedback talk", "host company", "training unit", "assessment",
    "hygiene rule", "workplace task", "mentor training", "language course", "safety briefing", "timetable",
    "agreement", "learning outcome", "rehearsal", "portfolio", "self-assessment", "checklist", "interview",
)  # fmt: skip
_DEEDS = (
    "prepares", "reviews", "explains", "records", "repeats", "shares", "adapts", "plans", "measures",
    "discusses",
)  # fmt: skip
_WHO = ("The mentor", "The tutor", "Our trainee", "The owner", "A colleague", "The school", "The chamber")
_WHEN = (
    "every Friday", "before the first day", "after two weeks", "in a small firm", "with a phone",
    "in ten minutes",
    "together with the school", "in plain language", "during the placement", "at the end of the term",
)  # fmt: skip


class Words:
    """A stream of texts; the same seed gives the same texts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  (repeatable, not secret)

    def pick(self, options: tuple[str, ...]) -> str:
        return self.random.choice(options)

    def title(self) -> str:
        return f"How the {self.pick(_TRADES)} {self.pick(_DEEDS)} the {self.pick(_THINGS)} {self.pick(_WHEN)}"

    def thing(self) -> str:
        return self.pick(_THINGS)

    def sentence(self) -> str:
        return (
            f"{self.pick(_WHO)} {self.pick(_DEEDS)} the {self.pick(_THINGS)} of the {self.pick(_TRADES)} "
            f"{self.pick(_WHEN)}."
        )

    def paragraph(self, sentences: int = 4) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def below(self, most: int) -> int:
        return self.random.randrange(most)
