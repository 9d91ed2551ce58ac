"""Asking without a name: the asker keeps their rights, and stands nowhere until they show it themselves."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.models import Notice
from community.operations.consent import ask_for_words
from forums import nameless
from forums.choices import TopicKind
from forums.models import Follow, Post, PostVersion, Revelation, Topic
from forums.operations.answers import accept_answer
from forums.operations.merging import merge_topics
from forums.operations.moderation import hide_topic
from forums.operations.moving import move_topic
from forums.operations.posts import edit_post, remove_post, reply_to_topic
from forums.operations.reacting import react_to_post
from forums.operations.revealing import reveal_asker, show_asker
from forums.operations.splitting import split_topic
from forums.operations.topics import edit_topic, open_topic
from forums.own_data import looked_at, looks, posts_of, remove, rows, version_rows
from portal import lineage
from portal.models import AuditEntry, StoredFile
from portal.operations import AccessDeniedError, OperationRefusedError, may
from portal.tenancy.scope import forget_person
from tests.factories import join
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory
from tests.forums.nameless import ask_without_name


@pytest.fixture
def asked(board, member) -> Topic:
    return ask_without_name(member, board)


@pytest.fixture
def first(asked) -> Post:
    return asked.posts.get(number=1)


def test_the_person_stands_in_no_column_of_topic_post_version_file_or_trail(asked, first, member):
    file = SimpleUploadedFile("plan.txt", b"words")
    edit_topic(actor=member, topic=asked, title="Other title", body="Other words", words=[], files=[file])

    asked.refresh_from_db()
    first.refresh_from_db()
    assert (asked.is_nameless, asked.author_id, asked.last_author_id) == (True, None, None)
    assert (first.mask, first.author_id) == (1, None)
    assert set(PostVersion.objects.values_list("author", flat=True)) == {None}
    assert StoredFile.objects.get().owner_id is None
    trail = set(AuditEntry.objects.values_list("verb", "actor", "actor_kind"))
    assert trail == {("forums.open_topic", None, "nameless"), ("forums.edit_topic", None, "nameless")}


@pytest.mark.parametrize("kind", [kind for kind in TopicKind.values if kind != TopicKind.HELP])
def test_only_help_is_asked_for_without_a_name(kind, board, administrator):
    with pytest.raises(OperationRefusedError) as refused:
        ask_without_name(administrator, board, kind=kind)

    assert refused.value.field == "is_nameless"
    assert Topic.objects.count() == 0


def test_the_database_keeps_a_name_off_what_has_none(asked, first, member):
    for row in (asked, first):
        row.author = member
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


VERBS = ("reply_to_topic", "accept_answer", "carry_topic")
POST_VERBS = ("edit_post", "remove_post", "say_language", "react")


def test_who_asks_may_what_authors_may(asked, first, question, member, colleague):
    mine = {verb: may(member, f"forums.{verb}", asked) for verb in VERBS}
    mine |= {verb: may(member, f"forums.{verb}", first) for verb in POST_VERBS}
    named = {verb: may(member, f"forums.{verb}", question) for verb in VERBS}
    named |= {verb: may(member, f"forums.{verb}", question.posts.get()) for verb in POST_VERBS}
    theirs = {verb: may(colleague, f"forums.{verb}", asked) for verb in VERBS}
    theirs |= {verb: may(colleague, f"forums.{verb}", first) for verb in POST_VERBS}

    assert mine == named
    assert mine["edit_post"] is True
    assert [verb for verb, allowed in theirs.items() if allowed] == ["reply_to_topic", "react"]


def test_a_hidden_one_is_seen_by_who_asked_and_by_moderators(asked, moderator, everybody):
    hide_topic(actor=moderator, topic=asked)

    asked.refresh_from_db()
    seen = {name for name, who in everybody.items() if Topic.objects.visible_to(who).exists()}
    single = {name for name, who in everybody.items() if may(who, "forums.view_topic", asked)}
    assert seen == single == {"member", "moderator", "administrator"}


def test_all_that_the_asker_writes_there_is_nameless(asked, member, colleague):
    reply = reply_to_topic(actor=colleague, topic=asked, body="Just tell him.")
    again = reply_to_topic(actor=member, topic=asked, body="I tried.")
    elsewhere = reply_to_topic(
        actor=member, topic=TopicFactory(board=asked.board, author=colleague), body="Hello"
    )
    edit_post(actor=member, post=again, body="I have tried.")

    asked.refresh_from_db()
    assert [post.author for post in asked.posts.in_order()] == [None, colleague, None]
    assert [post.mask for post in asked.posts.in_order()] == [1, 0, 1]
    assert (asked.last_author, elsewhere.author, reply.nameless_words) == (None, member, "")
    assert again.nameless_words == "The person who asked"


def test_a_removed_one_does_not_say_who_removed_it(asked, member):
    post = reply_to_topic(actor=member, topic=asked, body="I tried.")

    removed = remove_post(actor=member, post=post)

    assert (removed.is_removed, removed.removed_by) == (True, None)


def test_the_asker_hears_of_answers_and_nobody_hears_of_themselves(asked, member, colleague):
    reply_to_topic(actor=colleague, topic=asked, body="Just tell him.")
    reply_to_topic(actor=member, topic=asked, body="@mara-member thinks aloud.")

    told = set(Notice.objects.values_list("recipient__handle", "kind", "actor__handle"))
    assert told == {
        ("mara-member", "answer", "carl-colleague"),
        ("carl-colleague", "new_post", None),
    }
    assert Follow.objects.filter(user=member, topic=asked).count() == 1


def test_an_accepted_answer_is_told_without_a_name(asked, member, colleague):
    post = reply_to_topic(actor=colleague, topic=asked, body="Just tell him.")
    Notice.objects.all().delete()

    accept_answer(actor=member, post=post)

    assert list(Notice.objects.values_list("recipient", "kind", "actor")) == [
        (colleague.pk, "accepted", None)
    ]


def test_the_askers_own_answer_makes_no_notice(asked, member):
    accept_answer(actor=member, post=reply_to_topic(actor=member, topic=asked, body="Solved it."))

    assert Notice.objects.count() == 0


def test_it_waits_until_somebody_else_has_written(asked, member, colleague):
    waiting = [Topic.objects.unanswered().count()]
    reply_to_topic(actor=member, topic=asked, body="Nobody?")
    waiting.append(Topic.objects.unanswered().count())
    answered = reply_to_topic(actor=colleague, topic=asked, body="Here.")
    waiting.append(Topic.objects.unanswered().count())
    remove_post(actor=colleague, post=answered)
    waiting.append(Topic.objects.unanswered().count())

    assert waiting[:3] == [1, 1, 0]


def test_reactions_there_count_and_have_no_name(asked, member, colleague, moderator):
    from forums.selectors import own_reactions, reactions_at

    post = reply_to_topic(actor=colleague, topic=asked, body="Just tell him.")
    react_to_post(actor=member, post=post, kind="thanks")
    react_to_post(actor=moderator, post=post, kind="thanks")

    post.refresh_from_db()
    assert post.reaction_counts == {"thanks": 2}
    assert [each.person for each in reactions_at(colleague, post, before="").rows] == [moderator]
    assert own_reactions(member, [post]) == {post.pk: {"thanks"}}


# Showing it ---------------------------------------------------------------------------------------
def test_who_asked_shows_their_name_on_everything_there(asked, member, colleague):
    reply_to_topic(actor=colleague, topic=asked, body="Just tell him.")
    edit_post(
        actor=member, post=reply_to_topic(actor=member, topic=asked, body="I tried."), body="I have tried."
    )

    show_asker(actor=member, topic=asked)

    asked.refresh_from_db()
    assert (asked.is_nameless, asked.author, asked.last_author) == (False, member, member)
    assert [(post.author, post.mask) for post in asked.posts.in_order()] == [
        (member, 0), (colleague, 0), (member, 0),
    ]  # fmt: skip
    assert set(PostVersion.objects.values_list("author", flat=True)) == {member.pk}
    assert not nameless.stands_in(member, asked)
    assert reply_to_topic(actor=member, topic=asked, body="By name.").author == member


@pytest.mark.parametrize("who", ["colleague", "moderator", "administrator"])
def test_nobody_else_shows_it(who, request, asked):
    with pytest.raises(AccessDeniedError) as denied:
        show_asker(actor=request.getfixturevalue(who), topic=asked)

    assert denied.value.permission == "forums.show_asker"
    asked.refresh_from_db()
    assert (asked.is_nameless, asked.author) == (True, None)


# Looking ------------------------------------------------------------------------------------------
def test_a_moderator_looks_and_the_person_reads_who_and_why(asked, first, member, moderator):
    look = reveal_asker(actor=moderator, post=first, reason=" Somebody is in danger. ")

    assert (look.by, look.reason, nameless.writer_of(look.post)) == (
        moderator, "Somebody is in danger.", member,
    )  # fmt: skip
    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind, notice.actor) == (member, "asker_revealed", moderator)
    entry = AuditEntry.objects.get(verb="forums.reveal_asker")
    assert (entry.actor, entry.object_id, entry.details) == (moderator, look.pk, {"post": first.pk})


@pytest.mark.parametrize("who", ["colleague", "coordinator", "rival", "member", "stranger"])
def test_nobody_but_moderators_of_the_space_looks(who, request, first):
    with pytest.raises(AccessDeniedError):
        reveal_asker(actor=request.getfixturevalue(who), post=first, reason="I wonder.")

    assert (Revelation.objects.count(), Notice.objects.count()) == (0, 0)


def test_a_superuser_does_not_look(first, moderator, member):
    colleague = join(type(member).objects.create_superuser("root@example.org"), first.space).user

    with pytest.raises(AccessDeniedError):
        reveal_asker(actor=colleague, post=first, reason="I run this.")


def test_there_is_no_look_without_a_reason(first, moderator):
    with pytest.raises(OperationRefusedError) as refused:
        reveal_asker(actor=moderator, post=first, reason="  ")

    assert (refused.value.field, Revelation.objects.count()) == ("reason", 0)


def test_a_moderator_does_not_look_at_what_they_asked(board, moderator):
    post = ask_without_name(moderator, board).posts.get()

    with pytest.raises(AccessDeniedError):
        reveal_asker(actor=moderator, post=post, reason="Just me.")


def test_who_looked_and_who_was_looked_at_see_it_and_nobody_else(first, member, moderator, everybody):
    look = reveal_asker(actor=moderator, post=first, reason="Danger.")

    seeing = {name for name, who in everybody.items() if may(who, "forums.view_revelation", look)}

    assert seeing == {"member", "moderator"}


def test_who_shows_their_name_is_listed_with_what_they_reacted(asked, member, colleague, moderator):
    from forums.selectors import reactions_at

    post = reply_to_topic(actor=colleague, topic=asked, body="Try this.")
    react_to_post(actor=member, post=post, kind="thanks")
    assert reactions_at(moderator, post, before="").rows == []

    show_asker(actor=member, topic=asked)

    assert [each.person for each in reactions_at(moderator, post, before="").rows] == [member]


# Carried forward ----------------------------------------------------------------------------------
def test_what_is_made_of_it_names_the_answer_alone(asked, member, colleague):
    answer = reply_to_topic(actor=colleague, topic=asked, body="Just tell him.")
    accept_answer(actor=member, post=answer)
    asked.refresh_from_db()

    assert lineage.material_of(asked).contributor_ids == [colleague.pk]
    assert lineage.kind_of(asked).also_told(asked) == [member.pk]


def test_an_author_is_not_asked_by_somebody_without_a_name(asked, member, colleague, moderator):
    accept_answer(actor=member, post=reply_to_topic(actor=colleague, topic=asked, body="Just tell him."))
    asked.refresh_from_db()
    Notice.objects.all().delete()

    with pytest.raises(OperationRefusedError):
        ask_for_words(actor=member, source=asked, target="resource", draft={})

    assert Notice.objects.count() == 0
    ask_for_words(actor=moderator, source=asked, target="resource", draft={})
    assert Notice.objects.get().actor == moderator


# One's own data -----------------------------------------------------------------------------------
def test_the_copy_of_ones_data_has_ones_own_and_nobody_elses(asked, first, member, colleague, moderator):
    edit_topic(actor=member, topic=asked, title="Other title", body="Other words", words=[])
    reveal_asker(actor=moderator, post=first, reason="Danger.")

    mine, theirs = list(rows(member)), list(rows(colleague))

    assert [(row["text"], row["without_name"]) for row in mine] == [("Other words", True)]
    assert theirs == []
    assert [row["text"] for row in version_rows(member)] == ["It is hard.", "Other words"]
    assert [row["reason"] for row in looks(moderator)] == ["Danger."]
    assert [(row["by"], row["reason"]) for row in looked_at(member)] == [("Mona Moderator", "Danger.")]
    assert (list(looks(member)), list(looked_at(moderator))) == ([], [])


def test_words_without_a_name_go_with_the_others(asked, first, member):
    assert remove(member, 50) == 1

    first.refresh_from_db()
    asked.refresh_from_db()
    assert (first.body, first.removed_by, asked.title) == ("", None, "Taken away by who asked it")
    assert posts_of(member).count() == 0


def test_when_words_stay_only_the_row_goes(asked, first, member):
    from community.operations.leaving import _delete_some, parts_of_accounts

    for model, column in parts_of_accounts():
        _delete_some(model, column, member.pk)

    first.refresh_from_db()
    assert (nameless.writer_of(first), first.body, first.mask) == (None, "It is hard.", 1)


def test_nobody_can_look_any_more_once_the_person_has_left(first, member, moderator):
    nameless.unsign(member, first.topic)

    with pytest.raises(OperationRefusedError):
        reveal_asker(actor=moderator, post=first, reason="Danger.")

    assert Revelation.objects.count() == 0


@pytest.mark.parametrize("count", [1, 30])
def test_whether_they_are_ones_own_costs_one_query(
    count, board, member, as_reader, django_assert_num_queries
):
    for number in range(count):
        ask_without_name(member, board, title=f"Question {number}")

    with as_reader(member):
        topics = list(Topic.objects.visible_to(member).select_related("space").order_by("pk"))
        with django_assert_num_queries(1):
            mine = [nameless.asked(member.pk, topic) for topic in topics]

    assert mine == [True] * count
    assert timezone.now() > topics[0].opened_at


def test_other_questions_keep_their_author(board, member):
    topic = open_topic(actor=member, board=board, kind="help", title="Named", body="Words", audience="public")

    assert (topic.is_nameless, topic.author, topic.posts.get().mask) == (False, member, 0)
    assert QuestionFactory(board=board, author=member).nameless_words == ""


@pytest.mark.parametrize("deed", ["move", "merge", "split"])
def test_a_moderator_has_their_name_in_what_moderators_do(deed, board, question, moderator, member, space):
    """Or “somebody” would say that the one who asked is a moderator."""
    asked = ask_without_name(moderator, board)
    answered = reply_to_topic(actor=member, topic=asked, body="Like this")
    Notice.objects.all().delete()
    forget_person(moderator.pk)

    if deed == "move":
        move_topic(actor=moderator, topic=asked, board=BoardFactory(space=space))
    elif deed == "merge":
        merge_topics(actor=moderator, gone=asked, kept=question)
    else:
        split_topic(actor=moderator, topic=asked, picked=[answered.pk], title="Apart")

    told = Notice.objects.filter(kind="moved").values_list("recipient", "actor")
    assert list(told) == ([] if deed == "move" else [(member.pk, moderator.pk)])
