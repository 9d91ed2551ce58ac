"""The platform's tables. Pages are Wagtail's; the rest say which of the three kinds they are."""

from portal.models.audit import AuditEntry
from portal.models.circles import Circle, CircleMember
from portal.models.documents import PageDocument
from portal.models.files import StoredFile
from portal.models.hints import Hint
from portal.models.lineage import CarryRequest, Link
from portal.models.pages import ContentPage, HomePage, NewsPage, SectionPage, SpaceIndexPage, SpacePage
from portal.models.rules import HouseRules
from portal.models.space import Space
from portal.models.tags import Tag, Tagging
from portal.models.tasks import Heartbeat

__all__ = [
    "AuditEntry",
    "CarryRequest",
    "Circle",
    "CircleMember",
    "ContentPage",
    "Heartbeat",
    "Hint",
    "HomePage",
    "HouseRules",
    "Link",
    "NewsPage",
    "PageDocument",
    "SectionPage",
    "Space",
    "SpaceIndexPage",
    "SpacePage",
    "StoredFile",
    "Tag",
    "Tagging",
]
