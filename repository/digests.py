"""What digests say of the library."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from community.mailing.sources import DigestItem, Source, register_source
from portal.markdown import excerpt
from repository.models import Practice, Resource

LENGTH = 420


def set_practices(since: datetime) -> Any:
    return Practice.objects.shown().filter(set_at__gt=since)


def published_resources(since: datetime) -> Any:
    return Resource.objects.published().filter(published_at__gt=since)


def practice_item(practice: Practice) -> DigestItem:
    return DigestItem(
        title=practice.title,
        path=practice.get_absolute_url(),
        text=practice.summary or excerpt(practice.problem_html, LENGTH),
        at=practice.set_at or practice.created_at,
        author=practice.author.name if practice.author is not None else "",
    )


def resource_item(resource: Resource) -> DigestItem:
    return DigestItem(
        title=resource.title,
        path=resource.get_absolute_url(),
        text=resource.summary or excerpt(resource.html, LENGTH),
        at=resource.published_at or resource.created_at,
        author=resource.author.name if resource.author is not None else "",
    )


register_source(Source("practices", 20, _("New practices"), set_practices, "set_at", practice_item))
register_source(
    Source("resources", 30, _("New resources"), published_resources, "published_at", resource_item)
)
