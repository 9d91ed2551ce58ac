"""Each channel for each reader: whatever they open, they meet what the table grants, and nothing else.

The readers and what they may see stand in ``world``; here stand the channels. Each test also shows that the
allowed secrets are really met, so that an empty page cannot pass for a tight one.
"""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.tenancy import all_spaces
from tests.isolation.world import (
    AUDIENCES,
    CLOSED,
    HIDDEN,
    KINDS,
    OPEN,
    STANDING,
    World,
    files_of,
    may_see,
    secret,
)

READERS = list(STANDING)
SECTIONS = ("communication", "sharing", "collaboration", "cooperation")
_SECRET = re.compile(rf"zq(?:{'|'.join((*KINDS, 'link', 'offer', 'talk', 'meeting'))})[a-z]+?xq")


def secrets_in(text: str) -> set[str]:
    return set(_SECRET.findall(re.sub(r"</?mark>", "", text).lower()))


def read(client: Client, url: str) -> str:
    """The text of a page, following redirects; whatever its status."""
    answer = client.get(url, follow=True)
    if not answer.streaming:
        return answer.content.decode()
    text = b"".join(answer.streaming_content).decode()
    answer.close()
    return text


@pytest.mark.parametrize("reader", READERS)
def test_pages_of_objects(reader, world, browser_of):
    client = browser_of(reader)

    # By number alone: the address with its words is what the page "not found" offers to search for.
    met = {
        thing.secret: secrets_in(read(client, re.sub(r"/(\d+)-[^/]+/$", r"/\1-x/", thing.url)))
        for thing in world.things
    }

    allowed = world.shown_to(reader)
    for word, found in met.items():
        assert (word in found) == (word in allowed), word
        assert found <= allowed, word


@pytest.mark.parametrize("reader", READERS)
def test_what_may_not_be_seen_answers_like_what_does_not_exist(reader, world, browser_of):
    client = browser_of(reader)
    nothing = client.get("/spaces/never-existed/communication/").status_code

    statuses = {
        client.get(thing.url).status_code
        for thing in world.things
        if not may_see(reader, thing.place, thing.audience)
    }

    assert nothing == 404
    assert statuses <= {404}


def listings(world: World) -> list[str]:
    inside = [
        "", *(f"{section}/" for section in SECTIONS), "communication/rooms/", "sharing/resources/",
        "cooperation/practices/", "collaboration/groups/", "members/", "communication/boards/questions/",
        "communication/links/", "communication/links/new/",
        "communication/help/", "communication/help/?show=shared", "communication/help/alike/?title=Question",
        "communication/counselling/", "communication/counselling/new/",
        "communication/scenarios/", "communication/scenarios/new/", "communication/scenarios/synthesis/",
        "communication/boards/discussion/", "communication/topics/new/", "communication/rooms/new/",
        "sharing/resources/new/", "cooperation/practices/new/", "collaboration/groups/new/", "settings/",
        "requests/", "join/", "invitations/", "blocks/", "participations/", "settings/people/",
        "members/list.csv", "news/", "communication/new/", "settings/reports/",
        "settings/held/", "settings/posting/",
        "desk/", "desk/unanswered.csv", "desk/ungreeted.csv", "desk/requests.csv",
        "desk/newcomers.csv",
    ]  # fmt: skip
    network = ["/", *(f"/{section}/" for section in SECTIONS), "/spaces/", "/people/", "/organisations/"]
    network += [
        "/communication/links/",
        "/communication/help/",
        "/communication/help/?show=shared",
        "/communication/counselling/",
        "/desk/",
        "/desk/cases/",
        "/desk/unanswered.csv",
        "/desk/ungreeted.csv",
        "/desk/requests.csv",
        "/desk/asleep.csv",
    ]
    own = [
        "/me/",
        "/me/notices/",
        "/me/words/",
        "/me/settings/",
        "/me/welcome/",
        "/me/welcome/spaces/",
        "/me/bell/",
        "/me/counselling/",
        "/me/calendar/",
        "/me/settings/work/",
        "/me/settings/helping/",
        "/communication/new/",
        "/communication/following/",
        "/organisations/new/",
    ]
    return [*network, *own, *(f"/spaces/{slug}/{path}" for slug in world.spaces for path in inside)]


@pytest.mark.parametrize("reader", READERS)
def test_pictures_of_scenarios(reader, world, browser_of):
    client = browser_of(reader)
    allowed = world.shown_to(reader)
    shown = [thing for thing in world.things if thing.kind == "scenario"]

    met = {thing.secret: client.get(thing.obj.pictures[0]["url"]).status_code for thing in shown}

    assert met == {thing.secret: 200 if thing.secret in allowed else 404 for thing in shown}


@pytest.mark.parametrize("reader", READERS)
def test_lists_desks_and_forms(reader, world, browser_of):
    client = browser_of(reader)
    allowed = world.shown_to(reader)

    pages = {url: read(client, url) for url in listings(world)}

    met = {url: secrets_in(text) for url, text in pages.items()}
    assert {url: found - allowed for url, found in met.items() if found - allowed} == {}
    shown = set().union(*met.values())
    assert {
        s for s in allowed if s.startswith(("zqresource", "zqlink", "zqscenario", "zqoffer", "zqmeeting"))
    } <= shown
    name = world.spaces[HIDDEN].name
    naming = [url for url, text in pages.items() if f"/{HIDDEN}/" not in url and name in text]
    assert bool(naming) == (reader == "insider"), naming


@pytest.mark.parametrize("reader", READERS)
def test_what_waits_is_for_moderators_alone_and_addresses_for_nobody(reader, world, browser_of):
    client = browser_of(reader)
    waiting = re.compile(r"zq(?:held|name|comment|address)[a-z]+?xq")
    pages = [*listings(world), *(thing.url for thing in world.things if thing.kind == "topic")]

    met = set().union(*(waiting.findall(read(client, url).lower()) for url in pages))

    keeps_order = reader in {"moderator", "administrator"}
    assert met == ({f"zq{what}{OPEN}xq" for what in ("held", "name", "comment")} if keeps_order else set())


@pytest.mark.parametrize("reader", READERS)
def test_search_hits_counts_and_facets(reader, world, browser_of):
    client = browser_of(reader)
    allowed = world.shown_to(reader)

    for thing in world.things:
        if thing.audience == "parties":
            continue
        page = read(client, f"/search/?q={thing.secret}")
        found = secrets_in(page.replace(f'value="{thing.secret}"', "")) & {thing.secret}
        hit = thing.url in page
        assert hit == (thing.secret in allowed), thing.secret
        assert found <= allowed | {thing.secret}
        assert thing.url in page or f"tag-{thing.secret}" not in page


@pytest.mark.parametrize("reader", READERS)
def test_search_for_everything_and_its_facets(reader, world, browser_of):
    client = browser_of(reader)
    allowed = world.shown_to(reader)

    for word in ("question", "resource", "practice", "group", "room", "secret", "method"):
        for page in (1, 2):
            assert secrets_in(read(client, f"/search/?q={word}&page={page}")) <= allowed


@pytest.mark.parametrize("reader", READERS)
def test_suggestions_and_corrections(reader, world, browser_of):
    client = browser_of(reader)
    allowed = world.shown_to(reader)

    beginnings = {"zq", "zqto", *(thing.secret[:9] for thing in world.things)}
    mistyped = {thing.secret[:-1] + "y" for thing in world.things}
    for asked in sorted(beginnings):
        assert secrets_in(read(client, f"/search/suggest/?q={asked}")) <= allowed
    for asked in sorted(mistyped):
        assert secrets_in(read(client, f"/search/?q={asked}").replace(asked, "")) <= allowed


@pytest.mark.parametrize("reader", READERS)
def test_files(reader, world, browser_of):
    client = browser_of(reader)
    allowed = world.shown_to(reader)

    met = {word: read(client, stored.get_absolute_url()) for word, stored in files_of(world).items()}

    assert {word for word, text in met.items() if f"content {word}" in text} == {
        word for word in met if word in allowed
    }


def test_files_are_never_cached_or_shown_in_the_page(world, browser_of):
    stored = files_of(world)[secret("resource", OPEN, "public")]

    answer = browser_of("visitor").get(stored.get_absolute_url())

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    answer.close()


@pytest.mark.parametrize("reader", ["visitor", "member", "insider"])
def test_the_site_map_is_public_for_everybody(reader, world, browser_of):
    text = read(browser_of(reader), "/sitemap.xml")

    assert {t.secret for t in world.things if t.url in text} == {
        t.secret for t in world.things if t.place == OPEN and t.audience == "public"
    }
    assert (CLOSED in text, HIDDEN in text) == (False, False)


@pytest.mark.parametrize("reader", READERS)
def test_room_history_over_http(reader, world, browser_of):
    client = browser_of(reader)
    for thing in world.things:
        if thing.kind == "room":
            path = f"/spaces/{thing.place}/communication/rooms/{thing.obj.pk}/messages/"
            answer = client.get(path, {"after": 0})
            allowed = may_see(reader, thing.place, thing.audience)
            assert (answer.status_code == 200) == allowed
            assert (thing.secret in answer.content.decode()) == allowed


@pytest.mark.parametrize("reader", READERS)
def test_live_keys(reader, world):
    """What a page's socket may listen to: the same readers as the page itself."""
    from forums.models import Poll
    from portal.realtime import live
    from portal.tenancy import Scope, SpaceSet, enter

    person = world.people[reader]
    polls: dict[int, list[int]] = {}
    for topic_id, pk in Poll.objects.values_list("post__topic_id", "pk"):
        polls.setdefault(topic_id, []).append(pk)
    with enter(Scope(reads=SpaceSet.readable_by(person))):
        for thing in world.things:
            if thing.kind == "topic" and thing.audience != "parties":
                allowed = may_see(reader, thing.place, thing.audience)
                followed = [pk for pk in polls[thing.obj.pk] if live._kinds["poll"](person, pk)]
                assert bool(followed) == allowed, thing.secret
            if thing.kind in {"topic", "group"}:
                may_follow = live._kinds[thing.kind]
                allowed = may_see(reader, thing.place, thing.audience)
                assert may_follow(person, thing.obj.pk) == allowed, thing.secret


@pytest.mark.parametrize("reader", [r for r in READERS if r != "visitor"])
def test_notices_and_mail_say_nothing_that_the_recipient_may_not_see(reader, world, browser_of):
    """A notice written for every thing, as after losing access: shown and mailed without a word of it."""
    from django.contrib.contenttypes.models import ContentType

    from community.mailing.at_once import mail_due_notices
    from community.models import Notice
    from portal.post import PostOffice

    person = world.people[reader]
    Notice.objects.update(mail_due_at=None)  # what the world itself has told people
    for thing in world.things:
        kind = ContentType.objects.get_for_model(type(thing.obj))
        Notice.objects.create(
            recipient=person, kind="mention", actor=world.people["founder"], object_type=kind,
            object_id=thing.obj.pk, thread_type=kind, thread_id=thing.obj.pk, object_ids=[thing.obj.pk],
            space=world.spaces[thing.place], mail_due_at=timezone.now(),
        )  # fmt: skip
    with all_spaces("test"), PostOffice() as office:
        mail_due_notices(office)

    allowed = world.shown_to(reader)
    shown = secrets_in(read(browser_of(reader), "/me/notices/"))
    mailed = set().union(*[secrets_in(m.message().as_string()) for m in mail.outbox], set())
    assert shown <= allowed
    assert mailed <= allowed
    expected = sum(may_see(reader, thing.place, thing.audience) for thing in world.things)
    assert len(mail.outbox) == expected


def test_the_table_of_audiences_covers_every_place(world):
    assert {(t.place, t.audience) for t in world.things if t.audience != "parties"} == {
        (place, audience) for place, audiences in AUDIENCES.items() for audience in audiences
    }
