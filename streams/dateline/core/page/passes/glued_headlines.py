"""Separate headlines, and photo credits, from the text that they are glued to.

Five forms are found:

- a headline in front of a dateline without agency: ``… onder controleTHOLEN - De brandweer``. Beside an agency
  the parentheses show where a dateline ends. A bare one is looked for where a capital follows a lower-case letter,
  and believed where the place is known and a text follows;
- a headline in small letters in front of a place in capitals: ``Fares to rise in spring HALIFAX - Passengers …``;
- a headline behind the last sentence of the text above it: ``… van de zaak.Brug een week langer dicht``;
- a headline or slug in capitals at the head of a text, as digests and advisories of news agencies print them:
  ``CABLE SHIP-REPAIR — A ship …``, ``PREMIER DIES AT 91: A former …``. One may be a place or a shout; several
  on a page show how the page is made;
- a photo's credit in front of a headline: ``ANP Heinen wacht met oordeel``.
"""

import re
from collections.abc import Callable, Sequence
from itertools import islice, pairwise
from typing import Final

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES, QUOTES, TERMINATORS
from dateline.core.data.wire.captions import PHOTO
from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.lines.classify import classify
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.pattern_code import compiled


def cut_glued_headlines(text: str, pieces: list[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces: headlines glued to a dateline, to a place's name or to the text above are pieces of their own.

    ``knows`` says whether a name is a place's.
    """
    cut = _cut_at_datelines(text, pieces, knows)
    if all(piece.dateline is None for piece in cut):
        return cut
    return _cut_closing_headlines(text, _cut_headline_words(text, cut, knows))


def _cut_at_datelines(text: str, pieces: list[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces: texts are cut where a known place and a dash are glued to the headline before them.

    ``knows`` says whether a name is a place's.
    """
    cuts = {
        at: start
        for at, piece in enumerate(pieces)
        if piece.dateline is None
        and piece.kind is Kind.TEXT
        and (piece.end - piece.start >= _MIN_GLUED_CHARS or at == len(pieces) - 1)
        and (start := _find_dateline_start(text, piece, knows, last=at == len(pieces) - 1))
    } | _find_behind_rules(text, pieces)
    if not cuts:
        return pieces
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at in cuts:
            end = piece.start + len(text[piece.start : cuts[at]].rstrip())
            cut.append(piece._replace(end=end, sentence=False))
            cut += classify(text, cuts[at], piece.end)
        else:
            cut.append(piece)
    return cut


def _find_behind_rules(text: str, pieces: Sequence[Piece]) -> dict[int, int]:
    """Return where the dateline begins in texts behind rules, which several show: ``----- Ferry resumes ALMA - The …``.

    A place in capitals need not be known there.
    """
    found = {
        at: start
        for at, (rule, piece) in enumerate(pairwise(pieces), 1)
        if rule.kind is Kind.RULE and piece.kind is Kind.TEXT and piece.dateline is None and not piece.gap
        if (start := _find_capitals_after_headline(text, piece, lambda _: True, _MIN_TEXT_CHARS)) is not None
    }
    return found if len(found) >= _MIN_INLINE_HEADLINES else {}


def _find_dateline_start(text: str, piece: Piece, knows: Callable[[str], bool], *, last: bool) -> int | None:
    """Return where the dateline begins that a headline stands in front of; None for none.

    The page's last line, ``last``, may be cut off: its text may be short.
    """
    min_chars = 1 if last else _MIN_TEXT_CHARS
    if _ANY_DASH.search(text, piece.start, min(piece.end, piece.start + _MAX_CHARS_TO_DASH)) is None:
        return None  # a cheap test first: a dash closes both kinds of datelines
    return _find_glued_dateline(text, piece, knows) or _find_capitals_after_headline(text, piece, knows, min_chars)


def _find_glued_dateline(text: str, piece: Piece, knows: Callable[[str], bool]) -> int | None:
    """Return where the dateline begins that a headline is glued to; None for none."""
    stop = min(piece.end, piece.start + _MAX_CHARS_TO_DASH)
    dash = _DASH.search(text, piece.start, stop)
    glue = (
        _GLUE.search(text, max(piece.start, dash.start() - _MAX_PLACE_CHARS), dash.start())
        if dash is not None
        else None
    )
    if dash is None or glue is None or text.count(" ", piece.start, glue.start("name")) < _MIN_HEADLINE_SPACES:
        return None
    is_place = all(knows(name) for name in glue["name"].split("/"))
    return glue.start("name") if is_place and piece.end - dash.end() >= _MIN_TEXT_CHARS else None


def _find_capitals_after_headline(text: str, piece: Piece, knows: Callable[[str], bool], min_chars: int) -> int | None:
    """Return where the dateline in capitals begins that a headline in small letters stands in front of; None for none.

    ``min_chars`` is the shortest text after it.
    ``Ferry fares to rise in spring HALIFAX - Passengers on the …``: no sentence closes between the two.
    """
    stop = min(piece.end, piece.start + _MAX_CHARS_TO_DASH)
    for opening in islice(_CAPITALS_AFTER_WORDS.finditer(text, piece.start, stop), _MAX_OPENINGS):
        start = opening.end()
        head = text[piece.start : start].strip()
        match = dateline(text, start, piece.end)
        if match is None or not (match.places and match.capitals and match.dashed and match.closed):
            continue
        if not match.sure and not all(knows(place.printed) for place in match.places):
            continue
        is_headline = head.count(" ") >= _MIN_HEADLINE_SPACES and _SENTENCE_INSIDE.search(head) is None
        return start if is_headline and piece.end - match.end >= min_chars else None
    return None


_MIN_GLUED_CHARS: Final = 80
"""The shortest headline, dateline and text together, in characters. Chosen by hand."""
_MIN_TEXT_CHARS: Final = 40
"""The shortest text after the dash, in characters. Chosen by hand."""
_MAX_CHARS_TO_DASH: Final = 200
"""How far from the line's start the dash is looked for, in characters. Chosen by hand."""
_MAX_PLACE_CHARS: Final = 40
"""How far before the dash the place's name is looked for, in characters. Chosen by hand."""
_MIN_HEADLINE_CHARS: Final = 15
"""The shortest headline that is looked for at a text's end, in characters. Tuned on the golden pages."""
_MIN_HEADLINE_SPACES: Final = 2
"""The fewest spaces of a headline: three words. Chosen by hand."""
_MAX_OPENINGS: Final = 4
"""Words in capitals behind a headline at which a dateline is looked for, a line: bounds time. Chosen by hand."""
_ANY_DASH: Final = re.compile(rf"[{DASHES}]+(?=\s)")
_CAPITALS_AFTER_WORDS: Final = compiled(
    rf"(?<=[^\W\d_{CAPITALS}\u0180]) (?=[{CAPITALS}]{{3}})|(?<=[\d'\u2019\u201d\")!?%]) (?=[{CAPITALS}]{{3}})"
)
"""A space between a word in small letters, or what else closes a headline, and one in capitals."""
_SENTENCE_INSIDE: Final = compiled(rf"[^\W\d_]{{3}}[.!?] +[{CAPITALS}]")
_QUOTES: Final = re.escape(QUOTES)
_DASH: Final = compiled(rf" [-\u2013] (?=[{CAPITALS}{_QUOTES}])")
_GLUE: Final = compiled(rf"[^\W\d_{CAPITALS}]{{2}}[{_QUOTES}!?]?(?P<name>[{CAPITALS}][^\d\n,.;:!?\"]{{2,30}}+)\Z")
"""Lower-case letters, perhaps the headline's last punctuation mark, and a capital glued to it: ``controleTHOLEN``."""


def _cut_headline_words(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces: words of a headline in capitals go off the place that they were read as a part of.

    ``ANNONCE LA METROPOLE LYON (Reuters) - `` is a headline's end and a place: of the words, only the last are known.
    What stands before a dateline on its line, and closes with the headline printed above, is a wire's codes.
    """
    cut: list[Piece] = []
    for piece in pieces:
        if piece.dateline is None:
            cut.append(piece)
            continue
        start = _place_start(text, piece, knows)
        joined = bool(cut) and cut[-1].kind is Kind.TEXT and "\n" not in text[cut[-1].end : piece.start]
        if joined and _closes_with_headline(text, cut):
            cut[-1] = cut[-1]._replace(kind=Kind.NOISE, why=Reason.ECHO)
        if start is None:
            cut.append(piece)
            continue
        end = piece.start + len(text[piece.start : start].rstrip())
        if joined and not (cut[-1].dateline is not None and cut[-1].dateline.sure):
            cut[-1] = cut[-1]._replace(end=end, dateline=None)
        else:
            cut.append(Piece(Kind.TEXT, piece.start, end, gap=piece.gap))
        place = piece.dateline.places[0]._replace(
            printed=text[start : piece.start + len(piece.dateline.places[0].printed)]
        )
        match = piece.dateline._replace(start=start, places=(place, *piece.dateline.places[1:]))
        cut.append(piece._replace(start=start, gap=0, dateline=match))
    return cut


def _place_start(text: str, piece: Piece, knows: Callable[[str], bool]) -> int | None:
    """Return where the known place begins behind words of a headline in capitals; None where there are no such."""
    match = piece.dateline
    if match is None or not match.sure or not match.places or match.start != piece.start or match.label_length:
        return None
    name = match.places[0].printed
    words = name.split(" ")
    if len(words) < _MIN_GLUED_WORDS or not name.isupper() or not text.startswith(name, piece.start) or knows(name):
        return None
    for first in range(max(len(words) - _MAX_PLACE_WORDS, _MIN_GLUED_WORDS - 1), len(words)):
        last = " ".join(words[first:])
        if knows(last):
            return piece.start + len(name) - len(last)
    return None


def _closes_with_headline(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether the last piece is longer than a headline that stands above it, and closes with it."""
    last = pieces[-1]
    above = [
        piece for piece in pieces[-_MAX_PIECES_TO_HEADLINE:-1] if piece.is_heading and piece.size >= _MIN_HEADLINE_CHARS
    ]
    return any(
        piece.size < last.size and text.startswith(text[piece.start : piece.end], last.end - piece.size)
        for piece in above
    )


_MIN_GLUED_WORDS: Final = 4
"""The fewest words in capitals, place included, of which the first may be a headline's. Chosen by hand."""
_MAX_PLACE_WORDS: Final = 3
"""The most words of the place behind them. Chosen by hand."""
_MAX_PIECES_TO_HEADLINE: Final = 6
"""Pieces in which the headline that a wire prints again is looked for. Chosen by hand."""


def _cut_closing_headlines(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: the headline of the next item is cut off the paragraph that it is glued to, if several are.

    ``… aldus Van den Eijnden.Oud-wethouder Manders (81) overleden`` stands above ``ASTEN - Oud-wethouder …``: words
    without a full stop, after the last sentence, in the line above a dateline. Behind the page's last text they are
    a link.
    """
    tails: dict[int, int] = {}
    for at, (piece, below) in enumerate(pairwise(pieces)):
        opens = below.dateline is not None and below.gap == 0 and below.dateline.capitals
        if opens and (start := _find_closing_headline(text, piece)) is not None:
            tails[at] = start
    if len(tails) < _MIN_CLOSING_HEADLINES:
        return list(pieces)
    last = max(at for at, piece in enumerate(pieces) if piece.dateline is not None)
    link = _find_closing_headline(text, pieces[last]) if last not in tails else None
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        start = link if at == last and link is not None else tails.get(at)
        if start is None:
            cut.append(piece)
            continue
        end = piece.start + len(text[piece.start : start].rstrip())
        cut.append(piece._replace(end=end, sentence=True))
        if at == last and link is not None:
            cut.append(Piece(Kind.NOISE, start, piece.end, why=Reason.PAGE_LINE))
        else:
            cut.append(Piece(Kind.TEXT, start, piece.end))
    return cut


def _find_closing_headline(text: str, piece: Piece) -> int | None:
    """Return where the words after the last sentence of a paragraph begin; None where it closes like a sentence."""
    if piece.kind is not Kind.TEXT or piece.sentence or piece.size < _MIN_GLUED_CHARS:
        return None
    first = max(piece.start, piece.end - _MAX_CLOSING_CHARS)
    ends = [match.end() for match in _SENTENCE_BEFORE.finditer(text, first, piece.end)]
    if (
        not ends
        or text.count(" ", ends[-1], piece.end) < _MIN_CLOSING_SPACES
        or piece.end - ends[-1] < _MIN_HEADLINE_CHARS
    ):
        return None
    return ends[-1]


_MIN_CLOSING_HEADLINES: Final = 2
"""The fewest paragraphs that close with the next headline before any is cut off. Chosen by hand."""
_MAX_CLOSING_CHARS: Final = 130
"""The longest headline after a paragraph's last sentence, in characters. Chosen by hand."""
_MIN_CLOSING_SPACES: Final = 1
"""The fewest spaces of such a headline: two words. Chosen by hand."""
_SENTENCE_BEFORE: Final = compiled(
    rf"(?:[^\W\d_]{{2}}|[\d)%])[{TERMINATORS}][{re.escape(CLOSERS)}]?"
    rf"(?: +(?=[{CAPITALS}{re.escape(QUOTES)}\d])|(?=[{CAPITALS}]))"
)
"""The end of a sentence, with or without a space before the next word."""


def cut_inline_headlines(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces: headlines in capitals that open several texts become pieces of their own, after a rule.

    ``knows`` says whether a name is a place's; such a name is no headline.
    """
    heads = {
        at: match
        for at, piece in enumerate(pieces)
        if piece.end - piece.start > _MIN_INLINE_CHARS
        and text[piece.start + 1].isupper()
        and (match := _match_inline_headline(text, piece))
        and not knows(match["head"])
    }
    if len(heads) < _MIN_INLINE_HEADLINES:
        return list(pieces)
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        match = heads.get(at)
        if match is None:
            cut.append(piece)
            continue
        cut.append(Piece(Kind.RULE, piece.start, piece.start, why=Reason.INLINE))
        cut.append(Piece(Kind.TEXT, match.start("head"), match.end("head"), gap=piece.gap))
        cut.append(piece._replace(start=match.end(), gap=0, dateline=None))
    return cut


def _match_inline_headline(text: str, piece: Piece) -> re.Match[str] | None:
    """Match the headline in capitals that opens a text: words before a colon, or a hyphened slug before a dash."""
    if piece.kind is not Kind.TEXT or (piece.dateline is not None and piece.dateline.sure):
        return None
    match = _INLINE_HEADLINE.match(text, piece.start, piece.end)
    if match is None or " " not in match["head"]:
        return None
    return match if match["stop"] == ":" or "-" in match["head"] else None


_MIN_INLINE_HEADLINES: Final = 3
"""The fewest texts that a headline in capitals opens before any is cut off. Tuned on the golden pages."""
_MIN_INLINE_CHARS: Final = 60
"""The length that a headline and its text together exceed, in characters. Tuned on the golden pages."""
_UPPER: Final = rf"{CAPITALS}0-9{re.escape(QUOTES)}"
_CAPITAL_WORD: Final = rf"[{_UPPER}$][{_UPPER}.,$%&-]*"
_INLINE_HEADLINE: Final = compiled(
    rf"(?P<head>{_CAPITAL_WORD}(?: {_CAPITAL_WORD}){{0,14}}?)(?P<stop>:| ?[{DASHES}]{{2}}| [{DASHES}]) +(?=[{_UPPER}])"
)


def cut_photo_credits(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: a photo's credit in front of a headline becomes noise, if several headlines have one.

    One headline may well begin with an agency's name. Where the next one does too, it is a photo's credit.
    """
    credit_ends = {
        at: match.end()
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.TEXT
        and text[piece.start] in _CREDIT_INITIALS
        and piece.is_heading
        and (match := _PHOTO_CREDIT.match(text, piece.start, piece.end))
    }

    if len(credit_ends) < _MIN_PHOTO_CREDITS or len(credit_ends) * 2 < sum(
        piece.dateline is not None for piece in pieces
    ):
        return list(pieces)
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at == len(pieces) - 1 and piece.is_heading and text[piece.start : piece.end] in _CUT_CREDITS:
            cut.append(piece._replace(kind=Kind.NOISE, why=Reason.PHOTO_CREDIT))
        elif at in credit_ends:
            cut.append(piece._replace(kind=Kind.NOISE, end=credit_ends[at], why=Reason.PHOTO_CREDIT))
            cut.append(piece._replace(start=credit_ends[at], gap=0))
        else:
            cut.append(piece)
    return cut


_MIN_PHOTO_CREDITS: Final = 2
"""The fewest headlines with a photo's credit in front before any is cut off. Tuned on the golden pages."""
_CUT_CREDITS: Final = frozenset(name[:size] for name in PHOTO for size in range(1, len(name) + 1))
"""Every beginning of a photo's credit: what the page's end may leave of one."""
_CREDIT_INITIALS: Final = frozenset(name[0] for name in PHOTO)
_NAMES: Final = "|".join(re.escape(name) for name in sorted(PHOTO, key=len, reverse=True))
_PHOTO_CREDIT: Final = re.compile(
    rf"(?:{_NAMES})(?:[ /,]+(?:{_NAMES}))*(?:/[^\W\d_]+(?: [^\W\d_]+)?)? +(?=[^{DASHES}\s:])"
)
