"""News and pages of the demo's spaces, published as their editors would publish them."""

from functools import partial
from typing import Any

from config.demo.content import CONTENT
from config.demo.items import Page
from config.demo.world import World
from portal.models import ContentPage, NewsPage, SpacePage


def plan_pages(world: World) -> int:
    """Plan what is missing; returns how many."""
    missing = [page for page in CONTENT.pages if page.key not in world.ledger]
    for page in missing:
        world.at(world.ago(page.at), partial(_publish, world, page))
    return len(missing)


def _publish(world: World, item: Page) -> None:
    parent = SpacePage.objects.get(space=world.spaces[item.space])
    if parent.get_children().filter(slug=item.slug).exists():
        return
    model = NewsPage if item.kind == "news" else ContentPage
    dated = {"published_on": world.ago(item.at).date()} if item.kind == "news" else {}
    page = model(
        title=item.title,
        slug=item.slug,
        introduction=item.introduction,
        owner=world.people[item.author],
        body=[_block(world, kind, value) for kind, value in item.blocks],
        **dated,
    )
    parent.add_child(instance=page)
    page.save_revision(user=world.people[item.author]).publish(user=world.people[item.author])
    world.ledger.remember(item.key, page)


def _block(world: World, kind: str, value: Any) -> tuple[str, Any]:
    """The value of a block as Wagtail takes it: lists, and of people the ids."""
    if not isinstance(value, dict):
        return kind, value
    lists = {name: list(part) if isinstance(part, tuple) else part for name, part in value.items()}
    if kind == "people":
        lists["people"] = [world.people[key].pk for key in value["people"]]
    return kind, lists
