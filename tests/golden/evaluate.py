"""Measure the parser on the golden pages: ``python -m tests.golden.evaluate [-v] [-a] [NAME]``.

Prints two tables: the pages that the parser is developed against, and those kept aside. A row is a group of pages,
Dutch portals or other wires, or a language. It shows the F1 of the boundaries (a brief counts where its body starts at
the right word), the share of gold items whose headline, places, agencies and age are all right, and of the items found
the share whose text ends at the right word, where the gold says which. Pages of
``known_wrong.tsv`` count like any other. ``-v`` prints what differs on the pages developed against, ``-a`` on those
kept aside.
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
from tests.golden.compare import Row, parsed_row
from tests.golden.pages import ASIDE, CORPUS, Page, pages
from tests.golden.places import atlas

FETCHED_AT: Final = datetime.fromisoformat("2026-02-07T23:00:00+01:00")
"""The time at which every golden page counts as fetched; chosen by hand."""
SETS: Final = (("developed against", CORPUS), ("kept aside", ASIDE))


class Bar(NamedTuple):
    """The shares, from 0 to 1, that a group of pages has to reach."""

    boundaries: float
    fields: float


BARS: Final = {"Dutch portals": Bar(0.98, 0.95), "other wires": Bar(0.92, 0.85), "hard layouts": Bar(0.92, 0.80)}
"""Chosen by hand; the tables show them beside what was measured."""


class Score(NamedTuple):
    """Counts over pages."""

    pages: int = 0
    gold: int = 0
    """Items that a careful reader takes from the pages."""
    parsed: int = 0
    """Briefs that the parser reads from them."""
    matched: int = 0
    """Gold items that have a brief."""
    right: int = 0
    """Matched items whose fields are all right."""
    to_end: int = 0
    """Matched items for which the gold says how their text ends."""
    ended: int = 0
    """Of these, those whose text ends so."""

    def plus(self, other: "Score") -> "Score":
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        return 2 * self.matched / (self.gold + self.parsed) if self.gold + self.parsed else 1.0

    @property
    def fields(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def flawless(self) -> bool:
        return self.parsed == self.gold == self.right


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("name", nargs="?", default="", help="only pages whose name contains NAME")
    options.add_argument(
        "-v", "--verbose", action="store_true", help="print what differs on the pages developed against"
    )
    options.add_argument("--folder", type=Path, help="score the pages of this folder alone")
    options.add_argument("-a", "--aside", action="store_true", help="print what differs on the pages kept aside")
    arguments = options.parse_args()
    console = Console()
    if arguments.folder is not None:
        totals = score_folder(arguments.folder, arguments.name, console if arguments.verbose else None)
        console.print(table(str(arguments.folder), sorted(totals), totals))
        return
    for (title, folder), verbose in zip(SETS, (arguments.verbose, arguments.aside), strict=True):
        totals = score_folder(folder, arguments.name, console if verbose else None)
        groups = [key for key in BARS if key in totals]
        console.print(table(title, [*groups, *sorted(totals.keys() - BARS.keys())], totals))


def score_folder(folder: Path, name: str, console: Console | None) -> dict[str, Score]:
    """Score the pages of a folder, by group and by language; print the flawed ones where a console is given."""
    totals: dict[str, Score] = {}
    for page in pages(folder):
        if name not in page.name:
            continue
        parsed = parsed_rows(page)
        result = score(page.rows, parsed)
        for key in (group_of(page), page.name.partition("-")[0]):
            totals[key] = totals.get(key, Score()).plus(result)
        if console is not None and not result.flawless:
            show(console, page, parsed)
    return totals


def parsed_rows(page: Page) -> list[Row]:
    """Return what the parser reads from a page."""
    article = RawArticle(source="golden", fetched_at=FETCHED_AT, text=page.text)
    return [parsed_row(brief) for brief in parse(article, atlas())]


def score(gold: list[Row], parsed: list[Row]) -> Score:
    """Match each gold item to the first unmatched brief whose body starts as the gold says, and count."""
    unmatched = list(parsed)
    matched = right = to_end = ended = 0
    for row in gold:
        match = next((item for item in unmatched if row.matches(item)), None)
        if match is not None:
            unmatched.remove(match)
            matched += 1
            right += row.fields == match.fields
            to_end += row.ends is not None
            ended += row.ends is not None and row.ends_like(match)
    return Score(1, len(gold), len(parsed), matched, right, to_end, ended)


def group_of(page: Page) -> str:
    """Return the key of ``BARS`` that a page counts for; its name begins with its language.

    Hard layouts are pages of twelve kinds that were misread on real sites (``nl-kindA-…``).
    """
    if "-kind" in page.name:
        return "hard layouts"
    return "Dutch portals" if page.name.startswith("nl-") else "other wires"


def show(console: Console, page: Page, parsed: list[Row]) -> None:
    """Print the gold items and the briefs of a page, except those that agree."""
    console.rule(page.name)
    agreed = [row for row in page.rows if any(row.matches(item) and row.fields == item.fields for item in parsed)]
    for row in page.rows:
        if row not in agreed:
            console.print(f"gold   {tuple(row[:4])} {(row.starts or '')[:60]!r}", soft_wrap=True, markup=False)
    for item in parsed:
        if not any(row.matches(item) and row.fields == item.fields for row in agreed):
            console.print(f"parsed {tuple(item[:4])} {(item.starts or '')[:60]!r}", soft_wrap=True, markup=False)


def table(title: str, keys: Iterable[str], totals: dict[str, Score]) -> Table:
    """Return a table with a row a group: counts, figures and bars."""
    rows = Table(title=title)
    for column in ("", "pages", "items", "briefs", "boundaries F1", "bar", "all fields", "bar", "ends"):
        rows.add_column(column, justify="left" if not rows.columns else "right")
    for key in keys:
        total, bar = totals[key], BARS.get(key)
        bars = (f"{bar.boundaries:.2f}", f"{bar.fields:.2f}") if bar else ("", "")
        ends = f"{total.ended / total.to_end:.3f}" if total.to_end else ""
        figures = (f"{total.f1:.3f}", bars[0], f"{total.fields:.3f}", bars[1], ends)
        rows.add_row(key, str(total.pages), str(total.gold), str(total.parsed), *figures)
    return rows


if __name__ == "__main__":
    main()
