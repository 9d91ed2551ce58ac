"""Mails about the account itself, which no wish about notices stops."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models import Departure
from portal.addresses import absolute
from portal.mail import compose
from portal.post import send
from portal.tasks import background


@background(queue="mail")
def mail_departure(departure_id: int) -> None:
    """Say when the account goes and how to keep it; nothing when the wish was taken back meanwhile."""
    departure = Departure.objects.select_related("user").filter(pk=departure_id, begun_at=None).first()
    if departure is None:
        return
    letter = compose(
        to=departure.user.email,
        reader=departure.user,
        subject=_("Your account will be deleted"),
        template="departure",
        context={
            "departure": departure,
            "name": departure.user.name,
            "link": absolute(reverse("account_login")),
        },
    )
    send(letter)
