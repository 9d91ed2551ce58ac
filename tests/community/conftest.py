"""Tools for people and belonging."""

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress

from community.choices import NoticeKind
from community.models import JoinRequest, User
from community.notices import notify
from community.operations.join_requests import ask_to_join
from portal.models import Hint
from portal.pages import ensure_space_index
from portal.tenancy.scope import current_scope
from tests.factories_forums import BoardFactory, QuestionFactory


@pytest.fixture
def asked(other_space, rival, stranger, as_reader) -> JoinRequest:
    """``stranger`` asks to join ``other_space``, which ``rival`` administers."""
    with as_reader(stranger, other_space):
        return ask_to_join(actor=stranger, space=other_space, message="I teach hairdressers.")


@pytest.fixture
def known(member):
    """``member`` with an address that has been verified."""
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


@pytest.fixture
def hints():
    """The keys of all hints since the fixture, in their order."""
    assert current_scope() is None or current_scope().writes_anywhere
    before = Hint.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return lambda: list(Hint.objects.filter(pk__gt=before).order_by("pk").values_list("key", flat=True))


@pytest.fixture
def space_index(db, everywhere):
    """The page below which those of new spaces are made."""
    return ensure_space_index()


@pytest.fixture
def long_known(member, colleague):
    """Everybody came long before what digests tell of."""
    User.objects.update(date_joined=datetime(2025, 10, 12, tzinfo=UTC))


@pytest.fixture
def question(everywhere, space, member):
    """By ``member``; its title looks like HTML."""
    return QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you <begin>?")


@pytest.fixture
def notice(question, member, colleague):
    """Tells ``member`` that ``colleague`` has answered."""
    return notify(recipient=member, kind=NoticeKind.ANSWER, obj=question, actor=colleague)
