"""The preview page: every component with its samples. Only in the demo."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Engine, RequestContext
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from portal.templatetags.ui import render_component
from portal.ui.components import COMPONENTS
from portal.ui.declare import REQUIRED, SLOT, OneOf
from portal.ui.samples import Sample, all_samples

SMALL = frozenset(
    {
        "icon",
        "badge",
        "demo_badge",
        "kind_label",
        "time",
        "button",
        "link_button",
        "avatar",
        "space_tile",
        "bell",
    }
)


@dataclass(frozen=True)
class ShownSample:
    markup: SafeString
    note: str


@dataclass(frozen=True)
class ShownComponent:
    name: str
    props: str
    inline: bool
    samples: list[ShownSample]


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO or settings.DEMO_EXPOSED:
        raise Http404
    context = RequestContext(request)
    with context.bind_template(Engine.get_default().from_string("")):
        shown = [shown_component(context, name, samples) for name, samples in all_samples().items()]
    return render(request, "demo/components.html", {"components": shown})


def shown_component(context: RequestContext, name: str, samples: list[Sample]) -> ShownComponent:
    return ShownComponent(
        name=name,
        props=" ".join(words_of(COMPONENTS[name])),
        inline=name in SMALL,
        samples=[ShownSample(render_component(context, name, each.props), each.note) for each in samples],
    )


def words_of(declared: Mapping[str, Any]) -> list[str]:
    """Each prop with what it takes: ``label!`` required, ``tone=neutral|info`` a choice, ``body*`` a slot."""
    words = []
    for prop, rule in declared.items():
        if rule is REQUIRED:
            words.append(f"{prop}!")
        elif rule is SLOT:
            words.append(f"{prop}*")
        elif isinstance(rule, OneOf):
            words.append(f"{prop}={'|'.join(sorted(rule.values))}")
        else:
            words.append(prop)
    return words
