"""Files on posts: as visible as the post, within the space's room, gone with the post."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from forums.models import Post, PostFile
from forums.operations.attachments import MAX_FILES
from forums.operations.posts import edit_post, remove_post, reply_to_topic
from forums.operations.topics import open_topic
from forums.own_data import files as own_files
from forums.own_data import remove
from portal.models import StoredFile
from portal.operations import OperationRefusedError
from portal.quota import used_bytes


def note(name="notes.txt", content=b"What we said"):
    return SimpleUploadedFile(name, content)


def picture():
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "teal").save(out, "PNG")
    return SimpleUploadedFile("desk.png", out.getvalue())


def at(name, obj):
    return reverse(name, args=[obj.space.slug, obj.pk])


def status_of(browser, address):
    response = browser.get(address)
    response.close()
    return response.status_code


@pytest.fixture
def carrying(question, colleague) -> Post:
    return reply_to_topic(actor=colleague, topic=question, body="See the file.", files=[note()])


def stored_of(post):
    return [row.file for row in post.files.select_related("file").order_by("order")]


def test_files_come_with_a_reply_and_with_a_new_topic(board, member, carrying):
    topic = open_topic(
        actor=member, board=board, kind="discussion", title="T", body="B", files=[note("a.txt"), picture()]
    )

    carrying.refresh_from_db()
    opening = topic.posts.get()
    assert (carrying.file_count, [file.original_name for file in stored_of(carrying)]) == (1, ["notes.txt"])
    assert (opening.file_count, [file.original_name for file in stored_of(opening)]) == (
        2, ["a.txt", "desk.png"],
    )  # fmt: skip
    assert str(carrying.files.get()) == f"{stored_of(carrying)[0].pk} of {carrying.pk}"


def test_an_author_takes_files_off_and_puts_others_on(
    carrying, colleague, django_capture_on_commit_callbacks
):
    old = stored_of(carrying)[0]
    assert Path(old.blob.path).exists()

    with django_capture_on_commit_callbacks(execute=True):
        edit_post(
            actor=colleague, post=carrying, body="See the file.", files=[note("new.txt")], dropped=[old.pk]
        )

    carrying.refresh_from_db()
    assert [file.original_name for file in stored_of(carrying)] == ["new.txt"]
    assert (carrying.file_count, carrying.version, StoredFile.objects.count()) == (1, 1, 1)
    assert not Path(old.blob.path).exists()


@pytest.mark.parametrize(
    "files", [[note("x.exe")], [note("x.png")], [note(content=b"")], [note() for _ in range(MAX_FILES + 1)]]
)
def test_what_is_not_taken_leaves_nothing_behind(files, question, colleague):
    with pytest.raises(OperationRefusedError) as refused:
        reply_to_topic(actor=colleague, topic=question, body="See", files=files)

    assert refused.value.field == "files"
    assert (Post.objects.count(), StoredFile.objects.count()) == (1, 0)


def test_the_room_of_the_space_is_the_limit(question, colleague):
    space = question.space
    space.quota_bytes = 20
    space.save()
    reply_to_topic(actor=colleague, topic=question, body="One", files=[note()])

    with pytest.raises(OperationRefusedError):
        reply_to_topic(actor=colleague, topic=question, body="Two", files=[note()])

    assert (used_bytes(space), Post.objects.count()) == (12, 2)


@pytest.mark.parametrize("way", ["removed", "taken along"])
def test_a_post_takes_its_files_with_it(way, carrying, colleague, django_capture_on_commit_callbacks):
    blob = Path(stored_of(carrying)[0].blob.path)

    with django_capture_on_commit_callbacks(execute=True):
        if way == "removed":
            remove_post(actor=colleague, post=carrying)
        else:
            remove(colleague, 10)

    carrying.refresh_from_db()
    assert (carrying.file_count, PostFile.objects.count(), StoredFile.objects.count()) == (0, 0, 0)
    assert not blob.exists()


def test_ones_own_copy_has_ones_files(carrying, member, colleague):
    assert list(own_files(colleague)) == stored_of(carrying)
    assert list(own_files(member)) == []


# On the page --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("audience", "hidden", "readers"),
    [
        ("public", False, {"visitor", "stranger", "member", "moderator"}),
        ("space", False, {"member", "moderator"}),
        ("public", True, {"member", "moderator"}),  # member asked the question
    ],
)
def test_a_file_is_as_visible_as_its_post(
    audience, hidden, readers, question, carrying, everybody, signed_in, client
):
    question.refresh_from_db()
    question.audience, question.hidden_at = audience, timezone.now() if hidden else None
    question.save()
    address = stored_of(carrying)[0].get_absolute_url()

    statuses = {
        name: status_of(client if name == "visitor" else signed_in(everybody[name]), address)
        for name in ("visitor", "stranger", "member", "moderator")
    }

    assert statuses == {name: 200 if name in readers else 404 for name in statuses}


def test_the_form_takes_files_and_the_page_shows_them(question, member, signed_in):
    browser = signed_in(member)

    response = browser.post(at("topic_reply", question), {"body": "See", "files": [note(), picture()]})

    page = browser.get(question.get_absolute_url()).content.decode()
    text, image = stored_of(question.posts.get(number=2))
    assert response.status_code == 303
    assert f'<a class="file__name" href="{text.get_absolute_url()}">notes.txt</a>' in page
    assert f'<img src="{image.get_absolute_url()}" alt="" loading="lazy">' in page
    assert f'<img src="{text.get_absolute_url()}"' not in page


def test_a_refused_file_is_told_at_the_field_and_the_words_stay(question, member, signed_in):
    response = signed_in(member).post(
        at("topic_reply", question), {"body": "See the file", "files": note("x.exe")}
    )

    form = response.context["form"]
    assert (response.status_code, list(form.errors), form["body"].value()) == (422, ["files"], "See the file")
    assert "Please choose your files again" in response.content.decode()
    assert question.posts.count() == 1


def test_the_edit_form_offers_to_take_files_off(carrying, colleague, signed_in):
    browser = signed_in(colleague)
    kept = stored_of(carrying)[0]
    assert f'name="dropped" value="{kept.pk}"' in browser.get(at("post_edit", carrying)).content.decode()

    browser.post(at("post_edit", carrying), {"body": "Other words", "dropped": [kept.pk, "x"]})

    assert (PostFile.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_files_of_another_post_stay(reply, carrying, colleague, signed_in):
    other = stored_of(carrying)[0]

    signed_in(colleague).post(at("post_edit", reply), {"body": "Other words", "dropped": [other.pk]})

    assert stored_of(carrying) == [other]


def test_many_files_are_one_question(question, colleague, client, django_assert_num_queries):
    client.get(question.get_absolute_url())
    with django_assert_num_queries(5):
        client.get(question.get_absolute_url())
    for number in range(29):
        reply_to_topic(actor=colleague, topic=question, body=f"See {number}", files=[note()])

    with django_assert_num_queries(6):
        client.get(question.get_absolute_url())
