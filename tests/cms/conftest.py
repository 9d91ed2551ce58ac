"""Two spaces with pages, images and documents, and somebody who edits the pages of one of them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as Picture
from wagtail.images import get_image_model

from community.models import User
from community.operations.memberships import admit_member
from community.page_groups import lock_pages
from portal.cms.grants import collection_of, equip_editors
from portal.models import ContentPage, PageDocument, Space, SpacePage
from portal.operations import SYSTEM
from portal.pages import make_space_pages, paragraphs
from tests.factories import UserFactory


def png(width: int = 40, height: int = 30, colour: str = "teal") -> bytes:
    out = BytesIO()
    Picture.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def make_pages(space: Space) -> SpacePage:
    page = make_space_pages(space)
    lock_pages(space)
    equip_editors(actor=SYSTEM, space=space)
    space.refresh_from_db()
    return page


def make_image(space: Space, title: str = "An image") -> Any:
    return get_image_model().objects.create(
        title=title,
        collection=collection_of(space),
        file=ContentFile(png(), name=f"{title.lower()}.png"),
        width=40,
        height=30,
    )


def make_document(space: Space, title: str = "A document") -> PageDocument:
    return PageDocument.objects.create(
        title=title, collection=collection_of(space), file=ContentFile(b"Words", name=f"{title.lower()}.txt")
    )


def make_content(space: Space, title: str, *, live: bool = True) -> ContentPage:
    page = ContentPage(
        title=title, slug=title.lower().replace(" ", "-"), live=live, body=paragraphs(f"<p>{title}</p>")
    )
    return SpacePage.objects.get(space=space).add_child(instance=page)


def make_editor(space: Space, name: str, role: str = "member") -> User:
    user = UserFactory(email=f"{name}@example.org", handle=name, display_name=name.title())
    admit_member(actor=SYSTEM, space=space, user=user, role=role, edits_pages=True)
    return user


@pytest.fixture
def pages(space: Space, everywhere: Any) -> SpacePage:
    return make_pages(space)


@pytest.fixture
def other_pages(other_space: Space, everywhere: Any) -> SpacePage:
    return make_pages(other_space)


@pytest.fixture
def editor(space: Space, pages: SpacePage) -> User:
    return make_editor(space, "edith")


@pytest.fixture
def desk(editor: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(editor)
