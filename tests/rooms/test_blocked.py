"""What people say whom one has blocked: there and folded, for this reader alone; who is here stays shown."""

import pytest

from community.operations.person_blocks import block_somebody
from tests.factories_rooms import make_message, make_room


@pytest.fixture
def room(everywhere, space, member, colleague, moderator):
    """Said by somebody whom ``member`` has blocked, by somebody else, and one's own answer."""
    room = make_room(member, space, audience="space")
    loud = make_message(colleague, room, "Loud **words**")
    make_message(moderator, room, "Calm words")
    make_message(member, room, "My answer", reply_to=loud)
    block_somebody(actor=member, person=colleague)
    return room


def folds(page):
    text = page.content.decode()
    log = text[text.index("data-log") : text.index("data-part=")]
    return log.count("A message of somebody you blocked"), log.count("<strong>words</strong>")


def test_messages_of_the_blocked_are_folded_and_not_quoted(room, member, signed_in):
    page = signed_in(member).get(room.get_absolute_url())

    shown = [(each.is_folded, each.reply) for each in page.context["messages_shown"]]
    assert shown == [(True, ""), (False, ""), (False, "")]
    assert folds(page) == (1, 1)


@pytest.mark.parametrize("who", ["moderator", "colleague"])
def test_nobody_else_sees_a_fold_or_learns_of_the_block(who, request, room, signed_in):
    page = signed_in(request.getfixturevalue(who)).get(room.get_absolute_url())

    assert folds(page) == (0, 1)
    assert page.context["messages_shown"][2].reply.endswith(": Loud words")
    assert 'data-blocked=""' in page.content.decode()


def test_the_page_tells_its_script_whom_this_reader_blocked(room, member, colleague, signed_in):
    page = signed_in(member).get(room.get_absolute_url()).content.decode()

    assert f'data-blocked="{colleague.pk}"' in page
    assert page.count('data-part="folded"') == 1
