"""Who is mentioned, and what is no mention."""

import pytest

from community.mentions import handles_in, mentioned_in
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("Ask @mara-member, she knows.", ["mara-member"]),
        ("@mara and (@otto): *@ada*!", ["mara", "otto", "ada"]),
        ("@mara, @mara and @MARA", ["mara"]),
        ("- one\n- @mara\n\n> @otto", ["mara", "otto"]),
        ("Write to mara@example.org", []),
        ("`@mara` and\n\n    @otto\n", []),
        ("```\n@mara\n```", []),
        ("https://example.org/@mara", []),
        ("[@mara](https://example.org/)", ["mara"]),
        ("A lone @ and an email@", []),
        ("@-mara @_x", []),
        (" ".join(f"@p{n}" for n in range(30)), [f"p{n}" for n in range(20)]),
    ],
)
def test_handles_outside_code_are_mentions(text, handles):
    assert handles_in(text) == handles


def test_mentions_are_active_people_in_their_order(member, colleague, django_assert_num_queries):
    UserFactory(handle="gone", is_active=False)

    with django_assert_num_queries(1):
        people = mentioned_in(f"@{colleague.handle} @gone @nobody @{member.handle}")

    assert people == [colleague, member]


def test_a_text_without_mentions_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert mentioned_in("Nothing here") == []
