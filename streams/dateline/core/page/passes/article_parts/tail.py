"""Find where an article ends: what stands below its last sentence and looks like its text, and its last line.

- a row of teasers is headlines, each with one paragraph, below a text whose paragraphs follow one another
- the author's biography names somebody whom a byline above the text names, or a line of the box in which it stands,
  and no other paragraph
- an address is most of its line, and is left out alone: a report in another place may stand between two paragraphs

Below teasers and a biography, nothing is the article's any more. A last sentence too short for running text, or a last
quotation, is the article's where it shares words with it and does not speak to the reader.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from dateline.core.data.text.characters import CAPITALS, QUOTES
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.topic_words import find_topic_words
from dateline.core.page.passes.article_parts.running import is_running
from dateline.core.text.pattern_code import compiled


def without_tail(text: str, pieces: Sequence[Piece], kept: AbstractSet[int]) -> set[int]:
    """Return the numbers of an article's pieces without those of its tail; at most half of the paragraphs are cut."""
    paragraphs = [at for at in sorted(kept) if is_running(pieces[at])]
    if len(paragraphs) < _MIN_FOLLOWING:
        return set(kept)
    first = paragraphs[len(paragraphs) // 2] + 1
    ends = [
        _find_teasers(text, pieces, paragraphs),
        _find_biography(text, pieces, sorted(kept), paragraphs),
        _find_box_of_author(text, pieces, paragraphs),
    ]
    end = min((one for one in ends if one is not None and one >= first), default=len(pieces))
    return {at for at in kept if at < end and not (at >= first and _is_address(text, pieces[at]))}


def _find_teasers(text: str, pieces: Sequence[Piece], paragraphs: Sequence[int]) -> int | None:
    """Return where a row of teasers opens at the end of the paragraphs; None for none.

    Between two of its paragraphs stands a headline, or a line of the page that is the same each time: ``mehr``.
    """
    row: list[int] = []
    same: set[str] | None = None
    for above, at in reversed(list(pairwise(paragraphs))):
        between = range(above + 1, at)
        headed = any(_may_head_teaser(pieces[one]) for one in between)
        lines = {_without_digits(text, pieces[one]) for one in between if pieces[one].kind is not Kind.TEXT}
        uppermost = same and not same & lines  # the line that parts two teasers does not stand above the first
        same = lines if same is None else same & lines
        parted = (same or uppermost) and any(pieces[one].is_heading for one in between)
        if pieces[at].size > _MAX_TEASER_CHARS or not (headed or parted):
            break
        row.append(above + 1)
    text_above = paragraphs[: len(paragraphs) - len(row)]
    following = sum(
        not any(_may_head_teaser(pieces[one]) for one in range(above + 1, at)) for above, at in pairwise(text_above)
    )
    is_row = len(row) >= _MIN_TEASERS and following >= _MIN_FOLLOWING
    return row[-1] if is_row else None


def _without_digits(text: str, piece: Piece) -> str:
    """Return the words of a line, every digit as 0."""
    return _DIGITS.sub("0", text[piece.start : piece.end])


def _may_head_teaser(piece: Piece) -> bool:
    """Whether a line is as long as a headline, and longer than most sub-headings."""
    return piece.kind is Kind.TEXT and not piece.sentence and _MIN_HEADLINE_CHARS <= piece.size <= _MAX_HEADLINE_CHARS


def _find_biography(text: str, pieces: Sequence[Piece], kept: Sequence[int], paragraphs: Sequence[int]) -> int | None:
    """Return the number of the line among the last ones that tells who the author is; None for none."""
    near = pieces[max(kept[0] - _MAX_LINES_TO_BYLINE, 0) : kept[0]]
    bylines = [one for one in near if one.why is Reason.BYLINE]
    authors = {match["name"] for one in bylines for match in _NAME.finditer(text, one.start, one.end)}
    last = [at for at in kept if at >= paragraphs[-min(_MAX_PARAGRAPHS_OF_BIOGRAPHY, len(paragraphs))]]
    for name in sorted(authors):
        if not name[0].isupper():  # in a script without capitals, any words are like a name
            continue
        first = next((at for at in kept if text.find(name, pieces[at].start, pieces[at].end) >= 0), None)
        if first in last and text.find(name, pieces[first].start, pieces[first].start + _MAX_CHARS_TO_NAME) >= 0:
            return first
    return None


def _find_box_of_author(text: str, pieces: Sequence[Piece], paragraphs: Sequence[int]) -> int | None:
    """Return where a box opens whose lines name the author, and whose paragraph, the last, opens with the name."""
    above, last = paragraphs[-2:]
    lines = range(above + 1, last)
    if not _MIN_LINES_OF_BOX <= len(lines) <= _MAX_LINES_OF_BOX:
        return None
    for at in lines:
        name = text[pieces[at].start : min(pieces[at].end, pieces[at].start + _MAX_CHARS_TO_NAME)]
        if _NAME.match(name) is None or not text.startswith(name, pieces[last].start):
            continue
        if not any(text.find(name, pieces[one].start, pieces[one].end) >= 0 for one in paragraphs[:-1]):
            return above + 1
    return None


def find_last_line(text: str, pieces: Sequence[Piece], kept: AbstractSet[int], words: AbstractSet[str]) -> set[int]:
    """Return the number of the line directly below an article that is its last, or none; ``words`` are the article's.

    The line is parted from the text as its paragraphs are from each other.
    """
    at = max(kept) + 1
    if at >= len(pieces) or pieces[at].kind is not Kind.TEXT or pieces[at].gap != pieces[at - 1].gap:
        return set()
    piece = pieces[at]
    quoted = text[piece.start] in QUOTES and piece.size >= _MIN_QUOTATION_CHARS
    if piece.dateline is not None or not (quoted or (piece.sentence and piece.is_paragraph)):
        return set()
    line = text[piece.start : piece.end]
    shares = len(find_topic_words(line) & words) >= _MIN_SHARED_WORDS
    return {at} if shares and (quoted or not weigh_line(line).page) else set()


def _is_address(text: str, piece: Piece) -> bool:
    """Whether a line is for the most part a web address."""
    address = _ADDRESS.search(text, piece.start, piece.end)
    return address is not None and (address.end() - address.start()) * 2 > piece.size


_MIN_TEASERS: Final = 3
"""The fewest teasers of a row below a text, as in ``teasers``. Chosen by hand: two may be sub-headings or captions."""
_MIN_FOLLOWING: Final = 2
"""The fewest paragraphs without a line as long as a headline in front, in a text with teasers below. Chosen by hand."""
_MAX_TEASER_CHARS: Final = 300
"""The longest paragraph of a teaser, in characters. Chosen by hand."""
_MIN_HEADLINE_CHARS: Final = 40
"""The shortest headline of a teaser, in characters. Chosen by hand: most sub-headings are shorter."""
_MAX_HEADLINE_CHARS: Final = 150
"""The longest headline, in characters."""
_MAX_PARAGRAPHS_OF_BIOGRAPHY: Final = 3
"""The most paragraphs at the end of a text that tell of its author. Chosen by hand."""
_MIN_LINES_OF_BOX: Final = 2
"""The fewest lines of a box of the author above its paragraph: the name, and a label or the role."""
_MAX_LINES_OF_BOX: Final = 5
"""The most lines of it. Chosen by hand."""
_MIN_QUOTATION_CHARS: Final = 80
"""The shortest quotation that is an article's last line without a full stop, in characters. Chosen by hand."""
_MIN_SHARED_WORDS: Final = 2
"""The fewest words of the article in its last line. Chosen by hand."""
_DIGITS: Final = re.compile(r"\d+")
_MAX_LINES_TO_BYLINE: Final = 12
"""Pieces from the author's name down to the text. Chosen by hand: a time and links to share stand between."""
_MAX_CHARS_TO_NAME: Final = 40
"""How far into a line that tells of the author the name ends, in characters. Chosen by hand."""
_NAME: Final = compiled(
    rf"(?<!\w)(?=(?P<name>[{CAPITALS}][\w.'\u2019-]{{1,30}} [{CAPITALS}][\w.'\u2019-]{{1,30}})(?!\w))"
)
"""Two words of a name, each pair of them: ``Ines Falk``."""
_ADDRESS: Final = re.compile(r"https?://\S{4,300}")
