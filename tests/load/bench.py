"""``make bench``: how fast a turn is, beside a stock Rasa server on the same topics in the same run.

The machine's noise moves all the figures; only the ratios mean something.
"""

import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.assistant import Assistant
from bot.logs import configure_logs
from bot.model_files import latest_model
from nlu.engine import LeanEngine, load_engine
from nlu.knowledge_base import load_training_data
from tests.load import stock_rasa
from tests.load.clients import Latencies, ask_server
from tests.load.in_browser import time_waits
from tests.load.in_process import time_floor, time_steps, time_turns
from tests.servers import BIN, free_port, server

ROOT = Path(__file__).resolve().parents[2]
WORDS = 10
STOCK_QUESTIONS = 20
"""Training questions a topic and language of the stock project: its latency hardly depends on their number."""
PENALTY = 0.3
ROUNDS = ((1, 600, 60), (4, 1600, 80), (16, 3200, 96))
"""Clients at once, turns of ours, turns of the stock server (some forty times slower)."""


def main() -> None:
    """Measure and print."""
    configure_logs("error")
    console = Console()
    knowledge, questions = load_training_data(ROOT / "data")
    utterances = [question.text for question in questions if len(question.text.split()) == WORDS][:400]
    engine = load_engine(latest_model(ROOT / "models"), "lean")
    assert isinstance(engine, LeanEngine)
    assistant = Assistant(knowledge, engine)
    time_turns(assistant, utterances, 200)
    alone = time_turns(assistant, utterances, 2000)
    steps = time_steps(assistant, utterances)
    console.print(f"{len(questions)} questions, {len(knowledge.topics)} topics; questions of {WORDS} words", highlight=False)
    console.print(f"in process: median {alone.median_ms:.2f} ms, p95 {alone.p95_ms:.2f} ms, {alone.turns_per_s:.0f} turns/s")
    floor = time_floor(questions, utterances, penalty=PENALTY)
    console.print(
        f"floor, bare scikit-learn, features and classifier only: {floor:.2f} ms (a turn: {alone.median_ms / floor:.2f} of it)"
    )
    print_steps(console, steps)
    print_waits(console, utterances[:60])
    with console.status("stock Rasa project: one epoch, then its two servers (some minutes)…"):
        results = side_by_side(questions, knowledge, utterances)
    print_peers(console, alone, results)


def side_by_side(questions, knowledge, utterances) -> list[tuple[int, Latencies, Latencies]]:
    """Both servers up together, asked in turns; clients, ours, theirs."""
    some, counts = [], {}
    for question in questions:
        key = (question.topic, question.language)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= STOCK_QUESTIONS:
            some.append(question)
    ports = [free_port() for _ in range(3)]
    with tempfile.TemporaryDirectory(prefix="vigie-bench-") as name:
        folder = Path(name)
        stock_rasa.write_project(folder, knowledge, some, ports[1])
        stock_rasa.train(folder)
        command = [BIN / "vigie", "run", "--port", ports[2]]
        with (
            stock_rasa.stock_servers(folder, ports[0], ports[1]),
            server(command, ROOT, f"http://127.0.0.1:{ports[2]}/readyz"),
        ):
            ask_server("stock", ports[0], utterances, clients=1, turns=10)
            ask_server("vigie", ports[2], utterances, clients=1, turns=50)
            return [
                (
                    clients,
                    ask_server("vigie", ports[2], utterances, clients=clients, turns=ours),
                    ask_server("stock", ports[0], utterances, clients=clients, turns=theirs),
                )
                for clients, ours, theirs in ROUNDS
            ]


def print_waits(console: Console, utterances: list[str]) -> None:
    """What a person waits for in a browser."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with server([BIN / "vigie", "run", "--port", port], ROOT, f"{address}/readyz"):
        waits = time_waits(address, utterances)
    if waits is None:
        console.print("in a browser: NOT measured, chromium is missing", style="bold red")
        return
    console.print(
        f"in a browser, medians over loopback: ready {waits.first_opening_ms:.0f} ms after the press "
        f"({waits.next_opening_ms:.0f} ms with the scripts kept), text {waits.turn_ms:.0f} ms after Enter"
    )


def print_steps(console: Console, steps: dict[str, float]) -> None:
    """Where the time of a turn goes."""
    table = Table("step", "µs", "share", title="where the time goes (medians)")
    for name, duration in steps.items():
        table.add_row(name, f"{duration:.0f}", f"{100 * duration / sum(steps.values()):.0f} %")
    console.print(table)


def print_peers(console: Console, alone: Latencies, results: list[tuple[int, Latencies, Latencies]]) -> None:
    """Ours beside theirs, and the ratios."""
    table = Table("", "clients", "median ms", "p95 ms", "turns/s", title="beside a stock Rasa server")
    for clients, ours, theirs in results:
        for name, each in (("vigie, over HTTP", ours), ("stock Rasa, over HTTP", theirs)):
            table.add_row(name, f"{clients}", f"{each.median_ms:.1f}", f"{each.p95_ms:.1f}", f"{each.turns_per_s:.0f}")
        latency, turns = theirs.median_ms / ours.median_ms, ours.turns_per_s / theirs.turns_per_s
        table.add_row("ratio", f"{clients}", f"{latency:.0f} ×", "", f"{turns:.0f} ×", style="bold", end_section=True)
    one = results[0][2]
    table.add_row("vigie, in process", "1", f"{alone.median_ms:.2f}", f"{alone.p95_ms:.2f}", f"{alone.turns_per_s:.0f}")
    ratio = f"{one.median_ms / alone.median_ms:.0f} ×", "", f"{alone.turns_per_s / one.turns_per_s:.0f} ×"
    table.add_row("ratio to stock Rasa over HTTP", "1", *ratio, style="bold")
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
