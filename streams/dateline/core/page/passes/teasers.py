"""Find the teasers below an article: headlines, each with one paragraph, in a row of three or more.

Between two teasers stand short lines only: a section's name, a byline, a date, a link to read on.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dateline.core.page.lines.kinds.wording import MIN_HEADLINE_SPACES
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.topic_words import find_topic_words


class Teaser(NamedTuple):
    """A headline and the paragraph below it, by the numbers of their pieces."""

    headline: int
    paragraph: int


def find_teasers(text: str, pieces: Sequence[Piece], after: int) -> list[Teaser]:
    """Return the teasers of the pieces from ``after`` on; none where the headlines share no words with the texts."""
    teasers: list[Teaser] = []
    for run in _find_runs(text, pieces, after):
        shared = sum(_share_words(text, pieces, teaser) for teaser in run)
        is_long = len(run) >= _MIN_TEASERS_OF_A_LONG_ROW
        per_shared = _MAX_TEASERS_PER_SHARED_OF_A_LONG_ROW if is_long else _MAX_TEASERS_PER_SHARED
        if len(run) >= _MIN_TEASERS and shared * per_shared >= len(run):
            teasers += run
    return teasers


def keep_teasers(marked: Sequence[Piece], pieces: Sequence[Piece], teasers: Sequence[Teaser]) -> list[Piece]:
    """Return the pieces that were marked as furniture, with those of the teasers as they were."""
    kept = {at for teaser in teasers for at in teaser}
    return [pieces[at] if at in kept else piece for at, piece in enumerate(marked)]


def _find_runs(text: str, pieces: Sequence[Piece], after: int) -> Iterator[list[Teaser]]:
    """Yield the teasers that follow each other without other text between them."""
    run: list[Teaser] = []
    headline = None
    for at in range(after, len(pieces)):
        piece = pieces[at]
        if headline is not None and at - headline > _MAX_LINES_TO_PARAGRAPH:
            headline = None
        if piece.kind is not Kind.TEXT:
            continue
        if not piece.sentence and not piece.wrapped and piece.size <= _MAX_HEADLINE_CHARS:
            if _may_head(text, piece):
                headline = at
            continue
        teaser = piece.sentence and _MIN_TEASER_CHARS <= piece.size <= _MAX_TEASER_CHARS and piece.dateline is None
        if teaser and headline is not None and (not run or at - run[-1].paragraph <= _MAX_LINES_TO_NEXT):
            run.append(Teaser(headline, at))
        elif piece.size >= _MIN_TEASER_CHARS:
            yield run
            run = [Teaser(headline, at)] if teaser and headline is not None else []
        headline = None
    yield run


def _may_head(text: str, piece: Piece) -> bool:
    """Whether a line has as many words as a headline; numbers are none."""
    words = text[piece.start : piece.end].split()
    return sum(word.strip(_QUOTES)[:1].isalpha() for word in words) > MIN_HEADLINE_SPACES


def _share_words(text: str, pieces: Sequence[Piece], teaser: Teaser) -> bool:
    """Whether a headline and its paragraph share a word."""
    head, paragraph = pieces[teaser.headline], pieces[teaser.paragraph]
    return not find_topic_words(text[head.start : head.end]).isdisjoint(
        find_topic_words(text[paragraph.start : paragraph.end])
    )


_MIN_TEASERS: Final = 3
"""The fewest teasers in a row: fewer are no pattern. Chosen by hand."""
_MAX_TEASERS_PER_SHARED: Final = 3
"""The most teasers of a row per teaser whose headline shares a word with its paragraph: many share none. Chosen by
hand."""
_MIN_TEASERS_OF_A_LONG_ROW: Final = 6
"""The fewest teasers of a row that is long: its length is evidence too, and fewer have to share words.
Chosen by hand."""
_MAX_TEASERS_PER_SHARED_OF_A_LONG_ROW: Final = 6
"""The same of a long row. Chosen by hand."""
_MAX_HEADLINE_CHARS: Final = 150
"""The longest headline, in characters; ``Sturm im Norden: Zwei Boote gesunken`` may look like a dateline."""
_MAX_LINES_TO_PARAGRAPH: Final = 4
"""Pieces from a teaser's headline down to its paragraph: a byline and a date may stand between. Chosen by hand."""
_MAX_LINES_TO_NEXT: Final = 12
"""Pieces from one teaser's paragraph down to the next one's. Chosen by hand."""
_MIN_TEASER_CHARS: Final = 70
"""The shortest paragraph of a teaser, in characters. Chosen by hand."""
_MAX_TEASER_CHARS: Final = 400
"""The longest, in characters; longer ones are texts. Chosen by hand."""
_QUOTES: Final = "\"'\u201e\u201c\u201d\u00ab\u00bb\u2018\u2019"
