"""Train a model with Rasa, saying how far it has come."""

import io
import logging
import os
import time
import warnings
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from nlu.errors import AssistantError
from nlu.knowledge_base import load_training_data

Progress = Callable[[str, float], None]
"""Called with what begins now and the share of the work done, in [0, 1]."""

_NODE_LOGGER = "rasa.engine.training.hooks"


class TrainingError(AssistantError, RuntimeError):
    """Rasa could not train a model."""


@dataclass(frozen=True)
class TrainedModel:
    """Where a model went, what it learnt from, and how long that took."""

    path: Path
    topics: int
    questions: int
    duration_s: float


def train_model(project: Path, models: Path, progress: Progress) -> TrainedModel:
    """Train on ``data/`` and ``config.yml`` of *project*; the model's file is written into *models*.

    Raises:
        DataError: If the data files have faults: nothing is trained.
        TrainingError: If Rasa fails.

    """
    started = time.monotonic()
    progress("data", 0.0)
    knowledge, questions = load_training_data(project / "data")
    progress("rasa", 0.1)
    path = _train(project, models, progress)
    progress("done", 1.0)
    return TrainedModel(path, len(knowledge.topics), len(questions), time.monotonic() - started)


def _train(project: Path, models: Path, progress: Progress) -> Path:
    os.environ["LOG_LEVEL"] = "ERROR"  # silences the dozens of progress bars of Rasa's rule training
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rasa.model_training import train

    watcher = _NodeWatcher(progress)
    logger = logging.getLogger(_NODE_LOGGER)
    level, propagates = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(watcher)
    before = Path.cwd()
    os.chdir(project)  # Rasa resolves its configuration and its cache from the working directory
    try:
        # Rasa announces the model in its own way, and warns of its own deprecations; the caller has better to say.
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = train(domain="domain.yml", config="config.yml", training_files=[], output=str(models), force_training=True)
    except Exception as error:
        raise TrainingError(f"Rasa could not train a model ({type(error).__name__}); see config.yml") from error
    finally:
        os.chdir(before)
        logger.removeHandler(watcher)
        logger.setLevel(level)
        logger.propagate = propagates
    if result.code != 0 or result.model is None:
        raise TrainingError("Rasa trained no model; see config.yml")
    return Path(result.model)


class _NodeWatcher(logging.Handler):
    """Tells the progress from the lines that Rasa logs as it trains each component."""

    _NODES = 6

    def __init__(self, progress: Progress) -> None:
        super().__init__(logging.INFO)
        self._progress = progress
        self._seen = 0

    def emit(self, record: logging.LogRecord) -> None:
        self._seen += 1
        self._progress("components", min(0.95, 0.2 + 0.75 * self._seen / self._NODES))
