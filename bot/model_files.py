"""Model files: where they are, and which one serves."""

from pathlib import Path

from nlu.errors import ModelError


def latest_model(models: Path) -> Path:
    """The newest model file in *models*.

    Raises:
        ModelError: If there is none.

    """
    found = sorted(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise ModelError(f"{models}: no model there; make one with: vigie train")
    return found[-1]
