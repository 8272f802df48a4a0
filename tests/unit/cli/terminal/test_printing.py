"""The only console: what it renders of a text."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

import pytest
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from dateline.cli.terminal.guard import GuardedStream, guarded_streams
from dateline.cli.terminal.printing import SafeConsole
from dateline.cli.terminal.progress import SafeProgress, column, words

SOURCES: Final = Path(__file__).parents[4] / "streams"
pytestmark = pytest.mark.usefixtures("environment")
HOSTILE: Final = "⟦\x1b⟧⟦\x9b⟧⟦\u202e⟧⟦\u200b⟧⟦\r⟧⟦\x07⟧⟦\ud800⟧[red]r[/red][link=https://x]l[/link]:bomb:"
REACHED: Final = re.compile("⟦[^ \ufffd⟧]")


class Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        self.flush()
        raw = self.buffer
        assert isinstance(raw, BytesIO)
        return raw.getvalue().decode()


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@contextmanager
def on_terminal() -> Iterator[Terminal]:
    """Make standard output and error a terminal with colours, guarded. A fixture would come before pytest's capture."""
    raw = Terminal(BytesIO(), encoding="utf-8")
    with redirect_stdout(raw), redirect_stderr(raw), guarded_streams():
        yield raw


def table(cell: RenderableType) -> Table:
    filled = Table(HOSTILE, title=HOSTILE, caption=HOSTILE)
    filled.add_row(cell)
    return filled


@pytest.mark.parametrize(
    "shown",
    [
        HOSTILE,
        Text(HOSTILE, style="bold red"),
        table(HOSTILE),
        table(Text(HOSTILE)),
        table(Text("").append(HOSTILE, "bold")),
        table(Group(HOSTILE, Text(HOSTILE))),
        Panel(HOSTILE, title=Text(HOSTILE)),
    ],
)
def test_whatever_is_printed_no_control_and_no_markup_of_a_text_has_an_effect(
    shown: RenderableType,
) -> None:
    with on_terminal() as terminal:
        SafeConsole(width=200).print(shown)
    text = terminal.shown()
    assert text.count("⟦") >= HOSTILE.count("⟦")
    assert not REACHED.search(text)
    assert "[red]r[/red][link=https://x]l[/link]:bomb:" in text
    assert "\x1b]8" not in text


def test_the_console_keeps_its_own_colours_and_borders_stay_in_line() -> None:
    with on_terminal() as terminal:
        SafeConsole(width=200).print(table(Text(f"a\nb{HOSTILE}", style="bold red")))
    assert "\x1b[1;31m" in terminal.shown()
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in terminal.shown().splitlines()]
    assert len({len(line) for line in lines if line.startswith(("│", "└", "┏"))}) == 1


def test_what_is_written_while_a_bar_is_shown_is_guarded() -> None:
    with on_terminal() as terminal, SafeProgress(words(f"{HOSTILE} {{task.id}}"), column("{task.description}")) as bar:
        bar.add_task(HOSTILE, total=1)
        sys.stderr.write(f"{HOSTILE} ⟦\x1b[31m⟧ ⟦\x1b]8;;https://x\x1b\\⟧\n")
        sys.stdout.write(f"{HOSTILE}\n")
    text = terminal.shown()
    assert text.count("⟦") > 3 * HOSTILE.count("⟦")
    assert not REACHED.search(text)
    assert "[red]r[/red]" in text
    assert "\x1b]8" not in text


def test_with_the_bar_the_streams_end_as_they_began() -> None:
    with on_terminal() as terminal:
        before = sys.stdout, sys.stderr
        with SafeProgress(column("{task.description}")):
            assert isinstance(sys.stderr, GuardedStream)
            assert sys.stderr.unguarded is not terminal
        assert (sys.stdout, sys.stderr) == before
        assert isinstance(before[1], GuardedStream)
        assert before[1].unguarded is terminal


FORBIDDEN: Final = {
    r"rich\.console import[^\n]*\bConsole\b": {"cli/terminal/printing.py"},
    r"rich\.progress import[^\n]*\bProgress\b": {"cli/terminal/progress.py", "cli/upgrade/catch_up.py"},
    r"rich\.(live|prompt|status|traceback|syntax|markdown|markup)\b|from rich import|import rich\b": set(),
    r"\bTextColumn\(": {"cli/terminal/progress.py"},
    r"from_markup|from_ansi|__stdout__|__stderr__|typer\.(secho|style|launch|prompt)\b|\bmarkup=True": set(),
    r"(?<![.\w])(?<!def )print\(|os\.write\((1|2)\b|fdopen\((1|2)\b|/dev/tty": {"process/stop_signals.py"},
    r"\bunguarded\b": {"cli/terminal/guard.py", "cli/terminal/printing.py"},
}
"""What could reach a terminal without the guard, and the modules that may use it (catch_up: as a type; stop_signals:
words of its own, in a signal handler)."""


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_module_goes_round_the_guard(pattern: str) -> None:
    users = {
        path.relative_to(SOURCES / "dateline").as_posix()
        for path in SOURCES.rglob("*.py")
        if re.search(pattern, path.read_text("utf-8"))
    }
    assert users <= FORBIDDEN[pattern]
