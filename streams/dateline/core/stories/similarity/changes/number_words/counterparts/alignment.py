"""Alignment: which numbers of two texts stand in each other's place, by the order of both."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import eq


def opcodes(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[str, int, int, int, int]]:
    """Return what ``SequenceMatcher`` does: at once where the numbers that both have stand where they stood.

    A number that stands twice may be matched in two ways, and is left to it.
    """
    known, size = {*old}, len(old)
    is_in_place = len(known) == size == len(new) and sum(map(eq, old, new)) == sum(map(known.__contains__, new))
    if not is_in_place:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    runs = [(stays, [*run]) for stays, run in groupby(range(size), lambda at: old[at] == new[at])]
    return [("equal" if stays else "replace", run[0], run[-1] + 1, run[0], run[-1] + 1) for stays, run in runs]
