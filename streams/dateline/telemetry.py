"""Every event and metric that a worker or a subscriber reports, each in one list; an event is words, then fields.

The metrics of this process, in Prometheus' form: made from the list in ``telemetry``, one registry for all.
"""

import logging
from typing import Any, Final, Literal, NamedTuple

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)

EVENTS: Final = {
    "worker_started": (logging.INFO, "the worker is about to join its consumer group"),
    "http_listening": (logging.INFO, "metrics and health are served at this address"),
    "partitions_given": (logging.INFO, "the consumer group assigned partitions of a stage to this worker"),
    "partition_opened": (
        logging.INFO,
        "the partition's former owner is fenced, and the partition's state is read back",
    ),
    "partition_released": (logging.INFO, "a partition was given back in a rebalance"),
    "batch_settled": (logging.DEBUG, "a batch's outputs, state and position were committed"),
    "dead_letters": (logging.WARNING, "records could not be processed and went to the dead-letter topic"),
    "switched": (logging.WARNING, "the alias names another namespace; the worker exits, and has to be started again"),
    "worker_died": (
        logging.CRITICAL,
        "the worker stops at once and commits nothing more; the exit code says what to do",
    ),
    "rules_loaded": (logging.INFO, "the rules file has changed; its rules apply from the next batch on"),
    "rules_refused": (logging.ERROR, "the rules file has changed and has an error; the former rules still apply"),
    "probe_failed": (logging.WARNING, "a query to the broker failed"),
    "deliveries_started": (logging.INFO, "the target's former process is fenced; delivery starts at this offset"),
    "target_new": (logging.INFO, "a target of this name has no committed offset yet"),
    "alert_sent": (logging.INFO, "a target accepted an alert"),
    "alerts_held": (logging.INFO, "the target has quiet hours; its alerts wait until then"),
    "alert_failed": (logging.WARNING, "a target did not accept an alert, which is sent again at that time"),
    "target_failing": (logging.ERROR, "a target has refused an alert at least five times; its later alerts wait"),
    "alert_given_up": (logging.ERROR, "a target refused an alert for too long; the alert becomes a dead letter"),
    "alerts_deleted": (logging.CRITICAL, "retention deleted alerts before a target received them"),
    "offset_ignored": (
        logging.WARNING,
        "somebody moved the group's offset; the worker continues from its own position",
    ),
    "stalled": (logging.CRITICAL, "records wait and none is settled; the worker exits, and has to be started again"),
    "passed_over": (logging.ERROR, "a subscriber skipped a record that is no story"),
    "records_missed": (logging.ERROR, "retention deleted records before a subscriber read them"),
    "commit_failed": (logging.WARNING, "a subscriber could not commit its offsets, and tries again"),
    "broker_lost": (logging.WARNING, "a subscriber lost the broker, and reconnects after a pause"),
    "broker_back": (logging.INFO, "a subscriber reads again"),
}
"""Event name -> level, meaning."""


class Metric(NamedTuple):
    """What kind of number a metric is, what it tells, and by which labels it is told apart."""

    kind: Literal["counter", "gauge", "histogram"]
    meaning: str
    labels: tuple[str, ...] = ()


_PARTITION: Final = ("stage", "partition")

METRICS: Final = {
    # What went through. Counted when a batch's transaction is committed.
    "records_in": Metric("counter", "Records that a stage has settled.", ("stage",)),
    "records_out": Metric("counter", "Records that a stage has sent, without dead letters and state.", ("stage",)),
    "dead_letters": Metric("counter", "Records that could not be processed.", ("stage",)),
    "batch_seconds": Metric("histogram", "Seconds from a batch's first decision to its commit.", ("stage",)),
    # How far this worker has got. Partitions that it does not own are another worker's to tell of.
    "partitions_owned": Metric("gauge", "Partitions that the consumer group assigned to this worker.", ("stage",)),
    "restore_seconds": Metric("gauge", "Seconds that it took to read a partition's state back.", _PARTITION),
    "lag_records": Metric("gauge", "Records that wait before a stage; above 100, counted in offsets.", _PARTITION),
    "last_settled_timestamp_seconds": Metric("gauge", "When a batch of the partition was last committed.", _PARTITION),
    "newest_page_timestamp_seconds": Metric(
        "gauge", "When the newest page that split has processed was fetched.", _PARTITION
    ),
    "newest_event_timestamp_seconds": Metric("gauge", "Event time of the newest story sent to a region.", ("region",)),
    # The sources. The worker that owns split's partition 0 tells of all, so that nothing is told twice.
    "sources": Metric("gauge", "Sources that sent pages in the last eight weeks."),
    "sources_silent": Metric("gauge", "Sources that have gone silent against their own rhythm."),
    "sources_fallen": Metric("gauge", "Sources whose pages give fewer briefs than they used to."),
    # By name only what is wrong, the worst 100 at the most: names come from outside.
    "source_pages_due": Metric("gauge", "Pages that were due since a silent source's last page.", ("source",)),
    "source_yield_ratio": Metric(
        "gauge", "Briefs per page of a source whose yield fell, as a ratio to its normal.", ("source",)
    ),
    # The worker itself.
    "ready": Metric("gauge", "1 when /readyz answers 200, else 0."),
    "build_info": Metric(
        "gauge", "Always 1; the labels have the versions.", ("version", "parser_version", "fingerprint_version")
    ),
}
"""Metric name, without its ``dateline_`` -> what it is."""

_logger: Final = logging.getLogger("dateline")


def event(name: str, **fields: object) -> None:
    """Report an event by a name of ``EVENTS``."""
    level, _ = EVENTS[name]
    _logger.log(level, "%s %s", name, " ".join(f"{key}={value}" for key, value in fields.items()))


REGISTRY: Final = CollectorRegistry(auto_describe=True)
"""What ``/metrics`` shows: ours, and the process's memory, processor time and open files."""

_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_KINDS: Final[dict[str, Any]] = {"counter": Counter, "gauge": Gauge, "histogram": Histogram}


def _made(name: str) -> Any:  # noqa: ANN401 - one of three kinds
    metric = METRICS[name]
    extra = {"buckets": _BUCKETS} if metric.kind == "histogram" else {}
    return _KINDS[metric.kind](f"dateline_{name}", metric.meaning, metric.labels, registry=REGISTRY, **extra)


disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series for each, that only says when the worker was started
_METRICS: Final = {name: _made(name) for name in METRICS}
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)


def count(name: str, amount: float = 1, **labels: object) -> None:
    """Add to a counter of ``METRICS``."""
    _labelled(name, labels).inc(amount)


def gauge(name: str, value: float, **labels: object) -> None:
    """Set a gauge of ``METRICS``."""
    _labelled(name, labels).set(value)


def raise_gauge(name: str, value: float, **labels: object) -> None:
    """Set a gauge of ``METRICS`` where the value is higher than any before: the newest of times."""
    key = (name, *labels.values())
    if value > _HIGHEST.get(key, float("-inf")):
        _HIGHEST[key] = value
        gauge(name, value, **labels)


_HIGHEST: Final[dict[tuple[object, ...], float]] = {}


def observe(name: str, value: float, **labels: object) -> None:
    """Put a value into a histogram of ``METRICS``."""
    _labelled(name, labels).observe(value)


def forget(name: str) -> None:
    """Drop all that a labelled gauge tells, so that what is no more is not shown as it last was."""
    _METRICS[name].clear()


def forget_partitions(stage: str) -> None:
    """Drop all that gauges tell of a stage's partitions: another worker has them."""
    for name, metric in METRICS.items():
        if "partition" in metric.labels:
            _METRICS[name].remove_by_labels({"stage": stage})


def _labelled(name: str, labels: dict[str, object]) -> Any:  # noqa: ANN401 - one of three kinds
    metric = _METRICS[name]
    return metric.labels(**labels) if labels else metric
