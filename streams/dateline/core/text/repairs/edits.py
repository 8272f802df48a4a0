"""Apply edits to a text, and find where a position of the new text was in the old one.

Memory grows with the number of edits and not with the text.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, MutableSequence
from typing import NamedTuple


class Edit(NamedTuple):
    """A span [start, end) of a text, in code points, and its replacement."""

    start: int
    end: int
    replacement: str


class Layer(NamedTuple):
    """Where edits stood before and after: [old, old_end) became [new, new_end); one entry an edit, in order."""

    old: MutableSequence[int]
    old_end: MutableSequence[int]
    new: MutableSequence[int]
    new_end: MutableSequence[int]

    def edited(self, at: int) -> int:
        """Return where a position of the old text is in the new one; inside an edit, in proportion."""
        row = bisect_right(self.old, at) - 1
        if row < 0:
            return at
        old, new, old_end, new_end = self.old[row], self.new[row], self.old_end[row], self.new_end[row]
        if at >= old_end:
            return new_end + at - old_end
        return new + (at - old) * (new_end - new) // (old_end - old)

    def start(self, at: int) -> int:
        """Return where a span that starts at ``at`` starts in the old text, after characters removed there."""
        return self._old(bisect_right(self.new, at) - 1, at)

    def end(self, at: int) -> int:
        """Return where a span that ends at ``at`` ends in the old text, before characters removed there."""
        return self._old(bisect_left(self.new, at) - 1, at)

    def _old(self, row: int, at: int) -> int:
        """Return where ``at`` was before the edits up to number ``row``; inside an edit, in proportion.

        The end of one span and the start of the next give the same position, also where they meet inside an edit.
        """
        if row < 0:
            return at
        old, new, old_end, new_end = self.old[row], self.new[row], self.old_end[row], self.new_end[row]
        if at >= new_end:
            return old_end + at - new_end
        return old + (at - new) * (old_end - old) // (new_end - new)


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, Layer]:
    """Return the text with the edits applied, and the layer that leads back; edits come in order, not overlapping."""
    layer = Layer(array("q"), array("q"), array("q"), array("q"))
    parts: list[str] = []
    at = size = 0
    for start, end, replacement in edits:
        parts += (text[at:start], replacement)
        size += start - at
        layer.old.append(start)
        layer.old_end.append(end)
        layer.new.append(size)
        size += len(replacement)
        layer.new_end.append(size)
        at = end
    if not parts:
        return text, layer
    parts.append(text[at:])
    return "".join(parts), layer
