import pytest

from community.operations.memberships import leave_space
from counselling.operations.asking import Question, accept_talk, ask_for_talk
from counselling.operations.offers import OfferText, make_offer
from portal.models import Space
from tests.factories import UserFactory, join

WORD = "zqsecretxq"


def offer_text(number=1, **values):
    return OfferText(
        **{"title": f"Offer {number}", "body": "I did it **twice**.", "languages": ("en",), **values}
    )


def question(**values):
    return Question(
        **{"subject": f"Subject {WORD}", "body": f"Question {WORD}", "times": f"Times {WORD}", **values}
    )


def leave(person, space):
    """Leave a space that a factory made, which has counted nobody."""
    Space.objects.filter(pk=space.pk).update(member_count=9)
    leave_space(actor=person, space=space)


@pytest.fixture
def offer(everywhere, space, member):
    """Of a member, for the network, with two places."""
    return make_offer(actor=member, space=space, text=offer_text(), audience="network")


@pytest.fixture
def asked(offer, colleague):
    """A talk that ``colleague`` has asked ``member`` for."""
    return ask_for_talk(actor=colleague, offer=offer, question=question())


@pytest.fixture
def talk(asked, member):
    """A talk in progress."""
    accept_talk(actor=member, talk=asked, answer=f"Yes {WORD}")
    asked.refresh_from_db()
    return asked


@pytest.fixture
def superuser(db):
    return UserFactory(email="root@example.org", handle="root", is_superuser=True, is_staff=True)


@pytest.fixture
def third(space):
    """One more member, who is in none of the talks."""
    person = UserFactory(email="third@example.org", handle="third", display_name="Theo Third")
    join(person, space)
    return person
