"""Tell the headlines of a list from the sub-headings of one article, by the words that they share with the texts.

A headline names what its own text is about and nothing of the others; a sub-heading is short, or about
what the whole article is about. Words are compared by their first letters, so that no grammar is needed.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple


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
    if min(lengths) < _WORDS or others > 1:
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
_WORDS: Final = 4
"""Words of the shortest headline; most sub-headings have fewer."""
_LONG: Final = 5.5
"""Words of two headlines on average, where each shares but one word with its text."""
_LETTERS_A_WORD: Final = 2
_STEM: Final = 5
_WORD: Final = re.compile(r"[^\W\d_\u3041-\u30ff\u3400-\u9fff]{4,}")
_DENSE: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_DENSE_RUN: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]{2,}")
