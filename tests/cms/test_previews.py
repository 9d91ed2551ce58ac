"""Drafts and previews look as the page will look, for whoever writes it."""

import re

import pytest
from django.urls import reverse
from wagtail.blocks.base import Block

from portal.blocks import BODY_BLOCKS
from tests.cms import forms
from tests.cms.conftest import make_content
from tests.factories_forums import BoardFactory, QuestionFactory


@pytest.mark.parametrize("name", ["front", "section"])
def test_fixed_pages_are_previewed_beside_their_panels(name, desk, space, pages):
    page = pages if name == "front" else pages.get_children().get(slug="communication")
    field = "body" if name == "front" else "introduction"
    QuestionFactory(board=BoardFactory(space=space), title="Who signs the plan?")
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    assert desk.post(preview, forms.stream(field, forms.text("Not yet public"))).json()["is_valid"] is True
    shown = desk.get(preview)

    assert "Not yet public" in shown.content.decode()
    assert "Who signs the plan?" in shown.content.decode()
    assert space.name in shown.content.decode()
    assert "script-src 'self'" in shown["Content-Security-Policy"].split("; ")
    assert "Not yet public" not in desk.get(f"/spaces/{space.slug}/").content.decode()


def test_a_new_page_is_previewed_before_it_is_saved(desk, space, pages):
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["portal", "newspage", pages.pk])
    data = forms.content(
        forms.text("Soon"), title="Fresh", published_on="2026-03-02", **forms.stream("cover")
    )

    assert desk.post(preview, data).json()["is_valid"] is True
    assert "Soon" in desk.get(preview).content.decode()


def test_a_draft_is_seen_by_its_editors_alone(desk, client, space, pages):
    page = make_content(space, "Plans", live=False)

    assert desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200
    assert client.get(f"/spaces/{space.slug}/plans/").status_code == 404


def test_drafts_are_kept_compared_and_brought_back(desk, space, pages):
    page = make_content(space, "Plans")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for words in ("First", "Second"):
        assert (
            desk.post(edit, forms.content(forms.text(words), title="Plans", slug="plans")).status_code == 302
        )
    first, second = page.revisions.order_by("pk").values_list("pk", flat=True)

    compared = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first, second])
    assert desk.get(compared).status_code == 200
    assert desk.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first])).status_code == 200
    page.refresh_from_db()
    assert page.has_unpublished_changes is True


@pytest.mark.parametrize("name", [name for name, _block in BODY_BLOCKS])
def test_every_block_has_a_preview(name, desk, pages):
    block = dict(BODY_BLOCKS)[name]
    known = next(key for key, found in Block.definition_registry.items() if type(found) is type(block))

    answer = desk.get(reverse("wagtailadmin_block_preview"), {"id": known})

    words = re.sub(r"<[^>]+>|\s+", " ", answer.content.decode().partition("<main")[2])
    assert (answer.status_code, block.is_previewable) == (200, True)
    assert len(words.strip()) > 20


def test_a_live_panel_shows_each_reader_what_they_may_see(desk, client, space, pages):
    board = BoardFactory(space=space)
    QuestionFactory(board=board, title="Open to all", audience="public")
    QuestionFactory(board=board, title="Only among us", audience="space")
    desk.post(
        reverse("wagtailadmin_pages:add", args=["portal", "contentpage", pages.pk]),
        forms.content(forms.live("questions"), **{"action-publish": "1"}),
    )
    address = f"/spaces/{space.slug}/contacts/"

    for_members, for_visitors = (who.get(address).content.decode() for who in (desk, client))

    assert ("Open to all" in for_members, "Only among us" in for_members) == (True, True)
    assert ("Open to all" in for_visitors, "Only among us" in for_visitors) == (True, False)


def test_a_live_panel_of_a_section_that_is_put_away_shows_nothing(desk, client, space, pages):
    QuestionFactory(board=BoardFactory(space=space), title="Open to all", audience="public")
    desk.post(
        reverse("wagtailadmin_pages:add", args=["portal", "contentpage", pages.pk]),
        forms.content(forms.live("questions"), **{"action-publish": "1"}),
    )
    address = f"/spaces/{space.slug}/contacts/"
    before = client.get(address).content.decode()

    space.hidden_sections = ["communication"]
    space.save()

    assert ("Latest questions" in before, "Open to all" in before) == (True, True)
    after = client.get(address).content.decode()
    assert ("Latest questions" in after, "Open to all" in after) == (False, False)
