"""Edit a text and remember where its characters came from, in memory that grows with the edits alone."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, MutableSequence
from typing import NamedTuple


class Edit(NamedTuple):
    """[start, end) of a text, in code points, and what is put there."""

    start: int
    end: int
    put: str


class Layer(NamedTuple):
    """Where edits stood before and after: [old, old_end) became [new, new_end), one row an edit, in order."""

    old: MutableSequence[int]
    old_end: MutableSequence[int]
    new: MutableSequence[int]
    new_end: MutableSequence[int]

    def start(self, at: int) -> int:
        """Return where a span that starts at ``at`` starts in the old text: after what was taken out there."""
        return self._old(bisect_right(self.new, at) - 1, at)

    def end(self, at: int) -> int:
        """Return where a span that ends at ``at`` ends in the old text: before what was taken out there."""
        return self._old(bisect_left(self.new, at) - 1, at)

    def _old(self, row: int, at: int) -> int:
        """Return where ``at`` was before the edits up to ``row``; inside an edit, as far into it in proportion.

        One place for an end and for the start behind it: where a page is cut inside an edit, spans meet there.
        """
        if row < 0:
            return at
        old, new, old_end, new_end = self.old[row], self.new[row], self.old_end[row], self.new_end[row]
        if at >= new_end:
            return old_end + at - new_end
        return old + (at - new) * (old_end - old) // (new_end - new)


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, Layer]:
    """Return the text with the edits made, which are in order and apart, and the way back to the old one."""
    layer = Layer(array("q"), array("q"), array("q"), array("q"))
    parts: list[str] = []
    at = size = 0
    for start, end, put in edits:
        parts += (text[at:start], put)
        size += start - at
        layer.old.append(start)
        layer.old_end.append(end)
        layer.new.append(size)
        size += len(put)
        layer.new_end.append(size)
        at = end
    if not parts:
        return text, layer
    parts.append(text[at:])
    return "".join(parts), layer
