"""Whether a piece is running text: a paragraph that closes like a sentence, or a long one that is no row of links."""

from itertools import pairwise
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece


def is_running(piece: Piece) -> bool:
    """Whether a piece is running text."""
    if piece.kind is not Kind.TEXT:
        return False
    return running_size(piece) >= (_MIN_SENTENCE_CHARS if piece.sentence else _MIN_OPEN_CHARS)


def running_size(piece: Piece) -> int:
    """Return how much text a piece holds, in characters; a letter of Chinese or Japanese counts as several."""
    return piece.size * _CHARS_OF_A_DENSE_LETTER if piece.dense else piece.size


def is_row_of_links(text: str, piece: Piece) -> bool:
    """Whether a long line is links without spaces between them, and no sentence: ``NewsSportWetterVideo …``."""
    if piece.sentence or piece.size < _MIN_OPEN_CHARS:
        return False
    line = text[piece.start : min(piece.end, piece.start + _MAX_LINK_CHARS)]
    return sum(here.islower() and there.isupper() for here, there in pairwise(line)) >= _MIN_GLUED_WORDS


_MIN_GLUED_WORDS: Final = 6
"""The fewest capitals glued to small letters of a row of links. Chosen by hand: a text has a ``McKenna`` or two."""
_MAX_LINK_CHARS: Final = 500
"""How far into a line such capitals are counted, in characters. Bounds the time only."""
_MIN_SENTENCE_CHARS: Final = 80
"""The shortest running text that closes like a sentence, in characters. Chosen by hand: prompts and teasers of real
pages are mostly shorter."""
_MIN_OPEN_CHARS: Final = 200
"""The shortest running text that does not close like a sentence, in characters; teasers are shorter. Chosen by hand."""
_CHARS_OF_A_DENSE_LETTER: Final = 3
"""How many characters of other scripts hold as much as one of Chinese or Japanese. Chosen by hand."""
