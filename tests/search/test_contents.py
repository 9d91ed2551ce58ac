"""Things inside spaces: every audience, in spaces of every visibility, for every reader."""

import pytest

from forums.models import Topic
from portal.choices import AUDIENCES_WITHIN, Audience
from portal.tenancy import all_spaces
from search.outbox import changed, contents_changed
from search.params import Params
from search.queries import find, similar, suggest
from search.writer import drain_all, rebuild
from tests.factories import CircleFactory, CircleMemberFactory, OrganisationFactory
from tests.factories_forums import TopicFactory

READERS = [
    "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
    "administrator", "coordinator",
]  # fmt: skip


@pytest.fixture
def topics(index, space, other_space, closed_space, hidden_space, member, outsider):
    """A topic for every audience in every space; the circles have ``member`` and ``outsider`` in them."""
    with all_spaces("test"):
        for place in (space, other_space, closed_space, hidden_space):
            circle = CircleFactory(space=place)
            CircleMemberFactory(circle=circle, user=outsider if place == other_space else member)
            for audience in AUDIENCES_WITHIN[place.visibility]:
                TopicFactory(
                    space=place,
                    audience=audience,
                    circle=circle if audience == Audience.PARTIES else None,
                    title=f"Gloves {audience} {place.slug}",
                    body=f"Wordof{audience}{place.slug} and gloves",
                )
        rebuild()


def found_titles(actor, **params):
    return {hit.plain_title for page in (1, 2) for hit in find(actor, Params(page=page, **params)).hits}


@pytest.mark.parametrize("who", READERS)
def test_readers_find_exactly_the_topics_they_may_see(request, topics, as_reader, who):
    actor = request.getfixturevalue(who)

    with as_reader(actor):
        shown = {topic.title for topic in Topic.objects.visible_to(actor)}
        found = found_titles(actor, q="gloves", selected={"type": ("topic",)})
        counted = find(actor, Params(q="gloves", selected={"type": ("topic",)})).total

    assert (found, counted) == (shown, len(shown))


@pytest.mark.parametrize("who", READERS)
def test_nothing_tells_of_a_topic_that_the_reader_may_not_see(request, topics, as_reader, who):
    actor = request.getfixturevalue(who)
    with all_spaces("test"):
        everything = list(Topic.objects.select_related("space"))

    with as_reader(actor):
        shown = {topic.pk for topic in Topic.objects.visible_to(actor)}
        hidden = [topic for topic in everything if topic.pk not in shown]
        told = [
            topic.title
            for topic in hidden
            for word in [f"wordof{topic.audience}{topic.space.slug}"]
            if find(actor, Params(q=word)).total or find(actor, Params(q=word[:-1] + "x")).total
        ]
        suggested = {hit.plain_title for hit in suggest(actor, "gloves", limit=50)}
        alike = {hit.plain_title for topic in everything for hit in similar(actor, topic, limit=50)}
        counts = {
            value.code: value.count
            for facet in find(actor, Params(q="gloves")).facets
            if facet.name == "space"
            for value in facet.values
        }
        seen = [topic for topic in everything if topic.pk in shown]

    assert told == []
    assert (suggested | alike).isdisjoint({topic.title for topic in hidden})
    assert all(sum(topic.space.slug == slug for topic in seen) == count for slug, count in counts.items())


def test_a_topic_that_is_narrowed_is_gone_at_once_and_leaves_the_counts_with_the_writer(
    topics, visitor, as_reader
):
    with all_spaces("test"):
        topic = Topic.objects.get(title="Gloves public baltic")
        topic.audience = Audience.SPACE
        topic.save()
        changed(topic)

    with as_reader(visitor):
        at_once = found_titles(visitor, q="gloves")
    drain_all()
    with as_reader(visitor):
        total = find(visitor, Params(q="gloves")).total

    assert (at_once, total) == ({"Gloves public salon"}, 1)


def test_a_space_that_closes_takes_its_topics_along(topics, space, visitor, as_reader):
    space.visibility, space.join_policy = "hidden", "invitation"
    space.save()
    contents_changed(space)
    drain_all()

    with as_reader(visitor):
        assert (found_titles(visitor, q="gloves"), find(visitor, Params(q="gloves")).total) == (
            {"Gloves public salon"},
            1,
        )


def test_hidden_and_removed_topics_leave_the_index(topics, space, administrator, as_reader):
    with all_spaces("test"):
        for topic in Topic.objects.filter(space=space):
            topic.hidden_at = topic.opened_at
            topic.save()
            changed(topic)
    drain_all()

    with as_reader(administrator):
        assert found_titles(administrator, q="gloves", selected={"space": ("baltic",)}) == set()


@pytest.mark.parametrize("hits", [1, 3, 30])
def test_several_kinds_of_things_take_one_look_at_the_database(
    index, space, member, as_reader, django_assert_num_queries, hits
):
    with all_spaces("test"):
        TopicFactory(space=space, title="Baltic", audience=Audience.SPACE)
        for number in range(hits):
            OrganisationFactory(name=f"Baltic {number}")
    rebuild()

    # Standing, circles, all hits at once, names of spaces.
    with as_reader(member), django_assert_num_queries(4):
        found = find(member, Params(q="baltic"))

    assert {hit.type for hit in found.hits} - {"space"} == {"topic", "organisation"}
