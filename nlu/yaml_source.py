"""Read a YAML file with the line of every value, so that a fault can say where it is.

Plain YAML only: no anchors, aliases nor tags (a few lines of them can unfold to gigabytes), no duplicate keys, no tabs.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from yaml.constructor import ConstructorError, SafeConstructor

from nlu.faults import Fault

MOST_BYTES: Final = 1_000_000
"""No file that people write comes near; a larger one is a mistake or an attack."""

KeyPath = tuple[str | int, ...]


@dataclass
class Source:
    """A YAML file as read: its value, and the line of each part of it (1-based, by key path)."""

    path: Path
    value: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, key_path: KeyPath) -> int:
        """The line of *key_path*, or of its nearest parent that the file has."""
        while key_path and key_path not in self.lines:
            key_path = key_path[:-1]
        return self.lines.get(key_path, 1)

    def fault(self, code: str, key_path: KeyPath = (), **details: object) -> None:
        """Note a fault of this file at *key_path*."""
        self.faults.append(Fault(self.path, self.line(key_path), code, details))


def read_text(path: Path) -> tuple[str, list[Fault]]:
    """A text file's content, and what is wrong with it as a file; the content is empty where it cannot be read."""
    if not path.is_file():
        return "", [Fault(path, 0, "file_missing")]
    raw = path.read_bytes()
    if len(raw) > MOST_BYTES:
        return "", [Fault(path, 0, "file_too_large", {"most": MOST_BYTES})]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [Fault(path, raw[: error.start].count(b"\n") + 1, "not_utf8")]
    tabs = [number for number, line in enumerate(text.splitlines(), 1) if "\t" in line]
    return text, [Fault(path, number, "tab") for number in tabs]


def read_yaml(path: Path) -> Source:
    """The file's value and lines; ``faults`` says what stands in the way of using it."""
    text, faults = read_text(path)
    source = Source(path, faults=faults)
    if faults:
        return source
    try:
        unfolding = [event for event in yaml.parse(text, Loader=yaml.CSafeLoader) if _is_unfolding(event)]
        if unfolding:
            source.faults += [Fault(path, _line_of(event), "yaml_feature") for event in unfolding]
            return source
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "?"
        source.faults.append(Fault(path, mark.line + 1 if mark else 0, "yaml_broken", {"problem": problem}))
        return source
    if not isinstance(node, yaml.MappingNode):
        source.fault("not_a_mapping")
        return source
    source.value = _value_of(node, (), source)
    return source


def _is_unfolding(event: yaml.Event) -> bool:
    return isinstance(event, yaml.AliasEvent) or bool(getattr(event, "anchor", None) or getattr(event, "tag", None))


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _value_of(node: yaml.Node, key_path: KeyPath, source: Source) -> Any:
    source.lines.setdefault(key_path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping_of(node, key_path, source)
    if isinstance(node, yaml.SequenceNode):
        return [_value_of(item, (*key_path, index), source) for index, item in enumerate(node.value)]
    return _scalar_of(node, key_path, source)


def _mapping_of(node: yaml.MappingNode, key_path: KeyPath, source: Source) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        inner = (*key_path, key)
        source.lines.setdefault(inner, key_node.start_mark.line + 1)
        if key in mapping:
            source.faults.append(Fault(source.path, key_node.start_mark.line + 1, "duplicate_key", {"key": key}))
            continue
        mapping[key] = _value_of(value_node, inner, source)
    return mapping


def _scalar_of(node: yaml.Node, key_path: KeyPath, source: Source) -> Any:
    constructor = SafeConstructor()
    try:
        return constructor.construct_object(node)
    except (ValueError, ConstructorError):  # 2026-13-45 looks like a date and is none
        source.fault("wrong_date", key_path, field=".".join(map(str, key_path)))
        return None
