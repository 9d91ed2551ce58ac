"""What pages show to who has blocked somebody, and when either leaves."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.models import PersonBlock
from community.operations.person_blocks import block_somebody
from community.own_blocks import blocked_people, forget_blocks
from forums.models import Post
from forums.operations.moderation import lock_topic
from portal.operations import may
from tests.community.digesting import ask
from tests.factories import join
from tests.factories_forums import accept, answer


@pytest.fixture
def blocks(everywhere, member, colleague):
    """``member`` has blocked ``colleague``."""
    return block_somebody(actor=member, person=colleague)


HX = {"HX-Request": "true"}


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


def test_block_stands_in_a_menu_of_the_persons_actions(everywhere, member, colleague, signed_in):
    page = signed_in(member).get(f"/people/{colleague.handle}/").content.decode()

    menu = page[page.index("More actions") :]
    assert page.count(f"/people/{colleague.handle}/block/") == 1
    assert f"/people/{colleague.handle}/block/" in menu[: menu.index("</details>")]
