"""How much of a line's words its text repeats: what a headline shares with its text, and a menu or a byline does not.

Words are compared by their first letters, and only content words count. In a script without spaces between words,
every two letters in a row are a word. A word that many lines above the text have counts less: it is the site's.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS


class Likeness(NamedTuple):
    """What a line shares with a text."""

    shared: float
    """Words of the line that the text repeats, each weighed by its rarity among the lines: 0 for none."""
    share: float
    """The part of the line's words, by weight, that the text repeats: 0 to 1."""


def likenesses(lines: Sequence[str], body: str) -> Sequence[Likeness]:
    """Return what each line shares with a text."""
    few = sum(map(len, lines)) <= _MAX_CACHED_CHARS_OF_LINES
    return (_likenesses if few else _likenesses.__wrapped__)(tuple(lines), body[:_MAX_BODY_CHARS])


_MAX_CACHED_BODIES: Final = 2048
"""Texts whose likeness to the lines above is cached, since the same brief stands on hundreds of pages. Chosen by
hand."""
_MAX_CACHED_CHARS_OF_LINES: Final = 1024
"""The most characters of lines that are cached beside a text: bounds memory. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_BODIES)
def _likenesses(lines: tuple[str, ...], body: str) -> tuple[Likeness, ...]:
    stems = [content_stems(line) for line in lines]
    lines_with: dict[str, int] = {}
    for of_line in {*stems}:
        for stem in of_line:
            lines_with[stem] = lines_with.get(stem, 0) + 1
    words = body.casefold()
    found = {stem for stem in lines_with if _has_stem(words, stem)}
    likes = []
    for of_line in stems:
        total = shared = 0.0
        for stem in of_line:
            rarity = 1 / lines_with[stem]
            total += rarity
            if stem in found:
                shared += rarity
        likes.append(Likeness(shared, shared / total if total else 0.0))
    return tuple(likes)


def shares_any(lines: Sequence[str], body: str) -> bool:
    """Whether a line shares a word with a text: a quick test before the likenesses."""
    few = sum(map(len, lines)) <= _MAX_CACHED_CHARS_OF_LINES
    return (_shares_any if few else _shares_any.__wrapped__)(tuple(lines), body[:_MAX_BODY_CHARS])


@lru_cache(maxsize=_MAX_CACHED_BODIES)
def _shares_any(lines: tuple[str, ...], body: str) -> bool:
    words = body.casefold()
    return any(_has_stem(words, stem) for line in lines for stem in content_stems(line))


def content_stems(line: str) -> frozenset[str]:
    """Return the beginnings of a line's content words; in a script without spaces, every two letters in a row."""
    return (_stems if len(line) <= _MAX_CACHED_CHARS else _stems.__wrapped__)(line)


_MAX_CACHED_LINES: Final = 8192
"""Lines whose stems are cached, since the lines of a menu stand on all pages of a site. Chosen by hand."""
_MAX_CACHED_CHARS: Final = 256
"""The longest line that is cached, in characters. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LINES)
def _stems(line: str) -> frozenset[str]:
    lowered = line.casefold()
    stems = {
        word[:_STEM_CHARS]
        for word in _WORD.findall(lowered)
        if len(word) >= _MIN_WORD_CHARS and word not in ALL_FUNCTION_WORDS
    }
    for run in _DENSE_RUN.findall(lowered):
        stems.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(stems)


def _has_stem(words: str, stem: str) -> bool:
    """Whether a text has a stem: a short one at the head of a word, a longer one inside a compound as well."""
    at = words.find(stem)
    if at <= 0 or len(stem) >= _STEM_CHARS or stem[0] >= _FIRST_DENSE_LETTER:
        return at >= 0
    while at > 0 and words[at - 1].isalnum():
        at = words.find(stem, at + 1)
    return at >= 0


_MAX_BODY_CHARS: Final = 2000
"""How much of a text is compared, in characters: it bounds the time. Chosen by hand."""
_STEM_CHARS: Final = 5
"""Letters by which two forms of a word are compared. Chosen by hand."""
_MIN_WORD_CHARS: Final = 3
"""The shortest word that is compared, in letters. Chosen by hand."""
_DENSE: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""The letters of scripts without spaces between words; and Korean, whose words change at their ends."""
_FIRST_DENSE_LETTER: Final = "\u0e00"
_MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0963\u0966-\u0dff"
"""Marks of vowels and tones, which are parts of words, with the letters of the scripts of India."""
_WORD: Final = re.compile(rf"(?:[^\W_{_DENSE}]|[{_MARKS}])+")
_DENSE_RUN: Final = re.compile(rf"[{_DENSE}]{{2,}}")
