"""The words of a text that show what it is about: the longer ones, without those that any text of a language uses."""

import re
from functools import lru_cache
from typing import Final

from dateline.core.data.text.function_words import FUNCTION_WORDS, KOREAN_OPENINGS


def find_topic_words(words: str) -> frozenset[str]:
    """Return the first letters of each longer word; in Chinese and Japanese, every two ideographs in a row.

    In Korean, it is the first two syllables of each word: see ``find_korean_openings``.
    """
    return (_find if len(words) <= _MAX_CACHED_CHARS else _find.__wrapped__)(words)


_MAX_CACHED_TEXTS: Final = 4096
"""Texts whose words are cached, since the same brief stands on hundreds of pages. Chosen by hand."""
_MAX_CACHED_CHARS: Final = 1024
"""The longest text that is cached, in characters: the longest brief of the golden pages has hardly more."""


@lru_cache(maxsize=_MAX_CACHED_TEXTS)
def _find(words: str) -> frozenset[str]:
    stems = {
        word[:_STEM_LETTERS]
        for word in _WORD.findall(words.lower())
        if len(word) >= _STEM_LETTERS or word[0] >= _FIRST_SHORT_WORDED
    }
    if words.isascii():
        return frozenset(stems - _FREQUENT)
    for run in _DENSE_RUN.findall(words):
        stems.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset((stems | find_korean_openings(words)) - _FREQUENT)


def find_korean_openings(words: str) -> set[str]:
    """Return the first two syllables of each Korean word, but those that any text has.

    A letter is a syllable there, most stems have two, and particles are appended: the words of ``후보``, a candidate,
    are ``후보는``, ``후보가`` and ``후보를``.
    """
    return {word[:2] for word in _KOREAN_WORD.findall(words)} - KOREAN_OPENINGS


_STEM_LETTERS: Final = 5
"""The fewest letters of a word that counts, and how many first letters of two words have to be equal. Chosen by
hand."""
_FIRST_SHORT_WORDED: Final = "\u0590"
"""The first letter of the scripts from Hebrew on, whose words are shorter: they count from three letters on."""
_WORD: Final = re.compile(r"[^\W\d_\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{3,}")
_KOREAN_WORD: Final = re.compile(r"[\uac00-\ud7a3]{2,}")
_DENSE_RUN: Final = re.compile(r"[\u30a1-\u30ff\u3400-\u9fff]{2,}")
_FREQUENT: Final = frozenset(
    word[:_STEM_LETTERS] for row in FUNCTION_WORDS.values() for word in row.split() if len(word) >= _STEM_LETTERS
)
