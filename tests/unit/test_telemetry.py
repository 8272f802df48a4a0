"""The lists of events and metrics hold exactly those that the code reports."""

import ast
import logging
from pathlib import Path

import pytest

import dateline
from dateline.process.log.repeats import REPEAT_SECONDS
from dateline.telemetry import EVENTS, METRICS, event

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
