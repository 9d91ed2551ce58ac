"""What digests say of the library."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from community.mailing.sources import EXCERPT_LENGTH, DigestItem, Source, register_source
from portal.markdown import excerpt
from repository.models import Practice, Resource


def set_practices(since: datetime) -> Any:
    return Practice.objects.shown().filter(set_at__gt=since)


def published_resources(since: datetime) -> Any:
    return Resource.objects.published().filter(published_at__gt=since)


def practice_item(practice: Practice) -> DigestItem:
    text = practice.summary or excerpt(practice.problem_html, EXCERPT_LENGTH)
    return DigestItem.of(practice, text=text, at=practice.set_at or practice.created_at)


def resource_item(resource: Resource) -> DigestItem:
    text = resource.summary or excerpt(resource.html, EXCERPT_LENGTH)
    return DigestItem.of(resource, text=text, at=resource.published_at or resource.created_at)


register_source(Source("practices", 20, _("New practices"), set_practices, "set_at", practice_item))
register_source(
    Source("resources", 30, _("New resources"), published_resources, "published_at", resource_item)
)
