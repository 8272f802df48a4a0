"""The pages that give no brief, counted by source and reason, so that none vanishes without a trace."""

from collections import Counter
from typing import Final

MAX_SOURCES: Final = 1000
"""Sources that are counted one by one: bounds memory, since their names come from outside. Chosen by hand."""
MAX_SHOWN: Final = 5
"""Sources that the summary names, those with the most pages first. Chosen by hand."""


class NoBriefs:
    """How many pages there were, and how many of them gave no brief, by source and reason."""

    def __init__(self) -> None:
        self.pages = 0
        self.by_source: dict[str, Counter[str]] = {}
        self.others: Counter[str] = Counter()
        """Those of the sources beyond ``MAX_SOURCES``, by reason."""

    def count(self, source: str, reason: str | None) -> None:
        """Count a page; ``reason`` is why it gives no brief, None where it gives one."""
        self.pages += 1
        if reason is None:
            return
        if source not in self.by_source and len(self.by_source) >= MAX_SOURCES:
            self.others[reason] += 1
        else:
            self.by_source.setdefault(source, Counter())[reason] += 1

    @property
    def number(self) -> int:
        """How many pages gave no brief."""
        return sum(counts.total() for counts in self.by_source.values()) + self.others.total()

    def summary(self) -> str:
        """Return the counts as one line; empty where every page gave a brief.

        ``3 of 12 pages gave no brief: portal 2 (refusal), wire 1 (no_news)``.
        """
        if not (number := self.number):
            return ""
        ranked = sorted(self.by_source.items(), key=lambda each: (-each[1].total(), each[0]))
        parts = [f"{source} {counts.total()} ({words(counts)})" for source, counts in ranked[:MAX_SHOWN]]
        rest = self.others.copy()
        for _, counts in ranked[MAX_SHOWN:]:
            rest += counts
        parts += [f"other sources {rest.total()} ({words(rest)})"] if rest else []
        return f"{number} of {self.pages} page{'s' * (self.pages > 1)} gave no brief: {', '.join(parts)}"


def words(counts: Counter[str]) -> str:
    """Return reasons with their numbers, the most frequent first: ``refusal 2, menu``; a number of 1 is left out."""
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(reason if number == 1 else f"{reason} {number}" for reason, number in ranked)
