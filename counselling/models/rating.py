from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from counselling.choices import Helped
from counselling.models.talk import Talk
from counselling.querysets import RatingQuerySet
from portal.tenancy import GlobalModel


class TalkRating(GlobalModel):
    """What one of the two thinks of an ended talk: for the other only where ``is_shared``."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="ratings")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    helped = models.CharField(_("did it help?"), max_length=20, choices=Helped)
    wants_more = models.BooleanField(_("talk again"), default=False)
    words = models.TextField(_("a few words"), max_length=600, blank=True)
    is_shared = models.BooleanField(_("the other may read this"), default=False)
    rated_at = models.DateTimeField()

    objects = RatingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "author"], name="talk_rating_once_per_person"),
            models.CheckConstraint(condition=Q(helped__in=Helped.values), name="talk_rating_known"),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} on talk {self.talk_id}"
