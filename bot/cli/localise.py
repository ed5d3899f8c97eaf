"""The framework's own words, in the command's language."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import typer
from typer import rich_utils

from bot.cli.messages import Words

_TITLES: Final = {
    "OPTIONS_PANEL_TITLE": "panel_options",
    "COMMANDS_PANEL_TITLE": "panel_commands",
    "ERRORS_PANEL_TITLE": "panel_error",
    "ABORTED_TEXT": "aborted",
    "DEFAULT_STRING": "default",
    "RICH_HELP": "try_help",
}
_HELP_OPTIONS: Final = ["--help", "-h"]


def localise(cli: typer.Typer, words: Words) -> typer.core.TyperGroup:
    """The command of *cli*, its titles and its help option in the language of *words*."""
    for title, key in _TITLES.items():
        setattr(rich_utils, title, words.template(key))
    group = typer.main.get_group(cli)
    for command in _commands(group):
        option = command.get_help_option(typer.Context(command, help_option_names=_HELP_OPTIONS))
        if option is not None:
            option.help = words("help")
    return group


def _commands(group: typer.core.TyperGroup) -> Iterator[Any]:
    yield group
    for command in group.commands.values():
        yield from _commands(command) if isinstance(command, typer.core.TyperGroup) else (command,)


def without_language(arguments: Sequence[str]) -> list[str]:
    """The *arguments* less ``--language``, which is taken anywhere on the line."""
    kept, skip = [], False
    for argument in arguments:
        if not skip and argument != "--language" and not argument.startswith("--language="):
            kept.append(argument)
        skip = argument == "--language"
    return kept
