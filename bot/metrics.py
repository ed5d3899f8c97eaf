"""Counts for Prometheus: outcomes by language and topic, and durations; no text, no address, no conversation id."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


class Metrics:
    """The service's counts, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = Counter("vigie_turns", "Turns, by reply", ["kind", "language", "topic"], registry=self.registry)
        self._masked = Counter("vigie_identifiers_masked", "Identifiers masked", ["kind"], registry=self.registry)
        self._feedback = Counter("vigie_feedback", "Feedback", ["helpful", "reason"], registry=self.registry)
        buckets = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1)
        self._seconds = Histogram("vigie_turn_seconds", "Time to make a reply", buckets=buckets, registry=self.registry)
        self.conversations = Gauge("vigie_conversations", "Conversations kept", registry=self.registry)

    def count_turn(self, *, kind: str, language: str, topics: tuple[str, ...], masked: tuple[str, ...], seconds: float) -> None:
        """Count one reply."""
        self._turns.labels(kind, language, topics[0] if topics else "none").inc()
        for each in masked:
            self._masked.labels(each).inc()
        self._seconds.observe(seconds)

    def count_feedback(self, *, helpful: bool, reason: str | None) -> None:
        """Count one answer to "did this help?"."""
        self._feedback.labels("yes" if helpful else "no", reason or "none").inc()
