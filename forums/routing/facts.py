"""What of a question is matched with what people say about themselves."""

from dataclasses import dataclass

from community.helping import keys_in, keys_of_tags
from forums.models import Topic


@dataclass(frozen=True)
class Facts:
    """``keys`` are those of ``community.helping``; ``language`` is empty where it is not known."""

    keys: frozenset[str]
    tag_ids: tuple[int, ...]
    language: str


def facts_to_match(topic: Topic) -> Facts:
    """The tags of ``topic``, the words of its title and its language: one query.

    What else a question says of itself, such as a trade or a country, is to be added here.
    """
    tags = [tagging.tag for tagging in topic.taggings.select_related("tag")]
    return Facts(
        keys=frozenset({*keys_of_tags(tags), *keys_in(topic.title)}),
        tag_ids=tuple(tag.pk for tag in tags),
        language=topic.language,
    )
