"""People who may know, for tests of asking them."""

from typing import Any

from community.findable import refresh_people
from community.models import HelpOffer, User
from community.operations.helping import offer_help
from community.skills import Skill, speak
from forums.models import TopicTag
from portal.models import Tag
from tests.factories import UserFactory, join


def knows(person: Any, *words: str, speaks: str = "en", rhythm: int = 7, **said: Any) -> HelpOffer:
    """``person`` says that others may ask them about ``words``."""
    if speaks:
        speak(person, [Skill(speaks)])
        refresh_people([person.pk])
    languages = [speaks] if speaks else []
    return offer_help(actor=person, words=words, languages=languages, rhythm=rhythm, **said)


def expert(space: Any, *words: str, **said: Any) -> User:
    """A new member of ``space`` who takes questions about ``words``."""
    person = UserFactory()
    join(person, space)
    knows(person, *words, **said)
    return person


def tag(topic: Any, *names: str) -> None:
    for name in names:
        slug = name.lower().replace(" ", "-")
        word = Tag.objects.get_or_create(slug=slug, space=None, defaults={"name": name})[0]
        TopicTag.objects.create(space=topic.space, content_object=topic, tag=word)
