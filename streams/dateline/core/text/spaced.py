"""Put letter-spaced lines together: ``D E N   H E L D E R`` is DEN HELDER."""

import re
from collections.abc import Iterator
from typing import Final

from dateline.core.data.text.invisible import WIDE_GAP
from dateline.core.text.edits import Edit


def spaced(text: str) -> Iterator[Edit]:
    """Yield the edits that put letter-spaced lines together, in order; none for a text without wide gaps.

    A line is letter-spaced where all of its words are single characters, half of them letters. One
    without a gap between words may be an alphabet, so it needs another line that has gaps.
    """
    if WIDE_GAP not in text:
        return
    lines = [line for line in _LINE.finditer(text) if _letters(line["words"])]
    if any(WIDE_GAP in line["words"] for line in lines):
        for line in lines:
            for gap in _SPACES.finditer(text, line.start("words"), line.end("words")):
                yield Edit(gap.start() + (gap.end() - gap.start() > 1), gap.end(), "")


def _letters(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return letters >= _LEAST and letters * 2 >= len(words.split())


_LEAST: Final = 4
"""Letters on a letter-spaced line, at least."""
_LINE: Final = re.compile(r"^[ \xa0]*+(?P<words>(?:\S[ \xa0]++)++(?:\S[ \xa0]*+)?)$", re.MULTILINE)
_SPACES: Final = re.compile(r"[ \xa0]++(?!$)", re.MULTILINE)
