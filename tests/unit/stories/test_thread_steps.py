"""How many steps of Python threading takes for a text: a count, which no load of the machine changes.

``python -m tests.bench.threads`` measures the time; this fails where a change makes every text dearer by a tenth.
"""

import sys
from collections.abc import Iterable
from types import FrameType
from typing import Any, Final

from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline_schemas import Distinct
from tests.bench.texts import Writer

_WARMED: Final = 300
"""Texts that are threaded first: tables of words are made with the first texts of a language."""
_COUNTED: Final = 200
_MOST_STEPS: Final = 8_400
"""Instructions of the interpreter for a text: 7,640 in Python 3.11, and a tenth."""


def test_a_text_takes_no_more_steps_than_it_did() -> None:
    """One in three follows up another, which is worded as a change."""
    memory, writer = Threads(), Writer(hourly=30)
    for text in writer.texts(_WARMED):
        thread(memory, text)
    assert _steps(memory, [*writer.texts(_COUNTED)]) / _COUNTED <= _MOST_STEPS


def _steps(memory: Threads, texts: Iterable[Distinct]) -> int:
    """Return how many instructions the interpreter carries out while it threads some texts."""
    steps = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401 - a trace function
        nonlocal steps
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        steps += event == "opcode"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        for text in texts:
            thread(memory, text)
    finally:
        sys.settrace(before)
    return steps
