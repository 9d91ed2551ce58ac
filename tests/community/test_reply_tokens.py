"""A reply address is for one person and one thing, can be checked by us alone, and runs out."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.replying.tokens import (
    address_for,
    digest_address,
    is_for_digests,
    is_ours,
    token_of,
)

LARGEST = 2**40 - 1


@pytest.fixture(autouse=True)
def _domain(settings):
    settings.REPLY_DOMAIN = "reply.example.org"


def test_an_address_tells_us_person_thing_and_day():
    token = token_of(address_for(7, "t", 12))

    assert (token.user_id, token.code, token.thing_id, token.day, token.is_expired) == (
        7, "t", 12, timezone.now().date(), False,
    )  # fmt: skip


def test_an_address_of_the_largest_numbers_fits_into_a_local_part():
    address = address_for(LARGEST, "t", LARGEST)
    token = token_of(address)

    local, _at, domain = address.partition("@")
    assert (len(local) <= 64, domain) == (True, "reply.example.org")
    assert (token.user_id, token.thing_id) == (LARGEST, LARGEST)


def test_an_address_survives_being_written_in_capitals():
    assert token_of(address_for(7, "t", 12).upper()) == token_of(address_for(7, "t", 12))


def test_no_character_of_an_address_can_be_changed():
    address = address_for(7, "t", 12)
    local, _at, domain = address.partition("@")
    head = len("reply+")
    changed = [
        f"{local[:place]}{'b' if local[place] == 'a' else 'a'}{local[place + 1 :]}@{domain}"
        for place in range(head, len(local))
    ]

    # The last character holds bits that no byte has: another writing of the same address, for the same thing.
    assert {token_of(each) for each in changed[:-1]} == {None}
    assert token_of(changed[-1]) in {None, token_of(address)}


@pytest.mark.parametrize(
    "address",
    [
        "reply+@reply.example.org", "reply+abc@reply.example.org", "reply+é@reply.example.org", "", "@",
        "digest@reply.example.org", "reply+" + "a" * 300 + "@reply.example.org",
    ],
)  # fmt: skip
def test_what_is_no_address_of_ours_stands_for_nothing(address):
    assert token_of(address) is None


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("reply+abc@reply.example.org", True), ("Digest@Reply.Example.org", True),
        ("reply+abc@example.org", False), ("mara@reply.example.org", False), ("", False),
    ],
)  # fmt: skip
def test_only_what_looks_like_ours_is_taken(address, ours):
    assert is_ours(address) is ours


def test_an_address_is_good_for_sixty_days():
    address = address_for(7, "t", 12)

    for days, expired in ((60, False), (61, True)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            assert token_of(address).is_expired is expired


def test_addresses_of_the_key_before_stay_good_and_those_of_other_keys_never_are(settings):
    old = settings.SECRET_KEY
    address = address_for(7, "t", 12)

    settings.SECRET_KEY = "another-key-" + "y" * 40
    without = token_of(address)
    settings.SECRET_KEY_FALLBACKS = [old]

    assert without is None
    assert token_of(address).user_id == 7
    assert token_of(address_for(7, "t", 12)).user_id == 7
    assert address_for(7, "t", 12) != address


def test_without_a_domain_there_are_no_addresses(settings):
    address = address_for(7, "t", 12)
    settings.REPLY_DOMAIN = ""

    assert (address_for(7, "t", 12), digest_address()) == ("", "")
    assert (is_ours(address), is_ours("reply+x@"), token_of(address)) == (False, False, None)


def test_digests_have_one_address():
    assert digest_address() == "digest@reply.example.org"
    assert is_for_digests("digest@reply.example.org")
    assert not is_for_digests(address_for(7, "t", 12))
