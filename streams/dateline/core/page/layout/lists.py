"""Find the items of a list that has neither times nor rules: by the shape that headline and text have in common.

A list's items look alike: a blank line, a headline, its text. Where that shape repeats it parts items,
those without a dateline among those with one too. Sub-headings of an article look nearly the same, so
that more than the shape has to speak for a list without any dateline: the page's name (``in brief``),
or texts of one paragraph each, or headlines that stand directly on their texts.

Tell the headlines of a list from the sub-headings of one article, by the words that they share with the texts.

A headline names what its own text is about and nothing of the others; a sub-heading is short, or about
what the whole article is about. Words are compared by their first letters, so that no grammar is needed.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.wording import WORDS, names_bulletin


class Told(NamedTuple):
    """A headline, the first text below it, and all of them."""

    headline: str
    first: str
    whole: str


def are_apart(told: Sequence[Told]) -> bool:
    """Whether each headline shares words with its own text, and the first with no other; two have to say more."""
    lengths = [_length(one.headline) for one in told]
    heads = [_stems(one.headline) for one in told]
    shared = [len(head & _stems(one.first)) for head, one in zip(heads, told, strict=True)]
    subject = {stem for stem in heads[0] if len(stem) >= _STEM or not stem.isascii()}
    others = sum(len(subject & _stems(one.whole)) for one in told[1:])
    if min(lengths) < _HEADLINE_WORDS or others > 1:
        return False
    if len(told) == _TWO:
        return min(shared) > 0 and (min(shared) > 1 or (others == 0 and sum(lengths) >= _LONG * _TWO))
    return sum(count > 0 for count in shared) * 5 >= len(told) * 4 and others == 0


def _length(headline: str) -> int:
    """Return how many words a headline has; of scripts that set no blanks, what would be as many."""
    dense = len(_DENSE.findall(headline))
    return headline.count(" ") + 1 + dense // _LETTERS_A_WORD


def _stems(words: str) -> set[str]:
    """Return the beginnings of the words of some length; of scripts that set no blanks, every two letters."""
    found = {word[:_STEM].lower() for word in _WORD.findall(words)}
    for run in _DENSE_RUN.findall(words):
        found.update(run[at : at + 2] for at in range(len(run) - 1))
    return found


_TWO: Final = 2
_HEADLINE_WORDS: Final = 4
"""Words of the shortest headline; most sub-headings have fewer."""
_LONG: Final = 5.5
"""Words of two headlines on average, where each shares but one word with its text."""
_LETTERS_A_WORD: Final = 2
_STEM: Final = 5
_WORD: Final = re.compile(r"[^\W\d_\u3041-\u30ff\u3400-\u9fff]{4,}")
_DENSE: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_DENSE_RUN: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]{2,}")


class _Group(NamedTuple):
    """A headline and the texts below it, by the numbers of their pieces."""

    start: int
    """Where it begins: its headline, or the section's name directly above."""
    headline: int
    texts: tuple[int, ...]


def with_groups(text: str, pieces: Sequence[Piece]) -> list[Piece] | None:
    """Return the pieces of a stretch with a rule before each headline, where they are a list's; None where not."""
    groups = _groups(text, pieces)
    if not (_are_apart(text, pieces, groups) or (len(groups) >= _FEW and _is_list(text, pieces, groups))):
        return None
    starts = {group.start for group in groups}
    cut = _cut_off(text, pieces)
    if cut is not None and not (cut == len(pieces) - 1 and _goes_on(text, pieces, groups)):
        starts.add(cut)
    divided: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at in starts and at and pieces[at - 1].kind is not Kind.RULE:
            divided.append(Piece(Kind.RULE, piece.start, piece.start, why=Reason.GROUP))
        divided.append(piece)
    return divided


def _goes_on(text: str, pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether the page's last line is of the last item's text: speech, a clause, or an item has more paragraphs.

    Where a rule stands above every item, one would stand above the next.
    """
    last = pieces[-1]
    if last.kind is not Kind.TEXT or len(groups) < _FEWEST:
        return False
    if text[last.start] in DASHES or text[last.end - 1] == ",":
        return True
    ruled = all(group.start and pieces[group.start - 1].kind is Kind.RULE for group in groups)
    fewest = min(len(group.texts) for group in groups[:-1])
    return len(groups[-1].texts) < fewest or (ruled and pieces[-2].kind is not Kind.RULE)


def _cut_off(text: str, pieces: Sequence[Piece]) -> int | None:
    """Return where the item begins that the page cuts off in its headline or in its text's first words."""
    first = last = len(pieces) - 1
    while first and last - first < _CUT and pieces[first].heading:
        first -= 1
    first += 1
    if last - first not in range(_CUT):
        return None
    if first < last and text.count(" ", pieces[first].start, pieces[first].end) < WORDS:
        first = last
    if first == last and _is_text(text, pieces[last]):
        return None
    return first if _apart(pieces, first) or (first < last and pieces[first - 1].body) else None


def _groups(text: str, pieces: Sequence[Piece]) -> list[_Group]:
    """Return every headline that has text below it; none where the stretch has times."""
    if any(piece.kind is Kind.STAMP for piece in pieces):
        return []
    lines = [at for at, piece in enumerate(pieces) if piece.kind in _LINES]
    groups: list[_Group] = []
    for number, (at, below) in enumerate(pairwise(lines)):
        head, first = pieces[at], pieces[below]
        if head.heading and not _is_text(text, head) and first.kind is Kind.TEXT and _is_text(text, first):
            above = at and pieces[at - 1].heading and (_same(text, pieces[at - 1], head) or _is_kicker(pieces, at))
            texts = takewhile(lambda line: _reads_on(pieces[line]), lines[number + 2 :])
            groups.append(_Group(at - 1 if above else at, at, (below, *texts)))
    return groups


def _is_text(text: str, piece: Piece) -> bool:
    """Whether a line below a headline is its text; a short one that ends with a colon says who speaks."""
    return (
        piece.body
        or piece.size > (_DENSE_TEXT if piece.dense else _TEXT)
        or (text[piece.end - 1] == ":" and piece.size > _CAPTION)
    )


def _reads_on(piece: Piece) -> bool:
    return piece.kind is Kind.TEXT and not piece.heading


def _same(text: str, one: Piece, other: Piece) -> bool:
    return text[one.start : one.end] == text[other.start : other.end]


def _is_kicker(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the line above the headline at ``at`` is a section's name that belongs to it."""
    return not pieces[at].gap and _apart(pieces, at - 1)


def _are_even(pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether every group has one paragraph, so that sub-headings of a longer text are not among them."""
    return all(len(group.texts) == 1 for group in groups[:-1]) and any(
        pieces[group.texts[0]].dateline is not None for group in groups[:2]
    )


def _apart(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a blank line or a rule stands above the piece."""
    return pieces[at].gap > 0 or (at > 0 and pieces[at - 1].kind is Kind.RULE)


def _are_apart(text: str, pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether the headlines, none of them above a dateline, are of items that have nothing to do with each other."""
    if len(groups) < _FEWEST or any(pieces[group.texts[0]].dateline is not None for group in groups):
        return False
    told = []
    for group in groups:
        head, first, last = pieces[group.headline], pieces[group.texts[0]], pieces[group.texts[-1]]
        told.append(Told(text[head.start : head.end], text[first.start : first.end], text[first.start : last.end]))
    return are_apart(told)


def _is_list(text: str, pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether headlines and texts are a list's and not an article's sub-headings and paragraphs."""
    tight = sum(_apart(pieces, group.start) and not pieces[group.texts[0]].gap for group in groups[1:])
    datelines = sum(pieces[group.texts[0]].dateline is not None for group in groups)
    twice = sum(
        group.headline > group.start and _same(text, pieces[group.start], pieces[group.headline]) for group in groups
    )
    if twice > 1 and twice * 2 >= len(groups):
        return True
    if datelines:
        shaped = tight == len(groups) - 1 or _are_even(pieces, groups)
        return shaped and datelines > 1 and datelines * 5 >= len(groups) * 3
    head = text[pieces[0].start : pieces[groups[0].texts[0]].start].lower()
    if names_bulletin(head):
        return True
    words = sum(text.count(" ", pieces[group.headline].start, pieces[group.headline].end) + 1 for group in groups)
    single = all(sum(pieces[at].size > _CAPTION for at in group.texts) == 1 for group in groups[:-1])
    flat = not any(piece.gap for piece in pieces)
    if (
        flat
        and words >= _MEAN_HEADLINE_WORDS * len(groups)
        and sum(len(group.texts) for group in groups) * 2 <= 3 * len(groups)
    ):
        return True
    return (
        single
        and words >= _MEAN_HEADLINE_WORDS * len(groups)
        and (groups[0].headline > 0 or tight == len(groups) - 1 >= _FEW)
    )


_LINES: Final = {Kind.TEXT, Kind.RULE}
_FEWEST: Final = 2
_FEW: Final = 3
_CUT: Final = 3
"""Lines that may be left of an item: its headline, once or twice, and the first words of its text."""
_TEXT: Final = 80
"""Characters from which on a line below a headline is its text, though the page cuts it off."""
_DENSE_TEXT: Final = 30
_CAPTION: Final = 50
"""Characters of the longest line that is a caption between two items rather than a paragraph."""
_MEAN_HEADLINE_WORDS: Final = 4
"""Words of a headline, on average; sub-headings have fewer."""
