"""Measure the parser on the pages written for it: ``python -m tests.golden.evaluate [-v]``.

Prints, for the Dutch pages and for all others, precision, recall and F1 of the boundaries (a brief
whose body starts at the right word) and the share of gold items with every field right.
"""

import sys
from datetime import datetime
from typing import Final, NamedTuple

from schemas import RawArticle
from streams.core.parse import parse
from tests.golden.compare import Row, obtained
from tests.golden.pages import Page, pages
from tests.golden.places import atlas

FETCHED_AT: Final = datetime.fromisoformat("2026-02-07T23:00:00+01:00")


class Score(NamedTuple):
    """Counts over pages."""

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
    return Score(len(gold), len(got), found, right)


def read(page: Page) -> list[Row]:
    """What the parser takes from a page."""
    return [
        obtained(brief) for brief in parse(RawArticle(source="golden", fetched_at=FETCHED_AT, text=page.text), atlas())
    ]


def main(*, verbose: bool) -> None:
    totals = {"dutch": Score(), "others": Score()}
    for page in pages():
        got = read(page)
        result = score(page.rows, got)
        group = "dutch" if page.name.startswith("nl-") else "others"
        totals[group] = totals[group].plus(result)
        if verbose and (result.found < max(result.gold, result.got) or result.right < result.gold):
            sys.stdout.write(f"{page.name}\n")
            for label, rows in (("gold", page.rows), ("got", got)):
                for row in rows:
                    sys.stdout.write(f"   {label:4} {tuple(row[:4])} {(row.starts or '')[:40]!r}\n")
    for group, total in totals.items():
        sys.stdout.write(
            f"{group:7} items {total.gold:4}  taken {total.got:4}"
            f"  boundaries F1 {total.f1:.3f}  all fields {total.fields:.3f}\n"
        )


if __name__ == "__main__":
    main(verbose="-v" in sys.argv)
