"""Markdown fields: the source that people wrote, and the HTML made of it."""

from typing import Any

from django.db import models

from portal.markdown import RENDERER_VERSION, render, validate_length


class MarkdownModel(models.Model):
    """``write(text)`` sets source and HTML together; nothing else does."""

    body = models.TextField(blank=True, validators=[validate_length])
    html = models.TextField(blank=True, editable=False)
    renderer_version = models.PositiveSmallIntegerField(default=RENDERER_VERSION, editable=False)

    class Meta:
        abstract = True

    def write(self, text: str) -> None:
        for column, value in rendered(text).items():
            setattr(self, column, value)


MARKDOWN_FIELDS = ("body", "html", "renderer_version")


def rendered(text: str) -> dict[str, Any]:
    """The three columns for ``create`` and ``update``."""
    source = text.replace("\r\n", "\n").strip()
    return {"body": source, "html": render(source), "renderer_version": RENDERER_VERSION}
