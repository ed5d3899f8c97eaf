"""Whether the rules of ``data/identifiers.yml`` do what their examples say."""

from nlu.identifier_rules import CompiledRule, IdentifiersFile
from nlu.identifiers import mask_identifiers
from nlu.text import clean, fold
from nlu.yaml_source import Source

_PUBLIC = frozenset({"811", "911"})


def check_identifiers(source: Source, file: IdentifiersFile) -> None:
    """Note every pattern that cannot be used, every example that is not masked, every text masked that never may be."""
    rules: list[CompiledRule] = []
    for index, rule in enumerate(file.rules):
        try:
            rules.append(file.compile(rule))
        except ValueError as error:
            source.fault("bad_pattern", ("rules", index, "pattern"), problem=error)
    if len(rules) < len(file.rules):
        return
    _check_announcing_words(source, file)
    for index, rule in enumerate(file.rules):
        for at, example in enumerate(rule.examples):
            found = _kinds(example, rules)
            if rule.kind not in found:
                source.fault("example_not_masked", ("rules", index, "examples", at), kind=rule.kind, found=_said(found))
    for at, text in enumerate(file.never):
        if found := _kinds(text, rules):
            source.fault("look_alike_masked", ("never", at), found=_said(found))


def _kinds(text: str, rules: list[CompiledRule]) -> tuple[str, ...]:
    return mask_identifiers(clean(text), rules=rules, names={}, public_numbers=_PUBLIC).kinds


def _said(kinds: tuple[str, ...]) -> str:
    return ", ".join(kinds) or "—"


def _check_announcing_words(source: Source, file: IdentifiersFile) -> None:
    """Note every word that announces identifiers of two kinds: which one is masked would hang on the order of the rules."""
    kinds: dict[str, tuple[str, str, int]] = {}
    for rule in file.rules:
        for name in rule.announced:
            for at, word in enumerate(file.lists.get(name, ())):
                kind, where, line = kinds.setdefault(fold(word), (rule.kind, name, at))
                if kind != rule.kind:
                    other = source.line(("lists", where, line))
                    source.fault("announces_two_kinds", ("lists", name, at), word=word, kind=rule.kind, other=kind, line=other)
