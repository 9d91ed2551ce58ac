"""What groups put on the coordinator's desk: how many are formed."""

from django.utils.translation import gettext_lazy as _

from collaboration.models import Group
from community import figures

figures.daily(
    "groups",
    _("Groups"),
    figures.by_day(Group.objects.all, at="formed_at"),
    active=figures.Traces(Group.objects.all, at="formed_at"),
)
