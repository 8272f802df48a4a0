"""The table of ``dead-letters list``: no two rows read the same."""

from datetime import UTC, datetime

from rich.console import Console

from dateline.cli.dead_letters.list import _table
from dateline.core.dead_letters.groups import FailedRecord, LetterGroups

AT = datetime(2026, 2, 7, 23, tzinfo=UTC)


def shown(*messages: str) -> str:
    groups = LetterGroups()
    for number, message in enumerate(messages):
        groups.add(FailedRecord(number, AT, "split", "UndecodableError", message, retried=False))
    console = Console(width=200)
    with console.capture() as capture:
        console.print(_table(groups.groups()))
    return capture.get()


def test_rows_with_the_same_words_show_what_differs() -> None:
    value = "not a RawArticle: record: Invalid JSON: expected value at line 1 column 1"
    ident = "not a RawArticle: record: Invalid JSON: expected ident at line 1 column 2"
    table = shown(value, ident)
    assert table.count("it is not JSON: no value of JSON stands at line N, byte N") == 2
    for word in ("value", "ident"):
        assert f"not a RawArticle: record: Invalid JSON: expected {word} at line N column N (UndecodableError)" in table


def test_words_that_no_other_row_has_stand_alone() -> None:
    table = shown("not a RawArticle: text: Field required", "not a RawArticle: source: Field required")
    assert "text is missing" in table
    assert "Field required" not in table
