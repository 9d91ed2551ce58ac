"""Pasted lists of addresses."""

import pytest

from community.addresses import Malformed, hash_of, hint_of, parse


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("anna@example.org", ["anna@example.org"]),
        ("Anna@Example.ORG", ["anna@example.org"]),
        ("a@example.org, b@example.org;c@example.org\nd@example.org", list("abcd")),
        ("a@example.org b@example.org", list("ab")),
        ("Anna Berg <a@example.org>, Ben <b@example.org>", list("ab")),
        ('"Berg, Anna" <a@example.org>; "Cole; Ben" <b@example.org>', list("ab")),
        ("Berg, Anna <a@example.org>; Cole, Ben <b@example.org>", list("ab")),
        ("a@example.org, Ben Cole <b@example.org>", list("ab")),
        ("a@example.org\r\n\r\n  b@example.org  \n", list("ab")),
        ("a@example.org, A@example.org", list("a")),
        ("anna@école.example", ["anna@école.example"]),
        ("", []),
        (" ,;\n", []),
    ],
)
def test_addresses_are_found_however_they_are_pasted(pasted, found):
    wanted = [word if "@" in word else f"{word}@example.org" for word in found]

    assert parse(pasted) == (wanted, [])


@pytest.mark.parametrize(
    ("pasted", "malformed"),
    [
        ("anna", [Malformed(1, "anna")]),
        ("a@example.org\nb@\n@c", [Malformed(2, "b@"), Malformed(3, "@c")]),
        ("Anna <not an address>", [Malformed(1, "not an address")]),
        ("a@example.org\x00", [Malformed(1, "a@example.org\x00")]),
        ("Anna <>", [Malformed(1, "")]),
    ],
)
def test_what_is_no_address_is_named_with_its_line(pasted, malformed):
    assert parse(pasted)[1] == malformed


def test_an_address_is_kept_as_a_trace_that_does_not_give_it_away():
    assert hash_of("Anna@Example.org ") == hash_of("anna@example.org")
    assert hash_of("anna@example.org") != hash_of("ben@example.org")
    assert "anna" not in hash_of("anna@example.org")
    assert hint_of("Anna.Berg@example.org") == "an…@example.org"
