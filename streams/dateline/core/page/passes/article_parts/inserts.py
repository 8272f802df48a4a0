"""Find the lines between an article's paragraphs that are none of its text: captions, and words of the page.

A caption is shown by a photo's credit, below it or behind its last sentence: names alone, or a label such as
``Foto:``. Words of the page speak to the reader and share hardly a word with the paragraphs.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, QUOTES, TERMINATORS
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.data.wire.captions import PHOTO_LABELS
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.topic_words import find_topic_words
from dateline.core.page.passes.article_parts.running import is_running
from dateline.core.text.pattern_code import compiled


def find_captions(text: str, pieces: Sequence[Piece], core: range) -> set[int]:
    """Return the numbers of the captions in the article's run above its last paragraph."""
    last = next((at for at in reversed(core) if is_running(pieces[at])), core.start)
    return {
        at
        for at in range(core.start, last)
        if (piece := pieces[at]).kind is Kind.TEXT
        and piece.dateline is None
        and piece.size <= _MAX_CAPTION_CHARS
        and text[piece.start] not in _SPEECH
        and (
            (piece.size <= _MAX_CAPTION_ABOVE_CHARS and _is_credit(text, pieces[at + 1]))
            or _closes_with_credit(text, piece)
        )
    }


def find_page_voices(
    text: str, pieces: Sequence[Piece], core: range, words: Mapping[int, AbstractSet[str]]
) -> set[int]:
    """Return the numbers of the lines of the run in which the page speaks to its reader.

    ``words`` has the words of the running texts. Beside such a line, fewer words to the reader are enough.
    """
    uses: dict[str, int] = {}
    for at in core:
        for word in words.get(at, ()):
            uses[word] = uses.get(word, 0) + 1
    candidates: dict[int, int] = {}
    for at in core:
        piece = pieces[at]
        if piece.kind is not Kind.TEXT or piece.dateline is not None or text[piece.start] in _SPEECH:
            continue
        if not _MIN_VOICE_CHARS <= piece.size <= _MAX_VOICE_CHARS:
            continue
        line = text[piece.start : piece.end]
        own = 1 if at in words else 0
        if sum(uses.get(word, 0) > own for word in find_topic_words(line)) <= _MAX_SHARED_WORDS:
            weight = weigh_line(line)
            if weight.page and (weight.page >= weight.news or weight.page >= _MIN_PAGE_POINTS):
                candidates[at] = weight.page
    voices = {at for at, points in candidates.items() if points >= _MIN_PAGE_POINTS}
    for steps in (candidates, dict(reversed(candidates.items()))):
        voices |= {at for at in steps if {at - 1, at + 1} & voices}
    return voices


def _is_credit(text: str, piece: Piece) -> bool:
    """Whether a line of the page is a photo's credit and nothing else: ``© Hanne Brodersen``, ``(Foto: EFE)``."""
    if piece.kind is not Kind.NOISE or piece.size > _MAX_CREDIT_CHARS:
        return False
    line = text[piece.start : piece.end].lstrip("([")
    if line.startswith(_CREDIT_OPENINGS):
        return True
    return piece.why in _REASONS_OF_CREDITS and are_names(line)


def _closes_with_credit(text: str, piece: Piece) -> bool:
    """Whether names or a labelled credit stand behind the last sentence of a line, and no full stop behind them."""
    if text[piece.end - 1] in TERMINATORS or (piece.sentence and text[piece.end - 1] != ")"):
        return False
    tail = max(piece.start + _MIN_CAPTION_CHARS, piece.end - _MAX_CREDIT_CHARS)
    if _LABELLED_END.search(text, tail, piece.end) is not None:
        return True
    stop = max(text.rfind(sign, tail, piece.end - 1) for sign in _STOPS)
    behind = text[stop + 1 : piece.end].strip(" ()[]")
    return stop > 0 and are_names(behind) and _PHOTOGRAPHER.match(behind) is not None


def are_names(words: str) -> bool:
    """Whether all words are names, or as short as the words between names; a sentence's opening (``Eine``) is none."""
    parts = [part for part in _BETWEEN_NAMES.split(words) if part]
    if not parts or not parts[0][0].isupper() or parts[-1].lower() in ALL_FUNCTION_WORDS:
        return False
    return all(part[0].isupper() or len(part) <= _MAX_JOINT_CHARS for part in parts)


_MAX_CAPTION_CHARS: Final = 300
"""The longest caption, in characters. Chosen by hand."""
_MAX_CAPTION_ABOVE_CHARS: Final = 200
"""The longest caption above a credit on a line of its own, in characters. Chosen by hand: paragraphs that a picture
follows are mostly longer."""
_MIN_CAPTION_CHARS: Final = 20
"""The shortest caption in front of a credit, in characters. Chosen by hand."""
_MAX_CREDIT_CHARS: Final = 70
"""The longest photo's credit, in characters. Chosen by hand."""
_MAX_JOINT_CHARS: Final = 3
"""The longest word between names, in characters: ``for``, ``via``. Chosen by hand."""
_MIN_VOICE_CHARS: Final = 40
"""The shortest words of a page to its reader, in characters; a shorter line is a label. Chosen by hand."""
_MAX_VOICE_CHARS: Final = 300
"""The longest, in characters. Chosen by hand."""
_MIN_PAGE_POINTS: Final = 3
"""The fewest points of words of the page: see ``news_line``. Fitted on 65 real pages: no paragraph of theirs that is
as short and shares as few words, and is no speech, has as many."""
_MAX_SHARED_WORDS: Final = 3
"""The most words that words of the page share with the paragraphs. Fitted with ``_MIN_PAGE_POINTS``."""
_SPEECH: Final = frozenset(QUOTES + DASHES)
_STOPS: Final = tuple(TERMINATORS)
_CREDIT_OPENINGS: Final = ("©", "Credit:", "Source:", *PHOTO_LABELS)
_REASONS_OF_CREDITS: Final = {Reason.CAPTION, Reason.CAPTION_END}
_LABELLED_END: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, ('Credit:', *PHOTO_LABELS)))}|©) ?[^{TERMINATORS}\n]*\)?$"
)
_PHOTOGRAPHER: Final = compiled(
    rf"[{CAPITALS}][\w.'\u2019-]{{1,30}} (?:[\w.'\u2019-]{{1,30}} ){{0,2}}?[{CAPITALS}][\w.'\u2019-]{{1,30}}"
    rf"(?:/| \w{{1,3}} )[\w ]{{2,40}}"
)
"""A person, and for whom he works: ``Ines Falk/dpa``. A name alone may be that of a speaker or an agency."""
_BETWEEN_NAMES: Final = re.compile(r"[\s/|,.&+()\[\]-]+")
