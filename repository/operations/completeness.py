"""What a practice needs before it can be set: nine fields and the rights, about ten minutes of work."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from repository.choices import Right


def missing_from(practice: Any, *, confirmed: Collection[str] | None = None) -> dict[str, str]:
    """By form field, a sentence about each thing that is missing; empty when the practice can be set.

    Without ``confirmed`` the rights are not asked again, as for a practice that is set already.
    """
    wanted = {
        "title": (practice.title, _("Say what is done and for whom.")),
        "summary": (practice.summary, _("Sum it up in one sentence: we did this with them, so that …")),
        "language": (practice.language, _("Say which language it is written in.")),
        "kind": (practice.kind, _("Say what kind of practice it is.")),
        "problem": (practice.problem, _("Say what was not working before.")),
        "steps": (practice.steps.exists(), _("Describe at least one step that a colleague could repeat.")),
        "result": (practice.result, _("Say what changed, for whom, and how you know.")),
        "countries": (practice.countries, _("Choose at least one country.")),
        "tags": (practice.taggings.exists(), _("Give it at least one tag.")),
    }
    missing = {field: sentence for field, (value, sentence) in wanted.items() if not value}
    if confirmed is not None and set(Right.values) - set(confirmed):
        missing["confirmed"] = _("Confirm all three points before others can use the practice.")
    return missing


# How many things the nine fields and the rights are, for progress bars.
WHOLE = 10
