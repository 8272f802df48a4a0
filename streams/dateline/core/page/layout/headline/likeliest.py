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

from dateline.core.data.text.characters import ARROWS, DASHES, ITEM_BULLETS
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.headline.likeness import likenesses
from dateline.core.page.lines.brackets import is_in_brackets
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.wording import is_aside, is_page_label
from dateline.core.text.agencies import names_agencies


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
        above = draft.body[-1].end
        if draft.headline is None and chosen and (moved := _with_headline_of_tail(text, window, chosen[-1], draft)):
            chosen[-1:] = moved
            continue
        own = draft.headline is not None or headed or len(drafts) == 1  # else a line above the first is above them all
        chosen.append(_with_likeliest(text, window[-_MAX_LINES:], draft) if own else draft)
    return chosen


def _with_headline_of_tail(
    text: str, window: Sequence[Piece], before: Draft, draft: Draft
) -> tuple[Draft, Draft] | None:
    """Return two neighbours, where the headline of the second is among the last lines of the first; else None.

    The line shares words with the second text, and fewer with the first. ``window`` is what stands between the two.
    """
    first = next((at for at in range(len(before.body), 0, -1) if not _may_head(text, before.body[at - 1])), 0)
    tail = before.body[max(first, len(before.body) - _MAX_OPENING_LINES) :]
    lines = [*tail, *_candidates(text, window)]
    if not first or not lines:
        return None
    body = text[draft.body[0].start : draft.body[-1].end]
    weights = weigh_lines([_line(text, piece) for piece in lines], body, _repeated_lines(text, lines))
    best = _find_best(text, lines, weights)
    if not _overrules(weights, best, None, sure=False) or len(lines) - best > _MAX_LINES_OF_TAIL_HEADLINE:
        return None
    printed = text[lines[best].start : lines[best].end]
    (other,) = likenesses([printed], text[before.body[0].start : before.body[first - 1].end])
    if other.share >= weights[best].evidence.share:
        return None
    stop = next(at for at, piece in enumerate(lines) if _key(text[piece.start : piece.end]) == _key(printed))
    headed = draft._replace(headline=lines[best], why=Reason.LIKELIEST)
    return before._replace(body=before.body[: len(before.body) - len(tail) + stop]), headed


def _with_likeliest(text: str, window: Sequence[Piece], draft: Draft) -> Draft:
    """Return an item with its likeliest headline; ``window`` is what stands between the item above and its text."""
    opening = _count_opening_lines(text, draft)
    above = _candidates(text, window)
    lines = [*above, *draft.body[:opening]]
    current = _find_headline(lines, draft)
    if not lines or (draft.headline is not None and (current is None or len(lines) == 1)):
        return draft
    first = draft.body[opening]
    body = text[first.end - first.rest_chars : draft.body[-1].end]
    repeated = _repeated_lines(text, [*window, *draft.body[:opening]])
    weights = weigh_lines([_line(text, piece) for piece in lines], body, repeated)
    best = _find_best(text, lines, weights)
    titled = (
        current is not None
        and best != current
        and _key(_printed(text, lines[best])) in _parts(_printed(text, lines[current]))
    )
    if not titled and not _overrules(weights, best, current, sure=draft.why is Reason.TWICE):
        return draft
    inside = best - len(above)
    if inside < 0:
        return draft._replace(headline=lines[best], why=Reason.LIKELIEST)
    if current is not None and weights[current].evidence.share >= _MIN_SHARE_OF_ALIKE:
        return draft  # a caption or a standfirst between the headline and the text
    return draft._replace(headline=lines[best], body=draft.body[inside + 1 :], why=Reason.LIKELIEST)


def _candidates(text: str, window: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that may be a headline; a headline printed again and again may look like a divider."""
    return [
        piece
        for piece in window
        if (piece.kind is Kind.TEXT or piece.why is Reason.REPEATED) and not is_in_brackets(text, piece)
    ]


def _find_headline(lines: Sequence[Piece], draft: Draft) -> int | None:
    """Return which of the lines is the headline that the layout shows; None where it shows none or another."""
    head = draft.headline
    return next((at for at, piece in enumerate(lines) if head is not None and piece.start == head.start), None)


def _find_best(text: str, lines: Sequence[Piece], weights: Sequence["LineWeight"]) -> int:
    """Return which line weighs most; of a page's title and the headline in it that stands alone, the headline."""
    best = max(range(len(lines)), key=lambda at: weights[at].weight)
    parts = _parts(_printed(text, lines[best]))
    alone = [at for at, piece in enumerate(lines) if at != best and _key(_printed(text, piece)) in parts]
    headline = max(alone, key=lambda at: weights[at].evidence.shared, default=best)  # the site's name may be another
    return headline if weights[headline].evidence.shared * 2 >= weights[best].evidence.shared else best


def _printed(text: str, piece: Piece) -> str:
    return text[piece.start : piece.end]


def _parts(printed: str) -> set[str]:
    """Return what stands before and behind the separators of a title or path, as ``_key`` gives it."""
    printed = printed[:_MAX_TITLE_CHARS]
    parts = set()
    for separator in _SEPARATOR.finditer(printed):
        parts |= {_key(printed[: separator.start()]), _key(printed[separator.end() :])}
    return {part for part in parts if len(part) >= _MIN_REPEATED_LETTERS}


def _overrules(weights: Sequence["LineWeight"], best: int, current: int | None, *, sure: bool) -> bool:
    """Whether the line that weighs most is the headline, and not the one that the layout shows."""
    evidence = weights[best].evidence
    if best == current or evidence.shared < _MIN_SHARED or evidence.lone_word or evidence.label:
        return False
    if current is None:
        return not evidence.few_words and (
            weights[best].evidence.shared >= _MIN_SHARED_OF_NO_OTHER
            and weights[best].evidence.share >= _MIN_SHARE_OF_NO_OTHER
        )
    margin = _MARGIN_OVER_REPEATED if sure else _MARGIN
    return weights[best].weight >= weights[current].weight + margin


def _count_opening_lines(text: str, draft: Draft) -> int:
    """Return how many lines open a text that read like no paragraph: a menu, and perhaps the headline."""
    count = next(
        (at for at, piece in enumerate(draft.body[:_MAX_OPENING_LINES]) if not _may_head(text, piece)),
        _MAX_OPENING_LINES,
    )
    below = draft.body[count : count + 1]
    return count if below and below[0].is_paragraph else 0


def _may_head(text: str, piece: Piece) -> bool:
    """Whether a line of a text may be a headline: it does not close like a sentence, or closes with a question."""
    asks = piece.size <= _MAX_HEADLINE_CHARS and text[piece.end - 1] in _HEADLINE_ENDS and not piece.dense
    return piece.dateline is None and text[piece.end - 1] != ":" and (piece.is_heading or asks)


def _closes_sentence(text: str, piece: Piece) -> bool:
    """Whether a line closes like a sentence; a headline may well close with a question."""
    return piece.wrapped or (piece.sentence and text[piece.end - 1] not in _HEADLINE_ENDS)


class Line(NamedTuple):
    """A line as printed, and what its weight depends on beside its words."""

    printed: str
    sentence: bool
    dense: bool
    """Whether it is Chinese or Japanese."""
    bulleted: bool = False
    """Whether a bullet stands in front of it."""


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
    bulleted: float
    """1 where a bullet stands in front of it, as in front of the points of a standfirst."""
    credited: float
    """1 where it closes with an agency's name behind a bar or a slash, as a caption does."""


WEIGHTS: Final = Evidence(
    shared=1.7,
    share=0.6,
    few_words=-1.6,
    lone_word=-0.7,
    excess=-2.7,
    sentence=-1.1,
    alike_above=-1.6,
    distance=-2.2,
    repeated=1.1,
    date=-1.0,
    signs=-2.2,
    label=-0.4,
    bulleted=-1.5,
    credited=-1.5,
)
"""How much each evidence weighs: a conditional logit, so that 1 more makes a line 2.7 times as likely.

Fitted on 569 texts of golden pages and real ones whose headline is known among two lines or more, and rounded;
``bulleted`` and ``credited``, of which these have few, by hand. Fitted on either half of the pages, it finds 86 and
92 % of the headlines of the real pages in the other half, and 97 % of those of the golden pages; the nearest line is
right on 60 and 87 %."""


class LineWeight(NamedTuple):
    """How likely a line is a headline, and what it shares with the text."""

    weight: float
    evidence: Evidence


def _line(text: str, piece: Piece) -> Line:
    return Line(
        text[piece.start : piece.end], _closes_sentence(text, piece), piece.dense, _stands_behind_bullet(text, piece)
    )


def _stands_behind_bullet(text: str, piece: Piece) -> bool:
    """Whether a bullet stands in front of a piece, on its line or as its first character."""
    before = text[max(0, piece.start - _MAX_BULLET_CHARS) : piece.start].rpartition("\n")[2].strip()
    return (len(before) == 1 and before in _BULLETS) or text[piece.start] in _BULLETS


def _is_credited(printed: str) -> bool:
    """Whether a line closes with an agency's name behind a bar or slash."""
    _, sign, name = printed.rpartition("|" if "|" in printed else "/")
    return bool(sign) and 0 < len(name) <= _MAX_CREDIT_CHARS and names_agencies(name.strip())


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
                bulleted=float(line.bulleted),
                credited=float(_is_credited(printed)),
            )
        )
    return collected


def _repeated_lines(text: str, window: Sequence[Piece]) -> frozenset[str]:
    """Return the lines, as ``_key`` gives them, that are printed more than once, alone or within a path or title."""
    prints: Counter[str] = Counter()
    for piece in window:
        printed = text[piece.start : min(piece.end, piece.start + _MAX_TITLE_CHARS)]
        prints.update({_key(printed), *_parts(printed)})
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
_BULLETS: Final = f"{ITEM_BULLETS}·・+"
"""Signs in front of a point of a list."""
_MAX_BULLET_CHARS: Final = 6
"""Characters in front of a line's text in which a bullet is looked for. Chosen by hand."""
_MAX_CREDIT_CHARS: Final = 30
"""The longest agency's name at a line's end, in characters. Chosen by hand."""
_MAX_LINES_OF_TAIL_HEADLINE: Final = 3
"""Lines from the headline of a text among the last lines of the text above, on to the text. Chosen by hand."""
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
_DATE: Final = re.compile(r"(?<!\d)\d{1,2}[:.h][0-5]\d(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d")
"""A clock time, a year or a date in figures."""
_SIGNS: Final = re.compile(r"[|»©>]|\s{2}|://|www\.")
