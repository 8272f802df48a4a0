"""Changes: what differs between a text and the one it follows, in words for a reader: ``ten → twelve``."""

from collections import Counter
from typing import Final

from dateline.core.stories.similarity.features import Traits


def changes(text: Traits, former: Traits) -> tuple[str, ...]:
    """Return which numbers and names came and went, and how many paragraphs; at most 12 changes.

    ``10 → 12`` is a number in another's place, ``+30`` one that only came, ``-30`` one that only went.
    """
    numbers = _numbers(former.numbers.split(), text.numbers.split())
    names = _names(former.names.split("\n"), text.names.split("\n"))
    return tuple([*numbers, *names, *_paragraphs(text, former)][:_MAX_CHANGES])


def _numbers(old: list[str], new: list[str]) -> list[str]:
    """Return the numbers that only one text has. As many that went as came are paired, in order."""
    gone, come = _surplus(old, new), _surplus(new, old)
    if len(gone) == len(come):
        return [f"{before} → {after}" for before, after in zip(gone, come, strict=True)]
    return [*(f"-{number}" for number in gone), *(f"+{number}" for number in come)]


def _surplus(one: list[str], other: list[str]) -> list[str]:
    """Return what one list has more often than the other, in its order; of repeats, the last ones."""
    left = Counter(one) - Counter(other)
    surplus = []
    for number in reversed(one):
        if left[number]:
            left[number] -= 1
            surplus.append(number)
    return surplus[::-1]


def _names(old: list[str], new: list[str]) -> list[str]:
    """Return the names of which the other text has no word: from ``Gordon Brown`` to ``Brown`` nothing changes."""
    before, after = set(" ".join(old).split()), set(" ".join(new).split())
    gone = [f"-{name}" for name in old if name and not after.intersection(name.split())]
    come = [f"+{name}" for name in new if name and not before.intersection(name.split())]
    return [*gone, *come]


def _paragraphs(text: Traits, former: Traits) -> list[str]:
    """Return how many paragraphs more or fewer there are; where as many, how many changed."""
    ours, theirs = text.paragraphs.tolist(), former.paragraphs.tolist()
    more = len(ours) - len(theirs)
    if more:
        return [f"{more:+d} paragraph{'s' if abs(more) > 1 else ''}"]
    changed = max(len(set(ours) - set(theirs)), len(set(theirs) - set(ours)))
    return [f"{changed} of {len(ours)} paragraphs changed"] if changed and len(ours) > 1 else []


_MAX_CHANGES: Final = 12
"""Changes in a relation's ``changed``: what fits into a line of an alert. Chosen by hand."""
