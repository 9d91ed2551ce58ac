"""One change of an offer or a talk at a time: first the talks of an offer, then the offer, then its tally."""

from django.utils.translation import gettext as _

from counselling.models import Offer, Talk
from portal.operations import OperationRefusedError


def locked(talk: Talk) -> Talk:
    """The talk as it is now, with its two people and where they found each other; locked."""
    rows = Talk.objects.select_for_update(of=("self",))
    return rows.select_related("asker", "counsellor", "place").get(pk=talk.pk)


def locked_offer(offer: Offer) -> Offer:
    """The offer as it is now, with its space, author and tally; locked.

    Raises:
        OperationRefusedError: it was taken away meanwhile.
    """
    rows = Offer.objects.select_for_update(of=("self",)).select_related("space", "author", "tally")
    found: Offer | None = rows.filter(pk=offer.pk).first()
    if found is None:
        raise OperationRefusedError(_("This offer was taken away meanwhile."))
    return found


def lock_talks_of(offer: Offer) -> None:
    """Before an offer goes: its talks lose sight of it, and whoever answers one holds that talk first."""
    list(Talk.objects.select_for_update().filter(offer=offer.pk).order_by("pk").values_list("pk"))
