"""Choose among the lines above a text the one that is likeliest its headline, by evidence that any site shows.

Between headline and text pages print standfirsts, captions, bylines, dates and buttons; above the headline, menus and
the headlines of other pages. A line is weighed by the words that its text repeats (``likeness``), by how near it
stands, by its length and signs, and by whether it is printed twice. Of lines that share words with the text, the
first is the headline: those below it are its standfirst or a caption.

``choose_headlines`` overrules the choice of ``headlines`` where another line weighs more by a margin; so where the
evidence does not decide, the layout of the section does. It looks for a headline among the first lines of a text as
well, where what stands above is a menu.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import ARROWS, DASHES, ITEM_BULLETS
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.headline.likeness import Likeness, likenesses, shares_any
from dateline.core.page.layout.headline.weights import (
    MIN_SHARE_OF_ALIKE,
    Line,
    LineWeight,
    letters_of,
    may_outweigh,
    weigh_lines,
)
from dateline.core.page.lines.kinds.brackets import is_in_brackets
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def choose_headlines(text: str, pieces: Sequence[Piece], drafts: Sequence[Draft]) -> list[Draft | None]:
    """Return the items of a page, each with its likeliest headline; ``pieces`` are the page's.

    None stands for an item that was nothing but lines above the next, its headline among them.
    """
    chosen: list[Draft | None] = []
    starts = [piece.start for piece in pieces]
    at = above = of_tails = 0
    headed = sum(draft.headline is not None for draft in drafts) * 2 > len(drafts)
    for draft in drafts:
        if not draft.body or draft.drawn:
            chosen.append(draft)
            continue
        first = bisect_left(starts, above, at)
        at = bisect_left(starts, draft.body[0].start, at)
        window = pieces[first:at]
        above = draft.body[-1].end
        before = chosen[-1] if chosen and _lacks_headline(text, draft) else None
        usual = of_tails >= _MIN_TAILS
        if before is not None and (moved := _with_headline_of_tail(text, window, before, draft, usual=usual)):
            chosen[-1:] = moved
            of_tails += 1
            continue
        own = draft.headline is not None or headed or len(drafts) == 1  # else a line above the first is above them all
        likeliest = _with_likeliest(text, window[-_MAX_LINES:], draft) if own else draft
        chosen.append(_without_dated_title(text, likeliest))
    return chosen


def _without_dated_title(text: str, draft: Draft) -> Draft:
    """Return an item without a headline that is the page's title with a date: ``News at a glance - 14 May 2013``.

    Its text shares no word with it.
    """
    head = draft.headline
    if head is None or draft.why is Reason.ONLY_LINE or _TWO_DIGITS.search(text, head.start, head.end) is None:
        return draft  # a cheap test first: each date closes with two digits
    if _FULL_DATE.search(text, head.start, head.end) is None:
        return draft
    (like,) = likenesses([_printed(text, head)], text[draft.body[0].start : draft.body[-1].end])
    return draft._replace(headline=None, why=Reason.NAMES_PAGE) if not like.shared else draft


def _lacks_headline(text: str, draft: Draft) -> bool:
    """Whether an item has no headline, or a point of its standfirst in place of one."""
    return draft.headline is None or _stands_behind_bullet(text, draft.headline)


def _with_headline_of_tail(
    text: str, window: Sequence[Piece], before: Draft, draft: Draft, *, usual: bool
) -> tuple[Draft | None, Draft] | None:
    """Return two neighbours, where the headline of the second is among the last lines of the first; else None.

    The line shares words with the second text, and fewer with the first; where this is ``usual`` on the page, one word
    will do. Of the first, nothing is left where it was nothing but such lines. ``window`` is what stands between the
    two.
    """
    first = next((at for at in range(len(before.body), 0, -1) if not _may_head(text, before.body[at - 1])), 0)
    tail = before.body[max(first, len(before.body) - _MAX_OPENING_LINES) :]
    lines = [*tail, *_candidates(text, window)]
    if not lines or draft.headline in lines[:1]:
        return None
    body = text[draft.body[0].start : draft.body[-1].end]
    likes = likenesses([_printed(text, piece) for piece in lines], body)
    if not any(like.shared > 0 for like in likes) or not (usual or _may_share_more(likes, None)):
        return None
    weights = weigh_lines([_line(text, piece) for piece in lines], likes, _repeated_lines(text, lines))
    best = _find_best(text, lines, weights)
    evidence = weights[best].evidence
    clear = _overrules(weights, best, None, sure=False) or (usual and evidence.shared > 0 and not evidence.few_words)
    if not clear or evidence.bulleted or weights[best].evidence.distance > _MAX_DISTANCE_OF_TAIL_HEADLINE:
        return None
    printed = _printed(text, lines[best])
    (other,) = likenesses([printed], text[before.body[0].start : before.body[first - 1].end] if first else "")
    if other.share >= evidence.share:
        return None
    stop = next(at for at, piece in enumerate(lines) if letters_of(_printed(text, piece)) == letters_of(printed))
    headed = draft._replace(headline=lines[best], why=Reason.LIKELIEST)
    if not first and stop < len(tail):
        return None, headed
    return before._replace(body=before.body[: len(before.body) - len(tail) + stop]), headed


def _with_likeliest(text: str, window: Sequence[Piece], draft: Draft) -> Draft:
    """Return an item with its likeliest headline; ``window`` is what stands between the item above and its text."""
    opening = _count_opening_lines(text, draft)
    if not opening and draft.headline is not None and sum(map(_is_text_or_repeated, window)) <= 1:
        return draft  # there is no choice
    above = _candidates(text, window)
    lines = [*above, *draft.body[:opening]]
    current = _find_headline(lines, draft)
    if not lines or (draft.headline is not None and (current is None or len(lines) == 1)):
        return draft
    first = draft.body[opening]
    body = text[first.end - first.rest_chars : draft.body[-1].end]
    weighed = _find_likeliest(
        text, lines, [*window, *draft.body[:opening]], body, current, sure=draft.why is Reason.TWICE
    )
    if weighed is None:
        return draft
    best, weights = weighed
    inside = best - len(above)
    if current is not None:
        standfirst = current < best and _is_standfirst(text, lines[best], lines[current], weights[current])
        if standfirst or (inside >= 0 and weights[current].evidence.share >= MIN_SHARE_OF_ALIKE):
            return draft  # a caption or a standfirst between the headline and the text
    if inside < 0:
        return draft._replace(headline=lines[best], why=Reason.LIKELIEST)
    return draft._replace(headline=lines[best], body=draft.body[inside + 1 :], why=Reason.LIKELIEST)


def _is_standfirst(text: str, piece: Piece, headline: Piece, weight: LineWeight) -> bool:
    """Whether a sentence stands below a headline that closes like none and shares words with the text of both."""
    if not _closes_sentence(text, piece) or _closes_sentence(text, headline) or weight.evidence.few_words:
        return False
    return weight.evidence.shared > 0 and shares_any([_printed(text, headline)], _printed(text, piece))


def _find_likeliest(  # noqa: PLR0913  # what decides between the lines
    text: str, lines: Sequence[Piece], around: Sequence[Piece], body: str, current: int | None, *, sure: bool
) -> tuple[int, list[LineWeight]] | None:
    """Return which line is the headline in place of the current one, with the weights of all; None for no other.

    ``around`` are all lines above the text, and ``sure`` says whether the current headline is printed twice.
    """
    titled = current is not None and _has_separator(text, lines[current])
    words = [_printed(text, piece) for piece in lines]
    if not titled and not shares_any([*words[:current], *words[current + 1 :]] if current is not None else words, body):
        return None  # a cheap test before the words are weighed
    likes = likenesses(words, body)
    if not titled and not _may_share_more(likes, current):
        return None  # a cheap test before the lines are measured
    printed = [_line(text, piece) for piece in lines]
    if current is not None and not titled and not may_outweigh(printed, likes, current, _margin(sure=sure)):
        return None
    weights = weigh_lines(printed, likes, _repeated_lines(text, around))
    best = _find_best(text, lines, weights)
    if letters_of(words[best]) == letters_of(body):
        return None  # a row of buttons, printed below each item
    of_title = (
        current is not None
        and titled
        and best != current
        and letters_of(printed[best].printed) in _parts(printed[current].printed)
    )
    return (best, weights) if of_title or _overrules(weights, best, current, sure=sure) else None


def _candidates(text: str, window: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that may be a headline; a headline printed again and again may look like a divider."""
    return [piece for piece in window if _is_text_or_repeated(piece) and not is_in_brackets(text, piece)]


def _is_text_or_repeated(piece: Piece) -> bool:
    return piece.kind is Kind.TEXT or piece.why is Reason.REPEATED


def _find_headline(lines: Sequence[Piece], draft: Draft) -> int | None:
    """Return which of the lines is the headline that the layout shows; None where it shows none or another."""
    head = draft.headline
    return next((at for at, piece in enumerate(lines) if head is not None and piece.start == head.start), None)


def _find_best(text: str, lines: Sequence[Piece], weights: Sequence[LineWeight]) -> int:
    """Return which line weighs most; of a page's title and the headline in it that stands alone, the headline."""
    best = max(range(len(lines)), key=lambda at: weights[at].weight)
    parts = _parts(_printed(text, lines[best]))
    alone = [at for at, piece in enumerate(lines) if at != best and letters_of(_printed(text, piece)) in parts]
    headline = max(alone, key=lambda at: weights[at].evidence.shared, default=best)  # the site's name may be another
    return headline if weights[headline].evidence.shared * 2 >= weights[best].evidence.shared else best


def _printed(text: str, piece: Piece) -> str:
    return text[piece.start : piece.end]


def _parts(printed: str) -> set[str]:
    """Return what stands before and behind the separators of a title or path, as ``letters_of`` gives it."""
    printed = printed[:_MAX_TITLE_CHARS]
    parts = set()
    for separator in _SEPARATOR.finditer(printed):
        parts |= {letters_of(printed[: separator.start()]), letters_of(printed[separator.end() :])}
    return {part for part in parts if len(part) >= _MIN_REPEATED_LETTERS}


def _has_separator(text: str, piece: Piece) -> bool:
    """Whether a line is a title or a path of several parts: one of them may be the headline that stands alone."""
    return _SEPARATOR.search(text, piece.start, min(piece.end, piece.start + _MAX_TITLE_CHARS)) is not None


def _may_share_more(likes: Sequence[Likeness], current: int | None) -> bool:
    """Whether another line shares enough words with the text to be its headline: a quick test."""
    if current is None:
        return any(like.shared >= _MIN_SHARED_OF_NO_OTHER and like.share >= _MIN_SHARE_OF_NO_OTHER for like in likes)
    return any(like.shared >= _MIN_SHARED for at, like in enumerate(likes) if at != current)


def _margin(*, sure: bool) -> float:
    """Return by how much another line has to weigh more; ``sure`` where the current headline is printed twice."""
    return _MARGIN_OVER_REPEATED if sure else _MARGIN


def _overrules(weights: Sequence[LineWeight], best: int, current: int | None, *, sure: bool) -> bool:
    """Whether the line that weighs most is the headline, and not the one that the layout shows."""
    evidence = weights[best].evidence
    if best == current or evidence.shared < _MIN_SHARED or evidence.lone_word or evidence.label:
        return False
    if current is None:
        return not evidence.few_words and (
            weights[best].evidence.shared >= _MIN_SHARED_OF_NO_OTHER
            and weights[best].evidence.share >= _MIN_SHARE_OF_NO_OTHER
        )
    return weights[best].weight >= weights[current].weight + _margin(sure=sure)


def _count_opening_lines(text: str, draft: Draft) -> int:
    """Return how many lines open a text that read like no paragraph: a menu, and perhaps the headline."""
    if not _may_head(text, draft.body[0]):
        return 0
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


def _line(text: str, piece: Piece) -> Line:
    return Line(
        text[piece.start : piece.end], _closes_sentence(text, piece), piece.dense, _stands_behind_bullet(text, piece)
    )


def _stands_behind_bullet(text: str, piece: Piece) -> bool:
    """Whether a bullet stands in front of a piece, on its line or as its first character."""
    before = text[max(0, piece.start - _MAX_BULLET_CHARS) : piece.start].rpartition("\n")[2].strip()
    return (len(before) == 1 and before in _BULLETS) or text[piece.start] in _BULLETS


def _repeated_lines(text: str, window: Sequence[Piece]) -> frozenset[str]:
    """Return the letters of the lines that are printed more than once, alone or within a path or title."""
    prints: Counter[str] = Counter()
    for piece in window:
        printed = text[piece.start : min(piece.end, piece.start + _MAX_TITLE_CHARS)]
        prints.update({letters_of(printed), *_parts(printed)})
    return frozenset(key for key, count in prints.items() if count > 1 and len(key) >= _MIN_REPEATED_LETTERS)


_MAX_LINES: Final = 48
"""Lines above a text among which its headline is looked for: it bounds the time. Chosen by hand."""
_MAX_OPENING_LINES: Final = 12
"""Lines at the head of a text among which a headline is looked for. Chosen by hand."""
_MAX_HEADLINE_CHARS: Final = 150
"""The longest headline, in characters; a longer line is a paragraph. As in ``piece``."""
_BULLETS: Final = f"{ITEM_BULLETS}·・+"
"""Signs in front of a point of a list."""
_MAX_BULLET_CHARS: Final = 6
"""Characters in front of a line's text in which a bullet is looked for. Chosen by hand."""
_MIN_TAILS: Final = 2
"""Headlines among the last lines of the texts above from which on this is usual on the page. Chosen by hand."""
_MAX_DISTANCE_OF_TAIL_HEADLINE: Final = 1.1
"""The logarithm of how far from its text such a headline stands: two lines between. Chosen by hand."""
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
_MAX_TITLE_CHARS: Final = 300
"""How much of a line is compared with others, in characters: it bounds the time. Chosen by hand."""
_MIN_REPEATED_LETTERS: Final = 10
"""The shortest line that counts as printed twice, in letters; shorter ones are in menus. Chosen by hand."""
_SEPARATOR: Final = re.compile(rf" [{DASHES}{ARROWS}|•·:/]{{1,2}} ")
"""What stands between the parts of a title or path. Each match is bounded."""
_FULL_DATE: Final = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d)"
    r"|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.? (?:de )?(?:19|20)\d\d|[^\W\d_]{3,12}\.? \d{1,2},? (?:19|20)\d\d)(?!\d)"
)
"""A date with day, month and year."""
_TWO_DIGITS: Final = re.compile(r"\d\d")
