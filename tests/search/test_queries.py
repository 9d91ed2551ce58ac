"""The one door: what each reader finds, is told and is never told."""

import pytest

from community.choices import ProfileAudience
from community.models import Organisation, User
from community.selectors import people_for
from portal.models import Tag
from portal.spaces import readable
from search.documents import IndexUnavailableError, Sort
from search.labels import tag_names
from search.params import Params
from search.queries import find, similar, suggest
from search.writer import rebuild
from tests.factories import OrganisationFactory, SpaceFactory, UserFactory, join

READERS = [
    "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
    "administrator", "coordinator",
]  # fmt: skip


def keys(found):
    return {hit.key for hit in found.hits}


@pytest.fixture
def places(space, other_space, closed_space, hidden_space):
    return [space, other_space, closed_space, hidden_space]


@pytest.mark.parametrize("who", READERS)
def test_readers_find_exactly_what_the_database_shows_them(request, index, places, everybody, as_reader, who):
    people = list(User.objects.all())
    people[0].profile.shown_to = ProfileAudience.PUBLIC
    people[0].profile.save()
    OrganisationFactory(name="Salon")
    rebuild()
    actor = everybody[who]

    with as_reader(actor):
        found = {key for page in (1, 2, 3) for key in keys(find(actor, Params(page=page)))}
        shown = {f"portal.space:{space.pk}" for space in readable(actor)}
        shown |= {f"community.user:{person.pk}" for person in people_for(actor)}
        shown |= {f"community.organisation:{organisation.pk}" for organisation in Organisation.objects.all()}

    # One always sees oneself, but who is nobody's fellow finds nobody, not even oneself.
    own = {f"community.user:{actor.pk}"} if actor.pk else set()
    assert found - own == shown - own


@pytest.mark.parametrize("who", ["visitor", "stranger", "outsider", "coordinator"])
def test_a_hidden_space_is_not_found_counted_suggested_or_corrected(request, index, places, as_reader, who):
    actor = request.getfixturevalue(who)
    rebuild()

    with as_reader(actor):
        found, typo, everything = (find(actor, Params(q=q)) for q in ("bakery", "bakrey", ""))
        suggested = suggest(actor, "bak")

    assert (list(found.hits), found.total, found.corrected) == ([], 0, "")
    assert (list(typo.hits), typo.total, typo.corrected) == ([], 0, "")
    assert suggested == []
    assert "bakery" not in {value.code for facet in everything.facets for value in facet.values}


def test_its_member_finds_a_hidden_space(index, places, insider, as_reader):
    rebuild()

    with as_reader(insider):
        found = find(insider, Params(q="bakrey"))
        suggested = suggest(insider, "bak")

    assert ([hit.plain_title for hit in found.hits], found.corrected) == (["Bakery Riga"], "bakery")
    assert [(hit.plain_title, hit.type_label, hit.url) for hit in suggested] == [
        ("Bakery Riga", "Space", "/spaces/bakery/")
    ]


def test_leaving_a_space_takes_effect_at_once_without_new_indexing(index, places, insider, as_reader):
    rebuild()
    insider.memberships.all().delete()

    with as_reader(insider):
        found = find(insider, Params(q="bakery"))

    assert (list(found.hits), found.total) == ([], 0)


def test_a_space_that_was_hidden_a_moment_ago_is_not_shown_by_an_old_index(index, space, visitor, as_reader):
    rebuild()
    space.visibility, space.join_policy = "hidden", "invitation"
    space.save()

    with as_reader(visitor):
        found = find(visitor, Params(q="baltic"))
        suggested = suggest(visitor, "balt")

    assert (list(found.hits), found.total, suggested) == ([], 0, [])


def test_a_hit_is_marked_and_knows_its_kind_its_space_and_its_date(index, space, visitor, as_reader):
    space.tagline = "Individual <b>learning</b> plans"
    space.save()
    rebuild()

    with as_reader(visitor):
        (hit,) = find(visitor, Params(q="baltic learning")).hits

    assert (hit.title, hit.excerpt) == (
        "<mark>Baltic</mark> ILP",
        "Individual &lt;b&gt;<mark>learning</mark>&lt;/b&gt; plans",
    )
    assert (hit.type, hit.type_label, hit.space, hit.url) == ("space", "Space", space, "/spaces/baltic/")
    assert hit.dated == space.created_at


def test_facets_have_names_counts_and_addresses(index, space, other_space, visitor, as_reader):
    OrganisationFactory(name="Salon Kaunas")
    rebuild()

    with as_reader(visitor):
        found = find(visitor, Params(q="kaunas", selected={"type": ("space",)}))

    kinds = {facet.name: facet for facet in found.facets}["type"]
    assert [(value.label, value.count, value.selected, value.url) for value in kinds.values] == [
        ("Space", 1, True, "?q=kaunas"),
        ("Organisation", 1, False, "?q=kaunas&type=space&type=organisation"),
    ]


def test_a_selected_space_that_the_reader_may_not_know_has_no_name(index, places, visitor, as_reader):
    rebuild()

    with as_reader(visitor):
        found = find(visitor, Params(selected={"space": ("bakery",), "tag": ("gone",)}))

    chosen = {facet.name: [value.label for value in facet.values if value.selected] for facet in found.facets}
    assert (chosen["space"], chosen["tag"], found.total) == (["bakery"], ["gone"], 0)


def test_names_of_tags_come_from_the_shared_words_and_from_spaces_one_knows(
    space, hidden_space, visitor, as_reader
):
    Tag.objects.create(name="Own word", slug="own", space=space)
    Tag.objects.create(name="Other name", slug="shared", space=space)
    Tag.objects.create(name="Shared word", slug="shared", space=None)
    Tag.objects.create(name="Secret word", slug="secret", space=hidden_space)

    with as_reader(visitor):
        assert tag_names(["own", "shared", "secret"], visitor) == {"own": "Own word", "shared": "Shared word"}


def test_pages_hold_ten_and_too_high_a_number_is_the_last_page(index, visitor, db, as_reader):
    for number in range(23):
        OrganisationFactory(name=f"Salon {number}")
    rebuild()

    with as_reader(visitor):
        first = find(visitor, Params(q="salon", sort=Sort.NEWEST))
        last = find(visitor, Params(q="salon", sort=Sort.NEWEST, page=20))

    assert (first.total, len(first.hits), first.page.has_next()) == (23, 10, True)
    assert (last.page.number, last.page.has_next()) == (3, False)
    assert [hit.plain_title for hit in last.hits] == ["Salon 2", "Salon 1", "Salon 0"]


def test_similar_things_are_those_the_reader_may_see(index, db, visitor, as_reader):
    one = SpaceFactory(slug="one", name="Welding one", description="gloves and masks")
    SpaceFactory(slug="two", name="Welding two", description="gloves")
    SpaceFactory(slug="three", name="Welding three", visibility="hidden", join_policy="invitation")
    OrganisationFactory(name="Bread")
    rebuild()

    with as_reader(visitor):
        assert [hit.plain_title for hit in similar(visitor, one)] == ["Welding two"]


def test_an_unavailable_index_is_said_not_hidden(index, visitor, db, as_reader):
    with as_reader(visitor), pytest.raises(IndexUnavailableError):
        find(visitor, Params(q="x"))


@pytest.mark.parametrize("hits", [1, 3, 30])
def test_finding_takes_the_same_queries_however_much_is_found(
    index, space, member, as_reader, django_assert_num_queries, hits
):
    for number in range(hits):
        OrganisationFactory(name=f"Baltic {number}")
        join(UserFactory(display_name=f"Baltic {number}"), space)
    rebuild()

    # Standing, circles, all hits at once, names of spaces.
    with as_reader(member), django_assert_num_queries(4):
        find(member, Params(q="baltic"))
