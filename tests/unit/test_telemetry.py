"""The lists of events and metrics hold exactly those that the code reports."""

import ast
from pathlib import Path

import dateline
from dateline.telemetry import EVENTS, METRICS

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
