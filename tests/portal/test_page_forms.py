"""Free pages in Wagtail's editor keep clear of the addresses of the site itself."""

import pytest

from portal.models import ContentPage
from portal.pages import ensure_home, make_space_pages


@pytest.mark.parametrize(
    ("place", "slug", "taken"),
    [
        ("home", "people", True),
        ("home", "members", False),
        ("space", "members", True),
        ("space", "people", False),
    ],
)
def test_an_address_of_the_site_itself_is_refused_at_its_field(place, slug, taken, space, everywhere):
    parent = ensure_home() if place == "home" else make_space_pages(space)
    form_class = ContentPage.get_edit_handler().get_form_class()
    data = {"title": "Our people", "slug": slug, "introduction": "", "body-count": 0}

    form = form_class(data, instance=ContentPage(), parent_page=parent)

    assert ("slug" in form.errors) is taken
