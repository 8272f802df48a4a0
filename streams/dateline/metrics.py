"""The metrics of this process, in Prometheus' form: made from the list in ``telemetry``, one registry for all."""

from typing import Any, Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)

from dateline.telemetry import METRICS

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
