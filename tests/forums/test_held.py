"""First posts of newcomers wait where nobody counts them, until a moderator has looked."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from community.models import Case, Notice
from community.notices import notify
from community.operations.moderation import decide_objection, object_to_decision
from forums.models import HeldContribution, Post, PostFile, PostingRules, Topic
from forums.operations.attachments import MAX_FILES
from forums.operations.by_mail import reply_by_mail
from forums.operations.deciding import decline_held, show_held
from forums.operations.holding import change_held, withdraw_held
from forums.operations.merging import merge_topics
from forums.operations.moderation import lock_topic
from forums.operations.moving import move_topic
from forums.operations.writing import write_reply, write_topic
from portal.choices import Audience
from portal.models import StoredFile
from portal.operations import AccessDeniedError, OperationRefusedError, may
from portal.own_data import holdings
from portal.tenancy.scope import forget_person
from tests.factories import CircleFactory, CircleMemberFactory, OrganisationFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory

LINKS = "See https://a.example/ and https://b.example/ and https://c.example/"


@pytest.fixture
def held(question, newcomer, moderator) -> HeldContribution:
    file = SimpleUploadedFile("plan.txt", b"the plan")
    return write_reply(actor=newcomer, topic=question, body=LINKS, files=[file])


def notices(person):
    return list(Notice.objects.filter(recipient=person).values_list("kind", flat=True))


def test_a_held_reply_stands_nowhere(held, question, newcomer, moderator, member):
    question.refresh_from_db()

    assert (held.kind, held.reason, held.is_waiting) == ("reply", "links", True)
    assert (question.post_count, question.posts.count()) == (1, 1)
    assert (notices(moderator), notices(member), notices(newcomer)) == (["held_waiting"], [], [])


def test_shown_it_is_a_post_of_its_author_with_its_files(held, question, newcomer, moderator, member):
    post = show_held(actor=moderator, held=held, version=1)

    held.refresh_from_db()
    question.refresh_from_db()
    assert (post.author, post.body, post.number, question.post_count) == (newcomer, LINKS, 2, 2)
    assert [row.file.original_name for row in PostFile.objects.filter(post=post)] == ["plan.txt"]
    assert (held.outcome, held.body, held.post, held.files.count()) == ("shown", "", post, 0)
    assert (notices(newcomer), notices(member)) == (["held_shown"], ["answer"])


@pytest.mark.parametrize("how", ["shown", "declined", "taken back"])
def test_what_one_moderator_settled_waits_for_no_other_and_the_rest_does(
    how, held, question, newcomer, space, moderator
):
    other = UserFactory()
    join(other, space, "moderator")
    rest = write_reply(actor=newcomer, topic=question, body=f"Again: {LINKS}")
    for waiting in (held, rest):
        notify(recipient=other, kind="held_waiting", obj=waiting, space=space)

    if how == "shown":
        show_held(actor=moderator, held=held)
    elif how == "declined":
        decline_held(actor=moderator, held=held, note="Fewer links, please.")
    else:
        withdraw_held(actor=newcomer, held=held)

    told = Notice.objects.get(recipient=other, read_at=None)
    assert (told.object_id, told.object_ids, told.count) == (rest.pk, [rest.pk], 1)

    decline_held(actor=other, held=rest, note="Fewer links, please.")

    assert not Notice.objects.filter(kind="held_waiting", read_at=None).exists()


def test_a_held_topic_begins_with_everything_that_was_said(board, newcomer, moderator):
    held = write_topic(
        actor=newcomer, board=board, kind="help", title="Which form?", body=LINKS, audience="network",
        language="lv", words=["forms"],
    )  # fmt: skip
    assert Topic.objects.count() == 0

    topic = show_held(actor=moderator, held=held).topic

    tags = [tagging.tag.name for tagging in topic.taggings.all()]
    assert (topic.kind, topic.title, topic.audience, topic.language, tags) == (
        "help", "Which form?", "network", "lv", ["forms"],
    )  # fmt: skip
    assert topic.author == newcomer


@pytest.mark.parametrize("who", ["member", "moderator", "administrator"])
def test_who_was_let_in_is_never_held(who, question, everybody):
    post = write_reply(actor=everybody[who], topic=question, body=LINKS)

    assert isinstance(post, Post)


def test_people_of_verified_organisations_are_never_held(question, space):
    person = UserFactory(profile__organisation=OrganisationFactory())
    join(person, space, accepted_at=None)

    assert isinstance(write_reply(actor=person, topic=question, body=LINKS), Post)


def test_the_fourth_topic_of_a_first_day_waits(board, newcomer):
    made = [
        write_topic(actor=newcomer, board=board, kind="discussion", title=f"T{n}", body=f"Words {n}")
        for n in range(4)
    ]

    assert [isinstance(each, Topic) for each in made] == [True, True, True, False]
    assert made[3].reason == "many"


def test_the_same_words_elsewhere_wait(question, talk, newcomer):
    write_reply(actor=newcomer, topic=question, body="Buy my book, it is good.")
    Post.objects.filter(author=newcomer).update(posted_at=timezone.now() - timedelta(minutes=9))

    assert write_reply(actor=newcomer, topic=talk, body="Buy my book, it is good.").reason == "repeated"


def test_a_space_may_look_at_every_first_post(question, space, newcomer):
    PostingRules.objects.create(space=space, first_posts="first")
    newcomer.date_joined -= timedelta(days=30)
    newcomer.save()

    assert write_reply(actor=newcomer, topic=question, body="Hello").reason == "first"


def test_where_no_moderator_may_read_nothing_is_held(everywhere, space, newcomer, member):
    circle = CircleFactory(space=space)
    for person in (newcomer, member):
        CircleMemberFactory(circle=circle, user=person)
    topic = TopicFactory(space=space, board=None, audience=Audience.PARTIES, circle=circle, author=member)

    assert isinstance(write_reply(actor=newcomer, topic=topic, body=LINKS), Post)


def test_by_mail_its_author_hears_that_it_waits(question, newcomer, moderator):
    held, _left_out = reply_by_mail(actor=newcomer, topic=question, body=LINKS, tail="> quoted")

    assert (held.is_waiting, notices(newcomer), question.posts.count()) == (True, ["held"], 1)


def test_declining_needs_words_and_can_be_objected_to(held, question, newcomer, moderator, administrator):
    with pytest.raises(OperationRefusedError) as refused:
        decline_held(actor=moderator, held=held, note=" ")
    assert (refused.value.field, Case.objects.count()) == ("note", 0)

    decline_held(actor=moderator, held=held, note="Please say what the links are for.")

    case = Case.objects.get()
    assert (case.person, case.verdict, case.note) == (
        newcomer, "decline", "Please say what the links are for.",
    )  # fmt: skip
    assert notices(newcomer) == ["moderated"]
    object_to_decision(actor=newcomer, case=case, words="They are our three firms.")
    decide_objection(actor=administrator, case=case, version=2, upheld=True, answer="You are right.")
    held.refresh_from_db()
    assert (held.outcome, question.posts.get(number=2).body) == ("shown", LINKS)


def test_whose_author_may_not_write_any_more_cannot_be_shown(held, question, moderator):
    lock_topic(actor=moderator, topic=question)

    with pytest.raises(OperationRefusedError) as refused:
        show_held(actor=moderator, held=held)

    held.refresh_from_db()
    assert str(refused.value).startswith("It cannot be shown there now")
    assert (held.is_waiting, question.posts.count()) == (True, 1)


def test_its_author_changes_it_and_who_has_read_the_old_words_is_told(held, newcomer, moderator):
    change_held(actor=newcomer, held=held, body="Better words")

    with pytest.raises(OperationRefusedError) as refused:
        show_held(actor=moderator, held=held, version=1)

    assert str(refused.value).startswith("Its author has changed it meanwhile.")
    assert show_held(actor=moderator, held=held, version=2).body == "Better words"


def test_taken_back_nothing_is_left(held, newcomer, moderator):
    withdraw_held(actor=newcomer, held=held)

    assert (HeldContribution.objects.count(), StoredFile.objects.count()) == (0, 0)
    with pytest.raises(OperationRefusedError):
        show_held(actor=moderator, held=held)


def test_it_is_decided_once(held, moderator, administrator, question):
    show_held(actor=moderator, held=held)

    with pytest.raises(OperationRefusedError) as refused:
        decline_held(actor=administrator, held=held, note="No")

    assert str(refused.value) == "Mona Moderator has decided meanwhile: Shown."
    assert question.posts.count() == 2


@pytest.mark.parametrize("who", ["newcomer", "member", "rival", "coordinator", "stranger"])
def test_nobody_but_moderators_decides(who, held, everybody, question):
    for deed in (lambda actor: show_held(actor=actor, held=held),
                 lambda actor: decline_held(actor=actor, held=held, note="No")):  # fmt: skip
        with pytest.raises(AccessDeniedError) as denied:
            deed(everybody[who])
        assert denied.value.permission == "forums.decide_held"
    held.refresh_from_db()
    assert (held.is_waiting, question.posts.count()) == (True, 1)


def test_a_moderator_does_not_decide_about_their_own(held, newcomer, space):
    newcomer.memberships.update(role="moderator")
    forget_person(newcomer.pk)

    with pytest.raises(AccessDeniedError):
        show_held(actor=newcomer, held=held)


@pytest.mark.parametrize(
    "who",
    [
        "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
        "administrator", "coordinator",
    ],
)  # fmt: skip
def test_set_and_single_form_agree(who, held, other_space, rival, everybody, as_reader):
    there = QuestionFactory(board=BoardFactory(space=other_space), author=rival)
    for space_, topic, confirmed in ((held.space, held.topic, None), (other_space, there, held.held_at)):
        HeldContribution.objects.create(
            space=space_, kind="comment", topic=topic, visitor_name="Vera", reason="visitor",
            held_at=held.held_at, confirmed_at=confirmed,
        )  # fmt: skip
    actor = everybody[who]

    with as_reader(actor):
        seen = {row.pk for row in HeldContribution.objects.all() if may(actor, "forums.view_held", row)}
        assert set(HeldContribution.objects.visible_to(actor).values_list("pk", flat=True)) == seen
    assert len(seen) == {"newcomer": 1, "moderator": 1, "administrator": 1, "rival": 1}.get(who, 0)


def test_it_goes_where_its_topic_goes(held, question, talk, other_space, moderator):
    merge_topics(actor=moderator, gone=question, kept=talk)
    assert HeldContribution.objects.get().topic == talk

    join(moderator, other_space, "moderator")
    forget_person(moderator.pk)
    move_topic(actor=moderator, topic=talk, board=BoardFactory(space=other_space))

    now = HeldContribution.objects.get()
    assert (now.space, now.topic_id) == (other_space, talk.pk)
    assert {row.space for row in now.files.all()} == {other_space}
    assert {file.space for file in StoredFile.objects.all()} == {other_space}


def test_its_file_is_for_author_and_moderators(held, newcomer, moderator, member, signed_in, client):
    address = StoredFile.objects.get().get_absolute_url()
    statuses = []
    for browser in (signed_in(newcomer), signed_in(moderator), signed_in(member), client):
        answer = browser.get(address)
        answer.close()
        statuses.append(answer.status_code)

    assert statuses == [200, 200, 404, 404]


def test_it_is_in_ones_copy_and_goes_with_one(held, newcomer):
    holding = next(each for each in holdings() if each.code == "waiting_posts")
    [row] = holding.rows(newcomer)
    assert (row["text"], row["state"], len(list(holding.files(newcomer)))) == (LINKS, "waiting", 1)

    assert (holding.forget(newcomer, 100), holding.forget(newcomer, 100)) == (1, 0)
    assert HeldContribution.objects.count() == 0


def test_its_author_changes_files_and_tags_of_what_waits(board, newcomer, moderator):
    plan, list_, table = (SimpleUploadedFile(f"{name}.txt", b"words") for name in ("plan", "list", "table"))
    held = write_topic(
        actor=newcomer, board=board, kind="help", title="Which form?", body=LINKS, audience="network",
        language="en", words=["forms"], files=[plan, list_],
    )  # fmt: skip
    going = held.files.get(order=0).file

    changed = change_held(
        actor=newcomer, held=held, body="Better", title="Which one?", words=["forms", "ilp"], files=[table],
        dropped=[going.pk],
    )  # fmt: skip

    assert [row.file.original_name for row in held.files.order_by("order")] == ["list.txt", "table.txt"]
    assert (StoredFile.objects.filter(pk=going.pk).exists(), changed.version) == (False, 2)
    post = show_held(actor=moderator, held=held, version=2)
    assert [tagging.tag.name for tagging in post.topic.taggings.order_by("pk")] == ["forms", "ilp"]
    assert [row.file.original_name for row in post.files.order_by("order")] == ["list.txt", "table.txt"]


def test_files_of_others_and_too_many_stay_out_of_a_change(held, question, newcomer, space):
    other = write_reply(
        actor=newcomer, topic=question, body=f"{LINKS} more", files=[SimpleUploadedFile("other.txt", b"o")]
    )
    foreign = other.files.get().file

    change_held(actor=newcomer, held=held, body=LINKS, dropped=[foreign.pk])
    many = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(MAX_FILES)]
    with pytest.raises(OperationRefusedError) as refused:
        change_held(actor=newcomer, held=held, body=LINKS, files=many)

    assert refused.value.field == "files"
    assert [each.files.count() for each in (held, other)] == [1, 1]
