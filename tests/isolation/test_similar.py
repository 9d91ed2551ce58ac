"""What is similar on a page: the reader's own view of all spaces, never a word of what is not theirs."""

import pytest

from search.writer import rebuild
from tests.factories import UserFactory, join
from tests.factories_repository import PracticeFactory, ResourceFactory

WORDS = "<p>Welding masks and gloves for apprentices.</p>"


@pytest.mark.parametrize("kind", ["resource", "practice"])
def test_private_resources_of_other_spaces_are_similar_to_nothing(
    kind, empty_index, everywhere, space, closed_space, hidden_space, everybody, signed_in, client
):
    mechanic = UserFactory()
    join(mechanic, closed_space)
    if kind == "resource":
        shown = ResourceFactory(space=space, audience="public", title="Welding", html=WORDS)
    else:
        shown = PracticeFactory(space=space, audience="public", title="Welding", problem_html=WORDS)
    for place, audience, title in (
        (space, "public", "zqopen"), (space, "space", "zqinside"), (closed_space, "network", "zqnetwork"),
        (closed_space, "space", "zqgarage"), (hidden_space, "space", "zqbakery"),
    ):  # fmt: skip
        ResourceFactory(space=place, audience=audience, title=f"Welding {title}", html=WORDS)
    for number in range(30):
        ResourceFactory(space=space, audience="public", title=f"Bread {number}", html="<p>Flour.</p>")
    rebuild()
    readers = {
        "visitor": (client, {"zqopen"}),
        "stranger": (signed_in(everybody["stranger"]), {"zqopen"}),
        "rival": (signed_in(everybody["rival"]), {"zqopen", "zqnetwork"}),
        "member": (signed_in(everybody["member"]), {"zqopen", "zqinside", "zqnetwork"}),
        "insider": (signed_in(everybody["insider"]), {"zqopen", "zqnetwork", "zqbakery"}),
        "mechanic": (signed_in(mechanic), {"zqopen", "zqnetwork", "zqgarage"}),
    }

    met = {name: titles_on(browser.get(shown.get_absolute_url())) for name, (browser, _) in readers.items()}

    assert met == {name: allowed for name, (_, allowed) in readers.items()}


def titles_on(response):
    page = response.content.decode()
    return {word for word in ("zqopen", "zqinside", "zqnetwork", "zqgarage", "zqbakery") if word in page}


@pytest.mark.parametrize("damage", ["gone", "garbled"])
def test_the_page_stands_without_an_index(damage, empty_index, everywhere, space, client):
    shown = ResourceFactory(space=space, audience="public", title="Welding", html=WORDS)
    ResourceFactory(space=space, audience="public", title="Welding zqopen", html=WORDS)
    rebuild()
    for path in [path for path in empty_index.folder.path.rglob("*") if path.is_file()]:
        path.unlink() if damage == "gone" else path.write_bytes(b"garbage")
    empty_index.index.close()

    answer = client.get(shown.get_absolute_url())

    assert (answer.status_code, titles_on(answer)) == (200, set())
