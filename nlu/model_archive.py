"""Open a model file safely: digest and members are checked before anything of it is unpacked or imported.

Rasa's own unpacking compares member names with the working directory instead of the target folder, and a model's
metadata names the classes to import; hence our own check of both.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final

from nlu.errors import ModelError

MOST_MEMBERS: Final = 2_000
MOST_BYTES: Final = 512 * 1024 * 1024
MOST_RATIO: Final = 100
TRUSTED_PACKAGES: Final = ("nlu.", "rasa.")


def digest_of(path: Path) -> str:
    """SHA-256 of the file *path*, in hexadecimal."""
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            sha.update(block)
    return sha.hexdigest()


def unpack(archive: Path, folder: Path) -> dict[str, Any]:
    """Unpack the model *archive* into the empty *folder*; its metadata, classes checked.

    Raises:
        ModelError: If the file is damaged, or holds what no model of ours holds.

    """
    try:
        with tarfile.open(archive, "r:gz") as tar:
            members = list(_checked(tar, archive))
            tar.extractall(folder, members=members)  # noqa: S202 - each one checked
        metadata: dict[str, Any] = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    except (OSError, EOFError, tarfile.TarError, ValueError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{archive}: not a model, or a damaged one; train again") from error
    for name in _classes(metadata):
        if not name.startswith(TRUSTED_PACKAGES):
            raise ModelError(f"{archive}: names the class {name}, which is not of Vigie nor Rasa; do not use this file")
    return metadata


def _checked(tar: tarfile.TarFile, archive: Path) -> Iterator[tarfile.TarInfo]:
    size = 0
    most = min(MOST_BYTES, MOST_RATIO * archive.stat().st_size)
    for number, member in enumerate(tar, 1):
        name = PurePosixPath(member.name)
        size += member.size
        if not (member.isreg() or member.isdir()) or name.is_absolute() or ".." in name.parts:
            raise ModelError(f"{archive}: holds a link, a device or a path outside; do not use this file")
        if number > MOST_MEMBERS or size > most:
            raise ModelError(f"{archive}: unpacks to more than a model ever does; do not use this file")
        member.mode = 0o755 if member.isdir() else 0o644
        yield member


def _classes(metadata: dict[str, Any]) -> Iterator[str]:
    for schema in ("train_schema", "predict_schema"):
        for node in metadata.get(schema, {}).get("nodes", {}).values():
            yield node["uses"]
    for slot in metadata.get("domain", {}).get("slots", {}).values():
        if "." in slot.get("type", ""):
            yield slot["type"]
