"""Blocking between people: nothing of theirs comes, nobody is told, offices are heard all the same."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from collaboration.operations.invitations import invite_to_group
from collaboration.selectors import invitations_of
from community.blocking import blocked_for, may_contact, reachable_from
from community.invitation_tasks import mail_invitation
from community.mailing.at_once import mail_due_notices
from community.models import Notice, PersonBlock, User
from community.notices import notify
from community.operations.person_blocks import block_somebody, unblock_somebody
from community.own_blocks import blocked_people, forget_blocks
from community.selectors import invitations_to
from forums.choices import FollowLevel
from forums.models import Post
from forums.operations.answers import accept_answer
from forums.operations.following import follow
from forums.operations.moderation import lock_topic
from forums.operations.posts import reply_to_topic
from forums.operations.topics import open_topic
from portal.operations import AccessDeniedError, OperationRefusedError, may
from portal.post import PostOffice
from tests.community.digesting import ask, send, to
from tests.community.inviting import invite, verified
from tests.factories import join
from tests.factories_collaboration import GroupFactory
from tests.factories_forums import BoardFactory, accept, answer
from tests.factories_rooms import make_message, make_room

HX = {"HX-Request": "true"}


@pytest.fixture
def blocks(everywhere, member, colleague):
    """``member`` has blocked ``colleague``."""
    return block_somebody(actor=member, person=colleague)


def kinds(person):
    return sorted(Notice.objects.filter(recipient=person, read_at=None).values_list("kind", flat=True))


def mail_now():
    Notice.objects.filter(mail_due_at__isnull=False).update(mail_due_at=timezone.now())
    with PostOffice() as office:
        mail_due_notices(office)


# The block itself ---------------------------------------------------------------------------------
def test_it_is_kept_once_and_goes_one_way(blocks, member, colleague, moderator):
    assert block_somebody(actor=member, person=colleague) == blocks
    assert PersonBlock.objects.count() == 1

    assert blocked_for(member) == {colleague.pk}
    assert blocked_for(colleague) == frozenset()
    assert (may_contact(colleague, member), may_contact(member, colleague)) == (False, True)
    assert reachable_from(colleague, [member.pk, moderator.pk]) == {moderator.pk}


def test_nobody_blocks_themselves(everywhere, member):
    with pytest.raises(OperationRefusedError):
        block_somebody(actor=member, person=member)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonBlock.objects.create(user=member, blocked=member, at=timezone.now())


def test_one_blocks_whom_one_sees(everybody):
    colleague = everybody["outsider"]
    allowed = {name for name, actor in everybody.items() if may(actor, "community.block_somebody", colleague)}

    assert "visitor" not in allowed
    assert "outsider" not in allowed
    assert {"member", "rival"} <= allowed
    assert allowed == {
        name
        for name, actor in everybody.items()
        if name not in {"visitor", "outsider"} and may(actor, "community.view_person", colleague)
    }


def test_nobody_lifts_the_block_of_somebody_else(blocks, colleague, member):
    with pytest.raises(AccessDeniedError):
        unblock_somebody(actor=colleague, block=blocks)

    unblock_somebody(actor=member, block=blocks)

    assert may_contact(colleague, member)


# Notices ------------------------------------------------------------------------------------------
def test_replies_and_mentions_of_the_blocked_reach_nobody_and_those_of_others_do(
    blocks, question, member, colleague, moderator
):
    reply_to_topic(actor=colleague, topic=question, body=f"Hello @{member.handle}")
    assert kinds(member) == []

    reply_to_topic(actor=moderator, topic=question, body=f"Hello @{member.handle}")

    assert kinds(member) == ["answer"]


def test_a_mention_elsewhere_and_in_a_room_notifies_nobody(blocks, space, member, colleague, moderator):
    room = make_room(moderator, space)
    board = BoardFactory(space=space)
    for author in (colleague, moderator):
        open_topic(
            actor=author, board=board, kind="discussion", title="A talk", body=f"See @{member.handle}",
            audience="public",
        )  # fmt: skip
        make_message(author, room, f"Look, @{member.handle}")

    actors = Notice.objects.filter(recipient=member, kind="mention").values_list("actor_id", flat=True)
    assert set(actors) == {moderator.pk}


def test_who_follows_a_board_hears_of_others_alone(blocks, space, member, colleague, moderator):
    board = BoardFactory(space=space)
    follow(actor=member, target=board, level=FollowLevel.EVERYTHING)
    for author in (colleague, moderator):
        open_topic(
            actor=author, board=board, kind="discussion", title=f"By {author.handle}", body="Words",
            audience="public",
        )  # fmt: skip

    actors = Notice.objects.filter(recipient=member, kind="new_topic").values_list("actor_id", flat=True)
    assert list(actors) == [moderator.pk]


def test_an_accepted_answer_is_not_told_by_the_blocked(everywhere, blocks, space, member, colleague):
    asked = ask(space, colleague, "How?")
    post = answer(asked, member)

    accept_answer(actor=colleague, post=post)

    assert kinds(member) == []


def test_announcements_and_decisions_of_moderators_still_come(everywhere, space, member, moderator):
    block_somebody(actor=member, person=moderator)
    board = BoardFactory(space=space)
    follow(actor=member, target=board, level=FollowLevel.EVERYTHING)
    open_topic(
        actor=moderator, board=board, kind="announcement", title="Closed on Monday", body="Words",
        audience="public",
    )  # fmt: skip
    notify(recipient=member, kind="moved", obj=ask(space, member, "Mine"), actor=moderator, space=space)

    assert kinds(member) == ["moved", "new_topic"]
    mail_now()
    assert len(to(member)) == 2


# What waits already -------------------------------------------------------------------------------
def test_what_waits_from_them_alone_is_not_mailed(everywhere, question, member, colleague):
    reply_to_topic(actor=colleague, topic=question, body="First words")

    block_somebody(actor=member, person=colleague)
    mail_now()

    assert (kinds(member), mail.outbox) == ([], [])


def test_of_what_waits_from_several_theirs_is_left_out(everywhere, question, member, colleague, moderator):
    reply_to_topic(actor=moderator, topic=question, body="Welcome words")
    reply_to_topic(actor=colleague, topic=question, body="Unwelcome words")

    block_somebody(actor=member, person=colleague)
    mail_now()

    (message,) = to(member)
    assert ("Welcome words" in message.body, "Unwelcome words" in message.body) == (True, False)
    assert colleague.display_name not in message.body


def test_a_block_of_this_very_moment_still_holds_back_the_mail(everywhere, question, member, colleague):
    reply_to_topic(actor=colleague, topic=question, body="First words")
    PersonBlock.objects.create(user=member, blocked=colleague, at=timezone.now())

    mail_now()

    assert mail.outbox == []


def test_an_announcement_that_waits_stays(everywhere, space, member, moderator):
    board = BoardFactory(space=space)
    follow(actor=member, target=board, level=FollowLevel.EVERYTHING)
    open_topic(
        actor=moderator, board=board, kind="announcement", title="Closed", body="Words", audience="public"
    )

    block_somebody(actor=member, person=moderator)

    assert kinds(member) == ["new_topic"]


def test_what_was_done_meanwhile_is_not_told_afterwards(blocks, question, member, colleague):
    reply_to_topic(actor=colleague, topic=question, body="Meanwhile")
    unblock_somebody(actor=member, block=blocks)
    assert kinds(member) == []

    reply_to_topic(actor=colleague, topic=question, body="And now")

    assert kinds(member) == ["answer"]


# Digests ------------------------------------------------------------------------------------------
def test_digests_leave_out_what_the_blocked_began_but_announcements(
    everywhere, space, member, colleague, moderator
):
    ask(space, colleague, "Their question")
    ask(space, moderator, "Another question")
    ask(space, colleague, "Weekly news", kind="announcement")
    PersonBlock.objects.create(user=member, blocked=colleague, at=datetime(2026, 1, 1, tzinfo=UTC))
    User.objects.update(date_joined=datetime(2025, 10, 12, tzinfo=UTC))

    send()

    (message,) = to(member)
    found = {t for t in ("Their question", "Another question", "Weekly news") if t in message.body}
    assert found == {"Another question", "Weekly news"}
    (theirs,) = to(moderator)
    assert "Their question" in theirs.body


def test_a_digest_does_not_tell_an_unread_notice_of_the_blocked(
    everywhere, long_known, space, member, colleague
):
    topic = ask(space, member, "Mine")
    notify(
        recipient=member, kind="answer", obj=answer(topic, colleague, "Their words"), actor=colleague,
        space=space,
    )  # fmt: skip
    Notice.objects.update(mail_due_at=None, at=datetime(2026, 11, 15, tzinfo=UTC))
    PersonBlock.objects.create(user=member, blocked=colleague, at=timezone.now())

    send()

    assert all("Their words" not in message.body for message in to(member))


# Invitations --------------------------------------------------------------------------------------
def test_an_invitation_to_a_group_does_not_wait_for_an_answer_and_who_invites_sees_no_difference(
    everywhere, space, member, colleague, moderator
):
    groups = [
        GroupFactory(space=space, author=who, convenor=who, title=who.handle)
        for who in (colleague, moderator)
    ]
    block_somebody(actor=member, person=colleague)

    for group, who in zip(groups, (colleague, moderator), strict=True):
        invite_to_group(actor=who, group=group, invitees=[member.pk])

    assert [group.members.invited().count() for group in groups] == [1, 1]
    assert invitations_of(member, most=5) == [groups[1]]
    assert kinds(member) == ["invited"]


def test_an_invitation_to_a_space_is_not_mailed_and_looks_as_if_it_were(
    everywhere, space, administrator, outsider, rival
):
    verified(outsider)
    PersonBlock.objects.create(user=outsider, blocked=administrator, at=timezone.now())

    invitation = invite(administrator, space, outsider.email)
    mail_invitation.func(invitation.pk)

    invitation.refresh_from_db()
    assert (mail.outbox, invitation.mailed_at is not None) == ([], True)
    assert list(invitations_to(outsider)) == []
    PersonBlock.objects.all().delete()
    assert list(invitations_to(User.objects.get(pk=outsider.pk))) != [] or blocked_for(outsider)


# On pages -----------------------------------------------------------------------------------------
def test_their_posts_are_folded_for_who_blocked_them_and_for_nobody_else(
    everywhere, question, member, colleague, signed_in, client
):
    answer(question, colleague, "Folded words")
    PersonBlock.objects.create(user=member, blocked=colleague, at=timezone.now())

    def page(browser):
        return browser.get(question.get_absolute_url()).content.decode()

    mine = page(signed_in(member))
    assert mine.count("A post of somebody you blocked.") == 1
    assert re.search(r'<details class="post-fold">.*Folded words.*</details>', mine, re.DOTALL)
    for browser in (signed_in(colleague), client):
        assert "post-fold" not in page(browser)


def test_their_accepted_answer_is_not_quoted_on_top(everywhere, question, member, colleague, signed_in):
    accept(question, answer(question, colleague, "Folded words"))
    browser = signed_in(member)
    assert browser.get(question.get_absolute_url()).context["accepted_excerpt"] == "Folded words"

    PersonBlock.objects.create(user=member, blocked=colleague, at=timezone.now())

    assert browser.get(question.get_absolute_url()).context["accepted_excerpt"] == ""


def test_an_announcement_is_not_folded(everywhere, space, member, moderator, signed_in):
    topic = ask(space, moderator, "Closed", kind="announcement")
    PersonBlock.objects.create(user=member, blocked=moderator, at=timezone.now())

    assert "post-fold" not in signed_in(member).get(topic.get_absolute_url()).content.decode()


def test_folding_asks_nothing_more(
    everywhere, question, member, colleague, signed_in, django_assert_max_num_queries
):
    for _ in range(28):
        last = answer(question, colleague)
    accept(question, last)
    PersonBlock.objects.create(user=member, blocked=colleague, at=timezone.now())
    browser = signed_in(member)
    browser.get(question.get_absolute_url())

    with django_assert_max_num_queries(11):
        browser.get(question.get_absolute_url())


def test_from_the_profile_to_the_list_and_back(member, colleague, signed_in):
    browser = signed_in(member)
    address = reverse("person_block", args=[colleague.handle])
    assert f'href="{address}"' in browser.get(colleague.get_absolute_url()).content.decode()
    assert "They are not told" in browser.get(address).content.decode()
    assert PersonBlock.objects.count() == 0

    done = browser.post(address)

    assert (done.status_code, done["Location"]) == (303, reverse("me_blocked"))
    assert colleague.display_name in browser.get(reverse("me_blocked")).content.decode()
    assert "You have blocked this person." in browser.get(colleague.get_absolute_url()).content.decode()
    lifted = browser.post(reverse("me_unblock", args=[PersonBlock.objects.get().pk]))
    assert (lifted.status_code, PersonBlock.objects.count()) == (303, 0)


def test_from_a_post_one_comes_back_to_it_and_nowhere_else(
    everywhere, question, member, colleague, signed_in
):
    post = answer(question, colleague)
    browser = signed_in(member)
    address = reverse("person_block", args=[colleague.handle])
    page = browser.get(question.get_absolute_url()).content.decode()
    assert f'href="{address}?next={post.get_absolute_url()}"' in page

    assert browser.post(address, {"next": post.get_absolute_url()})["Location"] == post.get_absolute_url()
    assert browser.post(address, {"next": "https://evil.example/"})["Location"] == reverse("me_blocked")


def test_oneself_and_who_is_not_seen_cannot_be_blocked(member, insider, outsider, signed_in):
    outsider.profile.shown_to = "spaces"
    outsider.profile.save()
    browser = signed_in(member)

    assert browser.post(reverse("person_block", args=[member.handle])).status_code == 422
    assert browser.post(reverse("person_block", args=[outsider.handle])).status_code == 404
    assert browser.post(reverse("person_block", args=["nobody"])).status_code == 404
    assert PersonBlock.objects.count() == 0


def test_the_list_is_ones_own(blocks, member, colleague, signed_in):
    assert member.display_name not in _main(signed_in(colleague).get(reverse("me_blocked")))
    assert signed_in(colleague).post(reverse("me_unblock", args=[blocks.pk])).status_code == 404
    assert PersonBlock.objects.count() == 1


def test_a_long_list_comes_in_pages(member, space, signed_in, django_assert_max_num_queries):
    from tests.factories import UserFactory

    for _ in range(32):
        PersonBlock.objects.create(user=member, blocked=UserFactory(), at=timezone.now())
    browser = signed_in(member)
    browser.get(reverse("me_blocked"))

    with django_assert_max_num_queries(9):
        first = browser.get(reverse("me_blocked"))

    assert len(first.context["rows"]) == 30
    assert len(browser.get(first.context["next_url"]).context["rows"]) == 2


def _main(response):
    """What stands on the page, without what is new each time it is asked for."""
    page = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken[^}]*', "", page)


def test_who_is_blocked_cannot_find_out(everywhere, question, member, colleague, signed_in):
    """Every page that shows them to each other is the same, word for word; all that is done succeeds."""
    browser = signed_in(colleague)
    pages = [
        member.get_absolute_url(),
        question.get_absolute_url(),
        reverse("me_blocked"),
        reverse("notices"),
    ]
    for address in pages:
        browser.get(address)
    before = [_main(browser.get(address)) for address in pages]
    PersonBlock.objects.create(user=member, blocked=colleague, at=timezone.now())

    assert [_main(browser.get(address)) for address in pages] == before
    sent = browser.post(
        reverse("topic_reply", args=["baltic", question.pk]), {"body": f"Hello @{member.handle}"}
    )
    assert sent.status_code == 303
    assert member.get_absolute_url() in browser.get(question.get_absolute_url()).content.decode()


# Leaving ------------------------------------------------------------------------------------------
def test_the_copy_of_ones_data_says_whom_one_blocked_and_not_by_whom(blocks, member, colleague):
    assert [row["handle"] for row in blocked_people(member)] == [colleague.handle]
    assert list(blocked_people(colleague)) == []


@pytest.mark.parametrize("who", ["member", "colleague"])
def test_who_leaves_takes_both_ways_along(who, blocks, member, colleague, moderator):
    block_somebody(actor=moderator, person=member)
    block_somebody(actor=moderator, person=colleague)

    forget_blocks({"member": member, "colleague": colleague}[who], 10)

    assert PersonBlock.objects.count() == 1
    assert forget_blocks({"member": member, "colleague": colleague}[who], 10) == 0


def test_members_stay_what_they_are(blocks, question, member, colleague, moderator, space):
    assert may(colleague, "forums.reply_to_topic", question)
    assert may(member, "forums.view_topic", question)
    lock_topic(actor=moderator, topic=question)
    join(colleague, space) if not space.memberships.filter(user=colleague).exists() else None
    assert Post.objects.visible_to(member).count() == Post.objects.visible_to(colleague).count()
    assert Client().get(question.get_absolute_url()).status_code == 200
    assert timezone.now() - blocks.at < timedelta(minutes=1)
