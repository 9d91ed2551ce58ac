"""News of a space, its free pages, and the documents on them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from portal.addresses import absolute, in_space
from portal.choices import Visibility
from portal.http import next_url
from portal.models import PageDocument, Space
from portal.operations import may
from portal.pages import free_pages, news_of, page_address, space_page
from portal.spaces import readable
from portal.views.files import download
from portal.views.places import doors, edit_url

PAGE_SIZE = 20
FEED_MOST = 30


@require_safe
def news(request: Any, slug: str) -> HttpResponse:
    """What is new in a space, newest first, paged by key."""
    space = request.space
    found = news_of(space, before=request.GET.get("before", ""), most=PAGE_SIZE)
    context = {
        **doors(request),
        "space": space,
        "rows": [(page, page_address(space, page)) for page in found.rows],
        "next_url": next_url(request, before=found.next_cursor),
        "feed_url": feed_url(space),
        "add_url": _add_url(request),
    }
    return render(request, "portal/news.html", context)


def _add_url(request: Any) -> str:
    """Where the reader can write news; empty for who may not."""
    page = space_page(request.space) if may(request.user, "portal.edit_pages", request.space) else None
    return reverse("wagtailadmin_pages:add", args=["portal", "newspage", page.pk]) if page else ""


def feed_url(space: Space) -> str:
    """The feed of a public space; others have none, since whoever reads a feed has not signed in."""
    return in_space(space, "news_feed") if space.visibility == Visibility.PUBLIC else ""


@require_safe
def news_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The news of a public space as Atom: the same for everybody."""
    space = get_object_or_404(Space, slug=slug, visibility=Visibility.PUBLIC)
    feed = Atom1Feed(
        title=space.name,
        link=absolute(in_space(space, "news")),
        description=space.tagline,
        feed_url=absolute(in_space(space, "news_feed")),
    )
    for page in news_of(space, most=FEED_MOST).rows:
        address = absolute(page_address(space, page))
        feed.add_item(
            title=page.title,
            link=address,
            description=page.introduction,
            pubdate=page.first_published_at,
            updateddate=page.last_published_at,
            unique_id=address,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def around_page(request: Any, page: Any) -> dict[str, Any]:
    """What stands round a free page: below a space its other pages, on the network's own nothing."""
    space = getattr(request, "space", None)
    if space is None:
        return {}
    return {
        **doors(request),
        "space": space,
        "edit_url": edit_url(request, page),
        "pages": [(other, page_address(space, other), other.pk == page.pk) for other in free_pages(space)],
    }


@require_safe
def document(request: HttpRequest, pk: int, name: str) -> StreamingHttpResponse:
    """A document on pages, for whoever may know of its space; those of the house are for everybody."""
    found: PageDocument = get_object_or_404(PageDocument.objects.select_related("collection"), pk=pk)
    if found.filename != name or not _may_have(found, request.user):
        raise Http404
    return download(
        request,
        found.file,
        name=found.filename,
        content_type=found.content_type,
        size=found.file_size or found.file.size,
    )


def _may_have(found: PageDocument, reader: Any) -> bool:
    """A document is its space's also in a collection that somebody put below the space's own."""
    above = found.collection.get_ancestors(inclusive=True)
    owners = list(Space.objects.filter(collection__in=above).values_list("pk", flat=True))
    return not owners or readable(reader).filter(pk__in=owners).exists()
