"""Mentions in posts lead to profiles for those who may see them, and are plain words for all others."""

import pytest

from community.mention_links import with_links
from community.models import Notice
from forums.operations.posts import reply_to_topic
from forums.quoting import quotation
from tests.factories_forums import answer

PEOPLE = {"mara": "/people/mara/"}


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Hello @mara.</p>", '<p>Hello <a class="mention" href="/people/mara/">@mara</a>.</p>'),
        ("<p>@Mara</p>", '<p><a class="mention" href="/people/mara/">@Mara</a></p>'),
        ("<p>@nobody</p>", "<p>@nobody</p>"),
        ("<p>m@mara.example</p>", "<p>m@mara.example</p>"),
        ("<p><code>@mara</code></p>", "<p><code>@mara</code></p>"),
        ("<pre><code>@mara</code>@mara</pre>", "<pre><code>@mara</code>@mara</pre>"),
        ('<a href="/@mara" title="@mara">@mara</a>', '<a href="/@mara" title="@mara">@mara</a>'),
        ("<td>@mara</td>", '<td><a class="mention" href="/people/mara/">@mara</a></td>'),
    ],
)  # fmt: skip
def test_only_words_become_links(html, shown):
    assert with_links(html, PEOPLE) == shown


@pytest.mark.parametrize(("who", "linked"), [("colleague", True), ("stranger", False), ("visitor", False)])
def test_the_link_is_for_who_may_see_the_profile(
    who, linked, question, member, colleague, stranger, signed_in, client
):
    answer(question, colleague, f"Ask @{member.handle}, who knows.")
    people = {"colleague": colleague, "stranger": stranger}
    browser = client if who == "visitor" else signed_in(people[who])

    page = browser.get(question.get_absolute_url()).content.decode()

    link = f'<a class="mention" href="{member.get_absolute_url()}">@{member.handle}</a>'
    assert (link in page) is linked
    assert f"@{member.handle}" in page


def test_many_mentions_are_one_question(question, member, colleague, client, django_assert_num_queries):
    client.get(question.get_absolute_url())
    with django_assert_num_queries(5):
        client.get(question.get_absolute_url())
    for number in range(29):
        answer(question, colleague, f"@{member.handle} and @{colleague.handle} and @nobody-{number}")

    with django_assert_num_queries(6):
        client.get(question.get_absolute_url())


def test_a_quoted_name_tells_nobody_that_they_were_mentioned(question, reply, member, moderator):
    reply_to_topic(actor=moderator, topic=question, body=f"{quotation(reply)}Agreed.")

    assert Notice.objects.filter(kind="mention").count() == 0
