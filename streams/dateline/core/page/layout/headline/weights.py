"""Weigh lines as the headline of the text below them: what speaks for and against each, as numbers."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import mul
from typing import Final, NamedTuple

from dateline.core.page.layout.headline.likeness import Likeness
from dateline.core.page.lines.kinds.wording import is_aside, is_page_label
from dateline.core.text.agencies import names_agencies


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
    """The logarithm of its distance from the text, in lines without a bullet."""
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
    """1 where it closes as a caption does: with an agency's name behind a bar or a slash."""


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
right on 60 and 87 %. The program of the fit is not part of the repository: these weights are kept as they are."""


class LineWeight(NamedTuple):
    """How likely a line is a headline, and what it shares with the text."""

    weight: float
    evidence: Evidence


def weigh_lines(lines: Sequence[Line], likes: Sequence[Likeness], repeated: frozenset[str]) -> list[LineWeight]:
    """Return how likely each of the lines above a text is its headline.

    ``likes`` is what each shares with the text; ``repeated`` are printed more than once.
    """
    return [
        LineWeight(sum(map(mul, WEIGHTS, evidence)), evidence) for evidence in collect_evidence(lines, likes, repeated)
    ]


def may_outweigh(lines: Sequence[Line], likes: Sequence[Likeness], current: int, margin: float) -> bool:
    """Whether some other line may weigh more than the current one by a margin: a bound that needs few of the measures.

    It leaves out most of what speaks against the others, and whether the current line is printed more than once.
    """
    line, like = lines[current], likes[current]
    form = _read_form(line.printed, dense=line.dense)
    over = range(max(0, current - _MAX_LINES_TO_HEADLINE), current)
    alike = min(sum(_is_alike(likes[at]) for at in over), _MAX_ALIKE_ABOVE) if over else 0
    least = _bound(line, like, _count_plain(lines, current)) + alike * WEIGHTS.alike_above + _form_weight(form)
    for at, (other, of_other) in enumerate(zip(lines, likes, strict=True)):
        if at == current:
            continue
        most = _bound(other, of_other, _count_plain(lines, at)) + WEIGHTS.repeated
        if most + _ROUNDING >= least + margin:
            most += _form_weight(_read_form(other.printed, dense=other.dense))
            if most + _ROUNDING >= least + margin:
                return True
    return False


def _bound(line: Line, like: Likeness, plain: int) -> float:
    """Return the weight of what a line shares with the text, of its distance, and of its end and bullet."""
    return (
        min(like.shared, _MAX_SHARED) * WEIGHTS.shared
        + like.share * WEIGHTS.share
        + math.log(plain + 1) * WEIGHTS.distance
        + line.sentence * WEIGHTS.sentence
        + line.bulleted * WEIGHTS.bulleted
    )


def _form_weight(form: "_Form") -> float:
    return (
        form.few_words * WEIGHTS.few_words
        + form.lone_word * WEIGHTS.lone_word
        + form.excess * WEIGHTS.excess
        + form.date * WEIGHTS.date
        + form.signs * WEIGHTS.signs
        + form.label * WEIGHTS.label
        + form.credited * WEIGHTS.credited
    )


def _count_plain(lines: Sequence[Line], at: int) -> int:
    """Return how many lines without a bullet stand below a line."""
    return sum(not line.bulleted for line in lines[at + 1 :])


def _is_alike(like: Likeness) -> bool:
    return like.share >= MIN_SHARE_OF_ALIKE and like.shared >= _MIN_SHARED_OF_ALIKE


def collect_evidence(lines: Sequence[Line], likes: Sequence[Likeness], repeated: frozenset[str]) -> list[Evidence]:
    """Return what speaks for and against each of the lines above a text; ``likes`` is what each shares with it."""
    alike = [*map(_is_alike, likes)]
    keys = [letters_of(line.printed) for line in lines]
    likely = any(alike)
    plain_from = [*accumulate((not line.bulleted for line in reversed(lines)), initial=0)]
    collected = []
    for at, (line, like) in enumerate(zip(lines, likes, strict=True)):
        form = _read_form(line.printed, dense=line.dense)
        over = range(max(0, at - _MAX_LINES_TO_HEADLINE), at) if likely else ()
        collected.append(
            Evidence(
                shared=min(like.shared, _MAX_SHARED),
                share=like.share,
                few_words=form.few_words,
                lone_word=form.lone_word,
                excess=form.excess,
                sentence=float(line.sentence),
                alike_above=min(sum(alike[no] and keys[no] != keys[at] for no in over), _MAX_ALIKE_ABOVE),
                distance=math.log(plain_from[len(lines) - at - 1] + 1),
                repeated=float(keys[at] in repeated),
                date=form.date,
                signs=form.signs,
                label=form.label,
                bulleted=float(line.bulleted),
                credited=form.credited,
            )
        )
    return collected


class _Form(NamedTuple):
    """What a line alone shows; each field is that of ``Evidence``."""

    few_words: float
    lone_word: float
    excess: float
    date: float
    signs: float
    label: float
    credited: float


_MAX_CACHED_LINES: Final = 8192
"""Lines whose form is cached, since the lines of a menu stand on all pages of a site. Chosen by hand."""
_MAX_CACHED_CHARS: Final = 512
"""The longest line that is cached, in characters: all of them together are 16 MiB at most. Chosen by hand."""


def _read_form(printed: str, *, dense: bool) -> _Form:
    """Return what a line alone shows."""
    read = _form if len(printed) <= _MAX_CACHED_CHARS else _form.__wrapped__
    return read(printed, dense)


@lru_cache(maxsize=_MAX_CACHED_LINES)
def _form(printed: str, dense: bool) -> _Form:  # noqa: FBT001  # a cache's key
    words = len(printed) // _DENSE_LETTERS_A_WORD if dense else printed.count(" ") + 1
    most = _MAX_DENSE_CHARS if dense else _MAX_CHARS
    return _Form(
        few_words=float(words <= _MAX_FEW_WORDS),
        lone_word=float(words <= 1),
        excess=max(0, len(printed) - most) * 2 / most,
        date=float(_DATE.search(printed) is not None),
        signs=float(_SIGNS.search(printed) is not None),
        label=float(is_aside(printed) or is_page_label(printed)),
        credited=float(_is_credited(printed)),
    )


def _is_credited(printed: str) -> bool:
    """Whether a line closes with an agency's name behind a bar or slash."""
    if _DENSE_CAPTION.search(printed) is not None:
        return True
    _, sign, name = printed.rpartition("|" if "|" in printed else "/")
    return bool(sign) and 0 < len(name) <= _MAX_CREDIT_CHARS and names_agencies(name.strip())


def letters_of(line: str) -> str:
    """Return a line's letters and digits in lower case."""
    return (_letters if len(line) <= _MAX_CACHED_CHARS else _letters.__wrapped__)(line)


@lru_cache(maxsize=_MAX_CACHED_LINES)
def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line)).casefold()


_MAX_CREDIT_CHARS: Final = 30
"""The longest agency's name at a line's end, in characters. Chosen by hand."""
MIN_SHARE_OF_ALIKE: Final = 0.3
"""The least part of its words that a line shares with the text to count as one of its headline, standfirst and
captions. Chosen by hand before the weights were fitted."""
_MIN_SHARED_OF_ALIKE: Final = 1.5
"""The fewest words, by weight, that such a line shares with the text. Chosen by hand."""
_MAX_LINES_TO_HEADLINE: Final = 8
"""Lines between a headline and its last standfirst or caption. Chosen by hand."""
_ROUNDING: Final = 1e-6
"""What the order of additions may change in a weight, at most; far more than it does."""
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
_DATE: Final = re.compile(r"(?<!\d)\d{1,2}[:.h][0-5]\d(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d")
"""A clock time, a year or a date in figures."""
_DENSE_CAPTION: Final = re.compile(r"\uff1d\D{0,6}\d{1,2}日")
"""``…する児童たち=29日、広島県``: how Japanese captions say when and where."""
_SIGNS: Final = re.compile(r"[|»©>]|\s{2}|://|www\.")
