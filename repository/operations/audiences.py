"""Which audience a thing in the library may have, and whose circle it is for."""

from typing import Any

from django.utils.translation import gettext as _

from portal.choices import Audience
from portal.circles import check_audience, parties_of
from portal.models import Circle, Space
from portal.operations import OperationRefusedError


def circle_for(space: Space, audience: str, *, source: Any = None, present: Any = None) -> Circle | None:
    """Find the circle of an object with ``audience``: none, except for ``parties``.

    Parties are those of the object as it is (``present``) or of what it is carried forward from.

    Raises:
        OperationRefusedError: the space does not allow the audience, or there are no parties to name.
    """
    check_audience(space, audience)
    if audience != Audience.PARTIES:
        return None
    circle = parties_of(present) or parties_of(source)
    if circle is None or circle.space_id != space.pk:
        raise OperationRefusedError(
            _("There are no people named here; choose another audience."), field="audience"
        )
    return circle
