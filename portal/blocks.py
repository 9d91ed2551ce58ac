"""The blocks that editors compose pages from; rich text without embeds, no raw HTML."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"))
    source = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class CallToActionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"))
    link_text = blocks.CharBlock(label=_("Words of the link"), max_length=60)
    url = blocks.CharBlock(label=_("Address"), help_text=_("A path of this site, such as /spaces/."))

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "blocks/call_to_action.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["url"].startswith(("/", "https://")) or cleaned["url"].startswith("//"):
            raise blocks.StructBlockValidationError({"url": ValidationError(_("Start with / or https://."))})
        return cleaned


BODY_BLOCKS: list[tuple[str, Any]] = [
    ("paragraph", ParagraphBlock()),
    ("quote", QuoteBlock()),
    ("call_to_action", CallToActionBlock()),
]
