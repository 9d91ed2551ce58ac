"""One edition for many readers: what it gives each of them is what they may see."""

from datetime import timedelta

import pytest
from django.core import mail

from community.mailing.editions import Edition
from community.mailing.sources import sources
from community.models import Membership, User
from portal.choices import Audience
from portal.tenancy import Scope, SpaceSet, enter
from tests.community.digesting import MONDAY, ask, send, to
from tests.factories import CircleFactory
from tests.factories_repository import PracticeFactory

pytestmark = pytest.mark.usefixtures("long_known")


def test_nobody_reads_of_a_hidden_space_that_they_are_not_in(hidden_space, insider, member, everywhere):
    ask(hidden_space, None, "Secret oven", audience=Audience.SPACE)
    insider.date_joined = MONDAY - timedelta(days=400)
    insider.save()

    send()

    assert [message.to for message in mail.outbox] == [[insider.email]]
    (message,) = mail.outbox
    assert ("Secret oven" in message.body, "Secret oven" in message.subject, "akery" in message.subject) == (
        True, False, False,
    )  # fmt: skip


def test_two_readers_of_one_run_get_each_their_own(space, colleague, member, moderator, everywhere):
    """What one may see was found before the other; nothing of it is handed on."""
    circle = CircleFactory(space=space)
    circle.members.create(space=space, user=moderator)
    ask(space, colleague, "Between us", audience=Audience.PARTIES, circle=circle)
    ask(space, colleague, "Hidden from most", hidden_at=MONDAY)
    ask(space, colleague, "For all")
    User.objects.update(date_joined=MONDAY - timedelta(days=400))

    send()

    assert ["Between us" in to(person)[0].body for person in (moderator, member)] == [True, False]
    assert ["For all" in to(person)[0].body for person in (moderator, member)] == [True, True]
    assert ["Hidden from most" in message.body for message in mail.outbox] == [False] * len(mail.outbox)


def test_what_an_edition_gives_is_what_visible_to_gives(world_of_news, everybody):
    """For every reader and source: shared work hands on nothing, and leaves out nothing but one's own."""
    spaces, since = world_of_news
    edition = Edition(since)
    for reader in everybody.values():
        if not reader.is_authenticated:
            continue
        with enter(Scope(reads=SpaceSet.readable_by(reader))):
            mine = set(Membership.objects.filter(user=reader).values_list("space_id", flat=True))
            news = edition.news_for(reader, mine & spaces, since)
            given = {item.path for place in news for part in place.parts for item in part.items}
            visible = {
                row.get_absolute_url()
                for source in sources()
                for row in source.new(since).visible_to(reader).filter(space_id__in=mine & spaces)
                if row.author_id != reader.pk
            }
        assert given == visible


@pytest.fixture
def world_of_news(space, hidden_space, colleague, moderator, everywhere):
    circle = CircleFactory(space=space)
    circle.members.create(space=space, user=moderator)
    for place in (space, hidden_space):
        for audience in ("network", "space"):
            ask(place, colleague, f"{audience} question", audience=audience)
    ask(space, colleague, "between", audience=Audience.PARTIES, circle=circle)
    PracticeFactory(space=space, author=colleague, title="P", set_at=MONDAY - timedelta(days=2))
    return {space.pk, hidden_space.pk}, MONDAY - timedelta(days=8)


@pytest.mark.parametrize("count", [1, 3])
def test_one_digest_more_costs_as_many_queries_however_much_is_new(
    count, space, member, colleague, everywhere, django_assert_num_queries
):
    """With the edition warm: standing, whom the reader has blocked, what is visible of one source."""
    for number in range(count):
        ask(space, colleague, f"{number} question")
    edition = Edition(MONDAY - timedelta(days=8))
    with enter(Scope(reads=SpaceSet.readable_by(member))):
        edition.news_for(member, [space.pk], MONDAY - timedelta(days=8))

    with enter(Scope(reads=SpaceSet.readable_by(member))), django_assert_num_queries(3):
        assert edition.news_for(member, [space.pk], MONDAY - timedelta(days=8))[0].count == count
