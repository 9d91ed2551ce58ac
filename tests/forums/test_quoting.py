"""Quotations for replies: whose words, where they stand, and only of what the reader may see."""

import pytest
from django.urls import reverse

from forums.operations.posts import remove_post
from forums.quoting import MOST, quotation
from portal.markdown import render
from tests.factories_forums import TopicFactory, answer


def reply_form(browser, topic, quote):
    return browser.get(f"{reverse('topic_reply', args=[topic.space.slug, topic.pk])}?quote={quote}")


def test_each_line_is_quoted_and_the_source_linked(question, colleague):
    post = answer(question, colleague, "One\n\n> somebody else\n\nTwo")

    assert quotation(post) == (f"> One\n>\n> Two\n>\n> — [Carl Colleague]({post.get_absolute_url()})\n\n")


def test_only_a_quotation_is_quoted_again(question, colleague):
    assert quotation(answer(question, colleague, "> All of it")).startswith("> > All of it\n")


def test_long_words_are_cut(question, colleague):
    text = quotation(answer(question, colleague, "word " * 3_000))

    assert len(text) < MOST + 200
    assert text.startswith("> word word")


@pytest.mark.parametrize("name", ["*[x](javascript:y)*", "<b>", "a]b"])
def test_a_name_is_a_name_whatever_it_is(name, question, colleague):
    colleague.display_name = name
    colleague.save()
    post = answer(question, colleague, "Words")

    html = render(quotation(post))

    escaped = name.replace("<", "&lt;").replace(">", "&gt;")
    assert f'<a href="{post.get_absolute_url()}" rel="nofollow ugc noopener">{escaped}</a>' in html


def test_the_link_fills_the_form_without_a_script(question, reply, member, signed_in):
    browser = signed_in(member)

    page = reply_form(browser, question, reply.pk)

    assert page.context["form"]["body"].value() == quotation(reply)
    assert page.context["draft_key"] == ""
    topic = browser.get(question.get_absolute_url()).content.decode()
    assert f'reply/?quote={reply.pk}"' in topic


@pytest.mark.parametrize("which", ["removed", "elsewhere", "none", "word"])
def test_what_is_not_there_is_not_quoted(which, board, question, reply, member, colleague, signed_in):
    if which == "removed":
        remove_post(actor=colleague, post=reply)
    other = TopicFactory(board=board, author=member).posts.get()
    quote = {"removed": reply.pk, "elsewhere": other.pk, "none": 9_999, "word": "x"}[which]

    page = reply_form(signed_in(member), question, quote)

    assert (page.status_code, page.context["form"]["body"].value()) == (200, None)


def test_who_may_not_reply_gets_no_quotation(question, reply, observer, signed_in, client):
    assert reply_form(signed_in(observer), question, reply.pk).status_code == 403
    assert "?quote=" not in client.get(question.get_absolute_url()).content.decode()
