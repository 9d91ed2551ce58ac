"""An object that goes to another space takes its parts and their files along."""

from django.core.files.uploadedfile import SimpleUploadedFile

from forums.models import HelpRequest, Post, PostReaction, Topic
from forums.operations.reacting import react_to_post
from portal.files import store_file
from portal.handing_over import hand_over, parts_of
from repository.models import Resource, ResourceFile
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory
from tests.factories_repository import ResourceFactory


def test_parts_are_found_by_their_keys_and_so_are_theirs(everywhere, space, member, colleague):
    board = BoardFactory(space=space)
    topic, other = QuestionFactory(board=board, author=member), QuestionFactory(board=board, author=member)
    react_to_post(actor=colleague, post=topic.posts.get(), kind="useful")
    react_to_post(actor=colleague, post=other.posts.get(), kind="useful")

    parts = dict(parts_of(Topic, [topic.pk]))

    assert parts == {
        HelpRequest: [topic.help_request.pk],
        Post: [topic.posts.get().pk],
        PostReaction: list(topic.posts.get().reactions.values_list("pk", flat=True)),
    }


def test_files_go_along_and_those_of_others_stay(everywhere, space, other_space, member):
    moved, stays = ResourceFactory(space=space), ResourceFactory(space=space)
    for resource in (moved, stays):
        upload = SimpleUploadedFile("notes.txt", b"Plain words.")
        stored = store_file(actor=member, space=space, upload=upload)
        ResourceFile.objects.create(space=space, resource=resource, file=stored)

    hand_over(moved, to=other_space)

    rows = {resource: ResourceFile.objects.get(resource=resource) for resource in (moved, stays)}
    files = {resource: row.file.space for resource, row in rows.items()}
    assert {resource: row.space for resource, row in rows.items()} == files
    assert files == {moved: other_space, stays: space}
    assert Resource.objects.get(pk=moved.pk).space == other_space


def test_only_what_the_scope_may_write_is_handed_over(everywhere, space, other_space, member, as_reader):
    topic = TopicFactory(board=BoardFactory(space=space))

    with as_reader(member, other_space):
        hand_over(topic, to=other_space)

    assert Topic.objects.get(pk=topic.pk).space == space
