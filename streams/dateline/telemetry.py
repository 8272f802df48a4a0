"""Every event and metric that a worker or a subscriber reports.

``EVENTS`` and ``METRICS`` list them; the functions below report them. The metrics of this process are in one registry,
in Prometheus' form.
"""

import logging
from collections.abc import Iterable
from time import monotonic
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

from dateline.process.log.lines import Event
from dateline.process.log.repeats import Repeats

EVENTS: Final = {
    "worker_started": (logging.INFO, "the worker is about to join its consumer group"),
    "http_listening": (logging.INFO, "metrics and health are served at this address"),
    "place_index_building": (
        logging.INFO,
        "there is no place index yet, or an old one; it is built, in about 20 seconds of one core",
    ),
    "compiling": (
        logging.INFO,
        "the comparison of texts is loaded; a first start compiles it, for seconds, or minutes on a busy machine",
    ),
    "partitions_given": (logging.INFO, "the consumer group assigned so many partitions of each stage to this worker"),
    "partition_opened": (
        logging.INFO,
        "the former owner of these partitions is fenced, and their state is read back",
    ),
    "partition_released": (logging.INFO, "these partitions of each stage were given back in a rebalance"),
    "batch_settled": (logging.DEBUG, "a batch's outputs, state and position were committed"),
    "dead_letters": (logging.WARNING, "records could not be processed and went to the dead-letter topic"),
    "switched": (logging.WARNING, "the alias names another namespace; the worker exits, and has to be started again"),
    "topics_changed": (
        logging.CRITICAL,
        "a topic has gone or has other partitions; the worker exits, as a start does; the reason says what to do",
    ),
    "worker_stopped": (
        logging.INFO,
        "the worker ends at a signal, or by itself, with this code; with `error` where it could not leave in order",
    ),
    "worker_died": (
        logging.CRITICAL,
        "the worker stops at once and commits nothing more; the exit code says what to do",
    ),
    "rules_loaded": (logging.INFO, "the rules file has changed; its rules apply from the next batch on"),
    "rules_refused": (logging.ERROR, "the rules file has changed and has an error; the former rules still apply"),
    "alert_silenced": (logging.INFO, "a silence of the rules file holds back a rule's alerts on this story"),
    "probe_failed": (logging.WARNING, "a query to the broker failed"),
    "deliveries_started": (logging.INFO, "the target's former process is fenced; delivery starts at this offset"),
    "target_new": (logging.INFO, "a target of this name has no committed offset yet"),
    "alert_sent": (logging.INFO, "a target accepted a message, of one alert or several"),
    "alert_joined": (
        logging.INFO,
        "another message told or tells the target of an alert, of its text or of a newer one: nothing is sent",
    ),
    "alerts_held": (logging.INFO, "the target has quiet hours, or a digest is collected; its alerts wait until then"),
    "alert_failed": (logging.WARNING, "a target did not accept a message, which is sent again at that time"),
    "target_failing": (
        logging.ERROR,
        "a target has refused an alert at least five times; its later alerts wait; once a minute",
    ),
    "target_recovered": (logging.WARNING, "a target that failed accepts messages again, after these seconds"),
    "alert_given_up": (logging.ERROR, "a target refused an alert for too long; the alert becomes a dead letter"),
    "alerts_deleted": (logging.CRITICAL, "retention deleted alerts before a target received them"),
    "offset_ignored": (
        logging.WARNING,
        "somebody moved the group's offset; the worker continues from its own position",
    ),
    "group_rejoined": (logging.WARNING, "the consumer group met an error; the worker joins it again"),
    "stalled": (logging.CRITICAL, "records wait and none is settled; the worker exits, and has to be started again"),
    "passed_over": (
        logging.ERROR,
        "a reader skipped a record that something other than Dateline wrote; once a minute for each topic",
    ),
    "records_missed": (
        logging.ERROR,
        "the broker deleted records before a stage or a subscriber read them; `offsets` says how many at most",
    ),
    "markers_deleted": (
        logging.INFO,
        "the broker deleted so few offsets that a stage had not read that they may be markers of transactions alone",
    ),
    "commit_failed": (logging.WARNING, "a subscriber could not commit its offsets, and tries again"),
    "broker_lost": (
        logging.WARNING,
        "the broker, or one node of it, does not answer; said once a minute, until it is back",
    ),
    "broker_back": (logging.WARNING, "the broker answers again, after these seconds"),
    "worker_launched": (logging.INFO, "`dateline up` started a worker as this process"),
    "worker_restarted": (
        logging.WARNING,
        "a worker of `up` or `replay run` ended by itself with this code, and is started again after these seconds",
    ),
    "gateway_restarted": (
        logging.WARNING,
        "the gateway of `up` ended by itself with this code, and is started again after these seconds; see its log",
    ),
    "worker_given_up": (
        logging.ERROR,
        "a worker of `up` ended by itself with this code, and is not started again; its last lines say why",
    ),
    "notice": (logging.INFO, "what a command that logs JSON would else print for a person"),
    "command_failed": (
        logging.ERROR,
        "a command that logs JSON ends with this code; the error says why, and what to do",
    ),
    "member_removed": (
        logging.WARNING,
        "the embedded broker, which evicts no dead member, held up a group; the member was removed",
    ),
    "copy_discarded": (
        logging.WARNING,
        "the gateway's copy cannot be used; a new one is begun, and filled from the topics",
    ),
    "copy_filled": (logging.INFO, "the gateway's copy has all that the topics have; streams are current from now on"),
    "stream_closed": (logging.WARNING, "a client of the gateway reads too slowly; it was disconnected, and can resume"),
    "request_failed": (logging.ERROR, "the gateway failed at a request, which was answered with status 500"),
    "tokens_loaded": (
        logging.INFO,
        "the gateway's file of tokens was read again; clients whose token changed are cut off",
    ),
    "tokens_refused": (logging.ERROR, "the gateway's file of tokens cannot be used; the former tokens stay valid"),
    "tokens_gone": (
        logging.ERROR,
        "the gateway's file of tokens was deleted, or has no token any more: every request is refused",
    ),
    "push_tried_again": (
        logging.INFO,
        "a push with a key is decided again: another gateway took its partition, or no broker answers; once a minute",
    ),
    "push_failed": (
        logging.WARNING,
        "pages were not confirmed by the broker; their sender was told to send them again",
    ),
    "request": (logging.INFO, "the gateway answered a request; of a stream, this is written at its end"),
    "leave_forced": (
        logging.WARNING,
        "the process did not leave in order in time, or got a second signal; it committed nothing more",
    ),
}
"""Event name -> level, meaning."""
_REPEATED: Final = {
    "probe_failed": "reason", "commit_failed": "error", "push_tried_again": "reason", "passed_over": "topic",
}  # fmt: skip
"""Events that come again and again while something is wrong: logged once a minute, with the number of those between.
By name, the field with the error, or with its place; other kinds of errors, and other places, are logged beside it."""


class Metric(NamedTuple):
    """A metric's kind, meaning and labels."""

    kind: Literal["counter", "gauge", "histogram"]
    meaning: str
    labels: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    """The values that the one label of a counter can have, where they are known beforehand."""


_PARTITION: Final = ("stage", "partition")
METRICS: Final = {
    # Throughput, counted when a batch's transaction is committed.
    "records_in": Metric("counter", "Records that a stage has settled.", ("stage",)),
    "records_out": Metric("counter", "Records that a stage has sent, without dead letters and state.", ("stage",)),
    "dead_letters": Metric("counter", "Records that could not be processed.", ("stage",)),
    "records_missed": Metric(
        "counter", "Offsets that the broker deleted before a stage read them: at most so many records.", ("stage",)
    ),
    "batch_seconds": Metric("histogram", "Seconds from a batch's first decision to its commit.", ("stage",)),
    # Progress of this worker's own partitions.
    "partitions_owned": Metric("gauge", "Partitions that the consumer group assigned to this worker.", ("stage",)),
    "restore_seconds": Metric("gauge", "Seconds that it took to read a partition's state back.", _PARTITION),
    "lag_records": Metric("gauge", "Records that wait before a stage; above 100, counted in offsets.", _PARTITION),
    "last_settled_timestamp_seconds": Metric("gauge", "When a batch of the partition was last committed.", _PARTITION),
    "newest_page_timestamp_seconds": Metric(
        "gauge", "When the newest page that split has processed was fetched.", _PARTITION
    ),
    "newest_event_timestamp_seconds": Metric("gauge", "Event time of the newest story sent to a region.", ("region",)),
    "pages_without_briefs": Metric(
        "counter", "Pages that gave no brief, by reason: `refusal`, `no_news`, `gone`, `menu` and so on.", ("reason",)
    ),
    # The sources, all reported by the worker that owns split's partition 0, so that none is reported twice.
    "sources": Metric("gauge", "Sources that sent pages in the last eight weeks."),
    "sources_silent": Metric("gauge", "Sources that have gone silent against their own rhythm."),
    "sources_fallen": Metric("gauge", "Sources whose pages give fewer briefs than they used to."),
    # Only faulty sources are named, up to the worst 100, to bound the number of series.
    "source_pages_due": Metric("gauge", "Pages that were due since a silent source's last page.", ("source",)),
    "source_yield_ratio": Metric(
        "gauge", "Briefs per page of a source whose yield fell, as a ratio to its normal.", ("source",)
    ),
    "source_pages_without_briefs": Metric(
        "gauge",
        "Pages of a source's last four weeks that gave no brief; of the 100 sources with most of them.",
        ("source", "reason"),
    ),
    # Alerts, counted when they are decided.
    "alerts_fired": Metric(
        "counter",
        "Alerts that rules raised, by occasion.",
        ("occasion",),
        known=("story", "update", "correction", "withdrawal"),
    ),
    "alerts_suppressed": Metric(
        "counter",
        "Alerts that rules did not raise: `already_alerted`, `cooldown`, `often`, `old`, `silence` or `replay`.",
        ("reason",),
        known=("already_alerted", "cooldown", "often", "old", "silence", "replay"),
    ),
    # Delivery of alerts, by ``alerts deliver``. Counters count alerts, not messages, but for the failures.
    "alerts_delivered": Metric("counter", "Alerts that a target accepted.", ("target",)),
    "alert_failures": Metric("counter", "Attempts to send a message that a target did not accept.", ("target",)),
    "alerts_joined": Metric(
        "counter", "Alerts not sent, as another message tells of the version, its text or a newer one.", ("target",)
    ),
    "alerts_held": Metric("gauge", "Alerts that wait for the end of quiet hours or of a digest.", ("target",)),
    "alerts_behind": Metric("gauge", "Alerts that a target should have by now, and has not.", ("target",)),
    # Only while there is such an alert, or such a failure.
    "oldest_alert_timestamp_seconds": Metric(
        "gauge", "When the oldest of the alerts behind was written to the topic.", ("target",)
    ),
    "target_failing_since_timestamp_seconds": Metric(
        "gauge",
        "Since when a target has refused the message that is being sent, and the last error.",
        ("target", "error"),
    ),
    # The gateway, `dateline serve`.
    "gateway_lag_records": Metric("gauge", "Offsets of the topics that the gateway's copy does not have yet."),
    "gateway_copy_bytes": Metric("gauge", "Bytes of the files of the gateway's copy."),
    "gateway_clients": Metric("gauge", "Clients of a stream: `stories` or `alerts`.", ("stream",)),
    "gateway_event_seconds": Metric(
        "histogram", "Seconds from the record's sending to its event for the clients of a stream.", ("stream",)
    ),
    "gateway_clients_dropped": Metric(
        "counter",
        "Clients that were disconnected because they read too slowly.",
        ("stream",),
        known=("stories", "alerts"),
    ),
    "gateway_requests": Metric(
        "counter",
        "Requests that were answered, by the class of their status.",
        ("status",),
        known=("2xx", "3xx", "4xx", "5xx"),
    ),
    "gateway_refusals": Metric("counter", "Requests that were refused, by reason.", ("reason",)),
    "gateway_read_seconds": Metric("histogram", "Seconds that a read of the copy took."),
    "pushes": Metric(
        "counter",
        "Requests with pages: `accepted`, `refused` with all of their records, `replayed` by their key, in `conflict` "
        "with a key's former request, or `busy`, which is status 503.",
        ("result",),
        known=("accepted", "refused", "replayed", "conflict", "busy"),
    ),
    "pushed_pages": Metric(
        "counter", "Records of such requests: `accepted` or `refused`.", ("result",), known=("accepted", "refused")
    ),
    "push_seconds": Metric("histogram", "Seconds from the end of a request with pages to its answer."),
    # The worker itself.
    "ready": Metric("gauge", "1 when /readyz answers 200, else 0."),
    "build_info": Metric(
        "gauge", "Always 1; the labels have the versions.", ("version", "parser_version", "fingerprint_version")
    ),
}
"""Metric name, without ``dateline_`` -> kind, meaning, labels."""
REGISTRY: Final = CollectorRegistry(auto_describe=True)
"""What ``/metrics`` shows: our metrics, and the process's memory, processor time and open files."""
REPEATS: Final = Repeats()
"""Which repeated events were logged."""
_logger: Final = logging.getLogger("dateline")


def event(name: str, **fields: object) -> None:
    """Log an event of ``EVENTS`` with its fields."""
    level, _ = EVENTS[name]
    if not _logger.isEnabledFor(level):
        return
    if name in _REPEATED:
        kind = str(fields[_REPEATED[name]]).partition("(")[0]
        repeated = REPEATS.occur((name, kind), monotonic())
        if repeated is None:
            return
        fields |= {"repeated": repeated} if repeated else {}
    _logger.log(level, "%s", Event(name, fields))


def count(name: str, amount: float = 1, **labels: object) -> None:
    """Add to a counter of ``METRICS``."""
    _labelled(name, labels).inc(amount)


def show_stages(stages: Iterable[str]) -> None:
    """Show all that stages count, as zeros: a series that appears at 40 has risen by 0 for Prometheus' ``increase``."""
    for name, metric in METRICS.items():
        if metric.labels == ("stage",) and metric.kind != "gauge":
            for stage in stages:
                _labelled(name, {"stage": stage})


def show_counters(*names: str) -> None:
    """Show counters from the start, as zeros, for each known value of their label."""
    for name in names:
        for value in METRICS[name].known:
            _labelled(name, {METRICS[name].labels[0]: value})


def gauge(name: str, value: float, **labels: object) -> None:
    """Set a gauge of ``METRICS``."""
    _labelled(name, labels).set(value)


def raise_gauge(name: str, value: float, **labels: object) -> None:
    """Set a gauge of ``METRICS`` where the value is higher than any before, as for the newest time."""
    key = (name, *labels.values())
    if value > _HIGHEST.get(key, float("-inf")):
        _HIGHEST[key] = value
        gauge(name, value, **labels)


def observe(name: str, value: float, **labels: object) -> None:
    """Add a value to a histogram of ``METRICS``."""
    _labelled(name, labels).observe(value)


def clear_gauge(name: str) -> None:
    """Remove all series of a labelled gauge, so that none is shown with its last value for ever."""
    _METRICS[name].clear()


def clear_partitions(stage: str) -> None:
    """Remove the series of a stage's partitions: another worker owns them now."""
    for name, metric in METRICS.items():
        if "partition" in metric.labels:
            _METRICS[name].remove_by_labels({"stage": stage})


def _labelled(name: str, labels: dict[str, object]) -> Any:  # noqa: ANN401 - one of three kinds
    metric = _METRICS[name]
    return metric.labels(**labels) if labels else metric


_HIGHEST: Final[dict[tuple[object, ...], float]] = {}
"""The highest value of each gauge that was set by ``raise_gauge``, by name and labels."""
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
"""Upper bounds of a histogram's buckets in seconds: Prometheus' usual ones, and longer ones chosen by hand."""
_KINDS: Final[dict[str, Any]] = {"counter": Counter, "gauge": Gauge, "histogram": Histogram}


def _new_metric(name: str) -> Any:  # noqa: ANN401 - one of three kinds
    metric = METRICS[name]
    extra = {"buckets": _BUCKETS} if metric.kind == "histogram" else {}
    return _KINDS[metric.kind](f"dateline_{name}", metric.meaning, metric.labels, registry=REGISTRY, **extra)


disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series for each, which holds only when it was created


_METRICS: Final = {name: _new_metric(name) for name in METRICS}


ProcessCollector(registry=REGISTRY)


PlatformCollector(registry=REGISTRY)
