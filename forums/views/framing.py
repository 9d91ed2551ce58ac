"""What stands round the pages of boards: the way back, and what search engines read."""

import json
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from forums.models import Board, Post, Topic
from portal.addresses import absolute
from portal.choices import SectionKind
from portal.markdown import excerpt, plain
from portal.operations import may
from portal.ui.framing import crumbs_of, section_crumb

Crumb = dict[str, Any]
DESCRIPTION_LENGTH = 155
# What would end a script element early, or open another one inside it.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def board_crumbs(board: Board) -> list[Crumb]:
    return crumbs_of(board.space, SectionKind.COMMUNICATION, (board.name, ""))


def topic_crumbs(topic: Topic, actor: Any) -> list[Crumb]:
    """The section and, if the reader may see it, the board."""
    crumbs = [section_crumb(topic.space, SectionKind.COMMUNICATION)]
    if topic.board is not None and may(actor, "forums.view_board", topic.board):
        crumbs.append({"label": topic.board.name, "url": topic.board.get_absolute_url()})
    return crumbs


def below_topic(topic: Topic, label: str, actor: Any) -> list[Crumb]:
    """The way back from a page that does something with a topic."""
    return [
        *topic_crumbs(topic, actor),
        {"label": topic.title, "url": topic.get_absolute_url()},
        {"label": label, "url": ""},
    ]


def description_of(opening: Post | None) -> str:
    return excerpt(opening.html, DESCRIPTION_LENGTH) if opening is not None else ""


def structured_data(topic: Topic, opening: Post | None) -> SafeString | str:
    """A solved public question as schema.org's QAPage; nothing for anything that is not for everybody."""
    accepted = topic.accepted_post
    if opening is None or accepted is None or not may(AnonymousUser(), "forums.view_topic", topic):
        return ""
    page = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "mainEntity": {
            "@type": "Question",
            "name": topic.title,
            "text": plain(opening.html),
            "dateCreated": topic.opened_at.isoformat(),
            "answerCount": topic.reply_count,
            "author": _person(opening),
            "acceptedAnswer": {
                "@type": "Answer",
                "text": plain(accepted.html),
                "dateCreated": accepted.posted_at.isoformat(),
                "url": absolute(accepted.get_absolute_url()),
                "author": _person(accepted),
            },
        },
    }
    text = json.dumps(page, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308  (escaped above)


def _person(post: Post) -> dict[str, str]:
    name = post.author.name if post.author is not None else post.nameless_words or _("Former member")
    return {"@type": "Person", "name": name}
