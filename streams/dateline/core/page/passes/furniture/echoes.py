"""Mark a headline that is printed again in front of its own text: ``… la ferrovia del tèRoma, 11 giu. (…) …``."""

from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import CAPITALS
from dateline.core.page.dateline.date import DATE_WORDS
from dateline.core.page.lines.classify import classify
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.agencies import AGENCY_PATTERN
from dateline.core.text.notices import is_formula, withdraws_its_page
from dateline.core.text.pattern_code import compiled


def cut_echoed_headlines(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: a headline repeated in front of its text becomes noise, an agency after it a credit.

    Aggregators print ``Räntan lämnas oförändrad Ekonomi TT Norges Bank …``: headline, section, agency, text.
    """
    cut: list[Piece] = []
    above = 0
    for piece in pieces:
        size = piece.end - piece.start
        if not (_MIN_ECHO_CHARS <= above <= size - _MIN_ECHO_CHARS and _repeats_headline(text, cut[-1], piece)):
            cut.append(piece)
            above = size
            continue
        start = piece.start + above
        credit = _ECHO_CREDIT.match(text, start, piece.end)
        cut.append(piece._replace(kind=Kind.NOISE, end=start, dateline=None, why=Reason.ECHO))
        if credit is not None:
            cut.append(Piece(Kind.CREDIT, credit.start("agency"), credit.end("agency")))
            start = credit.end()
        cut += classify(text, start, piece.end)
        above = cut[-1].size
    return cut


def _repeats_headline(text: str, head: Piece, piece: Piece) -> bool:
    """Whether a text begins with the headline above it; a notice that its story is withdrawn may open both."""
    headline, may_repeat = text[head.start : head.end], piece.kind is Kind.TEXT and head.is_heading
    is_echo = may_repeat and text.startswith(headline, piece.start) and not is_formula(headline)
    if not is_echo or _continues_sentence(text, piece.start + len(headline), piece.end):
        return False
    return not withdraws_its_page(text[piece.start : piece.end])


def _continues_sentence(text: str, start: int, end: int) -> bool:
    """Whether the words before ``start`` open the sentence that goes on there: ``Smith visits Paris| on Monday``."""
    after = _AFTER_ECHO.match(text, start, end)
    return after is not None and (after["word"] is None or after["word"].lower() in DATE_WORDS)


_MIN_ECHO_CHARS: Final = 15
"""The shortest headline, and the shortest text after it, in characters; a text may begin with a shorter word
by chance. Tuned on the golden pages."""
_AFTER_ECHO: Final = compiled(
    rf"(?:[\u2019',;)]| ?(?!\d{{1,2}}[:.]\d\d)[^\W_{CAPITALS}]| (?P<word>[{CAPITALS}][^\W\d_]+))"
)
"""What goes on with a sentence: a comma, an apostrophe, a number or a small letter; or a word, which must be a
date's. A clock time does not."""
_ECHO_CREDIT: Final = compiled(rf" (?:[{CAPITALS}][^\W\d_]+ )?(?P<agency>{AGENCY_PATTERN}) (?=[{CAPITALS}“”\"])")
"""A section's name, if any, and an agency's in front of the text."""
