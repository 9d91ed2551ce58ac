"""Words: paragraphs, quotes, a call to action, figures."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from portal.blocks.own import may_point_at, referred_to, without_foreign_links

RICH_TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class ParagraphBlock(blocks.RichTextBlock):
    """Text without embeds and raw HTML, whose links stay within what the page may point at."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs with headings, lists and links")
        template = "blocks/paragraph.html"
        preview_value = (
            "<h3>How we began</h3><p>In spring two tutors and a baker sat at one table. They wrote down what "
            "a learner should be able to do <b>after four weeks</b>, not what the school teaches.</p>"
        )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not all(may_point_at(model, pk) for model, pk in referred_to(self, cleaned)):
            raise ValidationError(
                _("A link here leads to a page that is not of this space. Choose another one.")
            )
        return cleaned

    def get_form_state(self, value: Any) -> Any:
        # The editor would show where a link leads: perhaps to a page that is none of the writer's business.
        return super().get_form_state(RichText(without_foreign_links(self, value)))


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"))
    source = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What somebody said, and who")
        template = "blocks/quote.html"
        preview_value = {
            "text": _("I never knew what the school wanted from me. Now we decide it together."),
            "source": _("A mentor in a bakery"),
        }


class CallToActionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"))
    link_text = blocks.CharBlock(label=_("Words of the link"), max_length=60)
    url = blocks.CharBlock(label=_("Address"), help_text=_("A path of this site, such as /spaces/."))

    class Meta:
        icon = "link"
        label = _("Call to action")
        description = _("One sentence and one button")
        template = "blocks/call_to_action.html"
        preview_value = {
            "text": _("Do you train somebody at work? Tell us how you plan the first week."),
            "link_text": _("Ask or answer"),
            "url": "/communication/",
        }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        url = cleaned.get("url") or ""
        if url and (not url.startswith(("/", "https://")) or url.startswith(("//", "/\\"))):
            raise blocks.StructBlockValidationError({"url": ValidationError(_("Start with / or https://."))})
        return cleaned


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label=_("Figure"), max_length=12, help_text=_("Such as 240 or 85 %."))
    label = blocks.CharBlock(label=_("What it counts"), max_length=80)
    source = blocks.CharBlock(label=_("Where it comes from"), max_length=160, required=False)

    class Meta:
        icon = "order"
        label = _("Figure")


class FiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("A few numbers, each with its source")
        template = "blocks/figures.html"
        preview_value = {
            "figures": [
                {
                    "number": "240",
                    "label": _("learners with a plan of their own"),
                    "source": _("Own count, 2025"),
                },
                {"number": "31", "label": _("firms that take part"), "source": ""},
                {"number": "85 %", "label": _("finish their placement"), "source": _("Survey of tutors")},
            ]
        }
