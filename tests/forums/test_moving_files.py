"""A topic brings its files along, so the other space must have room for them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forums.models import Topic
from forums.operations.moving import move_topic
from forums.operations.posts import reply_to_topic
from portal.choices import Role
from portal.models import Space, StoredFile
from portal.operations import OperationRefusedError
from portal.quota import used_bytes
from tests.factories import join
from tests.factories_forums import BoardFactory

SIZE = 2_000


@pytest.fixture
def there(everywhere, other_space):
    return BoardFactory(space=other_space, slug="talk", name="Talk")


@pytest.fixture
def mover(moderator, other_space):
    join(moderator, other_space, Role.MODERATOR)
    return moderator


@pytest.fixture
def heavy(question, colleague):
    upload = SimpleUploadedFile("notes.txt", b"x" * SIZE)
    reply_to_topic(actor=colleague, topic=question, body="See the file.", files=[upload])
    return question


@pytest.mark.parametrize(("room", "fits"), [(SIZE, True), (SIZE - 1, False)])
def test_files_need_room_where_they_go(room, fits, heavy, there, mover, as_reader):
    Space.objects.filter(pk=there.space_id).update(quota_bytes=used_bytes(there.space) + room)
    here = heavy.space

    with as_reader(mover, here):
        if fits:
            move_topic(actor=mover, topic=heavy, board=there)
        else:
            with pytest.raises(OperationRefusedError) as refused:
                move_topic(actor=mover, topic=heavy, board=there)
            assert refused.value.field == "board"
            assert str(refused.value).startswith("There is no room for this in the space")

    stands_in = there.space if fits else here
    assert (Topic.objects.get(pk=heavy.pk).space, StoredFile.objects.get().space) == (stands_in, stands_in)


def test_a_full_space_takes_topics_without_files(question, there, mover, as_reader):
    Space.objects.filter(pk=there.space_id).update(quota_bytes=0)

    with as_reader(mover, question.space):
        move_topic(actor=mover, topic=question, board=there)

    assert Topic.objects.get().space == there.space


def test_in_its_own_space_it_needs_no_more_room(heavy, mover):
    Space.objects.filter(pk=heavy.space_id).update(quota_bytes=0)
    other = BoardFactory(space=heavy.space)

    assert move_topic(actor=mover, topic=heavy, board=other).board == other


def test_the_refusal_stands_at_the_board(heavy, there, mover, signed_in):
    Space.objects.filter(pk=there.space_id).update(quota_bytes=0)

    response = signed_in(mover).post(
        f"/spaces/{heavy.space.slug}/communication/topics/{heavy.pk}/move/", {"board": there.pk}
    )

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["board"])
