"""What of Haystack still works for simple cases: public words, models, order. All else is refused."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from haystack import connections
from haystack.backends import SQ
from haystack.exceptions import SearchBackendError
from haystack.query import SearchQuerySet

from community.models import Organisation
from portal.models import Space
from search.backends.whoosh import WhooshBackend
from search.indexes import GuildIndex
from search.search_indexes import OrganisationIndex
from search.writer import rebuild
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def found(results):
    return [result.title for result in results]


@pytest.fixture
def salons(index, other_space, hidden_space):
    for name in ("Salon Espoo", "Bakery Espoo"):
        OrganisationFactory(name=name)
    rebuild()


@pytest.mark.usefixtures("salons")
def test_words_models_and_order():
    everything = SearchQuerySet()

    assert found(everything.filter(content="bakery")) == ["Bakery Espoo"]
    assert sorted(found(everything.auto_query("salon -kaunas"))) == ["Salon Espoo"]
    assert sorted(found(everything.filter(content="salon").models(Space))) == ["Salon Kaunas"]
    assert found(everything.models(Organisation).order_by("-dated")[:1]) == ["Bakery Espoo"]
    assert found(everything.filter(content="espoo").exclude(content="salon")) == ["Bakery Espoo"]
    assert sorted(found(everything.filter(SQ(content="kaunas") | SQ(content="bakery")))) == [
        "Bakery Espoo",
        "Salon Kaunas",
    ]
    assert everything.filter(content="espoo").count() == 2


@pytest.mark.usefixtures("salons")
def test_only_what_is_public_is_found():
    assert found(SearchQuerySet().filter(content="riga")) == []


@pytest.mark.usefixtures("salons")
def test_results_lead_to_their_objects():
    (result,) = SearchQuerySet().filter(content="bakery").load_all()

    assert (result.object, result.url) == (
        Organisation.objects.get(name="Bakery Espoo"),
        result.object.get_absolute_url(),
    )


@pytest.mark.usefixtures("salons")
def test_facets_spelling_and_similar_items():
    results = SearchQuerySet().filter(content="espoo").facet("type")

    assert results.facet_counts() == {"fields": {"type": [("organisation", 2)]}}
    assert SearchQuerySet().filter(content="bakrey").spelling_suggestion() == "bakery"
    bakery = Organisation.objects.get(name="Bakery Espoo")
    assert found(SearchQuerySet().more_like_this(bakery)) == ["Salon Espoo"]


@pytest.mark.parametrize(
    "asked",
    [
        lambda: SearchQuerySet().filter(space="baltic"),
        lambda: SearchQuerySet().narrow("type:space"),
        lambda: SearchQuerySet().order_by("title"),
        lambda: SearchQuerySet().filter(SQ(content="two words") | SQ(content="one")),
    ],
)
def test_what_it_cannot_say_it_refuses(index, asked):
    rebuild()

    with pytest.raises(SearchBackendError):
        list(asked())


def test_an_index_can_write_and_remove_one_object(index):
    rebuild()
    salon = OrganisationFactory(name="Salon Espoo")
    salons = connections["default"].get_unified_index().get_index(Organisation)

    salons.update_object(salon)
    written = found(SearchQuerySet().filter(content="salon"))
    salons.remove_object(salon)

    assert (written, found(SearchQuerySet().filter(content="salon"))) == (["Salon Espoo"], [])


def test_one_kind_alone_cannot_be_cleared(index):
    rebuild()

    with pytest.raises(SearchBackendError):
        index.clear(models=[Organisation])


def test_a_connection_without_a_path_stops_the_start():
    with pytest.raises(ImproperlyConfigured, match="PATH"):
        WhooshBackend("default")


def test_an_index_of_an_unknown_kind_is_an_error_at_import():
    with pytest.raises(ValueError, match="lists what there is"):
        type("ThingIndex", (GuildIndex,), {"model": Organisation, "type_code": "thing"})


def test_every_index_tells_its_kind_and_its_date(index):
    salon = OrganisationFactory(name="Salon Espoo")
    document = OrganisationIndex().document(salon)

    assert (document.type, document.title, document.dated) == (
        "organisation",
        "Salon Espoo",
        salon.created_at,
    )


def test_an_index_that_cannot_date_its_objects_says_so(index):
    with pytest.raises(ValueError, match="does not say how str is dated"):
        OrganisationIndex().dated("anything")


@pytest.mark.usefixtures("salons")
def test_a_query_shows_its_words():
    assert str(SearchQuerySet().filter(content="two words").query) == "two words"
