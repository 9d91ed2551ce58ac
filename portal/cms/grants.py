"""What Wagtail lets the editors of a space do: its pages, and images and documents of its own collection.

The second lock behind the firewall. Wagtail knows groups; each space has one of editors, whose members follow
the memberships (``community.page_groups``). Its rights are made with the space, taken away when the space is
archived, and made up for spaces that are older than this when their editor first comes.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.cms.reach import Reach
from portal.models import Space, SpacePage
from portal.operations import SYSTEM, Actor, operation, require

ON_PAGES = ("add_page", "change_page", "publish_page")
ON_FILES = ("add", "change", "choose")

_editors_of: list[Callable[[Space], Group]] = []


def editors_with(editors_of: Callable[[Space], Group]) -> None:
    """Register who knows the group of a space's editors."""
    _editors_of[:] = [editors_of]


def lacks(reach: Reach) -> bool:
    """Whether a space in reach has nowhere to keep its images yet."""
    return any(ground.collection_id is None for ground in reach.grounds.values())


def make_up(reach: Reach) -> None:
    for space in Space.objects.filter(pk__in=list(reach.grounds), collection=None):
        equip_editors(actor=SYSTEM, space=space)


@operation
def equip_editors(*, actor: Actor, space: Space) -> None:
    """Give the editors of ``space`` their rights, or take them while it is archived."""
    require(actor, "portal.equip_editors")
    set_grants(Space.objects.select_for_update().get(pk=space.pk))


def set_grants(space: Space) -> None:
    """The rights of the editors of ``space`` as they should be now; inside an operation on the space."""
    group = _editors_of[0](space)
    GroupPagePermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.filter(group=group).delete()
    enter = _permissions("wagtailadmin", "access_admin")
    if space.is_archived:
        group.permissions.remove(*enter)
        return
    group.permissions.add(*enter)
    page = SpacePage.objects.filter(space=space).first()
    if page is not None:
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page_id=page.pk, permission=permission)
            for permission in _permissions(Page._meta.app_label, *ON_PAGES)  # noqa: SLF001
        )
    collection = collection_of(space)
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=permission)
        for model in (Image, Document)  # whose permissions stand for our own models too
        for permission in _file_permissions(model)
    )


def collection_of(space: Space) -> Collection:
    """Where the images and documents of the space's pages are kept; made when there is none."""
    if space.collection_id is None:
        root = Collection.get_first_root_node() or Collection.add_root(name="Root")
        space.collection = root.add_child(name=space.name)
        space.save(update_fields=["collection"])
    collection: Collection = space.collection
    return collection


def _permissions(app_label: str, *codenames: str) -> list[Permission]:
    return list(Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames))


def _file_permissions(model: Any) -> list[Permission]:
    meta = model._meta  # noqa: SLF001
    return _permissions(meta.app_label, *(f"{verb}_{meta.model_name}" for verb in ON_FILES))
