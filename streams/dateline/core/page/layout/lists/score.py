"""Score whether texts below each other are the items of a list, or the parts of one article.

The parts of an article share words: each part repeats words of those above, and most repeat words of the headline.
The items of a list share few. ``measure`` counts that, ``score`` weighs it. The weights are data, fitted by
``tests/golden/fit_lists.py``. Words are compared by their first letters, so that no grammar is needed.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.characters import CLOSERS, DASHES, QUOTES
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.page.lines.kinds.wording import MIN_HEADLINE_SPACES
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.topic_words import find_korean_openings


class Undivided(NamedTuple):
    """Pieces that look like the items of a list, without enough evidence that they are."""

    starts: frozenset[int]
    """Where they begin."""
    score: float
    """The log odds that they are items."""
    needed: float
    """The score from which on they would be."""


class ListDivision(NamedTuple):
    """What a section's pieces become as a list; ``pieces`` is None where they are left as they are."""

    pieces: list[Piece] | None
    undivided: Undivided | None = None


class Measures(NamedTuple):
    """What texts below each other have in common; shares are from 0 to 1."""

    repeated: float
    """The share of a text's words that stand in one of the three texts above it, on average but for the first text."""
    titled: float
    """The share of texts with a word of the headline above them all, of several lines the one with most such texts.

    One text more is counted, so that a single word weighs less between two texts than a word in each of ten.
    """
    fewest: float
    """The words that the least related text shares with the others, five at most."""
    spoken: float
    """The share of texts but the first that open with a quote, a dash or a small letter."""
    longer: float
    """The logarithm of the first headline's length over the mean length of the others, from 0 to 1: sub-headings are
    shorter than the headline of their article."""


def measure(titles: Sequence[str], texts: Sequence[str], headlines: Sequence[str] = ()) -> Measures | None:
    """Return the measures of two or more texts below these titles; None where they have too few words to tell.

    ``headlines`` are the texts' own. The first is a title as well; in a list too, its text repeats its words.
    """
    words = [stems(text) for text in texts]
    if len(texts) < _MIN_TEXTS or sum(map(len, words)) < max(_MIN_STEMS, _MIN_STEMS_A_TEXT * len(texts)):
        return None
    others = len(texts) - 1
    texts_of_word: dict[str, int] = {}
    for one in words:
        for stem in one:
            texts_of_word[stem] = texts_of_word.get(stem, 0) + 1
    repeated = 0.0
    for at in range(1, len(words)):
        above = set().union(*words[max(0, at - _TEXTS_ABOVE) : at])
        repeated += len(words[at] & above) / max(1, len(words[at]))
    below = words[1:] if headlines else words
    of_titles = map(stems, [*titles, *headlines[:1]])
    titled = max((sum(not of_title.isdisjoint(one) for one in below) for of_title in of_titles), default=0)
    shared = min(sum(texts_of_word[stem] > 1 for stem in one) for one in words)
    spoken = sum(text[:1] in _SPEECH or text[:1].islower() for text in texts[1:])
    return Measures(
        repeated / others,
        titled / (len(below) + 1),
        min(shared, _MAX_SHARED),
        spoken / others,
        _longer(headlines) if headlines else 0.0,
    )


def _longer(headlines: Sequence[str]) -> float:
    """Return the measure ``longer``."""
    first, *others = map(len, headlines)
    return max(0.0, min(math.log(max(1, first) * len(others) / max(1, sum(others))), 1.0))


def score(measures: Measures, weights: Mapping[str, float]) -> float:
    """Return the log odds that the texts are a list's items; ``weights`` has one for each measure, and a ``bias``."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in zip(_NAMES, measures, strict=True))


def headline_like(lines: Sequence[str]) -> list[str]:
    """Return the nearest of the lines above a text that have as many words as a headline: no menus, names or labels."""
    return [line for line in lines if line.count(" ") >= MIN_HEADLINE_SPACES][-_MAX_TITLES:]


def stems(words: str) -> frozenset[str]:
    """Return the first letters of each longer word; of Chinese and Japanese, every two letters in a row but hiragana.

    Of Korean, they are the first two syllables of each word. A name counts from four letters on, another word from
    five, so that few function words are among them.
    """
    return (_stems if len(words) <= _MAX_CACHED_CHARS else _stems.__wrapped__)(words)


_MAX_CACHED_TEXTS: Final = 4096
"""Texts whose stems are cached, since the same brief stands on hundreds of pages. Chosen by hand."""
_MAX_CACHED_CHARS: Final = 1024
"""The longest text that is cached, in characters: the longest brief of the golden pages has hardly more."""


@lru_cache(maxsize=_MAX_CACHED_TEXTS)
def _stems(words: str) -> frozenset[str]:
    longer = {
        word[:_STEM_LETTERS].lower()
        for word in _LONGER_WORD.findall(words)
        if (len(word) >= _STEM_LETTERS or not word[0].islower()) and word.lower() not in ALL_FUNCTION_WORDS
    }
    for run in _DENSE_RUN.findall(words):
        longer.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(longer | find_korean_openings(words))


NO_LIST: Final = ListDivision(None)
_NAMES: Final = Measures._fields
_SPEECH: Final = QUOTES + DASHES + CLOSERS + "「『"
_MIN_TEXTS: Final = 2
"""The fewest texts that can be compared."""
_MIN_STEMS: Final = 24
"""The fewest words of all texts; of fewer, it shows nothing that none is shared. Chosen by hand."""
_MIN_STEMS_A_TEXT: Final = 7
"""The fewest words of a text on average, for the same reason. Chosen by hand."""
_MAX_SHARED: Final = 5
"""Where ``fewest`` stops counting, in words. Chosen by hand: of the lists of the fit, 95 in 100 have two at most."""
_MAX_TITLES: Final = 4
"""The most lines above a text that are searched for its headline. Chosen by hand."""
_TEXTS_ABOVE: Final = 3
"""Texts above a text in which its words are looked for: the more there are, the more words stand in one of them by
chance. Chosen by hand."""
_STEM_LETTERS: Final = 5
"""How many first letters of two words have to be equal; the same as in ``headline_groups``, where it is tuned."""
_LONGER_WORD: Final = re.compile(r"[^\W\d_\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{4,}")
_DENSE_RUN: Final = re.compile(r"[\u30a1-\u30ff\u3400-\u9fff]{2,}")
