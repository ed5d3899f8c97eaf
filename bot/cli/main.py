"""The command ``vigie``: its options, its errors, its words in the person's language."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.cli.localise import localise, without_language
from bot.cli.messages import Words, language_of_command
from bot.logs import configure_logs
from bot.model_files import latest_model
from bot.settings import Settings
from nlu.errors import AssistantError, ModelError
from nlu.faults import DataError
from nlu.knowledge_base import load_training_data


def main() -> None:
    """Run the command; an error of ours is said in a line or two, never as a traceback."""
    words = Words(language_of_command(sys.argv[1:]))
    console = Console(stderr=True)
    try:
        localise(create_cli(words, console), words)(without_language(sys.argv[1:]), prog_name="vigie")
    except DataError as error:
        report_faults(error, words, console)
        raise SystemExit(1) from None
    except AssistantError as error:
        console.print(str(error), style="red", highlight=False, markup=False)
        raise SystemExit(1) from None


def report_faults(error: DataError, words: Words, console: Console) -> None:
    """All the faults, a line each, and how many."""
    for fault in error.faults:
        console.print(fault.describe(words.language), highlight=False, markup=False, soft_wrap=True)
    console.print(words("check_faults", count=len(error.faults)), style="bold red", highlight=False)


def create_cli(words: Words, console: Console) -> typer.Typer:
    """The command line in the language of *words*."""
    context = {"help_option_names": ["--help", "-h"]}
    cli = typer.Typer(help=words("about"), no_args_is_help=True, add_completion=False, context_settings=context)
    project_option = Annotated[Path, typer.Option("--project", help=words("project"), file_okay=False, exists=True)]
    here = Path.cwd()

    @cli.callback()
    def language(language: Annotated[str, typer.Option("--language", help=words("language"))] = words.language) -> None:
        configure_logs("warning")

    @cli.command(help=words("run"))
    def run(
        project: project_option = here,
        host: Annotated[str | None, typer.Option(help=words("run_host"))] = None,
        port: Annotated[int | None, typer.Option(help=words("run_port"))] = None,
    ) -> None:
        from bot.cli.serve import serve

        given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
        serve(Settings(project=project, **given), words, console)  # type: ignore[arg-type]

    @cli.command(help=words("ask"))
    def ask(
        project: project_option = here,
        jsonl: Annotated[bool, typer.Option("--jsonl", help=words("ask_jsonl"))] = False,
    ) -> None:
        from bot.assistant import Assistant
        from bot.cli.ask import answer_lines, converse
        from nlu.engine import load_engine
        from nlu.knowledge_base import load_knowledge_base

        settings = Settings(project=project)
        engine = load_engine(latest_model(settings.models), settings.engine)
        assistant = Assistant(load_knowledge_base(settings.data, settings.practice), engine)
        if not jsonl:
            converse(assistant, words, Console())
            return
        for line in answer_lines(sys.stdin, assistant, words):
            sys.stdout.write(line + "\n")

    @cli.command(help=words("evaluate"))
    def evaluate(
        files: Annotated[
            list[Path] | None, typer.Argument(metavar="[FILE]…", help=words("evaluate_files"), show_default=False)
        ] = None,
        project: project_option = here,
        compare: Annotated[Path | None, typer.Option(help=words("evaluate_compare"))] = None,
        no_save: Annotated[bool, typer.Option("--no-save", help=words("evaluate_no_save"))] = False,
    ) -> None:
        from bot.cli.evaluate import BadFileError, run_evaluation

        settings = Settings(project=project)
        try:
            run_evaluation(settings, files or (), words, console, compare=compare, save=not no_save)
        except BadFileError as error:
            console.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
            raise typer.Exit(2) from None

    @cli.command(help=words("check"))
    def check(project: project_option = here) -> None:
        from bot.cli.coverage import show_coverage

        knowledge, questions = load_training_data(Settings(project=project).data)
        french = sum(each.language == "fr" for each in questions)
        counts = {"topics": len(knowledge.topics), "questions": len(questions), "fr": french, "en": len(questions) - french}
        show_coverage(Settings(project=project).data, words, console)
        console.print(words("check_ok", **counts), style="green", highlight=False)

    @cli.command(help=words("train"))
    def train(
        project: project_option = here,
        if_missing: Annotated[bool, typer.Option("--if-missing", help=words("train_missing"))] = False,
    ) -> None:
        train_with_progress(Settings(project=project), words, console, if_missing=if_missing)

    privacy = typer.Typer(help=words("privacy"), no_args_is_help=True, context_settings=context)
    cli.add_typer(privacy, name="privacy")

    @privacy.callback()
    def privacy_group() -> None:
        """Keep ``audit`` a command of its own: Typer would fold a lone one into its group."""

    @privacy.command("audit", help=words("privacy_audit"))
    def privacy_audit(project: project_option = here) -> None:
        from bot.cli.audit import show_audit

        if show_audit(Settings(project=project), words, Console()):
            raise typer.Exit(1)

    @cli.command(help=words("schema"))
    def schema(project: project_option = here) -> None:
        from nlu.schema import write_schemas

        for path in write_schemas(Settings(project=project).data / "schema"):
            console.print(str(path), highlight=False)

    return cli


def train_with_progress(settings: Settings, words: Words, console: Console, *, if_missing: bool) -> None:
    """Train, showing how far it has come; then say where the model went.

    Raises:
        AssistantError: If nothing could be trained.

    """
    from nlu.training import train_model

    if if_missing:
        try:
            console.print(words("train_present", path=latest_model(settings.models)), highlight=False)
        except ModelError:
            pass
        else:
            return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TimeElapsedColumn())
    try:
        with Progress(*columns, console=console) as bar:
            task = bar.add_task(words("train_data"), total=1.0)
            trained = train_model(
                settings.project,
                settings.models,
                lambda step, share: bar.update(task, description=words(f"train_{step}"), completed=share),
            )
    except AssistantError:
        console.print(words("train_refused"), style="yellow", highlight=False)
        raise
    result = {"path": trained.path, "topics": trained.topics, "questions": trained.questions, "seconds": trained.duration_s}
    console.print(words("train_result", **result), highlight=False)


if __name__ == "__main__":
    main()
