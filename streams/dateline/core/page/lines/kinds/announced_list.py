"""Find the lists that an article's text announces: ``The results of the finals:``, and short lines below.

A box of links begins with a shorter line, or with one that shares no word with the article.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.sentence import opens_list
from dateline.core.page.lines.topic_words import find_topic_words


def find_announcing(text: str, pieces: Sequence[Piece], words: AbstractSet[str]) -> set[int]:
    """Return the numbers of the lines that may announce a list of the article; ``words`` are those of its text."""
    return {
        at
        for at, piece in enumerate(pieces)
        if _announces_list(text, piece) and not words.isdisjoint(find_topic_words(text[piece.start : piece.end]))
    }


def _announces_list(text: str, piece: Piece) -> bool:
    """Whether a line may announce a list of the article; a shorter one is a label of the page: ``Lees ook:``."""
    return piece.kind is Kind.TEXT and piece.size >= _MIN_ANNOUNCING_CHARS and opens_list(text, piece.end)


def _is_of_list(piece: Piece) -> bool:
    """Whether a line is as short as a line of a list that an article's text announces; headlines are longer."""
    return piece.kind is Kind.TEXT and piece.dateline is None and piece.size <= _MAX_LISTED_CHARS


def find_closing_list(
    pieces: Sequence[Piece], last: int, announcing: AbstractSet[int], repeated: AbstractSet[int]
) -> set[int]:
    """Return the numbers of the lines below the last paragraph that a line announces, that line among them."""
    first = last if last in announcing else last + 1
    stop = first + 1
    while first in announcing and stop < len(pieces) and stop not in repeated and _is_of_list(pieces[stop]):
        if stop > first + 1 and pieces[stop].gap > pieces[first + 1].gap:
            break
        stop += 1
    return set(range(first, stop)) if _MIN_LISTED < stop - first <= _MAX_LISTED else set()


def are_announced(pieces: Sequence[Piece], above: int, headings: Sequence[int], announcing: AbstractSet[int]) -> bool:
    """Whether lines between two paragraphs are a list that the text announces, directly above or in its first line."""
    listed = headings if above in announcing else headings[1:] if headings[0] in announcing else ()
    return len(listed) >= _MIN_LISTED and all(_is_of_list(pieces[at]) for at in listed)


_MIN_ANNOUNCING_CHARS: Final = 24
"""The shortest line of an article that announces a list, in characters. Chosen by hand: labels are shorter."""
_MAX_LISTED_CHARS: Final = 40
"""The longest line of such a list, in characters. Chosen by hand: most headlines are longer."""
_MIN_LISTED: Final = 2
"""The fewest lines of such a list. Chosen by hand."""
_MAX_LISTED: Final = 60
"""The most lines of a list that closes an article. Chosen by hand: more are a page's menu."""
