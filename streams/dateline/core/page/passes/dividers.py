"""Find what divides the items of a page by repeating on it: ``Lees verder``, ``110 SVT Text``, ``(sda)``, wide gaps.

A line that repeats between texts, the same but for its numbers, belongs to the page and to no item. Where it
holds a date, the date is the item's time. An agency's name that closes one text after the other divides items
too, and so does a gap that is wider than the others. Most of the times, each has to stand above something that
may begin an item. What repeats between the paragraphs of one text divides nothing.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dateline.core.data.layout.list_weights import PLAIN_WEIGHTS
from dateline.core.data.text.characters import ARROWS, DASHES, SPACE
from dateline.core.page.layout.lists.score import headline_like, measure, score
from dateline.core.page.lines.kinds.closing_credit import find_closing_credit
from dateline.core.page.lines.kinds.wording import LINK_AT_END, LINK_ENDS
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.times.phrases.timestamps import date_in


def mark_dividers(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: repeated lines become rules or times, and rules stand after credits and in wide gaps."""
    if not _OPENINGS.isdisjoint([text[piece.start] for piece in pieces]):
        pieces = _cut_list_dashes(text, _cut_list_signs(text, _cut_list_numbers(text, pieces)))
    marked = _mark_repeated_lines(text, pieces)
    credited = _credited_ends(text, pieces)
    cut_after = credited or _wide_gaps(pieces, marked)
    why = Reason.CREDITED_END if credited else Reason.WIDE_GAP
    if not (marked or cut_after):
        return list(pieces)
    divided: list[Piece] = []
    for at, piece in enumerate(pieces):
        divided.append(marked.get(at, piece))
        if at in cut_after:
            divided.append(Piece(Kind.RULE, piece.end, piece.end, why=why))
    return divided


def mask_numbers(lines: str) -> str:
    """Return the lines with each number as one zero. Two lines that are equal then are one line that repeats."""
    return _DIGITS.sub("0", lines)


def _cut_list_numbers(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces: where a list numbers its items from 1, each number becomes a rule."""
    numbered: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        match = _NUMBERED.match(text, piece.start, piece.end) if text[piece.start].isdecimal() else None
        if match is not None and int(match["number"]) == len(numbered) + 1:
            numbered[at] = match.end()
    if len(numbered) < _MIN_REPEATED_TEXTS:
        return pieces
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at not in numbered:
            cut.append(piece)
            continue
        cut.append(Piece(Kind.RULE, piece.start, numbered[at], gap=piece.gap, why=Reason.SIGNS))
        cut.append(piece._replace(start=numbered[at], gap=0, dateline=None))
    return cut


def _cut_list_signs(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces: a sign that opens three paragraphs or more becomes a rule at each: ``◇``, ``[*]``.

    It opens the page's first paragraph too; else it is a list inside an article. Where the paragraphs share words
    with each other and with the line above them as an article's parts do, they stay whole.
    """
    if _ANY_SIGN.search(text) is None:  # as on most pages
        return pieces
    signs: dict[str, list[int]] = {}
    first = None
    for at, piece in enumerate(pieces):
        if piece.kind is not Kind.TEXT:
            continue
        opens_item = piece.is_paragraph or (at + 1 < len(pieces) and pieces[at + 1].dateline is not None)
        if not opens_item:
            continue
        first = at if first is None else first
        if not text[piece.start].isalnum() and (match := _SIGN.match(text, piece.start, piece.end)) is not None:
            signs.setdefault(match["sign"], []).append(at)
    cuts = {
        at: sign for sign, numbers in signs.items() if _is_sign_of_items(text, pieces, numbers, first) for at in numbers
    }
    if not cuts:
        return pieces
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at not in cuts:
            cut.append(piece)
            continue
        match = _SIGN.match(text, piece.start, piece.end)
        end = match.end() if match is not None else piece.start
        dated = piece.dateline is not None and piece.dateline.start < end
        cut.append(Piece(Kind.RULE, piece.start, piece.start + len(cuts[at]), gap=piece.gap, why=Reason.SIGNS))
        cut.append(piece._replace(start=end, gap=0, dateline=None if dated else piece.dateline))
    return cut


def _cut_list_dashes(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces: a dash or arrow that opens four lines or more becomes a rule, on a page of nothing else.

    No other line of the page is a paragraph: in an article such lines are a list of its own.
    """
    opens = [at for at, piece in enumerate(pieces) if text[piece.start] in _LIST_DASHES and _is_dashed(text, piece)]
    signs = {text[pieces[at].start] for at in opens}
    if len(opens) < _MIN_DASHED or len(signs) != 1:
        return pieces
    dashed = frozenset(opens)
    if any(piece.is_paragraph for at, piece in enumerate(pieces) if at not in dashed and piece.kind is Kind.TEXT):
        return pieces
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at not in dashed:
            cut.append(piece)
            continue
        start = piece.start + 1
        while text[start] in SPACE:
            start += 1
        cut.append(Piece(Kind.RULE, piece.start, piece.start + 1, gap=piece.gap, why=Reason.SIGNS))
        cut.append(piece._replace(start=start, gap=0, dateline=None))
    return cut


def _is_dashed(text: str, piece: Piece) -> bool:
    """Whether a dash or arrow with a space behind it opens a text without a dateline that is sure."""
    spaced = piece.size > _MIN_DASHED_CHARS and text[piece.start + 1] in SPACE
    return spaced and piece.kind is Kind.TEXT and not (piece.dateline is not None and piece.dateline.sure)


def _is_sign_of_items(text: str, pieces: Sequence[Piece], numbers: Sequence[int], first: int | None) -> bool:
    """Whether a sign opens the pieces with these numbers as items; ``first`` is the page's first paragraph."""
    if len(numbers) < _MIN_REPEATED_TEXTS or numbers[0] != first:
        return False
    above = [text[piece.start : piece.end] for piece in pieces[:first] if piece.kind is Kind.TEXT]
    stops = [pieces[at - 1].end for at in numbers[1:]] + [pieces[numbers[-1]].end]
    texts = [text[pieces[at].start : stop] for at, stop in zip(numbers, stops, strict=True)]
    measures = measure(headline_like(above), texts)
    return measures is None or score(measures, PLAIN_WEIGHTS) >= _MIN_SIGNED_SCORE


def _mark_repeated_lines(text: str, pieces: Sequence[Piece]) -> dict[int, Piece]:
    """Return what each repeated piece becomes, by the piece's number: a rule, a time, or noise."""
    marked: dict[int, Piece] = {}
    for line, numbers in _group_equal_lines(text, pieces).items():
        fewest = _MIN_REPEATED_TEXTS if pieces[numbers[0]].kind is Kind.TEXT else _MIN_REPEATED
        if len(numbers) < fewest or not _LETTERS.search(line):
            continue
        dated = "0" in line and date_in(text, pieces[numbers[0]].start, pieces[numbers[0]].end) is not None
        if not dated and (_are_under_headlines(pieces, numbers) or _are_above_times(pieces, numbers)):
            marked |= {at: pieces[at]._replace(kind=Kind.NOISE, section=None, why=Reason.REPEATED) for at in numbers}
            continue
        if not _divide_items(pieces, numbers, dated=dated or line.endswith(_EMPTY_COUNTER)):
            continue
        for at in numbers:
            piece = pieces[at]
            date = date_in(text, piece.start, piece.end) if "0" in line else None
            kind = Kind.RULE if date is None else Kind.STAMP
            marked[at] = piece._replace(kind=kind, stamp=date, section=None, sentence=False, why=Reason.REPEATED)
    return marked


def _group_equal_lines(text: str, pieces: Sequence[Piece]) -> dict[str, list[int]]:
    """Return the numbers of the pieces that each line stands at, its digits masked; only lines that may divide."""
    lines: list[str] = []
    numbers: list[int] = []
    for at, piece in enumerate(pieces):
        if piece.kind not in _MAY_REPEAT or piece.dateline is not None or piece.timed:
            continue
        linked = piece.kind is Kind.NOISE and text[piece.end - 1] in LINK_ENDS
        link = LINK_AT_END.search(text, piece.start, piece.end) if linked else None
        if link is not None or piece.end - piece.start <= _MAX_DIVIDER_CHARS:
            lines.append(link[0] if link else text[piece.start : piece.end])
            numbers.append(at)
    if len(lines) < _MIN_REPEATED:
        return {}
    groups: dict[str, list[int]] = {}
    masked = mask_numbers("\n".join(lines)).replace(_MASKED_COUNTER, _EMPTY_COUNTER)  # all at once, for speed
    for line, at in zip(masked.split("\n"), numbers, strict=True):
        groups.setdefault(line, []).append(at)
    return groups


def _credited_ends(text: str, pieces: Sequence[Piece]) -> set[int]:
    """Return the pieces that end with an agency's credit, where several do: ``… sagte die Direktorin. (sda)``."""
    ends = [
        at
        for at, piece in enumerate(pieces)
        if ((piece.kind is Kind.TEXT and piece.end - piece.start > _MAX_DIVIDER_CHARS) or piece.is_paragraph)
        and find_closing_credit(text, piece.start, piece.end)
    ]  # a long text need not read like one: the credit hides that its sentence closes
    if len(ends) < _MIN_REPEATED or not _divide_items(pieces, ends):
        return set()
    if all(pieces[at + 1].gap >= _MIN_WIDE_GAP for at in ends if at + 1 < len(pieces)):
        ends += [at for at in range(len(pieces) - 1) if pieces[at].is_paragraph and pieces[at + 1].gap >= _MIN_WIDE_GAP]
    return set(ends)


def _wide_gaps(pieces: Sequence[Piece], marked: Iterable[int]) -> set[int]:
    """Return the pieces above gaps that are wider than the gap between a headline and its text."""
    if marked or any(piece.kind not in _MAY_REPEAT or (piece.dateline and piece.dateline.sure) for piece in pieces):
        return set()
    wide = {at for at in range(len(pieces) - 1) if pieces[at + 1].gap >= _MIN_WIDE_GAP}
    divide = all(pieces[at].is_paragraph and pieces[at + 1].is_heading for at in wide)
    return wide if len(wide) > 1 and divide and len(wide) * 3 < len(pieces) * 2 else set()


def _divide_items(pieces: Sequence[Piece], numbers: Sequence[int], *, dated: bool = False) -> bool:
    """Whether the pieces stand between items: below texts, and four in five above what may begin an item.

    A text of any length may follow a date, or a line that counts the comments on each post of a live page. On a page
    of datelines, what stands above paragraphs is inside the texts.
    """
    begins = texts = inside = 0
    has_datelines = any(piece.dateline is not None and piece.dateline.sure for piece in pieces)
    for number, at in enumerate(numbers):
        after = _next_text_or_time(pieces, at)
        before = numbers[number - 1] if number else -1
        texts += any(piece.is_paragraph for piece in pieces[before + 1 : at + 1])
        begins += (
            after is None
            or after.dateline is not None
            or (after.kind is Kind.TEXT and (dated or after.size <= _MAX_OPENING_CHARS or after.gap >= _MIN_WIDE_GAP))
        )
        inside += (
            after is not None and after.dateline is None and not dated and after.is_paragraph and not after.gap > 1
        )
    if has_datelines and inside * 2 >= len(numbers):
        return False
    return begins * 5 >= len(numbers) * 4 and texts >= len(numbers) - 1


def _are_under_headlines(pieces: Sequence[Piece], numbers: Sequence[int]) -> bool:
    """Whether four in five stand between a headline and its text: ``Questo contenuto è stato pubblicato``."""
    under = sum(
        0 < at < len(pieces) - 1 and pieces[at - 1].is_heading and pieces[at + 1].is_paragraph and at - 1 not in numbers
        for at in numbers
    )
    return under * 5 >= len(numbers) * 4


def _are_above_times(pieces: Sequence[Piece], numbers: Sequence[int]) -> bool:
    """Whether four in five are lines between a text and a time, which is then what divides: ``Facebook Twitter``."""
    last = len(pieces) - 1
    above = sum(
        at > 0
        and pieces[at].kind is Kind.TEXT
        and (pieces[at - 1].is_paragraph or pieces[at - 1].sentence)
        and (at == last or (pieces[at + 1].kind is Kind.STAMP and pieces[at].gap <= pieces[at + 1].gap))
        for at in numbers
    )
    return above * 5 >= len(numbers) * 4


def _next_text_or_time(pieces: Sequence[Piece], at: int) -> Piece | None:
    return next((piece for piece in pieces[at + 1 : at + 1 + _MAX_PIECES_TO_ITEM] if piece.kind in _TEXT_OR_TIME), None)


_MAX_DIVIDER_CHARS: Final = 60
"""The longest line that may divide items, in characters; a longer text may end with a credit. Tuned on the golden
pages."""
_EMPTY_COUNTER: Final = "()"
"""How a line ends that counts nothing: ``Comment ()``."""
_MASKED_COUNTER: Final = "(0)"
"""How ``Comment (4)`` ends once its numbers are masked."""
_MIN_REPEATED_TEXTS: Final = 3
"""The fewest equal lines of text, or numbered items, that divide a page. Tuned on the golden pages."""
_MIN_REPEATED: Final = 2
"""The fewest equal lines of noise, or credits at the ends of texts, that divide a page. Tuned on the golden pages."""
_MIN_WIDE_GAP: Final = 3
"""The fewest blank lines of a gap that divides items; on many pages two stand above a headline. Tuned on the golden
pages."""
_MAX_PIECES_TO_ITEM: Final = 7
"""Pieces below a divider that are searched for an item. Chosen by hand."""
_TEXT_OR_TIME: Final = {Kind.TEXT, Kind.STAMP}
_MAX_OPENING_CHARS: Final = 120
"""The longest line that may begin an item, in characters: many headlines close with a question mark. Tuned on the
golden pages."""
_MAY_REPEAT: Final = {Kind.TEXT, Kind.NOISE}
_NUMBERED: Final = re.compile(r"(?P<number>\d{1,2})[.)] +(?=\D)")
_SIGN: Final = re.compile(r"(?P<sign>[\u2190-\u21ff\u25a0-\u27bf\u203b\u30fb]|\[[*+x#\u2022-]\])[ \u3000]?(?=\w)")
"""A sign in front of a text: an arrow, a geometric shape, a dingbat, a reference mark, or a mark in brackets."""
_MIN_SIGNED_SCORE: Final = 0.0
"""The least log odds for paragraphs behind a sign to be items, as of sentences behind bullets. Chosen by hand."""
_LIST_ONES: Final = "01\u0661\u06f1\u0967\u09e7\uff11"
"""First digits of a list's first number: ``1.``, ``01)``."""
_OPENINGS: Final = frozenset(map(chr, (*range(0x2190, 0x2200), *range(0x25A0, 0x27C0), 0x203B, 0x30FB))) | frozenset(
    f"[{_LIST_ONES}{DASHES}{ARROWS}"
)
"""First characters of the pieces that ``_cut_list_numbers`` and the two like it look for: most pages have none."""
_LIST_DASHES: Final = frozenset(DASHES + ARROWS)
"""Signs that open the lines of a list, and in an article speech or a point."""
_MIN_DASHED: Final = 4
"""The fewest such lines of a page that is a list. Chosen by hand."""
_MIN_DASHED_CHARS: Final = 20
"""The longest such line that is a link of a menu, in characters. Chosen by hand."""
_ANY_SIGN: Final = re.compile(r"[\u2190-\u21ff\u25a0-\u27bf\u203b\u30fb]|\[[*+x#\u2022-]\]")
_DIGITS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
