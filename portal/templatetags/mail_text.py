"""Filters for the text part of a mail, which says the same as its HTML."""

from django import template

from portal.mail_words import as_text as words_of

register = template.Library()


@register.filter
def as_text(html: str) -> str:
    return words_of(html)


@register.filter
def quoted(text: str) -> str:
    """Somebody's words, marked as mail programs mark them."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
