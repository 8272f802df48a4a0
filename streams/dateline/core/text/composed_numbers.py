"""What composed words for numbers mean: ``vijfentwintig`` is 25, ``two hundred and fifty`` 250.

The forms are made from the rows of ``NUMBER_GRAMMAR``: all numbers below a thousand, whole thousands that are
themselves below a hundred or end in zero, and some with hundreds behind them.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from dateline.core.data.text.numbers.number_grammar import NUMBER_GRAMMAR, NumberGrammar

_MAX_CACHED_LANGUAGES: Final = 16
"""Languages whose forms are cached, each some thousands: as many as have a row."""
_TEN: Final = 10
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_MAX_THOUSANDS_BEFORE_A_HUNDRED: Final = 20
"""Thousands from which on a hundred behind them is not read: pages print such numbers in figures. Chosen by hand."""

_Forms = dict[int, list[str]]
"""The forms of each number."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def composed_numbers(language: str) -> Mapping[str, int]:
    """Return what a language's composed words mean, from 13 on and dozens.

    In lower case; those of several words with one blank, and without dashes.
    """
    return {_key(form): value for form, value in _forms(language)}


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def printed_forms(language: str) -> Mapping[str, str]:
    """Return how pages print the composed numbers of several words, with dashes: ``twenty-five``."""
    return {key: form for form, _ in _forms(language) if " " in (key := _key(form))}


def _key(form: str) -> str:
    return form.lower().replace("-", " ")


def _forms(language: str) -> list[tuple[str, int]]:
    grammar = NUMBER_GRAMMAR.get(language)
    if grammar is None:
        return []
    below = _below_a_thousand(grammar)
    thousands = {value * _THOUSAND: forms for value, forms in _thousands(grammar, below).items()}
    hundreds = {value: below[value] for value in range(_HUNDRED, _THOUSAND, _HUNDRED)}
    few = {value: forms for value, forms in thousands.items() if value < _MAX_THOUSANDS_BEFORE_A_HUNDRED * _THOUSAND}
    return [
        *_flat({value: forms for value, forms in below.items() if value > _TEN + 2}),
        *_flat(thousands),
        *_flat(_composed(few, hundreds, grammar.with_hundred, "thousand", "hundred")),
        *_many_hundreds(grammar, below),
        *_valued(grammar.others),
    ]


def _below_a_thousand(grammar: NumberGrammar) -> _Forms:
    ones = _listed(grammar.small.split(), 1, 1)
    tens = _listed(grammar.tens.split(), 2 * _TEN, _TEN)
    single = {value: forms for value, forms in ones.items() if value < _TEN}
    below = _merged(ones, tens, _composed(tens, single, grammar.with_one, "ten", "one"))
    for word, value in _valued(grammar.scores):
        below = _merged(below, _composed({value: [word]}, ones, grammar.with_one[:1], "ten", "one"))
    below = _merged(below, _by_value(each for each in _valued(grammar.others) if each[1] < _HUNDRED and _is_word(each)))
    hundreds = _listed(grammar.hundreds.split(", "), _HUNDRED, _HUNDRED)
    return _merged(below, hundreds, _composed(hundreds, below, grammar.with_rest, "hundred", "rest"))


def _thousands(grammar: NumberGrammar, below: _Forms) -> _Forms:
    """Return the forms of one thousand and more, by how many they are."""
    counts = {value: forms for value, forms in below.items() if 1 < value < _HUNDRED or value % _TEN == 0}
    more = {
        value: [pattern.format(rest=form) for pattern in grammar.thousands for form in forms]
        for value, forms in counts.items()
    }
    return {1: grammar.one_thousand.split("/"), **more}


def _many_hundreds(grammar: NumberGrammar, below: _Forms) -> Iterator[tuple[str, int]]:
    for value in range(_TEN + 1, 2 * _TEN):
        for form in below[value]:
            yield from ((pattern.format(rest=form), value * _HUNDRED) for pattern in grammar.many_hundreds)


def _composed(large: _Forms, small: _Forms, patterns: Iterable[str], name: str, other: str) -> _Forms:
    """Return the forms of the sums of all large and small numbers, by patterns with the two names."""
    made: _Forms = {}
    shortened = f"{name}-"
    for pattern in patterns:
        is_shortened = shortened in pattern
        plain = pattern.replace(shortened, name)
        for value, words in large.items():
            heads = [word[:-1] if is_shortened else word for word in words]
            for rest, forms in small.items():
                made.setdefault(value + rest, []).extend(
                    plain.format(**{name: head, other: form}) for head in heads for form in forms
                )
    return made


def _listed(words: Iterable[str], first: int, step: int) -> _Forms:
    return {first + step * at: forms.split("/") for at, forms in enumerate(words)}


def _valued(row: str) -> Iterator[tuple[str, int]]:
    """Yield each form of a row with its value: ``12 a dozen/one dozen``."""
    for each in filter(None, row.split(", ")):
        value, _, forms = each.partition(" ")
        yield from ((form, int(value)) for form in forms.split("/"))


def _is_word(form: tuple[str, int]) -> bool:
    return " " not in form[0]


def _by_value(forms: Iterable[tuple[str, int]]) -> _Forms:
    found: _Forms = {}
    for form, value in forms:
        found.setdefault(value, []).append(form)
    return found


def _merged(*rows: _Forms) -> _Forms:
    merged: _Forms = {}
    for row in rows:
        for value, forms in row.items():
            merged[value] = [*merged.get(value, ()), *forms]
    return merged


def _flat(forms: _Forms) -> Iterator[tuple[str, int]]:
    for value, words in forms.items():
        yield from ((word, value) for word in words)
