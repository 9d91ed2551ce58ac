"""Tables for spreadsheets, written so that a cell can never be a formula."""

import csv
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse

# Spreadsheets run what begins with one of these; an apostrophe before it makes it text.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK = "\ufeff"  # by which spreadsheets know that the text is UTF-8
LINES_A_PIECE = 200


class _Echo:
    def write(self, line: str) -> str:
        return line


def safe(cell: Any) -> Any:
    """``cell`` as text that no spreadsheet runs; numbers stay numbers."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return cell
    text = str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_DANGEROUS) else text


def lines(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Every cell of text in quotation marks, so that a semicolon or a comma inside divides nothing."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_NONNUMERIC)
    for number, row in enumerate(rows):
        line: str = writer.writerow([safe(cell) for cell in row])
        yield line if number else _MARK + line


def csv_response(request: HttpRequest, name: str, rows: Sequence[Sequence[Any]]) -> StreamingHttpResponse:
    """``rows``, the first with the headings, as a download that no cache keeps.

    The rows are read before, in the scope of the request, which has ended when the answer is sent.
    """
    pieces = _pieces(rows)
    content: Any = _one_by_one(pieces) if isinstance(request, ASGIRequest) else pieces
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _pieces(rows: Sequence[Sequence[Any]]) -> Iterator[bytes]:
    piece: list[str] = []
    for line in lines(rows):
        piece.append(line)
        if len(piece) == LINES_A_PIECE:
            yield "".join(piece).encode()
            piece = []
    if piece:
        yield "".join(piece).encode()


async def _one_by_one(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece
