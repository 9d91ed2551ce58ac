"""What a page may point at: nothing outside its space, as a draft, in a preview and when it is published."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Revision

from portal.blocks.people import door
from portal.models import ContentPage, NewsPage
from tests.cms import forms
from tests.cms.conftest import make_content, make_document, make_editor, make_image
from tests.factories import UserFactory


def add(page, model="contentpage"):
    return reverse("wagtailadmin_pages:add", args=["portal", model, page.pk])


@pytest.fixture
def foreign(other_space, other_pages):
    """A block of each kind that points into another space, and the words that must not come back."""
    page = make_content(other_space, "Zqforeign page")
    image, document = (
        make_image(other_space, "Zqforeign image"),
        make_document(other_space, "Zqforeign document"),
    )
    person = make_editor(other_space, "zqforeign")
    return {
        "link": forms.link(page.pk),
        "image": forms.picture(image.pk),
        "document": forms.files(document.pk),
        "person": forms.people(person.pk),
    }


KINDS = ["link", "image", "document", "person"]
NO_IDS = ["9" * 20, "9" * 5_000, "-1", "three"]
ACTIONS = [{}, {"action-publish": "1"}]


@pytest.mark.parametrize("action", ACTIONS, ids=["draft", "publish"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_foreign_reference_is_refused_at_its_field_and_nothing_is_kept(kind, action, foreign, desk, pages):
    answer = desk.post(add(pages), forms.content(forms.text("Kept words"), foreign[kind], **action))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["body"]
    assert "Kept words" in page
    assert "zqforeign" not in page.lower()
    assert ContentPage.objects.count() == 2 + 1  # terms, privacy and the foreign one
    assert not Revision.objects.filter(content__title="Contacts").exists()


@pytest.mark.parametrize("action", ACTIONS, ids=["draft", "publish"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_front_of_a_space_is_no_way_round(kind, action, foreign, desk, pages):
    edit = reverse("wagtailadmin_pages:edit", args=[pages.pk])

    answer = desk.post(edit, {**forms.stream("body", foreign[kind]), **action})

    assert list(answer.context["form"].errors) == ["body"]
    assert "zqforeign" not in answer.content.decode().lower()
    pages.refresh_from_db()
    assert (len(pages.body), pages.revisions.count()) == (0, 0)


@pytest.mark.parametrize("pk", NO_IDS, ids=["too large", "much too large", "negative", "a word"])
def test_a_link_to_what_cannot_be_a_page_is_refused_at_its_field(pk, desk, pages):
    answer = desk.post(add(pages), forms.content(forms.link(pk)))

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["body"])
    assert not Revision.objects.filter(content__title="Contacts").exists()


@pytest.mark.parametrize("named", [1, 3])
def test_naming_many_people_asks_for_the_choices_as_often_as_naming_one(
    named, desk, pages, member, moderator, administrator, monkeypatch
):
    asked = []
    choices = door.choices
    monkeypatch.setattr(door, "choices", lambda *who: asked.append(who) or choices(*who))
    people = [member.pk, moderator.pk, administrator.pk][:named]

    assert desk.post(add(pages), forms.content(forms.people(*people))).status_code == 302
    assert len(asked) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_preview_shows_nothing_foreign(kind, foreign, desk, pages):
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[pages.pk])

    assert desk.post(preview, forms.stream("body", foreign[kind])).json()["is_valid"] is False
    assert "zqforeign" not in desk.get(preview).content.decode().lower()


def test_an_image_beside_news_is_no_way_round(foreign, desk, pages):
    data = forms.content(published_on="2026-03-02", **forms.stream("cover", foreign["image"]))

    answer = desk.post(add(pages, "newspage"), data)

    assert list(answer.context["form"].errors) == ["cover"]
    assert NewsPage.objects.count() == 0


def test_what_is_ones_own_is_taken(desk, space, pages, member):
    other = make_content(space, "About us")
    image, document = make_image(space), make_document(space)
    blocks = [
        forms.link(other.pk),
        forms.picture(image.pk),
        forms.files(document.pk),
        forms.people(member.pk),
    ]

    answer = desk.post(add(pages), forms.content(*blocks, **{"action-publish": "1"}))

    assert answer.status_code == 302
    shown = desk.get(f"/spaces/{space.slug}/contacts/").content.decode()
    for words in (
        f'href="/spaces/{space.slug}/about-us/"',
        "Two people at work",
        document.url,
        "Mara Member",
    ):
        assert words in shown


def test_terms_of_the_house_can_be_linked(desk, space, pages):
    terms = ContentPage.objects.get(slug="terms")

    assert desk.post(add(pages), forms.content(forms.link(terms.pk))).status_code == 302


def test_an_old_revision_with_a_foreign_reference_is_not_published(space, other_space, pages, other_pages):
    page, image = make_content(space, "Contacts"), make_image(other_space)
    page.body.append(("picture", {"image": image, "caption": ""}))
    revision = page.save_revision(clean=False)

    with pytest.raises(ValidationError) as refused:
        revision.publish()

    assert list(refused.value.message_dict) == ["body"]
    assert len(ContentPage.objects.get(pk=page.pk).body) == 1


def test_people_who_left_are_shown_no_more(desk, space, pages, member, administrator, client):
    from community.operations.memberships import remove_member

    desk.post(add(pages), forms.content(forms.people(member.pk), **{"action-publish": "1"}))
    address = f"/spaces/{space.slug}/contacts/"
    assert "Mara Member" in desk.get(address).content.decode()

    remove_member(actor=administrator, membership=member.memberships.get(space=space))

    assert "Mara Member" not in desk.get(address).content.decode()


def test_each_reader_sees_the_people_whom_they_may_see(desk, client, space, pages, member):
    member.profile.shown_to = "network"
    member.profile.save()
    desk.post(add(pages), forms.content(forms.people(member.pk), **{"action-publish": "1"}))
    address = f"/spaces/{space.slug}/contacts/"

    assert "Mara Member" in desk.get(address).content.decode()
    assert "Mara Member" not in client.get(address).content.decode()


def test_the_choice_of_people_is_that_of_the_space_at_hand(
    signed_in, desk, space, other_space, pages, other_pages
):
    other_editor = make_editor(other_space, "zqforeign")
    UserFactory(display_name="Zqforeign stranger")
    other = signed_in(other_editor).get(reverse("wagtailadmin_pages:edit", args=[other_pages.pk]))

    own = desk.get(reverse("wagtailadmin_pages:edit", args=[pages.pk]))

    assert "Zqforeign" in other.content.decode()
    assert "Zqforeign" not in own.content.decode()
    assert "Edith" in own.content.decode()


def test_a_picture_needs_words_or_is_decoration(desk, space, pages):
    image = make_image(space)
    silent = forms.picture(image.pk, **{"value-image-alt_text": ""})
    publish = {"action-publish": "1"}

    assert desk.post(add(pages), forms.content(silent, **publish)).status_code == 200
    decorative = {**silent, "value-image-decorative": "on"}
    assert desk.post(add(pages), forms.content(decorative, **publish)).status_code == 302


@pytest.mark.parametrize("slug", ["members", "news", "communication"])
def test_an_address_of_the_site_is_not_free(slug, desk, pages):
    answer = desk.post(add(pages), forms.content(forms.text(), slug=slug))

    assert list(answer.context["form"].errors) == ["slug"]
