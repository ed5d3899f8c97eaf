"""Servers that tests and benchmarks start: real processes, on loopback, ended with the block that started them."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

BIN = Path(sys.executable).parent
START_S = 180

# SANIC_HOST: Rasa's action server has no option for its interface and listens on all of them otherwise.
ENVIRONMENT = os.environ | {
    "LOG_LEVEL": "ERROR",
    "RASA_TELEMETRY_ENABLED": "false",
    "SANIC_HOST": "127.0.0.1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}


def free_port() -> int:
    """A port of loopback where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server(
    command: Sequence[object],
    folder: Path,
    address: str,
    *,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A server started in *folder*, once it answers at *address*; what it says goes to the file *log*, where one is given.

    Raises:
        RuntimeError: If it does not answer in time; with the end of what it said.

    """
    with log.open("w+b") if log else tempfile.TemporaryFile() as said:
        surroundings = ENVIRONMENT | dict(environment or {})
        running = subprocess.Popen([str(part) for part in command], cwd=folder, env=surroundings, stdout=said, stderr=said)
        try:
            _wait(running, address, said)
            yield running
        finally:
            running.terminate()
            with suppress(subprocess.TimeoutExpired):
                running.wait(20)
            if running.poll() is None:
                running.kill()
                running.wait()


def rasa(*arguments: object) -> list[object]:
    """Rasa's own command of this environment."""
    return [BIN / "rasa", *arguments]


def _wait(running: subprocess.Popen[bytes], address: str, log: IO[bytes]) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and running.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=2):  # noqa: S310 - loopback
            return
        time.sleep(0.2)
    log.seek(0)
    raise RuntimeError(f"{address} did not answer: {log.read()[-2000:].decode(errors='replace')}")
