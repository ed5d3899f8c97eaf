"""``vigie privacy audit``: where what people type could be, and what is there now."""

from rich.console import Console

from bot.cli.messages import Words
from bot.privacy import audit
from bot.settings import Settings
from nlu.knowledge_base import load_knowledge_base


def show_audit(settings: Settings, words: Words, console: Console) -> bool:
    """Print each place; whether identifiers were found in one."""
    found = False
    for place in audit(settings, load_knowledge_base(settings.data)):
        console.print(f"\n[bold]{place.where}[/bold]", highlight=False)
        console.print(words(place.code, idle=settings.practice.idle_minutes), highlight=False)
        if place.files is not None:
            kinds = ", ".join(f"{kind} {count}" for kind, count in place.identifiers)
            state = words("audit_found", kinds=kinds) if kinds else words("audit_nothing")
            wrong = bool(kinds) and not place.made_up
            style = "red" if wrong else "yellow" if kinds else "green"
            console.print(f"{words('audit_files', count=place.files)}: {state}", style=style)
            found = found or wrong
    return found
