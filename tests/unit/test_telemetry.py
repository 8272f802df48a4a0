"""The lists of events and metrics hold exactly those that the code reports."""

import ast
import logging
from pathlib import Path
from typing import get_args

import pytest

import dateline
from dateline.core.alerts.decide import ReasonWithheld
from dateline.process.log.repeats import REPEAT_SECONDS
from dateline.telemetry import EVENTS, METRICS, REGISTRY, event, show_counters, show_stages
from dateline_schemas.alert import Occasion

REPORTS = {"count", "gauge", "raise_gauge", "observe"}


def nodes() -> list[ast.AST]:
    root = Path(dateline.__file__).parent
    return [node for path in root.rglob("*.py") for node in ast.walk(ast.parse(path.read_text()))]


def reported_metrics() -> set[str]:
    return {
        str(node.args[0].value)
        for node in nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in REPORTS
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def reported_events() -> set[str]:
    return {
        str(node.args[0].value)
        for node in nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"event", "_report"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_the_list_of_events_is_what_is_reported() -> None:
    assert reported_events() == set(EVENTS)


def test_the_list_of_metrics_is_what_is_measured() -> None:
    assert reported_metrics() == set(METRICS)


def test_a_push_that_is_tried_again_is_said_once_a_minute_with_a_count(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "dateline")
    now = 0.0
    monkeypatch.setattr("dateline.telemetry.monotonic", lambda: now)
    for _ in range(18):
        event("push_tried_again", partition=0, reason="the broker does not answer")
    now = REPEAT_SECONDS
    event("push_tried_again", partition=0, reason="the broker does not answer")
    line = 'push_tried_again partition=0 reason="the broker does not answer"'
    assert caplog.messages == [line, f"{line} repeated=17"]


def test_every_counter_of_a_stage_is_shown_as_zero_before_its_first_record() -> None:
    """A series that appears at 40 has risen by 0 for Prometheus' ``increase``."""
    stage = "a stage of this test alone"
    counters = [name for name, metric in METRICS.items() if metric.labels == ("stage",) and metric.kind == "counter"]
    assert len(counters) >= 4
    assert {REGISTRY.get_sample_value(f"dateline_{name}_total", {"stage": stage}) for name in counters} == {None}
    show_stages([stage])
    assert {REGISTRY.get_sample_value(f"dateline_{name}_total", {"stage": stage}) for name in counters} == {0}
    assert REGISTRY.get_sample_value("dateline_batch_seconds_count", {"stage": stage}) == 0
    gauges = [name for name, metric in METRICS.items() if metric.kind == "gauge" and "stage" in metric.labels]
    shown = {
        sample.name for family in REGISTRY.collect() for sample in family.samples if stage in sample.labels.values()
    }
    assert not shown & {f"dateline_{name}" for name in gauges}, "a gauge of 0 says something"


def test_counters_of_known_values_are_shown_as_zeros_and_keep_what_they_have() -> None:
    known = {name: metric for name, metric in METRICS.items() if metric.known}
    assert all(metric.kind == "counter" and len(metric.labels) == 1 for metric in known.values())
    show_counters(*known)
    before = {name: _samples(name) for name in known}
    assert all(len(before[name]) >= len(metric.known) for name, metric in known.items())
    show_counters(*known)
    assert {name: _samples(name) for name in known} == before


def _samples(name: str) -> dict[str, float]:
    label, values = METRICS[name].labels[0], METRICS[name].known
    found = {value: REGISTRY.get_sample_value(f"dateline_{name}_total", {label: value}) for value in values}
    return {value: number for value, number in found.items() if number is not None}


def test_the_known_values_are_those_that_the_schema_and_the_rules_have() -> None:
    assert set(METRICS["alerts_fired"].known) == set(get_args(Occasion))
    assert set(METRICS["alerts_suppressed"].known) == {"already_alerted", "replay", *get_args(ReasonWithheld)}
