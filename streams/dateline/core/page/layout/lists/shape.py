"""Score whether texts below each other look like the items of a list, by their shape and their words together.

A list's items are of one mould: texts of about the same length, each closed by a sentence, below headlines of full
length whose words their own texts repeat and the others do not. The parts of an article, and the boxes and prompts
around it, are long and short by chance; their headings are labels, questions, or share words with the whole article.
The more texts there are, the more it shows. ``measure_shape`` counts that, ``score_shape`` weighs it. The weights are
data, fitted by ``tests/golden/fit_shapes.py`` to what the splitter meets on golden and real pages.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean, pstdev
from typing import Final, NamedTuple

from dateline.core.data.text.characters import CLOSERS, TERMINATORS, WIDE_CLOSERS
from dateline.core.page.layout.lists.score import Measures, score, stems


class Texts(NamedTuple):
    """Texts that may be the items of a list, and what was seen of them."""

    texts: Sequence[str]
    headlines: Sequence[str]
    """One for each text; empty where they have none."""
    paragraphs: Sequence[int]
    """How many paragraphs each has."""
    signed: bool
    """Whether there are signs of a list: closing credits, wider gaps or bullets; headlines in a list's layout."""
    named: bool
    """Whether a bulletin's name stands above them, or most headlines are printed twice."""


class Shape(NamedTuple):
    """The shape of texts below each other; shares are from 0 to 1, and 0 of the headlines where there are none."""

    words: float
    """The log odds that they are a list's items by their words: see ``score``."""
    uneven: float
    """The spread of the logarithms of their lengths, one at most."""
    number: float
    """The logarithm of their number."""
    length: float
    """The logarithm of their length in characters, on average; a Chinese or Japanese letter counts three times."""
    unclosed: float
    """The share of those that do not close like a sentence."""
    single: float
    """The share of those of one paragraph."""
    elsewhere: float
    """The share of headlines with a word in another text."""
    own: float
    """The words of a headline in its own text, three at most, on average."""
    short: float
    """The share of headlines of one or two words."""
    asking: float
    """The share of headlines that close with a question mark or a colon."""
    uneven_headlines: float
    """The spread of the headlines' numbers of words."""
    signed: float
    """1 where there are signs of a list."""
    named: float
    """1 where a bulletin's name stands above them, or most headlines are printed twice."""


def measure_shape(measured: Texts, measures: Measures, weights: Mapping[str, float]) -> Shape:
    """Return the shape of texts; ``measures`` are those of their words, ``weights`` what the words weigh."""
    texts, headlines = measured.texts, measured.headlines
    lengths = [math.log(_count_letters(one) + 1) for one in texts]
    unclosed = sum(one.rstrip(_CLOSERS)[-1:] not in _TERMINATORS for one in texts)
    elsewhere = own = short = asking = spread = 0.0
    if headlines:
        elsewhere, own = _compare_headlines(headlines, texts)
        words = [_count_words(one) for one in headlines]
        short = sum(count < _MIN_HEADLINE_WORDS for count in words) / len(words)
        asking = sum(one.rstrip()[-1:] in _ASKING for one in headlines) / len(headlines)
        spread = min(pstdev(words), _MAX_SPREAD)
    return Shape(
        score(measures, weights),
        min(pstdev(lengths), 1.0),
        math.log(len(texts)),
        fmean(lengths),
        unclosed / len(texts),
        sum(count == 1 for count in measured.paragraphs) / len(texts),
        elsewhere,
        own,
        short,
        asking,
        spread,
        float(measured.signed),
        float(measured.named),
    )


def score_shape(shape: Shape, weights: Mapping[str, float]) -> float:
    """Return the log odds that texts are a list's items; ``weights`` has one for each measure, and a ``bias``."""
    return weights["bias"] + sum(weights[name] * value for name, value in zip(Shape._fields, shape, strict=True))


def _compare_headlines(headlines: Sequence[str], texts: Sequence[str]) -> tuple[float, float]:
    """Return the measures ``elsewhere`` and ``own``."""
    of_texts = [stems(one) for one in texts]
    of_headlines = [stems(one) for one in headlines]
    texts_of_word = Counter(stem for words in of_texts for stem in words)
    elsewhere = sum(
        any(texts_of_word[stem] > (stem in below) for stem in words)
        for words, below in zip(of_headlines, of_texts, strict=True)
    )
    own = sum(min(len(words & below), _MAX_OWN_WORDS) for words, below in zip(of_headlines, of_texts, strict=True))
    return elsewhere / len(headlines), own / len(headlines)


def _count_letters(text: str) -> int:
    """Return the length of a text; a Chinese or Japanese letter holds as much as three others."""
    return len(text) + (_LETTERS_OF_A_DENSE_ONE - 1) * (0 if text.isascii() else len(_DENSE_LETTER.findall(text)))


def _count_words(headline: str) -> int:
    """Return how many words a headline has; in a script without spaces, two letters count as one."""
    return headline.count(" ") + 1 + len(_DENSE_LETTER.findall(headline)) // _DENSE_LETTERS_A_WORD


_CLOSERS: Final = CLOSERS + WIDE_CLOSERS + " "
_TERMINATORS: Final = frozenset(TERMINATORS)
_ASKING: Final = frozenset("?:\uff1f\uff1a\u061f")
_MIN_HEADLINE_WORDS: Final = 3
"""The fewest words of a headline that is no label, as is usual for labels. Chosen by hand."""
_MAX_OWN_WORDS: Final = 3
"""Where ``own`` stops counting, in words. Chosen by hand."""
_MAX_SPREAD: Final = 8.0
"""Where ``uneven_headlines`` stops counting, in words. Chosen by hand: a menu that is taken for a headline has more."""
_LETTERS_OF_A_DENSE_ONE: Final = 3
"""How many letters of other scripts hold as much as one of Chinese or Japanese: as in ``article_core``."""
_DENSE_LETTERS_A_WORD: Final = 2
"""How many letters of a script without spaces count as a word: as in ``headline_groups``."""
_DENSE_LETTER: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
