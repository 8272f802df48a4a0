"""Choose among the lines above a text the one that is likeliest its headline, by evidence that any site shows.

Between headline and text pages print standfirsts, captions, bylines, dates and buttons; above the headline, menus and
the headlines of other pages. A line is weighed by the words that its text repeats (``likeness``), by how near it
stands, by its length and signs, and by whether it is printed twice. Of lines that share words with the text, the
first is the headline: those below it are its standfirst or a caption.

``choose_headlines`` overrules the choice of ``headlines`` where another line weighs more by a margin; so where the
evidence does not decide, the layout of the section does. It looks for a headline among the first lines of a text as
well, where what stands above is a menu.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from operator import mul
from typing import Final, NamedTuple

from dateline.core.data.text.characters import ARROWS, DASHES
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.likeness import likenesses
from dateline.core.page.lines.brackets import is_in_brackets
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.wording import is_aside, is_page_label


def choose_headlines(text: str, pieces: Sequence[Piece], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the items of a page, each with its likeliest headline; ``pieces`` are the page's."""
    chosen: list[Draft] = []
    at = above = 0
    headed = sum(draft.headline is not None for draft in drafts) * 2 > len(drafts)
    for draft in drafts:
        if not draft.body or draft.drawn:
            chosen.append(draft)
            continue
        start = draft.body[0].start
        window: list[Piece] = []
        while at < len(pieces) and pieces[at].start < start:
            if pieces[at].start >= above:
                window.append(pieces[at])
            at += 1
        own = draft.headline is not None or headed or len(drafts) == 1  # else a line above the first is above them all
        chosen.append(_with_likeliest(text, window[-_MAX_LINES:], draft) if own else draft)
        above = draft.body[-1].end
    return chosen


def _with_likeliest(text: str, window: Sequence[Piece], draft: Draft) -> Draft:
    """Return an item with its likeliest headline; ``window`` is what stands between the item above and its text."""
    opening = _count_opening_lines(text, draft)
    above = [piece for piece in window if piece.kind is Kind.TEXT and not is_in_brackets(text, piece)]
    lines = [*above, *draft.body[:opening]]
    current = _find_headline(lines, draft)
    if not lines or (draft.headline is not None and (current is None or len(lines) == 1)):
        return draft
    first = draft.body[opening]
    body = text[first.end - first.rest_chars : draft.body[-1].end]
    repeated = _repeated_lines(text, [*window, *draft.body[:opening]])
    weights = weigh_lines([_line(text, piece) for piece in lines], body, repeated)
    best = max(range(len(lines)), key=lambda at: weights[at].weight)
    if not _overrules(weights, best, current, sure=draft.why is Reason.TWICE):
        return draft
    inside = best - len(above)
    if inside < 0:
        return draft._replace(headline=lines[best], why=Reason.LIKELIEST)
    if current is not None and weights[current].evidence.share >= _MIN_SHARE_OF_ALIKE:
        return draft  # a caption or a standfirst between the headline and the text
    return draft._replace(headline=lines[best], body=draft.body[inside + 1 :], why=Reason.LIKELIEST)


def _find_headline(lines: Sequence[Piece], draft: Draft) -> int | None:
    """Return which of the lines is the headline that the layout shows; None where it shows none or another."""
    head = draft.headline
    return next((at for at, piece in enumerate(lines) if head is not None and piece.start == head.start), None)


def _overrules(weights: Sequence["LineWeight"], best: int, current: int | None, *, sure: bool) -> bool:
    """Whether the line that weighs most is the headline, and not the one that the layout shows."""
    if best == current or weights[best].evidence.shared < _MIN_SHARED:
        return False
    if current is None:
        return (
            weights[best].evidence.shared >= _MIN_SHARED_OF_NO_OTHER
            and weights[best].evidence.share >= _MIN_SHARE_OF_NO_OTHER
        )
    margin = _MARGIN_OVER_REPEATED if sure else _MARGIN
    return weights[best].weight >= weights[current].weight + margin


def _count_opening_lines(text: str, draft: Draft) -> int:
    """Return how many lines open a text that read like no paragraph: a menu, and perhaps the headline."""
    count = 0
    for piece in draft.body[:_MAX_OPENING_LINES]:
        asks = piece.size <= _MAX_HEADLINE_CHARS and text[piece.end - 1] in _HEADLINE_ENDS and not piece.dense
        if piece.dateline is not None or text[piece.end - 1] == ":" or not (piece.is_heading or asks):
            break
        count += 1
    below = draft.body[count : count + 1]
    return count if below and below[0].is_paragraph else 0


def _closes_sentence(text: str, piece: Piece) -> bool:
    """Whether a line closes like a sentence; a headline may well close with a question."""
    return piece.wrapped or (piece.sentence and text[piece.end - 1] not in _HEADLINE_ENDS)


class Line(NamedTuple):
    """A line as printed, and what its weight depends on beside its words."""

    printed: str
    sentence: bool
    dense: bool
    """Whether it is Chinese or Japanese."""


class Evidence(NamedTuple):
    """What speaks for and against a line as the headline of the text below it, each as a number."""

    shared: float
    """Words that the text repeats, by their rarity, up to ``_MAX_SHARED``."""
    share: float
    """The part of its words that the text repeats: 0 to 1."""
    few_words: float
    """1 for up to ``_MAX_FEW_WORDS`` words: the name of a section or writer, a button."""
    lone_word: float
    """1 for one word."""
    excess: float
    """By how much it is longer than headlines are: 1 for one and a half times ``_MAX_CHARS``."""
    sentence: float
    """1 where it closes like a sentence: a standfirst or a caption."""
    alike_above: float
    """Other lines just above it that share words with the text, up to ``_MAX_ALIKE_ABOVE``."""
    distance: float
    """The logarithm of its distance from the text, in lines."""
    repeated: float
    """1 where it is printed more than once above the text."""
    date: float
    """1 where it holds a year, a date in figures or a clock time."""
    signs: float
    """1 where it holds signs of links, paths, bylines and pages' titles: ``|``, ``»``, ``©``."""
    label: float
    """1 where its words are those of a label, or of a remark."""


WEIGHTS: Final = Evidence(
    shared=1.7,
    share=0.4,
    few_words=-1.6,
    lone_word=-0.6,
    excess=-2.8,
    sentence=-1.6,
    alike_above=-1.6,
    distance=-2.2,
    repeated=1.0,
    date=-0.6,
    signs=-2.4,
    label=-0.7,
)
"""How much each evidence weighs: a conditional logit, so that 1 more makes a line 2.7 times as likely.

Fitted on 569 texts of golden pages and real ones whose headline is known among two lines or more, and rounded. Fitted
on either half of the pages, it finds 86 and 92 % of the headlines of the real pages in the other half, and 97 and
96 % of those of the golden pages; the nearest line is right on 60 and 87 %."""


class LineWeight(NamedTuple):
    """How likely a line is a headline, and what it shares with the text."""

    weight: float
    evidence: Evidence


def _line(text: str, piece: Piece) -> Line:
    return Line(text[piece.start : piece.end], _closes_sentence(text, piece), piece.dense)


def weigh_lines(lines: Sequence[Line], body: str, repeated: frozenset[str]) -> list[LineWeight]:
    """Return how likely each of the lines above a text is its headline; ``repeated`` are printed more than once."""
    return [
        LineWeight(sum(map(mul, WEIGHTS, evidence)), evidence) for evidence in collect_evidence(lines, body, repeated)
    ]


def collect_evidence(lines: Sequence[Line], body: str, repeated: frozenset[str]) -> list[Evidence]:
    """Return what speaks for and against each of the lines above a text."""
    likes = likenesses([line.printed for line in lines], body)
    alike = [like.share >= _MIN_SHARE_OF_ALIKE and like.shared >= _MIN_SHARED_OF_ALIKE for like in likes]
    keys = [_key(line.printed) for line in lines]
    collected = []
    for at, (line, like) in enumerate(zip(lines, likes, strict=True)):
        printed = line.printed
        over = range(max(0, at - _MAX_LINES_TO_HEADLINE), at)
        words = len(printed) // _DENSE_LETTERS_A_WORD if line.dense else printed.count(" ") + 1
        most = _MAX_DENSE_CHARS if line.dense else _MAX_CHARS
        collected.append(
            Evidence(
                shared=min(like.shared, _MAX_SHARED),
                share=like.share,
                few_words=float(words <= _MAX_FEW_WORDS),
                lone_word=float(words <= 1),
                excess=max(0, len(printed) - most) * 2 / most,
                sentence=float(line.sentence),
                alike_above=min(sum(alike[no] and keys[no] != keys[at] for no in over), _MAX_ALIKE_ABOVE),
                distance=math.log(len(lines) - at),
                repeated=float(keys[at] in repeated),
                date=float(_DATE.search(printed) is not None),
                signs=float(_SIGNS.search(printed) is not None),
                label=float(is_aside(printed) or is_page_label(printed)),
            )
        )
    return collected


def _repeated_lines(text: str, window: Sequence[Piece]) -> frozenset[str]:
    """Return the lines, as ``_key`` gives them, that are printed more than once, alone or within a path or title."""
    prints: Counter[str] = Counter()
    for piece in window:
        printed = text[piece.start : min(piece.end, piece.start + _MAX_TITLE_CHARS)]
        ends = {_key(printed)}
        for separator in _SEPARATOR.finditer(printed):
            ends |= {_key(printed[: separator.start()]), _key(printed[separator.end() :])}
        prints.update(ends)
    return frozenset(key for key, count in prints.items() if count > 1 and len(key) >= _MIN_REPEATED_LETTERS)


def _key(line: str) -> str:
    """Return a line's letters and digits in lower case."""
    return "".join(filter(str.isalnum, line)).casefold()


_MAX_LINES: Final = 60
"""Lines above a text among which its headline is looked for: it bounds the time. Chosen by hand."""
_MAX_OPENING_LINES: Final = 12
"""Lines at the head of a text among which a headline is looked for. Chosen by hand."""
_MAX_HEADLINE_CHARS: Final = 150
"""The longest headline, in characters; a longer line is a paragraph. As in ``piece``."""
_HEADLINE_ENDS: Final = "?!\uff1f\uff01؟"
"""Marks that close a sentence and may close a headline too."""
_MIN_SHARED: Final = 1.0
"""The fewest words, by weight, that a line shares with the text to overrule the layout. 1 to 2 were tried on real
pages: 2 finds two headlines fewer in 57."""
_MIN_SHARED_OF_NO_OTHER: Final = 2.0
"""The same where the layout shows no headline. Chosen by hand."""
_MIN_SHARE_OF_NO_OTHER: Final = 0.3
"""The least part of its words that a line shares with the text where the layout shows no headline. Chosen by hand."""
_MARGIN: Final = 1.0
"""By how much a line outweighs the one that the layout shows, at least. Chosen by hand."""
_MARGIN_OVER_REPEATED: Final = 2.0
"""The same where the layout shows a line that is printed twice. Chosen by hand."""
_MIN_SHARE_OF_ALIKE: Final = 0.3
"""The least part of its words that a line shares with the text to count as one of its headline, standfirst and
captions. Chosen by hand before the weights were fitted."""
_MIN_SHARED_OF_ALIKE: Final = 1.5
"""The fewest words, by weight, that such a line shares with the text. Chosen by hand."""
_MAX_LINES_TO_HEADLINE: Final = 8
"""Lines between a headline and its last standfirst or caption. Chosen by hand."""
_MAX_SHARED: Final = 4.0
"""Shared words beyond which more do not speak for a line: a standfirst has more words than a headline. Chosen by
hand."""
_MAX_FEW_WORDS: Final = 3
"""The most words of what is rather a name or a button than a headline. Chosen by hand."""
_MAX_ALIKE_ABOVE: Final = 3
"""Lines above that share words with the text, beyond which more do not speak against a line. Chosen by hand."""
_MAX_CHARS: Final = 100
"""The length beyond which a longer line is less likely a headline, in characters. Chosen by hand."""
_MAX_DENSE_CHARS: Final = 40
"""``_MAX_CHARS`` for Chinese and Japanese. Chosen by hand."""
_DENSE_LETTERS_A_WORD: Final = 3
"""Letters of Chinese and Japanese that count as one word. Chosen by hand."""
_MAX_TITLE_CHARS: Final = 300
"""How much of a line is compared with others, in characters: it bounds the time. Chosen by hand."""
_MIN_REPEATED_LETTERS: Final = 10
"""The shortest line that counts as printed twice, in letters; shorter ones are in menus. Chosen by hand."""
_SEPARATOR: Final = re.compile(rf" [{DASHES}{ARROWS}|•·:/]{{1,2}} ")
"""What stands between the parts of a title or path. Each match is bounded."""
_DATE: Final = re.compile(r"\d{1,2}[:.h]\d\d|(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d")
"""A clock time, a year or a date in figures."""
_SIGNS: Final = re.compile(r"[|»©>]|\s{2}|://|www\.")
