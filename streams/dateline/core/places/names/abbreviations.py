"""Names with an abbreviated word: ``Ostrów Wlkp.``, ``ALPHEN A/D RIJN``, ``K.MARAŞ``, ``ראשל"צ``.

The index lists the longer names of larger places by their initials and each of their long words, so that a name with
any other word abbreviated is found. ``abbreviates`` says whether the printed words shorten those of a place's own name.
"""

import re
from collections.abc import Iterator
from typing import Final

MARK: Final = "^"
"""The character before such a key in the index: no folded name of a place begins with it."""
_MIN_ANCHOR_CHARS: Final = 3
"""Letters of the word that is printed in full. Chosen by hand: ``Abu`` and ``San`` are anchors of too many names."""
_MIN_COMPOUND_CHARS: Final = 7
"""Letters of a name in one word whose first part may be abbreviated: ``Gaziantep``. Chosen by hand."""
_TAIL_CHARS: Final = 4
"""Last letters by which such a name is listed. Chosen by hand: those of ``URFA`` in Turkey."""
_MAX_WORDS: Final = 6
"""Words of a name that is listed: bounds the keys of one name. Chosen by hand."""
_HEBREW_PARTS: Final = ((1, 1), (2, 1), (3, 1), (2, 2), (3, 2), (1, 2))
"""Letters of the first and of the last word that a Hebrew abbreviation has: ``ת"א``, ``ראשל"צ``. Chosen by hand."""


def keys_of(folded: str) -> Iterator[str]:
    """Yield the keys by which a folded name is listed; some of them come twice."""
    words = folded.split()
    if 1 < len(words) <= _MAX_WORDS:
        initials = "".join(word[0] for word in words)
        yield from (f"{MARK}{initials} {word}" for word in words if len(word) >= _MIN_ANCHOR_CHARS)
        if all(_HEBREW.fullmatch(word) for word in words):
            yield from (f"{MARK}{words[0][:first]}{words[-1][:last]}" for first, last in _HEBREW_PARTS)
    elif len(folded) >= _MIN_COMPOUND_CHARS and folded.isalpha():
        yield f"{MARK}{folded[0]}+{folded[-_TAIL_CHARS:]}"


def keys_for(printed: str, folded: str) -> Iterator[str]:
    """Yield the keys under which a name printed with an abbreviation may be listed, the likeliest first."""
    if '"' in printed or "\u05f4" in printed:
        yield f"{MARK}{folded.replace(' ', '')}"
    words = folded.split()
    if not 1 < len(words) <= _MAX_WORDS:
        return
    initials = "".join(word[0] for word in words)
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= _MIN_ANCHOR_CHARS:
            yield f"{MARK}{initials} {word}"
    if len(words[0]) == 1 and len(words) == len(_COMPOUND_PARTS) and len(words[1]) >= _TAIL_CHARS:
        yield f"{MARK}{words[0]}+{words[1][-_TAIL_CHARS:]}"


def abbreviates(folded: str, name: str) -> bool:
    """Whether each word of the folded name abbreviates the same word of another, ``ostrow wlkp`` of its full name.

    A word abbreviates another that has its letters in the same order and begins with the same one. In a name of one
    word, ``k maras``, the first letter and the end count.
    """
    words, full = folded.split(), name.split()
    if len(full) == 1 and len(words) == len(_COMPOUND_PARTS):
        return full[0].startswith(words[0]) and full[0].endswith(words[1])
    return len(words) == len(full) and all(map(_shortens, words, full))


def _shortens(word: str, full: str) -> bool:
    letters = iter(full)
    return word[0] == full[0] and all(letter in letters for letter in word)


def is_marked(printed: str) -> bool:
    """Whether a printed name says that it holds an abbreviation, by a full stop, a slash or a Hebrew sign."""
    return any(sign in printed for sign in './"\u05f4')


_COMPOUND_PARTS: Final = ("initial", "end")
_HEBREW: Final = re.compile("[\u05d0-\u05ea]+")
