"""Loading the demo: people and places first, then their history in the order in which it happened.

Everything is done by the operations that people use, with the clock set back (``clock.moment``), so that
counters, notices, consents and the audit trail are what they would be. One transaction: all or nothing.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction  # noqa: TID251  (one load, one transaction)
from django.db.models import F, QuerySet

from community.models import Notice
from config.demo import (
    counselling,
    decency,
    deciding,
    editing,
    futures,
    helping,
    library,
    meetings,
    places,
    polls,
    signposts,
    talk,
    teams,
    waiting,
)
from config.demo.accounts import write_accounts
from config.demo.world import Ledger, World
from portal.models import Hint
from portal.tenancy import all_spaces

Say = Callable[[str], None]

# What happened longer ago has been read.
UNREAD_FOR = timedelta(days=4)


def load_small(say: Say) -> None:
    """Make what is missing of the demo network; what is there stays as it is."""
    with all_spaces("load demo"), transaction.atomic():
        last_notice, last_hint = _last(Notice), _last(Hint)
        world = World(ledger=Ledger())
        _make_places(world, say)
        _play_history(world, say)
        _settle(world, Notice.objects.filter(pk__gt=last_notice))
        Hint.objects.filter(pk__gt=last_hint).delete()
    write_accounts()


def _last(model: Any) -> int:
    """Give the id of the newest row, or 0."""
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _make_places(world: World, say: Say) -> None:
    places.open_front_door()
    places.share_words()
    say(f"Accounts: {places.open_accounts(world)} new")
    say(f"Spaces: {places.make_spaces(world)} new")
    say(f"Organisations: {places.register_organisations(world)} new")
    say(f"Memberships: {places.let_people_in(world)} new")


def _play_history(world: World, say: Say) -> None:
    say(f"Groups: {teams.plan_groups(world)} new")
    say(f"Topics and rooms: {talk.plan_talk(world)} new")
    say(f"Live rooms with a time: {meetings.plan_meetings(world)} new")
    say(f"Resources and practices: {library.plan_library(world)} new")
    library.plan_citations(world)
    say(f"News and pages: {editing.plan_pages(world)} new")
    say(f"Scenarios: {futures.plan_futures(world)} new")
    say(f"Links: {signposts.plan_signposts(world)} new")
    say(f"Polls: {polls.plan_polls(world)} new")
    say(f"Votes and notes of rooms: {deciding.plan_deciding(world)} new")
    say(f"Waiting posts: {waiting.plan_waiting(world)} new")
    say(f"Offers to talk and talks: {counselling.plan_counselling(world)} new")
    say(f"Reports: {decency.plan_worries(world)} new")
    say(f"Help offered and asked for: {helping.plan_helping(world)} new")
    if world.deeds:
        say(f"Playing {len(world.deeds)} moments of their history ...")
    world.play()


def _settle(world: World, notices: QuerySet[Notice]) -> None:
    """Nobody gets mail about the past, and only the latest notices are unread."""
    notices.update(mailed_at=F("at"), mailed_count=F("count"), mail_due_at=None)
    notices.filter(at__lt=world.now - UNREAD_FOR).update(read_at=F("at"))
