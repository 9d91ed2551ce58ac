"""Whoever writes to a reply address, theirs or another's: the answer names nothing that they may not see.

The addresses are real ones, as if somebody had lost access since, or had found another's.
"""

import pytest
from allauth.account.models import EmailAddress
from django_tasks_db.models import DBTaskResult

from community.models import User
from community.operations.incoming import TakenMail
from community.replying.tokens import address_for
from forums.models import HeldContribution, Post
from tests.forums.by_mail import answers, arrive, letter, outcomes
from tests.isolation.test_channels import secrets_in
from tests.isolation.world import STANDING, may_see

PEOPLE = [reader for reader in STANDING if reader != "visitor"]


@pytest.fixture(autouse=True)
def _domain(settings):
    settings.REPLY_DOMAIN = "reply.example.org"


def topics(world):
    return [thing for thing in world.things if thing.kind == "topic"]


def words_of(told):
    return f"{told.subject} {told.body} {told.alternatives[0].content} {told.extra_headers}"


def verified(person):
    EmailAddress.objects.get_or_create(user=person, email=person.email, defaults={"verified": True})
    return person


def _written(topic):
    """How many posts there are, with those of newcomers that wait for a moderator."""
    waiting = HeldContribution.objects.filter(topic=topic, kind="reply").count()
    return Post.objects.filter(topic=topic).count() + waiting


@pytest.mark.parametrize("reader", PEOPLE)
@pytest.mark.django_db
def test_an_own_address_posts_and_tells_only_where_one_may(reader, world):
    person = verified(world.people[reader])
    for thing in topics(world):
        TakenMail.objects.all().delete()
        written = _written(thing.obj)

        mail = letter(person.email, f"By mail about {thing.secret}.")
        arrive(mail, address_for(person.pk, "t", thing.obj.pk), sender=person.email)

        shown = may_see(reader, thing.place, thing.audience)
        became = outcomes()[0]
        assert _written(thing.obj) - written == (became == "posted")
        if not shown:
            assert became == "no_access", thing
            (told,) = answers()
            assert secrets_in(words_of(told)) == set()
            for name in (thing.obj.get_absolute_url(), thing.obj.title, world.spaces[thing.place].slug):
                assert name not in words_of(told)
        answers()


@pytest.mark.django_db
def test_the_address_of_another_tells_nothing_about_them_or_the_topic(world):
    rival = verified(world.people["rival"])
    for owner in ("insider", "member"):
        person = verified(world.people[owner])
        for thing in topics(world):
            TakenMail.objects.all().delete()
            DBTaskResult.objects.all().delete()

            arrive(letter(rival.email), address_for(person.pk, "t", thing.obj.pk), sender=rival.email)

            (told,) = answers()
            assert (outcomes(), told.to, secrets_in(words_of(told))) == (["elsewhere"], [rival.email], set())
            for name in (person.name, person.email, thing.obj.title, world.spaces[thing.place].slug):
                assert name not in words_of(told)


@pytest.mark.django_db
def test_an_answer_says_the_same_whether_an_account_or_a_topic_exists(world):
    rival = verified(world.people["rival"])
    nobody = User.objects.order_by("-pk").first().pk + 1000
    said = []
    for owner, pk in (
        (nobody, topics(world)[0].obj.pk),
        (rival.pk, 10**9),
        (rival.pk, topics(world)[-1].obj.pk),
    ):
        TakenMail.objects.all().delete()
        arrive(letter(rival.email), address_for(owner, "t", pk), sender=rival.email)
        said.append((outcomes()[0], answers()[0].body))

    unknown, missing, unseen = said
    assert (unknown[0], missing[0]) == ("unknown", "no_access")
    assert missing == unseen
