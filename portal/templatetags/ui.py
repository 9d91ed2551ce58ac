"""``{% component %}`` and ``{% wrap %}``: the only way in which templates use the interface kit.

    {% component "badge" label=_("Locked") tone="warning" %}

    {% wrap "callout" title=_("Why this matters") %}
      <p>…</p>
      {% fill "actions" %}{% component "link_button" … %}{% endfill %}
    {% endwrap %}

What stands between ``wrap`` and ``endwrap`` is the prop ``body``; each ``fill`` is the prop that it names.
A component's template sees its props, the request and the CSRF token, nothing else.
"""

import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.choices import SectionKind
from portal.operations import may
from portal.tags import label_of
from portal.ui.components import COMPONENTS
from portal.ui.declare import SLOT, ComponentError, check_names, complete, find
from portal.ui.kinds import KINDS, SECTION_ICONS
from portal.ui.panels import ASIDE, Panel

register = template.Library()

TONES = 8
RECENT = timedelta(days=6)
PASSED_ON = ("request", "csrf_token", "CSP_NONCE")
# Components whose markup follows from the words of their props and the language: a page has hundreds of them.
SIGNS = frozenset({"demo_badge", "icon", "reaction_choices"})
MOST_SIGNS = 2000
_signs: dict[tuple[Any, ...], SafeString] = {}


def render_component(context: template.Context, name: str, given: Mapping[str, Any]) -> SafeString:
    """Component ``name`` with these props, as markup."""
    props = complete(name, find(name, COMPONENTS), given)
    engine = context.template.engine  # type: ignore[union-attr]
    if name in SIGNS:
        key = (id(engine), get_language(), name, *map(str, props.values()))
        if key not in _signs:
            if len(_signs) >= MOST_SIGNS:
                _signs.clear()
            _signs[key] = _rendered(engine, name, context.new(props))
        return _signs[key]
    for passed_on in PASSED_ON:
        props.setdefault(passed_on, context.get(passed_on))
    return _rendered(engine, name, context.new(props))


def _rendered(engine: template.Engine, name: str, context: template.Context) -> SafeString:
    markup: SafeString = engine.get_template(f"components/{name}.html").render(context)
    return mark_safe(markup.strip())  # noqa: S308  (a template's own output)


class FillNode(Node):
    def __init__(self, prop: str, nodelist: NodeList) -> None:
        self.prop = prop
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        return SafeString("")  # the surrounding component renders it in its place


class ComponentNode(Node):
    def __init__(self, name: str, props: dict[str, FilterExpression], body: NodeList | None = None) -> None:
        self.name = name
        self.props = props
        self.nodelist = body if body is not None else NodeList()
        self.fills = [node for node in self.nodelist if isinstance(node, FillNode)]
        self.has_body = body is not None
        self.check()

    def check(self) -> None:
        """Names are checked when the template is compiled, so a mistake shows in any branch of it."""
        declared = find(self.name, COMPONENTS)
        slots = {node.prop for node in self.fills}
        if self.has_body and "body" in declared:
            slots.add("body")
        for slot in slots:
            if declared.get(slot) is not SLOT:
                raise ComponentError(f"Component {self.name!r} has no slot {slot!r}.")
        check_names(self.name, declared, {*self.props, *slots})

    def render(self, context: template.Context) -> SafeString:
        given: dict[str, Any] = {prop: value.resolve(context) for prop, value in self.props.items()}
        for node in self.fills:
            given[node.prop] = mark_safe(node.nodelist.render(context).strip())  # noqa: S308
        if self.has_body and "body" in COMPONENTS[self.name]:
            given["body"] = mark_safe(self.nodelist.render(context).strip())  # noqa: S308
        return render_component(context, self.name, given)


def _name_and_props(parser: Parser, token: Token) -> tuple[str, dict[str, FilterExpression]]:
    tag, *bits = token.split_contents()
    if not bits or bits[0][0] not in "\"'" or bits[0][0] != bits[0][-1]:
        raise ComponentError(f"{{% {tag} %}} starts with the component's name in quotation marks.")
    name, rest = bits[0][1:-1], bits[1:]
    props = token_kwargs(rest, parser)
    if rest:
        raise ComponentError(f"{{% {tag} {name!r} %}}: write prop=value, not {rest[0]!r}.")
    return name, props


@register.tag("component")
def component(parser: Parser, token: Token) -> ComponentNode:
    name, props = _name_and_props(parser, token)
    return ComponentNode(name, props)


@register.tag("wrap")
def wrap(parser: Parser, token: Token) -> ComponentNode:
    name, props = _name_and_props(parser, token)
    body = parser.parse(("endwrap",))
    parser.delete_first_token()
    return ComponentNode(name, props, body)


@register.tag("fill")
def fill(parser: Parser, token: Token) -> FillNode:
    prop, props = _name_and_props(parser, token)
    if props:
        raise ComponentError("{% fill %} takes the slot's name alone.")
    nodelist = parser.parse(("endfill",))
    parser.delete_first_token()
    return FillNode(prop, nodelist)


@register.simple_tag(takes_context=True)
def panel_body(context: template.Context, panel: Panel) -> SafeString:
    """The inside of a panel: its own template with its own context."""
    engine = context.template.engine  # type: ignore[union-attr]
    inner = {**panel.context, "request": context.get("request"), "csrf_token": context.get("csrf_token")}
    rendered: SafeString = engine.get_template(panel.template).render(context.new(inner))
    return mark_safe(rendered)  # noqa: S308  (a template's own output)


@register.simple_tag(takes_context=True)
def profile_url(context: template.Context, person: Any) -> str:
    """The address of somebody's profile, or nothing where the reader may not see it."""
    reader = getattr(context.get("request"), "user", None)
    may_look = reader is None or may(reader, "community.view_person", person)
    return str(person.get_absolute_url()) if may_look else ""


@register.simple_tag(takes_context=True)
def photo_url(context: template.Context, person: Any) -> str:
    """The address of somebody's small photo, or nothing where the reader may not see their profile."""
    photo = str(getattr(person, "avatar_url", "") or "")
    return photo if photo and profile_url(context, person) else ""


@register.filter
def initials(name: str) -> str:
    """At most two letters: the first of the first and of the last word."""
    words = [word for word in str(name).replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "·"
    chosen = [words[0]] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in chosen).upper()


@register.filter
def tile_letters(name: str) -> str:
    """The first letters of the first two words, for the tile of a space."""
    words = [word for word in str(name).replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper() or "·"


@register.filter
def tone_of(name: str) -> int:
    """A number from 1 to 8 that always is the same for the same name."""
    return zlib.crc32(str(name).encode()) % TONES + 1


@register.filter
def section_of(kind: str) -> str:
    """The section whose colour a kind of thing wears; empty for people and places."""
    return KINDS[kind].section


@register.filter
def kind_label(kind: str) -> str:
    return str(KINDS[kind].label)


@register.filter
def kind_icon(kind: str) -> str:
    return KINDS[kind].icon


@register.filter
def moment(when: datetime) -> str:
    """How long ago while that is easy to picture, the date afterwards."""
    now = timezone.now()
    if abs(now - when) < RECENT:
        return str(naturaltime(when))
    return date_format(timezone.localtime(when), "DATE_FORMAT")


@register.filter
def with_rows(field: BoundField, rows: int) -> SafeString:
    """A text area as high as ``rows`` lines to begin with."""
    return field.as_widget(attrs={"rows": str(rows)})


@register.filter
def is_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def page_numbers(page: "Page[Any]") -> list[int | None]:
    """First, last and those near the current page; ``None`` where some are left out."""
    last = page.paginator.num_pages
    shown = sorted({1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)})
    numbers: list[int | None] = []
    for number in shown:
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


@register.filter
def alert_tone(message: Message) -> str:
    """The tone of a message of Django's message framework."""
    return {"error": "danger", "debug": "neutral"}.get(message.level_tag, message.level_tag or "neutral")


@register.filter
def section_label(section: str) -> str:
    return str(SectionKind(section).label)


@register.filter
def main_panels(found: list[Panel]) -> list[Panel]:
    """Those that stand in the main column."""
    return [panel for panel in found if panel.order < ASIDE]


@register.filter
def aside_panels(found: list[Panel]) -> list[Panel]:
    """Those that stand beside it."""
    return [panel for panel in found if panel.order >= ASIDE]


@register.filter
def word_label(tag: Any) -> str:
    """A word of the vocabulary in the reader's language."""
    return label_of(tag)


@register.filter
def section_icon(section: str) -> str:
    return SECTION_ICONS[section]
