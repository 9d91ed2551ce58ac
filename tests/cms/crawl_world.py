"""The world of the crawl: one space of one's own, and others full of words that nobody there may meet.

Everything that belongs to another space, and everybody in it, carries ``SECRET`` in each of its texts. Some
of it points at the first space's own pages and images, as an old or careless page of somebody's might.
"""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from taggit.models import Tag
from wagtail.admin.models import EditingSession
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, ReferenceIndex, Revision, UploadedFile

from community.models import User
from community.operations.making_spaces import create_space
from community.operations.memberships import admit_member
from portal.models import ContentPage, NewsPage, PageDocument, Space, SpacePage
from portal.operations import SYSTEM
from portal.pages import paragraphs
from tests.cms.conftest import make_document, make_image, png
from tests.factories import UserFactory

SECRET = "zqsecret"


@dataclass
class Ground:
    """The ids of what one space has in Wagtail, by the kind that an argument may name."""

    space: Space
    ids: dict[str, list[int]] = field(default_factory=dict)


@dataclass
class CmsWorld:
    own: Ground
    others: list[Ground]
    people: dict[str, User]

    def ids(self, kind: str) -> list[int]:
        return [pk for ground in (self.own, *self.others) for pk in ground.ids.get(kind, [])]


def _word(secret: bool, text: str) -> str:  # noqa: FBT001
    return f"{SECRET} {text}" if secret else text


def build() -> CmsWorld:
    """Under ``everywhere``."""
    own = _ground("baltic", "public", secret=False)
    others = [
        _ground("zqsecret-garage", "network", secret=True),
        _ground("zqsecret-bakery", "hidden", secret=True),
    ]
    for other in others:
        _point_at(own, other)
    people = {role: _person(f"curious-{role}", own.space, role) for role in ("member", "administrator")}
    own.ids["user"] = [user.pk for user in people.values()]
    _sessions(own, people["member"])
    return CmsWorld(own, others, people)


def _person(handle: str, space: Space, role: str, name: str = "") -> User:
    user = UserFactory(email=f"{handle}@example.org", handle=handle, display_name=name or handle.title())
    admit_member(actor=SYSTEM, space=space, user=user, role=role, edits_pages=True)
    return user


def _ground(slug: str, visibility: str, *, secret: bool) -> Ground:
    founder = UserFactory(
        email=f"{slug}-boss@example.org", handle=f"{slug}-boss", display_name=_word(secret, f"Boss {slug}")
    )
    space = create_space(
        actor=SYSTEM, slug=slug, name=_word(secret, slug.title()), kind="network", visibility=visibility,
        join_policy="invitation", administrator=founder,
        body=paragraphs(f"<p>{_word(secret, 'Welcome')}</p>"),
    )  # fmt: skip
    writer = _person(f"{slug}-writer", space, "member", _word(secret, f"Writer {slug}"))
    ground = Ground(space)
    top = SpacePage.objects.get(space=space)
    image = make_image(space, _word(secret, f"Image {slug}"))
    other_image = make_image(space, _word(secret, f"Second image {slug}"))
    document = make_document(space, _word(secret, f"Document {slug}"))
    for thing in (image, document):
        thing.tags.add(_word(secret, f"tag {slug}"))
    live = _page(ContentPage, top, slug, "about", writer, image=image.pk)
    draft = _page(ContentPage, top, slug, "draft", writer, is_live=False)
    news = _page(NewsPage, top, slug, "news", writer, image=image.pk)
    top.save_revision(user=writer, log_action=True)
    section = top.get_children().first()
    group = Group.objects.get(name=f"space {space.pk} editors")
    if secret:
        group.name = _word(secret, group.name)
        group.save()
    ground.ids = {
        "page": [top.pk, section.pk, live.pk, draft.pk, news.pk],
        "image": [image.pk, other_image.pk],
        "document": [document.pk],
        "collection": [space.collection_id],
        "revision": list(Revision.objects.filter(object_id=str(live.pk)).values_list("pk", flat=True)),
        "user": [founder.pk, writer.pk],
        "group": [group.pk],
        "tag": list(Tag.objects.filter(name__endswith=f"tag {slug}").values_list("pk", flat=True)),
    }
    _sessions(ground, writer)
    return ground


def _page(
    model: Any, parent: Page, slug: str, word: str, writer: User, *, is_live: bool = True, image: int = 0
) -> Any:
    secret = SECRET in slug
    body = [("paragraph", f"<p>{_word(secret, word)}</p>")]
    page = model(
        title=_word(secret, f"{word} {slug}"), slug=f"{SECRET if secret else 'own'}-{word}", live=is_live,
        has_unpublished_changes=not is_live, owner=writer, introduction=_word(secret, "introduction"),
        search_description=_word(secret, "description"), body=body,
    )  # fmt: skip
    if image:
        page.body.append(("picture", {"image": get_image_model().objects.get(pk=image), "caption": "x"}))
    parent.refresh_from_db()
    parent.add_child(instance=page)
    for _turn in range(2):
        page.save_revision(user=writer, log_action=True)
    return page


def _point_at(own: Ground, other: Ground) -> None:
    """Rows that no form would take any more: a foreign page uses an own image and links to an own page."""
    page = Page.objects.get(pk=other.ids["page"][2]).specific
    page.body.append(("paragraph", f'<p><a linktype="page" id="{own.ids["page"][2]}">Look</a></p>'))
    page.body.append(
        ("picture", {"image": get_image_model().objects.get(pk=own.ids["image"][0]), "caption": "x"})
    )
    page.save(clean=False)
    ReferenceIndex.create_or_update_for_object(page)


def _sessions(ground: Ground, user: User) -> None:
    page = Page.objects.get(pk=ground.ids["page"][2])
    session = EditingSession.objects.create(user=user, content_object=page, last_seen_at=timezone.now())
    upload = UploadedFile.objects.create(
        file=ContentFile(png(), name=f"{SECRET}-upload.png"), uploaded_by_user=user
    )
    ground.ids.setdefault("session", []).append(session.pk)
    ground.ids.setdefault("upload", []).append(upload.pk)


def snapshot(world: CmsWorld) -> dict[str, list[Any]]:
    """Every row of the other spaces that Wagtail could change, and every right of everybody."""
    pages = [pk for ground in world.others for pk in ground.ids["page"]]
    others = [ground.ids for ground in world.others]
    collections = [pk for ids in others for pk in ids["collection"]]
    users = [pk for ids in others for pk in ids["user"]]
    tables: dict[str, Any] = {
        "pages": Page.objects.filter(pk__in=pages),
        "texts": ContentPage.objects.filter(pk__in=pages),
        "revisions": Revision.objects.filter(object_id__in=[str(pk) for pk in pages]),
        "images": get_image_model().objects.filter(collection__in=collections),
        "documents": PageDocument.objects.filter(collection__in=collections),
        "collections": Collection.objects.filter(pk__in=collections),
        "spaces": Space.objects.filter(pk__in=[ground.space.pk for ground in world.others]),
        "users": User.objects.filter(pk__in=users),
        "rights": User.objects.filter(is_superuser=True),
        "groups": Group.objects.all(),
        "members": User.groups.through.objects.all(),
        "grants": Group.permissions.through.objects.all(),
    }
    return {name: list(rows.order_by("pk").values_list()) for name, rows in tables.items()}
