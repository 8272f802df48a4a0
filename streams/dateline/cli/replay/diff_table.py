"""What differs between two runs, as tables for a person: how much of it, and some of each kind."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from rich.table import Table
from rich.text import Text

from dateline.cli.terminal.printing import console, printable
from dateline.core.replay.diff import Pair, Tally, Told

_KINDS: Final = ("same", "gained", "lost", "changed", "moved")
_PLURAL: Final = {"brief": "briefs", "story": "stories"}
_SHOWN: Final = 60
_CUT: Final = 40


class Different(Protocol):
    """A brief or a story that is not the same on both sides."""

    @property
    def what(self) -> str: ...  # noqa: D102

    @property
    def kind(self) -> str: ...  # noqa: D102

    @property
    def pair(self) -> Pair: ...  # noqa: D102

    @property
    def changes(self) -> Mapping[str, tuple[object, object]]: ...  # noqa: D102


class DiffTable:
    """Counts, the fields in which they differ, and at most so many examples of a kind."""

    def __init__(self, title: str, examples: int) -> None:
        self._title = title
        self._examples = examples

    def print(self, found: Iterable[Different], tallies: Mapping[str, Tally]) -> None:
        """Go through all that differs, and print it."""
        shown = self._shown(found)
        screen = console()
        screen.print(Text(self._title))
        screen.print(_counts(tallies))
        for what, tally in tallies.items():
            if tally.fields:
                fields = ", ".join(f"{name} {count}" for name, count in tally.fields.most_common())
                screen.print(Text(f"{_PLURAL[what]} differ in: {fields}"))
        if shown.row_count:
            screen.print(shown)

    def _shown(self, found: Iterable[Different]) -> Table:
        table = Table("", "", "headline, or first words", "what differs: live → replay", show_lines=True)
        seen: Counter[tuple[str, str]] = Counter()
        for each in found:
            seen[each.what, each.kind] += 1
            if seen[each.what, each.kind] <= self._examples:
                told = each.pair.live or each.pair.replay or {}
                changes = Text("\n").join(_change(name, *sides) for name, sides in each.changes.items())
                table.add_row(each.what, each.kind, Text(_words(told)), changes)
        return table


def _counts(tallies: Mapping[str, Tally]) -> Table:
    table = Table("", *_KINDS)
    for what, tally in tallies.items():
        # A brief has its regions among its fields; it is stories that move.
        kinds = [str(tally.kinds[kind]) for kind in _KINDS]
        table.add_row(_PLURAL[what], *(kinds if what == "story" else [*kinds[:-1], ""]))
    return table


def _words(told: Told) -> str:
    where = f"{told['source']} {told['fetched_at']}" if told.get("source") else told.get("story_id", "")
    return f"{printable(_short(told.get('headline') or told.get('text') or '', _SHOWN))}\n{where}"


def _change(name: str, live: object, replay: object) -> Text:
    if live is None and replay is None:
        return Text(name)
    return Text(f"{name}: {printable(_short(live, _CUT))} → {printable(_short(replay, _CUT))}")


def _short(value: object, most: int) -> str:
    words = " ".join(("none" if value is None else str(value)).split())
    return words if len(words) <= most else words[: most - 2].rstrip() + " …"
