"""What rows say of themselves."""

from forums.models import TopicTag
from portal.models import Tag


def test_rows_have_names_that_tell_them_apart(board, question, reply, space):
    tagging = TopicTag.objects.create(
        space=space, content_object=question, tag=Tag.objects.create(name="ilp", slug="ilp")
    )

    assert [str(row) for row in (board, question, reply, tagging)] == [
        "Questions", "How do you begin?", f"#2 in {question.pk}", f"{tagging.tag_id} on {question.pk}",
    ]  # fmt: skip


def test_a_post_is_for_whom_its_topic_is(question, reply):
    assert reply.audience == question.audience == "public"


def test_a_topic_counts_replies_without_its_first_post(question, reply):
    assert (question.post_count, question.reply_count) == (2, 1)
