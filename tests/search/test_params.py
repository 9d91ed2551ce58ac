import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.documents import Sort
from search.params import Params


def read(query):
    return Params.from_query(QueryDict(query))


def test_everything_is_read():
    assert read(
        "q=learning+diary&type=topic&type=room&tag=wbl&space=baltic&lang=de&sort=newest&page=3&exact=1"
    ) == Params(
        q="learning diary",
        selected={"type": ("topic", "room"), "space": ("baltic",), "tag": ("wbl",), "lang": ("de",)},
        sort=Sort.NEWEST,
        page=3,
        exact=True,
    )


@pytest.mark.parametrize(
    ("query", "params"),
    [
        ("", Params()),
        ("q=%00%1f+a++b%20", Params(q="a b")),
        ("page=0", Params(page=1)),
        ("page=-1", Params(page=1)),
        ("page=x", Params(page=1)),
        ("page=99", Params(page=20)),
        ("page=99999999999999999999", Params(page=1)),
        ("page=%C2%B2", Params(page=1)),
        ("sort=price", Params()),
        ("type=", Params()),
        ("type=two+words", Params()),
        ("tag=" + "x" * 81, Params()),
        ("tag=a&tag=a", Params(selected={"tag": ("a",)})),
        ("unknown=1", Params()),
    ],
)
def test_what_makes_no_sense_is_left_out(query, params):
    assert read(query) == params


@given(st.text(max_size=200), st.lists(st.text(max_size=100), max_size=30), st.text(max_size=20))
def test_no_address_raises(text, codes, page):
    query = QueryDict(mutable=True)
    query["q"], query["page"], query["sort"] = text, page, text
    query.setlist("tag", codes)

    params = Params.from_query(query)

    assert len(params.selected.get("tag", ())) <= 20
    assert Params.from_query(QueryDict(params.query_string())).selected == params.selected


def test_addresses_lead_back_to_the_same_search():
    params = read("q=a+b&type=topic&sort=newest&page=2")

    assert params.query_string() == "q=a+b&type=topic&sort=newest"
    assert read(params.query_string(with_page=True)) == params


def test_toggling_a_value_adds_or_takes_it_and_goes_to_the_first_page():
    params = read("q=a&tag=x&page=3")

    assert params.toggled("tag", "y").query_string(with_page=True) == "q=a&tag=x&tag=y"
    assert params.toggled("tag", "x").query_string(with_page=True) == "q=a"
    assert params.unfiltered().query_string() == "q=a"
    assert params.as_typed().query_string() == "q=a&tag=x&exact=1"
