"""Uploads into the space's collection: looked at by content, limited, served to those who may see them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from wagtail.images import get_image_model

from community.operations.spaces import change_space_access
from portal.models import PageDocument
from portal.quota import used_bytes
from tests.cms.conftest import make_document, make_pages, png

HTML = b"<html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def test_an_image_goes_into_the_collection_of_the_space(desk, space):
    answer = desk.post("/cms/images/add/", {"title": "Oven", "file": SimpleUploadedFile("oven.png", png())})

    assert answer.status_code == 302
    assert get_image_model().objects.get().collection == space.collection


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.png", HTML),
        ("drawing.svg", SVG),
        ("drawing.png", SVG),
        ("photo.jpg", png()),
        ("empty.png", b""),
    ],
)
@pytest.mark.parametrize("form", ["one", "many"])
def test_what_is_no_image_is_refused_with_a_reason(form, name, content, desk):
    file = SimpleUploadedFile(name, content, content_type="image/png")
    if form == "one":
        answer = desk.post("/cms/images/add/", {"title": "Oven", "file": file})
        reasons = answer.context["form"].errors["file"]
    else:
        reasons = desk.post("/cms/images/multiple/add/", {"title": "Oven", "files[]": file}).json()[
            "error_message"
        ]

    assert reasons
    assert get_image_model().objects.count() == 0


@pytest.mark.parametrize("limit", ["bytes", "pixels"])
def test_an_image_that_is_too_large_is_refused(limit, desk):
    limits = {
        "bytes": {"WAGTAILIMAGES_MAX_UPLOAD_SIZE": 20},
        "pixels": {"WAGTAILIMAGES_MAX_IMAGE_PIXELS": 100},
    }
    with override_settings(**limits[limit]):
        answer = desk.post("/cms/images/add/", {"title": "Oven", "file": SimpleUploadedFile("a.png", png())})

    assert "too " in str(answer.context["form"].errors["file"])
    assert get_image_model().objects.count() == 0


@pytest.mark.parametrize(
    ("path", "name", "content"),
    [("images", "a.png", png()), ("documents", "a.txt", b"Monday: arrive")],
    ids=["image", "document"],
)
def test_uploads_for_pages_take_of_the_room_of_the_space(path, name, content, desk, space):
    space.quota_bytes = 2 * len(content) - 1
    space.save()
    first, second = (
        desk.post(f"/cms/{path}/add/", {"title": title, "file": SimpleUploadedFile(name, content)})
        for title in ("One", "Two")
    )

    assert (first.status_code, used_bytes(space)) == (302, len(content))
    assert "no room" in str(second.context["form"].errors["file"])
    assert get_image_model().objects.count() + PageDocument.objects.count() == 1


@pytest.mark.parametrize(("name", "content"), [("plan.pdf", HTML), ("plan.exe", b"MZ"), ("plan.html", HTML)])
def test_what_is_no_document_is_refused(name, content, desk):
    answer = desk.post("/cms/documents/add/", {"title": "Plan", "file": SimpleUploadedFile(name, content)})

    assert answer.context["form"].errors["file"]
    assert PageDocument.objects.count() == 0


def test_a_document_goes_into_the_collection_of_the_space(desk, space):
    file = SimpleUploadedFile("plan.txt", b"Monday: arrive")

    assert desk.post("/cms/documents/add/", {"title": "Plan", "file": file}).status_code == 302
    assert PageDocument.objects.get().collection == space.collection


def test_the_form_says_that_images_are_public(desk):
    assert "Images are public" in desk.get("/cms/images/add/").content.decode()


@pytest.mark.parametrize("path", ["/cms/images/add/", "/cms/images/multiple/add/"])
def test_a_foreign_collection_is_refused(path, desk, other_space, other_pages):
    name = "files[]" if "multiple" in path else "file"
    data = {"title": "x", "collection": other_space.collection_id, name: SimpleUploadedFile("a.png", png())}

    assert desk.post(path, data).status_code == 404
    assert get_image_model().objects.count() == 0


@pytest.mark.parametrize(
    ("visibility", "who", "expected"),
    [
        ("public", "visitor", 200), ("network", "visitor", 404), ("network", "outsider", 200),
        ("hidden", "outsider", 404), ("hidden", "rival", 404), ("hidden", "stranger", 404),
        ("hidden", "member", 200),
    ],
)  # fmt: skip
def test_documents_are_for_those_who_may_know_of_the_space(
    visibility, who, expected, everybody, client, signed_in, space, pages, administrator
):
    document = make_document(space)
    change_space_access(actor=administrator, space=space, visibility=visibility, join_policy="invitation")
    desk = client if who == "visitor" else signed_in(everybody[who])

    answer = desk.get(document.url)

    assert answer.status_code == expected
    if expected == 200:
        assert b"".join(answer.streaming_content) == b"Words"
        assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("private, no-store", "nosniff")
        assert answer["Content-Disposition"].startswith("attachment")


def test_a_collection_below_that_of_a_hidden_space_is_hidden_too(client, hidden_space, everywhere):
    make_pages(hidden_space)
    document = make_document(hidden_space)
    document.collection = hidden_space.collection.add_child(name="Below")
    document.save()

    assert client.get(document.url).status_code == 404


def test_documents_lie_in_the_private_storage(space, everywhere, settings):
    make_pages(space)
    document = make_document(space)

    assert str(settings.MEDIA_ROOT) not in document.file.path


def test_a_document_under_another_name_does_not_exist(client, space, pages):
    document = make_document(space)

    assert client.get(document.url.replace(".txt", ".html")).status_code == 404


def test_a_file_that_replaces_another_takes_the_room_of_that_one(desk, space):
    content = b"Monday: arrive"
    space.quota_bytes = len(content)
    space.save()
    desk.post("/cms/documents/add/", {"title": "Plan", "file": SimpleUploadedFile("plan.txt", content)})
    document = PageDocument.objects.get()

    def replace(words):
        typed = {
            "title": "Plan",
            "file": SimpleUploadedFile("plan.txt", words),
            "collection": space.collection_id,
        }
        return desk.post(f"/cms/documents/edit/{document.pk}/", typed)

    assert replace(b"Sunday: depart").status_code == 302
    assert "no room" in str(replace(content + b"!").context["form"].errors["file"])
    assert used_bytes(space) == len(content)
