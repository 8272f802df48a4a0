"""Every event that is reported is in the list, and every one in the list is reported."""

import ast
from pathlib import Path

import streams
from streams.telemetry import EVENTS


def reported() -> set[str]:
    root = Path(streams.__file__).parent
    calls = [node for path in root.rglob("*.py") for node in ast.walk(ast.parse(path.read_text()))]
    return {
        str(node.args[0].value)
        for node in calls
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "event"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_the_list_of_events_is_what_is_reported() -> None:
    assert reported() == set(EVENTS)
