"""The looks of mail. Mail programs read no stylesheets, so each element carries its own, from this one list.

    <p {% look "text" %}>…</p>

Dark colours stand in the head of ``mail/base.html``, by the class of the same name.
"""

from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

_SANS = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_BAND = "width:25%;height:5px;line-height:5px;font-size:1px;background-color:"
LOOKS: Final = {
    "page": f"margin:0;padding:0;background-color:#f1f0ec;color:#1a1d23;{_SANS}",
    "sheet": "width:100%;max-width:600px;margin:0 auto",
    "card": "background-color:#ffffff;border-radius:0 0 8px 8px;padding:28px 28px 24px",
    # The four sections, as on the site.
    "band-1": f"{_BAND}#e8694a",
    "band-2": f"{_BAND}#edbb45",
    "band-3": f"{_BAND}#47a190",
    "band-4": f"{_BAND}#8291e3",
    "brand": f"padding:20px 4px 14px;font-size:15px;font-weight:700;color:#1a1d23;{_SANS}",
    "brand-link": "color:#1a1d23;text-decoration:none",
    "title": f"margin:0 0 14px;font-size:21px;line-height:1.3;font-weight:700;color:#1a1d23;{_SANS}",
    "text": f"margin:0 0 14px;font-size:16px;line-height:1.55;color:#1a1d23;overflow-wrap:anywhere;{_SANS}",
    "soft": f"margin:0 0 14px;font-size:14px;line-height:1.5;color:#4a4f59;overflow-wrap:anywhere;{_SANS}",
    "place": f"margin:28px 0 4px;padding-top:20px;border-top:2px solid #1a1d23;font-size:18px;"
    f"line-height:1.3;font-weight:700;color:#1a1d23;{_SANS}",
    "label": f"margin:18px 0 2px;font-size:13px;line-height:1.4;font-weight:600;color:#646a75;{_SANS}",
    "author": f"margin:0 0 2px;font-size:13px;line-height:1.4;font-weight:600;color:#646a75;{_SANS}",
    "item": f"margin:0 0 4px;font-size:16px;line-height:1.4;font-weight:600;{_SANS}",
    "piece": "margin:0 0 18px;padding:2px 0 2px 16px;border-left:3px solid #d8d7d1",
    "words": f"font-size:16px;line-height:1.55;color:#1a1d23;overflow-wrap:anywhere;{_SANS}",
    "link": "color:#3a47a8",
    "button": f"display:inline-block;padding:12px 20px;border-radius:6px;background-color:#1a1d23;"
    f"color:#ffffff;font-size:16px;font-weight:600;text-decoration:none;{_SANS}",
    "code": "margin:4px 0 18px;padding:14px 0;border-radius:6px;background-color:#f1f0ec;color:#1a1d23;"
    "text-align:center;font-size:28px;line-height:1.2;font-weight:700;letter-spacing:3px;"
    "font-family:ui-monospace,Menlo,Consolas,monospace",
    "foot": f"padding:18px 4px 32px;font-size:13px;line-height:1.5;color:#4a4f59;{_SANS}",
    "preview": "display:none;max-height:0;max-width:0;opacity:0;overflow:hidden;font-size:1px;"
    "line-height:1px;color:#f1f0ec",
}


@register.simple_tag
def look(name: str) -> SafeString:
    """The class and the style of an element that looks like ``name``; an unknown name is an error."""
    return format_html('class="{}" style="{}"', f"m-{name}", SafeString(LOOKS[name]))
