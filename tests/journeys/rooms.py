"""What journeys through live rooms share."""

from playwright.sync_api import Page

WIDE = 768


def go_to_part(page: Page, name: str) -> None:
    """Where a part of the room is a tab of its own, on a small screen, open it; elsewhere it is there."""
    if (page.viewport_size or {"width": WIDE})["width"] < WIDE:
        page.get_by_role("tab", name=name).click()
