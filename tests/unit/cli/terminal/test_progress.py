"""Long work without a terminal: a line a minute says how far it is."""

import time

import pytest

from dateline.cli.terminal.progress import LongProgress, ProgressBar, column


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_a_line_a_minute_says_how_far_the_work_is(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with LongProgress(column("{task.description}")) as bar:
        task = bar.add_task("Warming wire-2: thread", total=5400)
        for second in range(150):
            clock[0] = 1000.0 + second
            bar.update(task, completed=second * 10)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["Warming wire-2: thread: 600 of 5,400", "Warming wire-2: thread: 1,200 of 5,400"]


def test_the_rate_is_told_and_what_is_unknown_or_hidden_is_not(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with LongProgress(column("{task.description}")) as bar:
        pages = bar.add_task("Pages read", total=None, rate="")
        clock[0] += 60
        bar.update(pages, completed=7)
        clock[0] += 60
        bar.update(pages, total=40, completed=20, rate="6 pages/s")
        clock[0] += 60
        bar.update(pages, visible=False)
    assert capsys.readouterr().err.splitlines() == ["Pages read: 7", "Pages read: 20 of 40 (6 pages/s)"]


def test_quick_work_prints_nothing(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with LongProgress(column("{task.description}")) as bar:
        clock[0] += 59.9
        bar.update(bar.add_task("Warming", total=1), completed=1)
    assert capsys.readouterr() == ("", "")


def test_a_bar_that_begins_later_does_not_count_what_was_done_before(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.cli.terminal.printing.SafeConsole.is_terminal", True, raising=False)
    bar = ProgressBar("Reading", "pages", 100)
    bar.at(60)
    bar.count(60)
    bar.begin_here()
    clock[0] += 2
    bar.at(64)
    bar.count(4)
    (task,) = bar._bar.tasks  # noqa: SLF001
    assert (task.completed, task.fields["rate"], task.visible) == (64, "4 pages, 2/s", True)
