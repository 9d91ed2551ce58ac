"""What a page editor may touch in ``/cms/``: the pages below their spaces' pages, and their collections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from portal.models import SpacePage
from portal.spaces import standing
from portal.tenancy import memo

HOUSE_DEPTH = 3  # root, home and the index of spaces; what stands at this depth is public by definition


@dataclass(frozen=True)
class Ground:
    """One space's part of Wagtail: its page, the path below which its pages stand, its collection."""

    space_id: int
    page_id: int
    path: str
    collection_id: int | None


@dataclass(frozen=True)
class Reach:
    """The grounds that somebody edits, by the id of their space; empty for most people."""

    grounds: Mapping[int, Ground] = field(default_factory=dict)

    @property
    def pages(self) -> Q:
        """The pages of these spaces, as a condition on ``Page``."""
        condition = Q(pk__in=())
        for ground in self.grounds.values():
            condition |= Q(path__startswith=ground.path)
        return condition

    @property
    def collection_ids(self) -> list[int]:
        return [ground.collection_id for ground in self.grounds.values() if ground.collection_id]

    def space_of_page(self, page_id: int) -> int | None:
        """The space in reach whose page this is, or None."""
        path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
        return next(
            (ground.space_id for ground in self.grounds.values() if path and path.startswith(ground.path)),
            None,
        )

    def has_page(self, page_id: int) -> bool:
        return self.space_of_page(page_id) is not None

    def may_browse(self, page_id: int) -> bool:
        """An own page, or one of the three fixed ones above, through which one gets there."""
        if self.has_page(page_id):
            return True
        return Page.objects.filter(above_spaces(), pk=page_id).exists()

    def has_revision(self, revision_id: int, page_id: int) -> bool:
        wanted = Revision.page_revisions.filter(pk=revision_id, object_id=str(page_id))
        return self.has_page(page_id) and wanted.exists()

    def has_collection(self, collection_id: int) -> bool:
        return collection_id in self.collection_ids

    def has_image(self, image_id: int) -> bool:
        return self._has(get_image_model(), image_id)

    def has_document(self, document_id: int) -> bool:
        return self._has(get_document_model(), document_id)

    def _has(self, model: Any, pk: int) -> bool:
        found: bool = model.objects.filter(pk=pk, collection_id__in=self.collection_ids).exists()
        return found


def above_spaces() -> Q:
    """The root, the network's home and the index of spaces."""
    return Q(depth__lte=HOUSE_DEPTH - 1) | Q(depth=HOUSE_DEPTH, spaceindexpage__isnull=False)


def house_pages() -> Q:
    """What the network says to everybody: home and the published pages beside the spaces."""
    return Q(depth=HOUSE_DEPTH - 1) | Q(depth=HOUSE_DEPTH, live=True, spaceindexpage__isnull=True)


def reach_of(user: Any) -> Reach:
    """Which open spaces ``user`` writes the pages of, as of now; one query a request."""
    edited = standing(user).edits
    if not edited:
        return Reach()
    return memo(("reach", user.pk), lambda: _read(edited))


def _read(space_ids: frozenset[int]) -> Reach:
    rows = SpacePage.objects.filter(space_id__in=space_ids, space__archived_at=None).values_list(
        "space_id", "pk", "path", "space__collection_id"
    )
    return Reach(
        {space_id: Ground(space_id, pk, path, collection) for space_id, pk, path, collection in rows}
    )


def space_of_page(page_id: int) -> int | None:
    """The space below whose page ``page_id`` stands, whoever asks; None for pages of the house."""
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    return space_of_path(path) if path else None


def space_of_path(path: str) -> int | None:
    # A space's page stands one below the index: its path is the first four steps of every path below it.
    top = path[: Page.steplen * (HOUSE_DEPTH + 1)]
    return SpacePage.objects.filter(path=top).values_list("space_id", flat=True).first()
