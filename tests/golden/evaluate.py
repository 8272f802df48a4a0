"""Measure the parser on the pages written for it: ``python -m tests.golden.evaluate [-v] [NAME]``.

Prints, for the pages developed against and for those kept aside, and of each for Dutch portals and all
others: precision, recall and F1 of the boundaries (a brief whose body starts at the right word) and the
share of gold items with headline, places, agencies and age all right. Pages known to go wrong count like
any other. ``-v`` prints what differs on the pages developed against, ``-a`` on those kept aside.
"""

import argparse
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.compare import Row, obtained
from tests.golden.pages import ASIDE, CORPUS, Page, pages
from tests.golden.places import atlas

FETCHED_AT: Final = datetime.fromisoformat("2026-02-07T23:00:00+01:00")
SETS: Final = (("developed against", CORPUS), ("kept aside", ASIDE))


class Bar(NamedTuple):
    """What a group of pages has to reach."""

    boundaries: float
    fields: float


BARS: Final = {"Dutch portals": Bar(0.98, 0.95), "other wires": Bar(0.92, 0.85)}


class Score(NamedTuple):
    """Counts over pages."""

    pages: int = 0
    gold: int = 0
    got: int = 0
    found: int = 0
    right: int = 0

    def plus(self, other: "Score") -> "Score":
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.gold + self.got) if self.gold + self.got else 1.0

    @property
    def fields(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def flawless(self) -> bool:
        return self.got == self.gold == self.right


def score(gold: list[Row], got: list[Row]) -> Score:
    """Match each gold item to the first item left whose body starts as it says."""
    left = list(got)
    found = right = 0
    for row in gold:
        match = next((item for item in left if row.matches(item)), None)
        if match is not None:
            left.remove(match)
            found += 1
            right += row.fields == match.fields
    return Score(1, len(gold), len(got), found, right)


def read(page: Page) -> list[Row]:
    """What the parser takes from a page."""
    return [
        obtained(brief) for brief in parse(RawArticle(source="golden", fetched_at=FETCHED_AT, text=page.text), atlas())
    ]


def group_of(page: Page) -> str:
    """The bar that a page counts for: by its name's first letters, its language."""
    return "Dutch portals" if page.name.startswith("nl-") else "other wires"


def compared(folder: Path, name: str, console: Console | None) -> dict[str, Score]:
    """Score the pages of a folder, by group and by language; print the flawed ones where a console is given."""
    totals: dict[str, Score] = {}
    for page in pages(folder):
        if name not in page.name:
            continue
        got = read(page)
        result = score(page.rows, got)
        for key in (group_of(page), page.name.partition("-")[0]):
            totals[key] = totals.get(key, Score()).plus(result)
        if console is not None and not result.flawless:
            show(console, page, got)
    return totals


def show(console: Console, page: Page, got: list[Row]) -> None:
    """Print gold and reading of a page, what both have in common left out."""
    console.rule(page.name)
    pairs = [row for row in page.rows if any(row.matches(item) and row.fields == item.fields for item in got)]
    for row in page.rows:
        if row not in pairs:
            console.print(f"gold {tuple(row[:4])} {(row.starts or '')[:60]!r}", soft_wrap=True, markup=False)
    for item in got:
        if not any(row.matches(item) and row.fields == item.fields for row in pairs):
            console.print(f"got  {tuple(item[:4])} {(item.starts or '')[:60]!r}", soft_wrap=True, markup=False)


def table(title: str, keys: Iterable[str], totals: dict[str, Score]) -> Table:
    """One line a group: counts, figures and bars."""
    made = Table(title=title)
    for column in ("", "pages", "items", "taken", "boundaries F1", "bar", "all fields", "bar"):
        made.add_column(column, justify="left" if not made.columns else "right")
    for key in keys:
        total, bar = totals[key], BARS.get(key)
        bars = (f"{bar.boundaries:.2f}", f"{bar.fields:.2f}") if bar else ("", "")
        figures = (f"{total.f1:.3f}", bars[0], f"{total.fields:.3f}", bars[1])
        made.add_row(key, str(total.pages), str(total.gold), str(total.got), *figures)
    return made


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("name", nargs="?", default="", help="only pages whose name holds it")
    options.add_argument("-v", "--verbose", action="store_true", help="what differs, on the pages developed against")
    options.add_argument("-a", "--aside", action="store_true", help="what differs, on the pages kept aside")
    chosen = options.parse_args()
    console = Console()
    for (title, folder), wanted in zip(SETS, (chosen.verbose, chosen.aside), strict=True):
        totals = compared(folder, chosen.name, console if wanted else None)
        groups = [key for key in BARS if key in totals]
        console.print(table(title, [*groups, *sorted(totals.keys() - BARS.keys())], totals))


if __name__ == "__main__":
    main()
