"""What differs between a text and the one it follows, in words that can be shown to a reader: ``ten → twelve``."""

from collections import Counter
from typing import Final

from dateline.core.stories.similarity.features import Traits


def changes(text: Traits, known: Traits) -> tuple[str, ...]:
    """Say which numbers and names came and went, and how many paragraphs; at most 12 of them.

    ``10 → 12`` where one took another's place, ``+30`` and ``-30`` where it only came or went.
    """
    numbers = _numbers(known.numbers.split(), text.numbers.split())
    names = _names(known.names.split("\n"), text.names.split("\n"))
    said = [*numbers, *names, *_paragraphs(text, known)]
    return tuple(said[:_MOST])


def _numbers(old: list[str], new: list[str]) -> list[str]:
    """Numbers that only one of the texts holds; where as many came as went, one in another's place."""
    gone, come = _besides(old, new), _besides(new, old)
    if len(gone) == len(come):
        return [f"{before} → {after}" for before, after in zip(gone, come, strict=True)]
    return [*(f"-{number}" for number in gone), *(f"+{number}" for number in come)]


def _besides(one: list[str], other: list[str]) -> list[str]:
    """Return what the one holds more often than the other, in order."""
    left = Counter(one) - Counter(other)
    found = []
    for number in reversed(one):
        if left[number]:
            left[number] -= 1
            found.append(number)
    return found[::-1]


def _names(old: list[str], new: list[str]) -> list[str]:
    """Names that the other text does not hold, not even in part: ``Gordon Brown`` and then ``Brown`` is no change."""
    before, after = set(" ".join(old).split()), set(" ".join(new).split())
    gone = [f"-{name}" for name in old if name and not after.intersection(name.split())]
    come = [f"+{name}" for name in new if name and not before.intersection(name.split())]
    return [*gone, *come]


def _paragraphs(text: Traits, known: Traits) -> list[str]:
    ours, theirs = text.paragraphs.tolist(), known.paragraphs.tolist()
    more = len(ours) - len(theirs)
    if more:
        return [f"{more:+d} paragraph{'s' if abs(more) > 1 else ''}"]
    both = max(len(set(ours) - set(theirs)), len(set(theirs) - set(ours)))
    return [f"{both} of {len(ours)} paragraphs changed"] if both and len(ours) > 1 else []


_MOST: Final = 12
