"""News and pages of the demo's spaces, published as their editors would publish them."""

from functools import partial
from typing import Any

from config.demo.content import CONTENT
from config.demo.items import Page
from config.demo.world import World
from portal.cms.grants import equip_editors
from portal.models import ContentPage, NewsPage, SpacePage
from portal.operations import SYSTEM


def plan_pages(world: World) -> int:
    """Plan what is missing; returns how many."""
    missing = [page for page in CONTENT.pages if page.key not in world.ledger]
    for page in missing:
        world.at(world.ago(page.at), partial(_publish, world, page))
    return len(missing)


def _publish(world: World, item: Page) -> None:
    space = world.spaces[item.space]
    if space.collection_id is None:  # a demo from before editors had rights of their own
        equip_editors(actor=SYSTEM, space=space)
    parent = SpacePage.objects.get(space=space)
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
