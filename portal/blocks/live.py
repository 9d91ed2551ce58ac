"""Live panels: what is newest in this space, for each reader as far as they may see it; never cached.

The apps register what a panel shows, under a slot of ``portal.ui.panels``::

    @panels.register("live:questions", label=_("Latest questions"))
    def latest_questions(request, place): ...
"""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.ui import panels


class LiveBlock(blocks.FieldBlock):
    """The word of a live panel; a word that no app knows any more shows nothing."""

    @cached_property
    def field(self) -> forms.Field:
        return forms.ChoiceField(choices=panels.live_choices)

    class Meta:
        icon = "view"
        label = _("Live panel")
        description = _("What is newest in this space; each reader sees what they may see")
        template = "blocks/live.html"
        preview_template = "blocks/previews/live.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        request = context.get("request")
        place = getattr(request, "space", None)
        context["live_panels"] = panels.on_page(f"{panels.LIVE}{value}", request, place) if request else []
        return context
