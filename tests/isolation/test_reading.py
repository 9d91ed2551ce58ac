"""Coming back: rows about things that a reader may not see count, name and open nothing of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.models import Follow, Topic, TopicRead
from forums.own_data import followed, how_far
from tests.isolation.test_channels import READERS, read, secrets_in

OWN_READERS = [reader for reader in READERS if reader != "visitor"]


@pytest.fixture
def everything_known(world):
    """As if every reader had once seen, followed and begun to read everything there is."""
    now = timezone.now()
    people = [world.people[reader] for reader in OWN_READERS]
    topics = list(Topic.objects.select_related("board"))
    for person in people:
        type(person).objects.filter(pk=person.pk).update(date_joined=now - timedelta(days=30))
        person.memberships.update(joined_at=now - timedelta(days=30))
    kept = {"level": "everything", "chosen_by": "person", "chosen_at": now}
    Follow.objects.all().delete()
    TopicRead.objects.all().delete()
    Follow.objects.bulk_create(Follow(user=p, topic=t, **kept) for p in people for t in topics)
    Follow.objects.bulk_create(Follow(user=p, space=s, **kept) for p in people for s in world.spaces.values())
    TopicRead.objects.bulk_create(
        TopicRead(user=p, topic=t, last_number=0, read_at=now) for p in people for t in topics
    )
    return topics


@pytest.mark.parametrize("reader", OWN_READERS)
def test_what_is_new_is_only_what_one_may_see(reader, world, everything_known, browser_of):
    browser, allowed = browser_of(reader), world.shown_to(reader)
    # The topic of a group has the group's title; its own secret stands in its words.
    topics = {secret for secret in allowed if secret.startswith("zqtopic") and "parties" not in secret}

    new, following, desk = (
        secrets_in(read(browser, path))
        for path in ("/communication/new/", "/communication/following/", "/me/")
    )

    assert (new | following | desk) <= allowed
    assert {secret for secret in new if secret.startswith("zqtopic")} == topics
    assert {secret for secret in following if secret.startswith("zqtopic")} == topics


@pytest.mark.parametrize("reader", OWN_READERS)
def test_the_copy_of_ones_data_names_only_what_one_may_see(reader, world, everything_known):
    person, allowed = world.people[reader], world.shown_to(reader)

    rows = [*followed(person), *how_far(person)]

    assert secrets_in(str(rows)) <= allowed
    assert len(rows) == 2 * len(everything_known) + len(world.spaces)


@pytest.mark.parametrize("reader", OWN_READERS)
def test_what_one_may_not_see_is_neither_followed_nor_read(reader, world, everything_known, browser_of):
    browser, allowed = browser_of(reader), world.shown_to(reader)
    Follow.objects.all().delete()

    answers = {
        thing.secret: browser.post(
            "/communication/following/set/", {"target": f"topic:{thing.obj.pk}", "level": "everything"}
        ).status_code
        for thing in world.things
        if thing.kind == "topic"
    }

    assert answers == {secret: 303 if secret in allowed else 404 for secret in answers}
    assert Follow.objects.count() == list(answers.values()).count(303)
