"""Tools for people and belonging."""

import pytest
from allauth.account.models import EmailAddress

from community.models import JoinRequest
from community.operations.join_requests import ask_to_join
from portal.models import Hint
from portal.tenancy.scope import current_scope


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
