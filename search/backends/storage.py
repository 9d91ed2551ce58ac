"""Where an index lives: generations in a private folder, a pointer to the one that is served, one lock.

<path>/current            names the generation that readers open; replaced in one step
<path>/v2-<random>/       a generation; the schema's version is part of the name
<path>/writer.lock        whoever changes anything in here holds it
<path>/rebuild.wanted     somebody could not read the index; says why
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.util.filelock import FcntlLock

from search.documents import IndexUnavailableError

SCHEMA_VERSION: Final = 3


class WriterBusyError(Exception):
    """Another process is changing the index."""


class PrivateLock(FcntlLock):
    def acquire(self, blocking: bool = False) -> Any:  # noqa: FBT001, FBT002  (Whoosh's signature)
        os.close(os.open(self.filename, os.O_CREAT | os.O_WRONLY, 0o600))
        return super().acquire(blocking)


class PrivateStorage(FileStorage):
    """Files that only the site's own account can read, opened without memory maps.

    A map of a file that somebody cuts short ends the process with a bus error; a plain read fails with an
    exception, which readers turn into ``IndexUnavailableError``. It costs a fifth of the speed.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), supports_mmap=False)
        self._opened: list[Any] = []

    def create(self) -> "PrivateStorage":
        Path(self.folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        return self

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        flags = os.O_CREAT | os.O_RDWR | (os.O_EXCL if excl else os.O_TRUNC)
        descriptor = os.open(self._fpath(name), flags, 0o600)
        return StructFile(os.fdopen(descriptor, mode), name=name, **kwargs)

    def open_file(self, name: str, **kwargs: Any) -> Any:
        file = super().open_file(name, **kwargs)
        self._opened.append(file)
        return file

    def close_files(self) -> None:
        """Close what Whoosh opened here: it forgets some files, and all of them when it fails."""
        for file in self._opened:
            file.file.close()
        self._opened.clear()

    def lock(self, name: str) -> PrivateLock:
        return PrivateLock(self._fpath(name))

    def temp_storage(self, name: str | None = None) -> "PrivateStorage":
        return PrivateStorage(Path(self.folder) / (name or f"{secrets.token_hex(8)}.tmp")).create()


class IndexFolder:
    """One index: its generations, its pointer and its lock."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.pointer = self.path / "current"
        self.wanted = self.path / "rebuild.wanted"

    def create(self) -> None:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def current(self) -> Path:
        """The generation that is served.

        Raises:
            IndexUnavailableError: there is none, or it was written with another schema.
        """
        name = self._pointed_at()
        if not name:
            raise IndexUnavailableError("There is no index.")
        if not name.startswith(f"v{SCHEMA_VERSION}-") or "/" in name:
            raise IndexUnavailableError("The index was written by another version.")
        return self.path / name

    def new_generation(self) -> Path:
        self.create()
        generation = self.path / f"v{SCHEMA_VERSION}-{secrets.token_hex(8)}"
        generation.mkdir(mode=0o700)
        return generation

    def publish(self, generation: Path) -> None:
        """Serve ``generation`` from now on; readers see the old one or the new one, never neither."""
        former = self._pointed_at()
        draft = self.path / f"current.{secrets.token_hex(8)}"
        descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.pointer)
        self.wanted.unlink(missing_ok=True)
        self._prune(kept={generation.name, former})

    def discard(self, generation: Path) -> None:
        """Remove a generation that was never served."""
        shutil.rmtree(generation, ignore_errors=True)

    def _prune(self, *, kept: set[str]) -> None:
        """Remove all generations but the served one and the one before: a reader may be about to open that.

        Whatever else is there is older still, or was left half-built by a writer that was killed.
        """
        for path in self.path.glob("v*-*"):
            if path.is_dir() and path.name not in kept:
                self.discard(path)

    def _pointed_at(self) -> str:
        """What the pointer names, of any schema; empty when there is none."""
        try:
            return self.pointer.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def want_rebuild(self, reason: str) -> None:
        """Leave a note for the writer loop; harmless where this process may not write."""
        try:
            self.create()
            descriptor = os.open(self.wanted, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except OSError:
            return
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(reason)

    @property
    def is_rebuild_wanted(self) -> bool:
        return self.wanted.exists()

    @contextmanager
    def locked(self, *, wait: bool = False) -> Iterator[None]:
        """Be the one writer.

        Raises:
            WriterBusyError: somebody else is, and ``wait`` is false.
        """
        descriptor = self._lock(wait=wait)
        try:
            yield
        finally:
            os.close(descriptor)  # closing gives the lock back, and so does the death of the process

    def _lock(self, *, wait: bool) -> int:
        while True:
            try:
                self.create()
                descriptor = os.open(self.path / "writer.lock", os.O_CREAT | os.O_WRONLY, 0o600)
            except FileNotFoundError:
                continue  # removed between the two
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                os.close(descriptor)
                raise WriterBusyError(str(self.path)) from None
            if self._is_still_there(descriptor):
                return descriptor
            # Somebody removed the folder while we waited: a lock on a removed file keeps nobody out.
            os.close(descriptor)

    def _is_still_there(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), (self.path / "writer.lock").stat())
        except FileNotFoundError:
            return False
