"""The catalogue of components: each name, its props and what they mean.

Adding one: declare it here, write ``templates/components/<name>.html``, give it a sample in ``samples.py``.
"People" (``author``, ``person``) are anything with ``display_name``, ``get_absolute_url`` and ``is_demo``;
"spaces" anything with ``name``, ``slug``, ``kind``, ``accent`` and ``get_absolute_url``; ``when`` is an aware
``datetime``. Props that hold a list take any iterable.
"""

from collections.abc import Mapping
from typing import Any, Final

from portal.choices import Audience, SectionKind
from portal.ui.declare import REQUIRED, SLOT, OneOf
from portal.ui.icons import ICONS
from portal.ui.kinds import KINDS

_TONE: Final = ("neutral", "info", "success", "warning", "danger")
_HEADING: Final = ("h3", "h2", "h4", "p")
_KIND: Final = tuple(KINDS)
_SECTION: Final = tuple(SectionKind.values)

COMPONENTS: Final[dict[str, Mapping[str, Any]]] = {
    # Signs and words ----------------------------------------------------------------------------
    "icon": {"name": OneOf(*ICONS, required=True), "label": "", "size": OneOf("m", "s", "l")},
    "badge": {"label": REQUIRED, "tone": OneOf(*_TONE), "icon": ""},
    "demo_badge": {},
    "audience_badge": {"audience": OneOf(*Audience.values, required=True), "detail": ""},
    "kind_label": {"kind": OneOf(*_KIND, required=True), "label": ""},
    "time": {"when": REQUIRED, "prefix": ""},
    "tag_list": {"tags": REQUIRED, "label": ""},  # tags: name, optional url
    "stat": {"value": REQUIRED, "label": REQUIRED, "url": ""},
    "progress": {"value": REQUIRED, "maximum": 100, "label": REQUIRED, "detail": ""},
    "chart": {"chart": REQUIRED, "heading": OneOf(*_HEADING), "csv_url": ""},  # a portal.ui.charts.Chart
    # Doing --------------------------------------------------------------------------------------
    "button": {
        "label": REQUIRED,
        "tone": OneOf("primary", "secondary", "quiet", "danger"),
        "type": OneOf("submit", "button"),
        "name": "",
        "value": "",
        "icon": "",
        "form": "",
        "size": OneOf("m", "s"),
        "disabled": False,
    },
    "link_button": {
        "label": REQUIRED,
        "url": REQUIRED,
        "tone": OneOf("primary", "secondary", "quiet"),
        "icon": "",
        "size": OneOf("m", "s"),
    },
    "action_form": {  # one button that posts, such as "Leave this space"
        "action": REQUIRED,
        "label": REQUIRED,
        "tone": OneOf("secondary", "primary", "quiet", "danger"),
        "icon": "",
        "size": OneOf("m", "s"),
        "name": "",
        "value": "",
        "confirm": "",  # a question: the button asks it before it posts
    },
    "copy_link": {"url": REQUIRED, "label": ""},
    "menu": {"label": REQUIRED, "icon": "", "align": OneOf("end", "start"), "body": SLOT},
    "reaction_choices": {"choices": REQUIRED},  # value, word and icon of each
    "confirm": {"label": REQUIRED, "question": REQUIRED, "tone": OneOf("secondary", "danger"), "body": SLOT},
    # People and places --------------------------------------------------------------------------
    "avatar": {"name": REQUIRED, "image_url": "", "size": OneOf("m", "s", "l", "xl")},
    "person": {
        "person": REQUIRED,  # None: somebody who has left, or a visitor
        "visitor": "",  # the name of somebody without an account
        "nameless": "",  # words instead of a name, where somebody wrote without one
        "headline": "",
        "organisation": "",
        "size": OneOf("m", "s", "l"),
        "detail": SLOT,
    },
    "people_list": {"people": REQUIRED, "label": "", "more": 0},  # faces in a row; more: how many are left
    "space_badge": {"space": REQUIRED},
    "space_tile": {"space": REQUIRED, "size": OneOf("m", "l"), "logo_url": ""},
    "space_card": {
        "space": REQUIRED,
        "heading": OneOf(*_HEADING),
        "detail": "",
        "badges": SLOT,
        "logo_url": "",
        "standing": "",  # what the reader is there, such as "Member"
    },
    "organisation_card": {
        "name": REQUIRED,
        "url": REQUIRED,
        "detail": "",  # kind and country in words
        "excerpt": "",
        "is_demo": False,
        "is_verified": False,
        "logo_url": "",
        "heading": OneOf(*_HEADING),
        "picture": SLOT,
        "badges": SLOT,
    },
    "verified_mark": {},  # a coordinator vouches for it
    # Finding one's way --------------------------------------------------------------------------
    "section_nav": {"items": REQUIRED, "label": REQUIRED, "current": ""},  # items: kind, label, url, count
    "joint": {"items": REQUIRED},  # the four sections as one joined block
    "side_nav": {"items": REQUIRED, "label": REQUIRED},  # items: label, url, current
    "breadcrumb": {"items": REQUIRED},  # items: label, url
    "tabs": {"items": REQUIRED, "label": REQUIRED},  # items: label, url, current, count
    "pagination": {"page": REQUIRED, "query": ""},  # a paginator page; query: the other parameters, encoded
    "keyset": {"next_url": "", "previous_url": "", "label": ""},
    "chosen": {
        "items": REQUIRED,
        "clear_url": "",
    },  # items: label, url that takes it away
    "facets": {"groups": REQUIRED},  # groups: title, values (label, count, url, selected)
    "search_box": {"action": REQUIRED, "value": "", "suggest_url": "", "label": "", "size": OneOf("m", "l")},
    "page_header": {
        "title": REQUIRED,
        "lang": "",  # of the title, where it is not the page's
        "heading": OneOf("h1", "h2"),
        "eyebrow": SLOT,
        "lead": "",
        "section": OneOf("", *_SECTION),
        "meta": SLOT,
        "actions": SLOT,
        "body": SLOT,
    },
    "section_header": {
        "section": OneOf(*_SECTION, required=True),
        "title": REQUIRED,
        "heading": OneOf("h1", "h2"),
        "lead": "",
        "eyebrow": SLOT,
        "actions": SLOT,
        "body": SLOT,
    },
    "hero": {
        "title": REQUIRED,
        "heading": OneOf("h1", "h2"),
        "lead": "",
        "eyebrow": "",
        "actions": SLOT,
        "body": SLOT,
    },
    # Things in lists ----------------------------------------------------------------------------
    "object_card": {
        "kind": OneOf(*_KIND, required=True),
        "title": REQUIRED,
        "url": REQUIRED,
        "label": "",  # instead of the kind's own name, such as "Method"
        "lang": "",  # of title and excerpt, where it is not the page's
        "excerpt": "",
        "author": None,
        "organisation": "",
        "space": None,
        "when": None,
        "tags": (),
        "heading": OneOf(*_HEADING),
        "picture": SLOT,
        "badges": SLOT,
        "meta": SLOT,
    },
    "row": {
        "title": REQUIRED,
        "lang": "",  # of title and excerpt, where it is not the page's
        "url": REQUIRED,
        "kind": OneOf("", *_KIND),
        "heading": OneOf(*_HEADING),
        "excerpt": "",
        "author": None,
        "nameless": "",  # words instead of a name, where somebody wrote without one
        "organisation": "",
        "space": None,
        "when": None,
        "when_prefix": "",
        "count": None,
        "count_label": "",
        "unread": False,
        "badges": SLOT,
        "meta": SLOT,
    },
    "notice_row": {
        "text": REQUIRED,
        "url": REQUIRED,
        "when": REQUIRED,
        "actor": None,
        "space": None,
        "unread": False,
        "icon": "bell",
        "actions": SLOT,
    },
    "task_row": {
        "title": REQUIRED,
        "done": False,
        "assignee": None,
        "due": None,  # a date
        "overdue": False,
        "action": "",  # address to post to; empty: the row only shows
        "name": "",
        "value": "",
        "detail": "",
    },
    "file_row": {"name": REQUIRED, "url": REQUIRED, "size": 0, "kind": "", "detail": "", "actions": SLOT},
    "definition_list": {"items": (), "label": "", "body": SLOT},  # items: (term, value) pairs
    "steps": {"items": REQUIRED},  # items: title, body (plain text), duration
    # How things follow from each other -------------------------------------------------------------
    "lineage": {"origins": (), "results": (), "empty_hint": "", "actions": SLOT},  # Trace objects
    "journey": {"steps": REQUIRED, "label": REQUIRED, "heading": OneOf(*_HEADING)},  # Trace objects
    # Conversation ----------------------------------------------------------------------------------
    "post": {
        "id": REQUIRED,
        "author": REQUIRED,
        "visitor": "",  # the name of an author without an account
        "nameless": "",  # words instead of a name, where somebody wrote without one
        "when": REQUIRED,
        "body": SLOT,
        "permalink": "",
        "number": None,
        "headline": "",
        "organisation": "",
        "is_asker": False,
        "accepted": False,
        "edited_at": None,
        "history_url": "",  # of what it said before
        "role": OneOf("post", "opening", "held"),
        "badges": SLOT,
        "reactions": SLOT,
        "actions": SLOT,
        "more": SLOT,  # what is seldom wanted, folded
    },
    "message_bubble": {
        "author": REQUIRED,
        "when": REQUIRED,
        "body": SLOT,
        "id": "",
        "seq": "",
        "own": False,
        "folded": False,  # by somebody whom the reader has blocked
        "state": OneOf("sent", "sending", "failed"),
        "removed": False,
        "edited": False,
        "reply_to": "",  # the first words of what it answers, which has a number and an address
        "reply_id": "",
        "reply_url": "",
        "beside": SLOT,  # files and cards
        "reactions": SLOT,
        "actions": SLOT,
    },
    # Forms -----------------------------------------------------------------------------------------
    "field": {"field": REQUIRED, "hint": "", "counter": False},  # counter: how many letters are left
    "error_summary": {"form": REQUIRED},
    "form_fields": {"form": REQUIRED},  # error summary and every field
    "form": {
        "form": None,
        "action": "",
        "submit": "",
        "cancel_url": "",
        "tone": OneOf("primary", "secondary", "danger"),
        "method": OneOf("post", "get"),
        "id": "",
        "draft_key": "",
        "body": SLOT,
        "actions": SLOT,
    },
    "composer": {"field": REQUIRED, "preview_url": "", "draft_key": "", "rows": 8},
    # Blocks ----------------------------------------------------------------------------------------
    "panel": {"panel": REQUIRED, "heading": OneOf("h2", "h3"), "shows_section": False},
    "block": {  # a titled part of a page
        "title": REQUIRED,
        "heading": OneOf("h2", "h3"),
        "eyebrow": "",
        "id": "",
        "section": OneOf("", *_SECTION),
        "more_url": "",
        "more_label": "",
        "body": SLOT,
        "actions": SLOT,
    },
    "callout": {"title": "", "tone": OneOf(*_TONE), "icon": "", "body": SLOT, "actions": SLOT},
    "alert": {"text": "", "tone": OneOf(*_TONE), "body": SLOT},
    "empty_state": {"title": REQUIRED, "text": "", "icon": "joint", "actions": SLOT},
    "quote": {"text": REQUIRED, "source": ""},
    "prose": {"body": SLOT},  # rendered Markdown or rich text
    "bell": {"count": 0, "url": REQUIRED, "refresh_url": "", "live_key": ""},
}
