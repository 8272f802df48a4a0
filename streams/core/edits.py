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
        row = bisect_right(self.new, at) - 1
        if row < 0:
            return at
        return self.old_end[row] + at - self.new_end[row] if at >= self.new_end[row] else self.old[row]

    def end(self, at: int) -> int:
        """Return where a span that ends at ``at`` ends in the old text: before what was taken out there."""
        row = bisect_left(self.new, at) - 1
        if row < 0:
            return at
        return self.old_end[row] + max(0, at - self.new_end[row])


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
