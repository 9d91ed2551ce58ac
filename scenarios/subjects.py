"""How scenarios' parts appear in notices and cases."""

from community.subjects import Subject, register_subject
from scenarios.models import Rating, Synthesis

register_subject(
    Synthesis,
    Subject(
        "scenarios.view_synthesis",
        related=("space", "author"),
        title=lambda synthesis: synthesis.space.name,
    ),
)
register_subject(
    Rating,
    Subject(
        "scenarios.view_rating",
        related=("space", "author", "scenario__space"),
        title=lambda rating: rating.scenario.title,
    ),
)
