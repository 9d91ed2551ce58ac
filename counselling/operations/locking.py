"""One change of a talk at a time."""

from counselling.models import Talk


def locked(talk: Talk) -> Talk:
    """The talk as it is now, with its two people and where they found each other; locked."""
    rows = Talk.objects.select_for_update(of=("self",))
    return rows.select_related("asker", "counsellor", "place").get(pk=talk.pk)
