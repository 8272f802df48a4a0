"""Line: the alert of one sentence that a wire sends before the report.

Its headline is its text: the parser gives it so where the line is alone on its page. Behind a dateline (``LIMA
(Reuters) -``) and in a list the same words are a text without a headline; ``headline_to_compare`` treats both alike.
"""

import re
from typing import Final

from dateline.core.data.text.characters import CLOSERS, TERMINATORS
from dateline.core.stories.similarity.features import Traits
from dateline.core.text.signals import without_mark
from dateline_schemas.brief import Brief


def headline_to_compare(brief: Brief) -> str | None:
    """Return the headline by which a brief is compared; of a line without one, its text; None of any other text.

    A mark such as ``【訂正】`` is left out: it is no word of the event.
    """
    if brief.headline is not None:
        return without_mark(brief.headline)
    if not _is_short(brief.text) or _STOP_INSIDE.search(brief.text) is not None:
        return None
    return without_mark(brief.text)


def _is_short(text: str) -> bool:
    return "\n" not in text and not text.endswith(_CUTS) and len(text) <= _MAX_CHARS and len(text.split()) <= _MAX_WORDS


def is_line(traits: Traits) -> bool:
    """Whether a text is a single line without a headline of its own, as the alerts are that a wire sends first."""
    shingles, words, title, _, paragraphs = traits.sizes
    return (
        paragraphs == 1
        and title > 0
        and shingles <= _MAX_SHINGLES_OF_A_LINE
        and words - title <= len(traits.numbers.split()) + _MAX_OTHER_WORDS_OF_A_LINE
    )


_MAX_SHINGLES_OF_A_LINE: Final = 24
"""Shingles of the longest line, which has four words more. Chosen by hand."""
_MAX_OTHER_WORDS_OF_A_LINE: Final = 2
"""Words of a line that are not among those of its headline, besides numbers. Chosen by hand."""
_MAX_WORDS: Final = 18
"""Words of the longest text without a headline that is a line. Of the 839 lines on the newswire of the fit, 99 % have
no more. Items of a list, which have no headlines either, have 18 to 30, and repeat for hours."""
_MAX_CHARS: Final = 90
"""Characters of the longest such text. Of the same lines, 99 % have no more."""
_CUTS: Final = ("…", "...")
"""How a text ends that its page cuts off."""
_STOP_INSIDE: Final = re.compile(rf"[{re.escape(TERMINATORS)}][{re.escape(CLOSERS)}]?\s+\w")
"""The end of a sentence that another follows."""
