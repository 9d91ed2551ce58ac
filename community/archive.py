"""The ZIP with everything that somebody has here: one JSON file a kind, their files, and a page to begin.

Rows are written as they come and files in pieces, so memory stays flat whatever somebody has.
"""

import json
import shutil
from collections.abc import Iterable
from pathlib import PurePath
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise

from portal.models import StoredFile
from portal.own_data import Holding, Row, holdings

PIECE_BYTES = 65_536


class _Encoder(DjangoJSONEncoder):
    def default(self, o: Any) -> Any:
        return str(o) if isinstance(o, Promise) else super().default(o)


def write_archive(person: Any, out: IO[bytes]) -> None:
    """Write the archive of ``person`` to ``out``, which can seek."""
    with ZipFile(out, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        told = [_write_kind(archive, holding, person) for holding in holdings()]
        context = {"person": person, "kinds": told, "made_at": timezone.now()}
        archive.writestr("index.html", render_to_string("community/export_index.html", context))
        archive.writestr("README.txt", render_to_string("community/export_readme.txt", context))


def _write_kind(archive: ZipFile, holding: Holding, person: Any) -> dict[str, Any]:
    name = f"data/{holding.code}.json"
    with archive.open(name, "w", force_zip64=True) as file:
        count = _write_rows(file, holding.rows(person))
    files = [path for stored in holding.files(person) if (path := _write_file(archive, stored))]
    return {"label": holding.label, "name": name, "count": count, "files": files}


def _write_rows(file: IO[bytes], rows: Iterable[Row]) -> int:
    count = 0
    file.write(b"[")
    for row in rows:
        words = json.dumps(row, cls=_Encoder, ensure_ascii=False, indent=1)
        file.write(f"{',' if count else ''}\n{words}".encode())
        count += 1
    file.write(b"\n]\n")
    return count


def _write_file(archive: ZipFile, stored: StoredFile) -> str:
    """Copy one file; empty when its bytes are gone."""
    name = f"files/{stored.pk}-{PurePath(stored.original_name).name}"
    try:
        blob = stored.blob.open("rb")
    except FileNotFoundError:
        return ""
    with blob, archive.open(name, "w", force_zip64=True) as copy:
        shutil.copyfileobj(blob, copy, PIECE_BYTES)
    return name
