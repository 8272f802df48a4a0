"""Decide whether a line is a label with a count: ``Reacties (4)``, ``12 Kommentare``, ``Share 1.2K``."""

from typing import Final

from dateline.core.data.text.characters import SPACE
from dateline.core.data.wire.boilerplate import COMMENT_HEADINGS, COUNT_LABELS, COUNTED_BUTTONS


def is_counted_label(lowered: str) -> bool:
    """Whether nothing but a number stands beside a label: not in ``12 dead in Lagos`` or ``12 comments anger Paris``.

    The number may stand in brackets, which are empty for none, or behind a colon, and count thousands or millions:
    ``1.2K shares``.
    """
    first, last = lowered[:1], lowered[-1:]
    if not (first.isdecimal() or last.isdecimal() or first in _OPENING or last in _CLOSING):  # as in most lines
        return False
    if last in _MULTIPLES and lowered[-2:-1].isdecimal():
        lowered = lowered[:-1]
    label = lowered.strip(_COUNT_SIGNS)
    if label[:2] in _MULTIPLES_IN_FRONT and first.isdecimal():
        label = label[2:]
    return (
        len(label) < len(lowered)
        and label in _LABELS
        and ("()" in lowered or any(sign.isdecimal() for sign in lowered))
    )


_LABELS: Final = frozenset((*COMMENT_HEADINGS, *COUNT_LABELS, *COUNTED_BUTTONS))
_OPENING: Final = ("(", "[")
_CLOSING: Final = (")", "]", "k", "m")
_MULTIPLES: Final = ("k", "m")
"""Letters for thousands and millions behind a number."""
_MULTIPLES_IN_FRONT: Final = tuple(f"{letter} " for letter in _MULTIPLES)
_COUNT_SIGNS: Final = f"0123456789.,:'+()[]{SPACE}"
"""What a number is made of, and what stands between it and its label."""
