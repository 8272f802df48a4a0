"""Alignment: which numbers of two texts stand in each other's place, by the order of both."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Opcode = tuple[str, int, int, int, int]
"""What became of a stretch of the old numbers: ``equal``, ``replace``, ``delete`` or ``insert``; where the stretch
starts and ends among the old ones, and among the new ones."""


def opcodes(old: Sequence[str], new: Sequence[str]) -> Iterable[Opcode]:
    """Return what ``SequenceMatcher`` does: at once where the numbers that both have stand in one order.

    A number that stands twice may be matched in two ways, and is left to it.
    """
    places = {number: at for at, number in enumerate(old)}
    kept = [(places[number], at) for at, number in enumerate(new) if number in places]
    if len(places) < len(old) or any([was >= then for (was, _), (then, _) in pairwise(kept)]):  # noqa: C419 - a short list
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return _between(kept, (len(old), len(new)))


def _between(kept: Iterable[tuple[int, int]], sizes: tuple[int, int]) -> Iterator[Opcode]:
    """Yield the stretches that numbers which stayed divide two rows into, and those of the numbers that stayed."""
    start, new_start, end, new_end = 0, 0, 0, 0  # of the last numbers that stayed
    for was, now in (*kept, sizes):
        if (was, now) == (end, new_end) != sizes:
            end, new_end = end + 1, new_end + 1
            continue
        if end > start:
            yield "equal", start, end, new_start, new_end
        if was > end or now > new_end:
            tag = "insert" if was == end else "delete" if now == new_end else "replace"
            yield tag, end, was, new_end, now
        start, new_start, end, new_end = was, now, was + 1, now + 1


def without(numbers: Sequence[str], others: Iterable[str]) -> list[str]:
    """Return numbers without others, each as often as it is among those; a ``Counter`` takes longer for so few."""
    left = [*numbers]
    for number in others:
        if number in left:
            left.remove(number)
    return left
