"""News and free pages of a space: listed, read and fed to whoever may know of the space."""

from datetime import date

import pytest
from django.core.cache import cache

from community.page_groups import follow_membership, lock_pages
from portal.choices import Visibility
from portal.models import NewsPage, SpacePage
from portal.pages import paragraphs
from tests.cms.conftest import make_content, make_pages


def make_news(space, title, day=1, *, live=True):
    page = NewsPage(
        title=title, slug=title.lower().replace(" ", "-"), published_on=date(2026, 3, day), live=live,
        introduction=f"About {title}", body=paragraphs(f"<p>All about {title}</p>"),
    )  # fmt: skip
    page = SpacePage.objects.get(space=space).add_child(instance=page)
    if live:
        page.save_revision().publish()
    return page


@pytest.fixture
def hidden_pages(hidden_space, everywhere):
    return make_pages(hidden_space)


def test_news_stand_newest_first_on_the_front_and_in_their_list(client, space, pages):
    for day, title in ((3, "Third"), (1, "First"), (4, "Fourth"), (2, "Second")):
        make_news(space, title, day)
    make_news(space, "Draft", 9, live=False)

    front, listed = (client.get(f"/spaces/{space.slug}/{path}").content.decode() for path in ("", "news/"))

    places = [listed.index(title) for title in ("Fourth", "Third", "Second", "First")]
    assert places == sorted(places)
    assert [title in front for title in ("Fourth", "Third", "Second", "First")] == [True, True, True, False]
    assert ("Draft" in front, "Draft" in listed) == (False, False)


def test_news_go_on_by_key(client, space, pages):
    for number in range(21):
        make_news(space, f"Story {number}")

    first = client.get(f"/spaces/{space.slug}/news/")
    second = client.get(first.context["next_url"])

    shown = [page.pk for answer in (first, second) for page, _address in answer.context["rows"]]
    assert (len(shown), len(set(shown)), second.context["next_url"]) == (21, 21, "")


@pytest.mark.parametrize("before", ["x", "2026-99-99-1", "2026-03-01-", "-1", "2026-03-01-" + "9" * 60])
def test_a_cursor_that_is_none_of_ours_is_the_beginning(before, client, space, pages):
    make_news(space, "Only")

    answer = client.get(f"/spaces/{space.slug}/news/", {"before": before})

    assert [page.title for page, _address in answer.context["rows"]] == ["Only"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    count, client, space, pages, django_assert_num_queries
):
    for number in range(count):
        make_news(space, f"Story {number}")
    client.get("/")

    # Space; its page's news.
    with django_assert_num_queries(2):
        client.get(f"/spaces/{space.slug}/news/")


def test_a_story_and_a_page_name_the_other_pages(client, space, pages):
    make_news(space, "Meeting")
    make_content(space, "Contacts")
    make_content(space, "Unfinished", live=False)

    for path in ("", "meeting/", "contacts/"):
        shown = client.get(f"/spaces/{space.slug}/{path}").content.decode()
        assert f'href="/spaces/{space.slug}/contacts/"' in shown
        assert "Unfinished" not in shown
    assert 'aria-current="page">Contacts' in client.get(f"/spaces/{space.slug}/contacts/").content.decode()


def test_the_feed_of_a_public_space(client, space, pages):
    make_news(space, "Meeting")

    feed = client.get(f"/feeds/news/{space.slug}/")

    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "http://testserver/spaces/baltic/meeting/" in feed.content.decode()


READERS = [
    ("visitor", False),
    ("stranger", False),
    ("rival", False),
    ("coordinator", False),
    ("insider", True),
]


@pytest.mark.parametrize(("who", "may"), READERS)
def test_pages_of_a_hidden_space_do_not_exist_for_others(
    who, may, everybody, client, signed_in, hidden_space, hidden_pages
):
    make_news(hidden_space, "Zqmeeting")
    insider = everybody["insider"]
    follow_membership(insider, hidden_space, insider.memberships.get())
    browser = client if who == "visitor" else signed_in(everybody[who])

    for path in ("", "news/", "zqmeeting/"):
        answer = browser.get(f"/spaces/{hidden_space.slug}/{path}")
        assert answer.status_code == (200 if may else 404)
        assert ("Zqmeeting" in answer.content.decode()) is may


def test_no_feed_and_no_map_tells_of_closed_spaces(
    client, space, hidden_space, hidden_pages, signed_in, insider
):
    make_news(hidden_space, "Zqmeeting")
    cache.clear()

    assert signed_in(insider).get(f"/feeds/news/{hidden_space.slug}/").status_code == 404
    assert "zqmeeting" not in client.get("/sitemap.xml").content.decode()


def test_the_map_leads_to_no_section_that_is_put_away(client, space, pages):
    space.hidden_sections = ["sharing"]
    space.save()
    cache.clear()

    found = client.get("/sitemap.xml").content.decode()

    assert f"/spaces/{space.slug}/communication/<" in found
    assert f"/spaces/{space.slug}/sharing/<" not in found


def test_the_second_lock_holds_without_our_door(client, space, pages, monkeypatch):
    """Wagtail's own serve asks for the groups, even if the address were let through."""
    story = make_news(space, "Zqmeeting")
    space.visibility = Visibility.NETWORK
    space.save()
    lock_pages(space)
    monkeypatch.setattr("portal.middleware.readable", lambda actor: type(space).objects.all())

    answer = client.get(f"/spaces/{space.slug}/zqmeeting/")

    assert story.get_view_restrictions().exists()
    assert answer.status_code == 302
