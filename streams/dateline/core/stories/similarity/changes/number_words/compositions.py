"""Composed numbers: those of several words or groups of digits, and in whose place they came: ``a dozen → nine``.

The traits have ``twenty-five`` as the number ``five`` and the word ``twenty``, and ``2 300`` as two numbers. So the
numbers of several words are put together that the words of the text before may have made; each is tried in the place of
a number of the new text, be that one of several words or of one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.text.numbers.number_grammar import BLANKS_BETWEEN_THOUSANDS
from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.moving_words import is_moving
from dateline.core.stories.similarity.changes.number_words.asked_words import PART
from dateline.core.stories.similarity.changes.number_words.counterparts.former_words import former_words
from dateline.core.stories.similarity.changes.number_words.large_numbers import (
    kept_in,
    large_numbers,
    words_for_one,
)
from dateline.core.stories.similarity.changes.number_words.spelled_values import value_of
from dateline.core.stories.similarity.changes.printed_times import is_time
from dateline.core.stories.similarity.tokens import Hashes64, hashes_of, tokens
from dateline.core.stories.similarity.vocabulary import Hashes24, to_24_bits, vocabulary
from dateline.core.text.composed_numbers import composed_numbers, printed_forms

_MAX_WORDS: Final = 6
"""Tokens of the longest number of several words: ``neuf cent quatre-vingt-dix-neuf``."""
_MAX_TRIED: Final = 128
"""Numbers of the text before that are tried in each place. Bounds time; chosen by hand."""
_MAX_PLACES: Final = 16
"""Numbers of the new text in whose place others are tried, the first ones. Bounds time; chosen by hand."""
_MAX_CACHED_LANGUAGES: Final = 16
"""Languages whose forms are cached, each some thousands: as many as have a row."""
_MAX_CHARS_OF_A_SHORT_WORD: Final = 2
"""Letters of a word that traits do not keep."""
_TWO_PARTS: Final = b"\1\1"
"""Flags of two tokens that may be parts of one number."""
_OPENING_DIGITS: Final = re.compile(r"[1-9]\d{0,2}")
_THREE_DIGITS: Final = re.compile(r"\d{3}")
_GROUPS: Final = re.compile(r"\d (?=\d{3}(?:\s|\Z))")
"""A number in front of a group of three digits."""


class Composed(NamedTuple):
    """A number of the new text, of one or several tokens, and another in whose place it came."""

    place: range
    former: str
    is_same: bool
    """Whether both are the same number."""


_Guess = tuple[str, Hashes64]
"""A number in words or figures, with the hash of each of its tokens."""


class _Forms(NamedTuple):
    """A language's numbers of several words, and the words that they are made of."""

    parts: Sequence[str]
    kept: Hashes24
    """The hash of each part as traits keep it, ascending."""
    of_part: Mapping[str, Sequence[tuple[str, Sequence[str]]]]
    """Each form with its parts, by the one that the fewest forms have; that is no small number if any is none."""


def composed_changes(compared: Comparison) -> list[Composed]:
    """Return the numbers of several words or groups of digits that came, and the numbers in the place of such ones."""
    if not compared.has_new_rows:
        return []
    before = _composed_before(compared) if compared.flags.lost else []
    if not before and _TWO_PARTS not in compared.flags.is_part:  # as mostly
        return []
    fresh = [token for token in compared.numbers if compared.is_fresh[token]]
    left = _left_of(compared, before) if before else []
    places = [*_places(compared, sorted({*fresh, *compared.new_parts, *left}))]
    if before:
        covered = {token for place in places for token in place}
        alone = {token for token in fresh if compared.may_have_stood(token)}
        alone.update(token for token in left if compared.number_values.get(compared.printed(token).lower(), 0) > 1)
        places += [range(token, token + 1) for token in alone.difference(covered)]
        places.sort(key=lambda place: place.start)
    if not places:  # as nearly always
        return []
    several = _guesses(before)
    single = [*dict.fromkeys(compared.former.numbers.lower().split()), *former_words(compared)[0]]
    single += [word for word in words_for_one(compared.language) if word not in compared.function_words]
    any_size = [*several, *_guesses(single)] if any(len(place) > 1 for place in places) else several
    found = [_that_stood(compared, place, any_size if len(place) > 1 else several) for place in places[:_MAX_PLACES]]
    return [each for each in found if each is not None]


def number_with(compared: Comparison, token: int) -> range:
    """Return all tokens of the number that a token is of: ``twenty-three``, ``2 300``."""
    place = (_in_digits(compared, token) or _in_words(compared, token)) if _may_go_on(compared, token) else None
    return place or range(token, token + 1)


def was_group(compared: Comparison, number: str) -> bool:
    """Whether a number of the text before may be a group of a longer one: ``300`` of ``2 300``."""
    return any(number in longer.split() for longer in _grouped(compared.former.numbers.split()))


def _left_of(compared: Comparison, before: Sequence[str]) -> list[int]:
    """Return the tokens that may be left of numbers of several words: of a word that is cut, no other one is fresh."""
    parts = {part for number in before for part in number.split()} - compared.function_words
    may_be = compress(count(), compared.flags.is_part)
    return [token for token in may_be if compared.printed(token).lower() in parts]


def _places(compared: Comparison, starts: Sequence[int]) -> Iterator[range]:
    """Yield the numbers of several tokens with any of some tokens, in order."""
    stop = 0
    for token in starts:
        if not _may_go_on(compared, token):  # as nearly always
            continue
        if token >= stop and (place := _in_digits(compared, token) or _in_words(compared, token)):
            yield place
            stop = place.stop


def _may_go_on(compared: Comparison, token: int) -> bool:
    """Whether a number in figures, or what may be a part of a number, stands beside a token."""
    return compared.flags.is_part.count(1, max(0, token - 1), token + 2) > compared.flags.is_part[token]


def _in_words(compared: Comparison, token: int) -> range | None:
    parts, forms = large_numbers(compared.language).parts, composed_numbers(compared.language)
    first = last = token
    while first > 0 and token - first < _MAX_WORDS and _joins(compared, first - 1, first - 1, parts):
        first -= 1
    while last + 1 < len(compared.starts) and last - token < _MAX_WORDS and _joins(compared, last, last + 1, parts):
        last += 1
    if first == last:  # as nearly always
        return None
    words = [compared.printed(each).lower() for each in range(first, last + 1)]
    for size in range(min(len(words), _MAX_WORDS), 1, -1):
        for start in range(max(0, token - first - size + 1), min(token - first, len(words) - size) + 1):
            if " ".join(words[start : start + size]) in forms:
                return range(first + start, first + start + size)
    return None


def _joins(compared: Comparison, gap: int, token: int, parts: frozenset[str]) -> bool:
    return compared.joins(gap) and compared.printed(token).lower() in parts


def _in_digits(compared: Comparison, token: int) -> range | None:
    """Return the tokens of a number with blanks between its thousands: ``2 300``."""
    if not compared.in_figures[token]:
        return None
    first = last = token
    while first and _is_behind_thousands(compared, first):
        first -= 1
    while last + 1 < len(compared.starts) and _is_behind_thousands(compared, last + 1):
        last += 1
    if first and compared.gap(first) == " " and is_moving(compared.printed(first - 1)):  # on May 12 300 people
        return None
    is_number = first < last and not is_time(compared, first) and _OPENING_DIGITS.fullmatch(compared.printed(first))
    return range(first, last + 1) if is_number and last - first < _MAX_WORDS else None


def _is_behind_thousands(compared: Comparison, token: int) -> bool:
    is_blank = compared.gap(token - 1) in {*BLANKS_BETWEEN_THOUSANDS}
    return bool(is_blank and compared.in_figures[token - 1] and _is_group(compared.printed(token)))


def _is_group(printed: str) -> bool:
    return _THREE_DIGITS.fullmatch(printed) is not None


def _that_stood(compared: Comparison, place: range, tried: Sequence[_Guess]) -> Composed | None:
    """Return which number stood in a place: by the words on both sides, or by those on one where it is another one."""
    value = value_of(_printed(compared, place), compared.language)
    likely: Composed | None = None
    longest = max([len(hashes) for _, hashes in tried], default=0)
    for number, hashes in tried if compared.may_have_stood_with(longest, place) else ():
        if not compared.phrase_stood(hashes, place, one_side=True):
            continue
        former = value_of(number, compared.language)
        spelled = printed_forms(compared.language).get(number, number)
        found = Composed(place, as_opened(compared, place.start, spelled), former == value)
        if compared.phrase_stood(hashes, place):
            return found
        if not found.is_same and not _stays(compared, place, number.split()):
            likely = likely or found
    return likely or _that_was_added_to(compared, place)


def _that_was_added_to(compared: Comparison, place: range) -> Composed | None:
    """Return the number in front of which others came at the opening of a text, where no row of words ends."""
    first = compared.is_fresh.find(0, place.start, place.stop)
    if place.start or first < 1:
        return None
    tail = _printed(compared, range(first, place.stop))
    if tail not in composed_numbers(compared.language) and tail not in compared.number_values:
        return None
    return Composed(place, as_opened(compared, 0, printed_forms(compared.language).get(tail, tail)), is_same=False)


def as_opened(compared: Comparison, token: int, number: str) -> str:
    """Return a number as the text before printed it, or with a capital where the token that it came before has one."""
    spelled = {each for each in compared.former.numbers.split() if each.lower() == number}
    if len(spelled) == 1:
        return spelled.pop()
    return number[:1].upper() + number[1:] if compared.printed(token)[:1].isupper() else number


def _stays(compared: Comparison, place: range, words: Sequence[str]) -> bool:
    """Whether the first or last word of a number stands beside a place, so that it is none that was replaced there."""
    beside = {(place.start - 1, words[0]), (place.stop, words[-1])}
    return any(0 <= at < len(compared.starts) and compared.printed(at).lower() == word for at, word in beside)


def _guesses(numbers: Iterable[str]) -> list[_Guess]:
    return [(number, hashes_of(number)) for number in [*numbers][:_MAX_TRIED]]


def _printed(compared: Comparison, place: range) -> str:
    return " ".join(compared.printed(token).lower() for token in place)


def _composed_before(compared: Comparison) -> list[str]:
    """Return the numbers of several tokens that the text before may have had, those with the most tokens first."""
    numbers = compared.former.numbers.lower().split()
    found = [*_grouped(numbers)] if _GROUPS.search(compared.former.numbers) is not None else []
    if large_numbers(compared.language).parts:
        known = _forms(compared.language)
        kept = kept_in(known.kept, compared.former.words) if compared.flags.former_marks & PART else ()
        words = {known.parts[at] for at in kept}.union(numbers)
        tried = (each for part in words & known.of_part.keys() for each in known.of_part[part])
        found += [form for form, parts in tried if words.issuperset(parts)]
    # By their words too: a set has another order in each process.
    return sorted(found, key=lambda number: (-number.count(" "), number))


def _grouped(numbers: Sequence[str]) -> Iterator[str]:
    """Yield the numbers that groups of three digits in a row may have made: ``2 300``."""
    for start, number in enumerate(numbers[:-1]):
        if not _is_group(numbers[start + 1]):  # as nearly always
            continue
        stop = start + 1
        while stop < len(numbers) and _is_group(numbers[stop]):
            stop += 1
        if stop > start + 1 and _OPENING_DIGITS.fullmatch(number):
            yield " ".join(numbers[start:stop])


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _forms(language: str) -> _Forms:
    seed, function_words = vocabulary(language).seed, vocabulary(language).function_words
    small = AGE_WORDS[language].numbers if language in AGE_WORDS else {}
    forms = [form for form in composed_numbers(language) if " " in form]
    kept = {
        form: [
            part
            for part in dict.fromkeys(form.split())
            if len(part) > _MAX_CHARS_OF_A_SHORT_WORD and part not in function_words
        ]
        for form in forms
    }
    frequency = Counter(part for parts in kept.values() for part in parts)
    of_part: dict[str, list[tuple[str, Sequence[str]]]] = {}
    for form, parts in kept.items():
        if parts:
            rarest = min(parts, key=lambda part: (part in small, frequency[part]))
            of_part.setdefault(rarest, []).append((form, parts))
    hashes = {part: to_24_bits(tokens(part).hashes[0] ^ seed) for part in frequency}
    in_order = sorted(hashes, key=hashes.__getitem__)
    return _Forms(in_order, np.array([hashes[part] for part in in_order], np.uint32), of_part)
