"""One's own list of blocked people; nobody else ever sees it."""

from typing import Any

from django.db.models import QuerySet

from community.models import PersonBlock


def person_blocks_of(user: Any) -> QuerySet[PersonBlock]:
    return PersonBlock.objects.filter(user_id=user.pk).select_related("blocked__profile__organisation")
