"""Small signs at posts: once a person and kind, counted, never at one's own."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from community.selectors import people_for
from forums.models import PostReaction
from forums.operations.posts import remove_post
from forums.operations.reacting import MOST, react_to_post, take_back_reaction
from forums.own_data import forget_reactions, reaction_rows
from portal.operations import AccessDeniedError, OperationRefusedError, may
from tests.factories_forums import answer

WRITERS = {"newcomer", "member", "moderator", "administrator"}


def at(name, post):
    return reverse(name, args=[post.space.slug, post.pk])


def react(post, person, kind="useful"):
    return react_to_post(actor=person, post=post, kind=kind)


def test_each_kind_counts_once_a_person(reply, member, moderator):
    for person, kind in [(member, "useful"), (member, "useful"), (moderator, "useful"), (member, "thanks")]:
        react(reply, person, kind)

    reply.refresh_from_db()
    assert reply.reaction_counts == {"useful": 2, "thanks": 1}
    assert str(reply.reactions.earliest("pk")) == f"useful at {reply.pk}"


def test_the_database_knows_the_rules(reply, member):
    react(reply, member)

    for kind in ("useful", "dislike"):
        with pytest.raises(IntegrityError), transaction.atomic():
            PostReaction.objects.create(
                space=reply.space, post=reply, person=member, kind=kind, reacted_at=timezone.now()
            )


def test_a_sign_is_taken_back(reply, member):
    react(reply, member)

    take_back_reaction(actor=member, post=reply, kind="useful")
    take_back_reaction(actor=member, post=reply, kind="thanks")

    reply.refresh_from_db()
    assert (reply.reaction_counts, reply.reactions.count()) == ({}, 0)


def test_who_may_react(reply, everybody):
    assert {name for name, actor in everybody.items() if may(actor, "forums.react", reply)} == WRITERS


@pytest.mark.parametrize("what", ["own", "removed", "locked", "hidden"])
def test_nobody_reacts_to_their_own_or_to_what_is_closed(what, question, reply, colleague, moderator):
    if what == "removed":
        remove_post(actor=colleague, post=reply)
    if what in {"locked", "hidden"}:
        setattr(question, f"{what}_at", timezone.now())
        question.save()

    with pytest.raises(AccessDeniedError) as denied:
        react(reply, colleague if what == "own" else moderator)

    assert denied.value.permission == "forums.react"
    assert PostReaction.objects.count() == 0


def test_a_flood_is_stopped(question, reply, member, colleague):
    others = [answer(question, colleague, f"Answer {number}") for number in range(MOST // 4)]
    for post in others:
        for kind in ("useful", "thanks", "same_here", "celebrate"):
            react(post, member, kind)

    with pytest.raises(OperationRefusedError):
        react(reply, member)

    assert PostReaction.objects.count() == MOST


def test_a_removed_post_loses_its_signs(reply, member, colleague):
    react(reply, member)

    remove_post(actor=colleague, post=reply)

    reply.refresh_from_db()
    assert (reply.reaction_counts, PostReaction.objects.count()) == ({}, 0)


def test_who_leaves_is_counted_no_more(reply, member, moderator):
    react(reply, member)
    react(reply, moderator)
    assert [row["reaction"] for row in reaction_rows(member)] == ["useful"]

    assert (forget_reactions(member, 10), forget_reactions(member, 10)) == (1, 0)

    reply.refresh_from_db()
    assert reply.reaction_counts == {"useful": 1}


@pytest.mark.parametrize("audience", ["public", "network", "space"])
def test_single_form_and_set_form_agree(audience, question, reply, member, moderator, everybody):
    react(reply, member)
    react(reply, moderator)
    question.audience = audience
    question.save()

    for name, actor in everybody.items():
        shown = set(PostReaction.objects.visible_to(actor))
        allowed = {
            reaction
            for reaction in PostReaction.objects.select_related("post__topic")
            if may(actor, "forums.view_reactions", reaction.post)
            and people_for(actor).filter(pk=reaction.person_id).exists()
        }
        assert shown == allowed, name


# On the page --------------------------------------------------------------------------------------
def test_a_button_reacts_and_the_same_button_takes_it_back(reply, member, signed_in):
    browser = signed_in(member)

    added = browser.post(at("post_react", reply), {"add": "thanks"})

    reply.refresh_from_db()
    assert (added.status_code, added["Location"]) == (303, reply.get_absolute_url())
    assert reply.reaction_counts == {"thanks": 1}
    page = browser.get(reply.topic.get_absolute_url()).content.decode()
    assert 'name="drop" value="thanks" aria-pressed="true"' in page

    browser.post(at("post_react", reply), {"drop": "thanks"})

    reply.refresh_from_db()
    assert reply.reaction_counts == {}


def test_htmx_gets_the_bar_alone(reply, member, signed_in):
    response = signed_in(member).post(
        at("post_react", reply), {"add": "useful"}, headers={"HX-Request": "true"}
    )

    page = response.content.decode().strip()
    assert (response.status_code, page.startswith(f'<form id="reactions-{reply.pk}"')) == (200, True)
    assert 'name="drop" value="useful" aria-pressed="true"' in page


@pytest.mark.parametrize(
    ("who", "sent", "status"),
    [
        ("outsider", {"add": "useful"}, 403),
        ("observer", {"add": "useful"}, 403),
        ("visitor", {"add": "useful"}, 303),
        ("member", {"add": "dislike"}, 404),
        ("member", {}, 404),
    ],
)
def test_nobody_else_and_nothing_else(who, sent, status, reply, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.post(at("post_react", reply), sent).status_code == status

    assert PostReaction.objects.count() == 0


def test_opened_as_a_page_the_address_leads_to_the_post(reply, member, signed_in):
    response = signed_in(member).get(at("post_react", reply))

    assert (response.status_code, response["Location"]) == (303, reply.get_absolute_url())


def test_a_flood_is_told_at_the_bar(reply, member, signed_in, monkeypatch):
    monkeypatch.setattr("forums.operations.reacting.MOST", 0)
    browser = signed_in(member)

    part = browser.post(at("post_react", reply), {"add": "useful"}, headers={"HX-Request": "true"})
    whole = browser.post(at("post_react", reply), {"add": "useful"}, follow=True)

    assert (part.status_code, "Go on in a few minutes." in part.content.decode()) == (422, True)
    assert [str(message) for message in whole.context["messages"]] == [part.context["refusal"]]


def test_the_numbers_count_everybody_and_names_only_whom_one_may_see(
    reply, member, moderator, signed_in, client
):
    react(reply, member)
    react(reply, moderator)
    member.profile.shown_to = "spaces"
    member.profile.save()

    page = client.get(at("post_reactions", reply))
    inside = signed_in(moderator).get(at("post_reactions", reply))

    assert [reaction.count for reaction in page.context["bar"].chosen] == [2]
    assert member.display_name not in page.content.decode()
    assert {reaction.person for reaction in inside.context["reactions"]} == {member, moderator}


def test_what_was_removed_has_no_such_page(reply, colleague, client, other_space):
    remove_post(actor=colleague, post=reply)

    assert client.get(at("post_reactions", reply)).status_code == 403
    assert client.get(reverse("post_reactions", args=[other_space.slug, reply.pk])).status_code == 404


def test_a_topic_without_reactions_asks_nothing_and_one_with_many_asks_once(
    question, reply, member, colleague, signed_in, django_assert_num_queries
):
    browser = signed_in(member)
    browser.get(question.get_absolute_url())
    with django_assert_num_queries(10):
        browser.get(question.get_absolute_url())
    for number in range(28):
        react(answer(question, colleague, f"Answer {number}"), member)
    browser.get(question.get_absolute_url())  # what is new is noted as read

    with django_assert_num_queries(11):
        browser.get(question.get_absolute_url())
