"""The rules of a space, now and before; for readers who may know of it."""

from datetime import date

from portal.models import HouseRules, Space


def rules_of(space: Space, *, on: date | None = None) -> HouseRules | None:
    """The rules that hold, or held on a day; None where there were none."""
    editions = HouseRules.objects.filter(space=space)
    if on is not None:
        editions = editions.filter(valid_on__lte=on)
    found: HouseRules | None = editions.order_by("-valid_on").first()
    return found if found is not None and found.body else None


def editions_of(space: Space) -> list[HouseRules]:
    """All that ever held, the latest first."""
    return list(HouseRules.objects.filter(space=space).order_by("-valid_on")[:50])
