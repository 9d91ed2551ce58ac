"""What the editor's browser sends."""

import json
from typing import Any

from tests.cms.crawl import contentstate


def text(words: str = "Hello") -> dict[str, Any]:
    state = contentstate(0)
    state["blocks"][0].update(text=words, entityRanges=[])
    return {"type": "paragraph", "value": json.dumps({**state, "entityMap": {}})}


def link(page_id: int | str) -> dict[str, Any]:
    return {"type": "paragraph", "value": json.dumps(contentstate(page_id))}


def picture(image_id: int | str, **more: Any) -> dict[str, Any]:
    return {
        "type": "picture", "value-image-image": image_id, "value-image-alt_text": "Two people at work",
        "value-caption": "", **more,
    }  # fmt: skip


def files(document_id: int) -> dict[str, Any]:
    return {
        "type": "files", "value-title": "", "value-files-count": 1, "value-files-0-deleted": "",
        "value-files-0-order": 0, "value-files-0-type": "item", "value-files-0-value": document_id,
    }  # fmt: skip


def people(*ids: int) -> dict[str, Any]:
    rows = {}
    for position, pk in enumerate(ids):
        prefix = f"value-people-{position}"
        rows |= {f"{prefix}-deleted": "", f"{prefix}-order": position, f"{prefix}-value": pk}
    return {"type": "people", "value-title": "Whom to ask", "value-people-count": len(ids), **rows}


def live(word: str) -> dict[str, Any]:
    return {"type": "live", "value": word}


def stream(name: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {f"{name}-count": len(blocks)}
    for position, block in enumerate(blocks):
        prefix = f"{name}-{position}-"
        data |= {f"{prefix}deleted": "", f"{prefix}order": position, f"{prefix}id": ""}
        data |= {prefix + key: value for key, value in block.items()}
    return data


def content(*blocks: dict[str, Any], title: str = "Contacts", **more: Any) -> dict[str, Any]:
    return {"title": title, "slug": "contacts", "introduction": "", **stream("body", *blocks), **more}
