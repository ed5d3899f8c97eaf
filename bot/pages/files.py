"""The files that browsers load: read once, compressed once, each named by its content."""

import gzip
import hashlib
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path


@dataclass(frozen=True)
class KeptFile:
    """A file in memory.

    Attributes:
        tag: Names its content.

    """

    body: bytes
    compressed: bytes
    media_type: str
    tag: str


def read_files(folder: Path) -> dict[str, KeptFile]:
    """All the files under *folder*, by their path from there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _read(path) for path in paths}


def _read(path: Path) -> KeptFile:
    body = path.read_bytes()
    media_type = guess_type(path.name)[0] or "application/octet-stream"
    return KeptFile(body, gzip.compress(body, mtime=0), media_type, tag_of(body))


def tag_of(body: bytes) -> str:
    """A name of what was read or made, for ``ETag`` and addresses."""
    return hashlib.sha256(body).hexdigest()[:20]
