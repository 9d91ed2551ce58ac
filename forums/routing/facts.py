"""What of a question is matched with what people say about themselves."""

from dataclasses import dataclass

from community.helping import keys_in, keys_of_tags
from forums.models import Topic


@dataclass(frozen=True)
class Facts:
    """``keys`` are those of ``community.helping``; language, trade and country are empty where not known."""

    keys: frozenset[str]
    tag_ids: tuple[int, ...]
    language: str
    trade: str = ""
    country: str = ""


def facts_to_match(topic: Topic) -> Facts:
    """The tags of ``topic``, the words of its title, its language, and its trade and country: two queries."""
    tags = [tagging.tag for tagging in topic.taggings.select_related("tag")]
    request = topic.request
    return Facts(
        keys=frozenset({*keys_of_tags(tags), *keys_in(topic.title)}),
        tag_ids=tuple(tag.pk for tag in tags),
        language=topic.language,
        trade=request.trade if request is not None else "",
        country=request.country if request is not None else "",
    )
