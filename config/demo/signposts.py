"""What the demo's spaces know of the outside."""

from functools import partial

from config.demo.content import CONTENT
from config.demo.items import Signpost
from config.demo.world import World
from links.operations.links import LinkText, add_link


def plan_signposts(world: World) -> int:
    """Plan what is missing; returns how many."""
    missing = [signpost for signpost in CONTENT.signposts if signpost.key not in world.ledger]
    for signpost in missing:
        world.at(world.ago(signpost.at), partial(_put_up, world, signpost))
    return len(missing)


def _put_up(world: World, item: Signpost) -> None:
    text = LinkText(
        title=item.title, url=item.url, kind=item.kind, summary=item.summary, language=item.language,
        country=item.country, words=item.tags,
    )  # fmt: skip
    author, space = world.people[item.author], world.spaces[item.space]
    world.ledger.remember(item.key, add_link(actor=author, space=space, text=text, audience="public"))
