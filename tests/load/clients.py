"""Clients of the two servers: each a process with one connection that waits for a reply before it asks again."""

import http.client
import json
import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any, Literal

START_S = 1.0
"""Time given to the clients to start before they all ask at once."""
TURNS_A_CONVERSATION = 5

Peer = Literal["vigie", "stock"]


@dataclass(frozen=True)
class Latencies:
    """What a run of turns took: milliseconds a turn, and turns a second over all the clients."""

    median_ms: float
    p95_ms: float
    turns_per_s: float

    @classmethod
    def of(cls, durations_s: Sequence[float], elapsed_s: float) -> "Latencies":
        """From the duration of each turn and of the whole run."""
        p95 = quantiles(durations_s, n=20)[-1]
        return cls(1000 * median(durations_s), 1000 * p95, len(durations_s) / elapsed_s)


def ask_server(peer: Peer, port: int, utterances: Sequence[str], *, clients: int, turns: int) -> Latencies:
    """*turns* turns in all, by *clients* processes at once, five turns a conversation."""
    context = multiprocessing.get_context("fork")  # a spawned client would first import all that this program does
    start = time.perf_counter() + START_S  # one clock for all the processes of a machine
    arguments = [(peer, port, utterances, turns // clients, number, start) for number in range(clients)]
    with context.Pool(clients) as pool:
        runs = pool.starmap(_client, arguments, chunksize=1)
    return Latencies.of([duration for durations, _ in runs for duration in durations], max(end for _, end in runs) - start)


def _client(
    peer: Peer, port: int, utterances: Sequence[str], turns: int, number: int, start: float
) -> tuple[list[float], float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    speak = {"vigie": _speak_to_vigie, "stock": _speak_to_stock}[peer]
    say = speak(connection, f"{number}")
    time.sleep(max(0.0, start - time.perf_counter()))
    durations = []
    for turn in range(turns):
        if turn and turn % TURNS_A_CONVERSATION == 0:
            say = speak(connection, f"{number}-{turn}")
        utterance = utterances[(number + turn) % len(utterances)]
        started = time.perf_counter()
        say(utterance)
        durations.append(time.perf_counter() - started)
    return durations, time.perf_counter()


def _speak_to_vigie(connection: http.client.HTTPConnection, name: str) -> Callable[[str], None]:
    opened = _post(connection, "/api/v1/conversations", {}, {})
    headers = {"Authorization": f"Bearer {opened['token']}"}
    path = f"/api/v1/conversations/{opened['conversation']}/turns"

    def say(utterance: str) -> None:
        reply = _post(connection, path, {"utterance": utterance}, headers)
        if not reply["messages"]:
            raise RuntimeError("a turn without a reply")

    return say


def _speak_to_stock(connection: http.client.HTTPConnection, name: str) -> Callable[[str], None]:
    def say(utterance: str) -> None:
        if not _post(connection, "/webhooks/rest/webhook", {"sender": name, "message": utterance}, {}):
            raise RuntimeError("a turn without a reply")

    return say


def _post(connection: http.client.HTTPConnection, path: str, body: object, headers: dict[str, str]) -> Any:
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json", **headers})
    response = connection.getresponse()
    content = response.read()
    if response.status >= 300:
        raise RuntimeError(f"{path}: {response.status}")
    return json.loads(content)
