"""Relate: is one text about the same as another, and what is it to it? Rules as rows, first match wins."""

import re
from array import array
from math import inf
from typing import Final, NamedTuple

from schemas import Relation
from schemas.brief import Signal
from schemas.story import Kind
from streams.core.sketch import overlap

_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
MAX_NUMBERS: Final = 24


class Sketched(NamedTuple):
    """What of a text is compared: its shingles, its numbers in order, what the wire said of it, its headline's hash."""

    shingles: "array[int]"
    numbers: tuple[str, ...]
    signal: Signal | None
    title: int


class _Rule(NamedTuple):
    """Holds where each share is at least its bound and the text's length, over the known one's, within its own."""

    name: str
    kind: Kind
    jaccard: float = 0.0
    of_text: float = 0.0
    of_known: float = 0.0
    shortest: float = 0.0
    longest: float = inf
    signal: Signal | None = None
    same_numbers: bool = False
    same_title: bool = False


# The full set of relations has an issue of its own; these need no more than two sketches. First match wins.
_RULES: Final = (
    _Rule("signal-withdrawal", "withdrawal", jaccard=0.2, signal="withdrawal"),
    _Rule("signal-correction", "correction", jaccard=0.2, signal="correction"),
    _Rule("signal-withdrawal-of-title", "withdrawal", signal="withdrawal", same_title=True),
    _Rule("signal-correction-of-title", "correction", signal="correction", same_title=True),
    _Rule("grew", "expansion", of_known=0.6, shortest=1.5),
    _Rule("cut-from-parent", "repeat", of_text=0.9, longest=0.8),
    _Rule("near-duplicate", "repeat", jaccard=0.9, same_numbers=True),
    _Rule("reworded", "update", jaccard=0.5),
    _Rule("mostly-from-parent", "update", of_text=0.6),
    _Rule("mostly-of-parent", "update", of_known=0.6),
)


def numbers(text: str) -> tuple[str, ...]:
    """Return the first 24 numbers of a text as printed."""
    return tuple(match.group() for match, _ in zip(_NUMBER.finditer(text), range(MAX_NUMBERS), strict=False))


def relate(text: Sketched, known: Sketched, parent: int) -> Relation | None:
    """Return what ``text`` is to ``known``, which stands as version ``parent``; None where it is another story."""
    share = overlap(text.shingles, known.shingles)
    growth = len(text.shingles) / max(len(known.shingles), 1)
    for rule in _RULES:
        if (
            share.jaccard >= rule.jaccard
            and share.of_first >= rule.of_text
            and share.of_second >= rule.of_known
            and rule.shortest <= growth <= rule.longest
            and rule.signal in {None, text.signal}
            and (not rule.same_numbers or text.numbers == known.numbers)
            and (not rule.same_title or (text.title and text.title == known.title))
        ):
            score = round(max(share), 4)
            return Relation(kind=rule.kind, parent=parent, score=score, rule=rule.name, changed=_changed(text, known))
    return None


def _changed(text: Sketched, known: Sketched) -> tuple[str, ...]:
    """Say which numbers came and went; "10 → 12" where one took another's place."""
    gone = [number for number in known.numbers if number not in text.numbers]
    come = [number for number in text.numbers if number not in known.numbers]
    if len(gone) == len(come):
        return tuple(f"{old} → {new}" for old, new in zip(gone, come, strict=True))
    return (*(f"-{old}" for old in gone), *(f"+{new}" for new in come))
