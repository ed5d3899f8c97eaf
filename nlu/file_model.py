"""Check a data file against its pydantic model, and turn pydantic's errors into faults with a line."""

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from nlu.yaml_source import Source


class FileModel(BaseModel):
    """A part of a data file: frozen, and a key that it does not know is a fault (a typo, most often)."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=BaseModel)


def validate_source(source: Source, model: type[Model]) -> Model | None:
    """The file as *model*, or None with what is wrong noted in ``source.faults``."""
    if source.faults or source.value is None:
        return None
    try:
        return model.model_validate(source.value)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _note(source, details)
        return None


def _note(source: Source, error: ErrorDetails) -> None:
    key_path = tuple(error["loc"])
    name = ".".join(map(str, key_path))
    context: dict[str, Any] = error.get("ctx") or {}
    match error["type"]:
        case "missing":
            source.fault("missing", key_path, field=name)
        case "extra_forbidden":
            source.fault("unknown_key", key_path, field=name)
        case "literal_error" | "enum":
            source.fault("wrong_value", key_path, field=name, value=repr(error["input"]), expected=context["expected"])
        case kind if kind.startswith("date"):
            source.fault("wrong_date", key_path, field=name)
        case _:
            source.fault("invalid", key_path, field=name, problem=error["msg"])
