"""Figures: which number came in the place of which: ``14`` in that of ``9``.

The numbers of both texts are aligned in their order. Whether one stood where another stands now is checked by the
words around the place. Where these changed as well, it may have stood there if the words that it counts are known.
A number that stood nowhere in the text before came new.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import compress, count
from operator import not_
from typing import Final, NamedTuple

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.number_words.casualties import (
    are_first_dead,
    first_of_a_state,
    ones_before,
    still_counted,
)
from dateline.core.stories.similarity.changes.number_words.compositions import (
    Composed,
    as_opened,
    composed_changes,
    number_with,
    was_group,
)
from dateline.core.stories.similarity.changes.number_words.counterparts.alignment import opcodes, without
from dateline.core.stories.similarity.changes.number_words.counterparts.former_figures import former_figures
from dateline.core.stories.similarity.changes.number_words.counterparts.former_words import former_words_replaced
from dateline.core.stories.similarity.changes.number_words.longer_numbers import is_whole
from dateline.core.stories.similarity.changes.number_words.spelled_values import (
    MAX_NUMBER_CHARS,
    in_figures,
    is_same,
    same_as,
    value_of,
)
from dateline.core.stories.similarity.changes.printed_times import is_time
from dateline.core.stories.similarity.tokens import Hashes64, hashes_of


class Figure(NamedTuple):
    """A number of the new text that came in the place of another."""

    token: int
    """Index of its token in the new text."""
    former: str
    """The number in whose place it came, as printed."""
    is_time: bool
    """Whether it is part of a date, a clock time or an age, which differ between any two editions."""
    size: int = 1
    """Tokens of the number: ``twenty-five`` has two."""

    @property
    def tokens(self) -> range:
        """The tokens of the number."""
        return range(self.token, self.token + self.size)


class FigureChanges(NamedTuple):
    """Numbers of the new text that the text before did not have, in order."""

    replaced: list[Figure]
    """Numbers that came in the place of others, each pair once."""
    may_have_come: list[int]
    """Indexes of the tokens of fresh numbers that came in no other's place."""
    is_new: Callable[[int], bool]
    """Whether one of them came new, and is no date, time or age. Asked only of those that may be shown, since it takes
    time."""
    respelt: list[int]
    """Indexes of the tokens of numbers that the text before had in another form: ``six`` for ``6``."""
    firsts: Mapping[int, range]
    """Tokens of numbers of people in a state in which the text before had none, up to its word: ``two found dead``."""


def figures(compared: Comparison) -> FigureChanges:
    """Return which numbers came. A number in words counts as the same in figures: ``six`` for ``6`` is no change."""
    former = compared.former.numbers.split()
    is_fresh = compared.is_fresh
    composed = composed_changes(compared)
    flags = [*map(is_fresh.__getitem__, compared.numbers)]
    if not composed and (1 not in flags or former == compared.printed_numbers):
        return FigureChanges([], [], bool, [], {})
    old = in_figures(former, compared.number_values)
    new = in_figures(compared.printed_numbers, compared.number_values)
    settled = [*compress(new, map(not_, flags))]
    is_new = partial(_is_new, compared, old=old, settled=settled)
    if compared.only_grew and not composed:  # as a third of the follow-ups
        came_new, respelt = [*compress(compared.numbers, flags)], _in_another_form(compared, old, new)
        respelt = [token for token in respelt if token not in came_new or not is_new(token)]
        return FigureChanges([], came_new, is_new, respelt, {})
    covered = {token for each in composed for token in each.place}
    replaced, large = _in_place_of(compared, old, new, settled, covered)
    pairs = _pairs(compared, old, new, replaced, large)
    taken = covered.union([compared.numbers[at] for at in (*replaced, *large)])
    may_have_come = [token for token in compress(compared.numbers, flags) if token not in taken]
    not_respelt = covered.union([compared.numbers[at] for at in replaced])
    respelt = [token for token in _in_another_form(compared, old, new) if token not in not_respelt]
    respelt += [compared.numbers[at] for at, word in large.items() if is_same(word, new[at], compared.number_values)]
    came = [_composed_figure(compared, each) for each in composed if not each.is_same]
    told = {figure.token for figure in (*pairs, *came)}
    ones = {token: one for token, one in ones_before(compared).items() if token in may_have_come and token not in told}
    came += [Figure(token, one, is_time=False) for token, one in ones.items()]
    may_have_come = [token for token in may_have_come if token not in ones]
    read, bent, firsts = _read_back(compared, {token for token in may_have_come if token not in told}, told)
    if read:
        known = {token for figure in read for token in figure.tokens}
        may_have_come = [token for token in may_have_come if token not in known]
    shown = sorted([*_whole(compared, (*pairs, *came)), *read], key=lambda figure: figure.token)
    respelt = [token for token in respelt if token not in may_have_come or not is_new(token)]
    respelt += [token for each in composed if each.is_same for token in each.place]
    return FigureChanges(shown, may_have_come, is_new, respelt + bent, firsts)


def _in_another_form(compared: Comparison, old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Return the tokens of numbers that the text before had, but not as they are printed."""
    before = {*compared.former.numbers.lower().split()}
    lowered = map(str.lower, compared.printed_numbers)
    return [compared.numbers[at] for at, printed in enumerate(lowered) if printed not in before and new[at] in old]


def _read_back(
    compared: Comparison, numbers: set[int], told: set[int]
) -> tuple[list[Figure], list[int], dict[int, range]]:
    """Return which fresh numbers came in the place of others, new words that are forms of former ones, and ``firsts``.

    What stood in the place of one of those is told of the number of the others, where it still stands.
    """
    former, bent = former_figures(compared, numbers, told)
    values = compared.number_values
    same = [token for token, was in former.items() if is_same(was.lower(), compared.printed(token).lower(), values)]
    places = {token: first_of_a_state(compared, token) for token in former if token not in same}
    firsts = {token: place for token, place in places.items() if place is not None}
    others = ((token, was) for token, was in former.items() if token not in same and token not in firsts)
    came = [Figure(token, was, is_time=False) for token, was in others]
    if firsts:
        was = former[min(firsts)]
        still = still_counted(compared, sorted(numbers.difference(former, firsts)))
        came += _that_fell(compared, still, was)
    return came, [token for token in (*same, *bent) if token not in firsts], firsts


def _that_fell(compared: Comparison, still: int | None, was: str) -> list[Figure]:
    """Return the number of those ``still`` in a state in place of the former one; none where they are not whole."""
    if still is None or was_group(compared, was):
        return []
    place = number_with(compared, still)
    printed = " ".join(compared.printed(token).lower() for token in place)
    now, former = (value_of(number, compared.language) for number in (printed, was.lower()))
    if is_same(former, now, compared.number_values) or not is_whole(compared, place, was):
        return []
    return [Figure(place.start, was, is_time=False, size=len(place))]


def _in_place_of(
    compared: Comparison, old: Sequence[str], new: Sequence[str], settled: Sequence[str], covered: AbstractSet[int]
) -> tuple[dict[int, int], dict[int, str]]:
    """Return which numbers came in the place of which number of the text before, and which in that of which word.

    By their indexes. ``settled`` is that of ``_is_new``; ``covered`` are tokens of longer numbers.
    """
    if compared.only_grew:
        return {}, {}
    by_number = _replaced(compared, compared.former.numbers.split(), old, new, settled)
    replaced = {at: was for at, was in by_number.items() if _may_be_replaced(compared, covered, at)}
    fewer = {at for at, was in replaced.items() if are_first_dead(compared, compared.numbers[at], old[was], new[at])}
    replaced = {at: was for at, was in replaced.items() if at not in fewer}
    by_word = former_words_replaced(compared, replaced)
    return replaced, {at: word for at, word in by_word.items() if _may_be_replaced(compared, covered, at)}


def _may_be_replaced(compared: Comparison, covered: AbstractSet[int], at: int) -> bool:
    """Whether a number is no part of a longer one, and counts nobody in a state that is new."""
    token = compared.numbers[at]
    is_group = compared.in_figures[token] and len(number_with(compared, token)) > 1
    return not is_group and token not in covered and first_of_a_state(compared, token) is None


def _pairs(
    compared: Comparison, old: Sequence[str], new: Sequence[str], replaced: Mapping[int, int], large: Mapping[int, str]
) -> Iterable[Figure]:
    """Return the numbers that came in the place of others, each pair once.

    ``old`` and ``new`` are in figures; ``replaced`` has which old number stood in the place of which new one by their
    indexes, and ``large`` which word that the numbers of the text before lack.
    """
    former = compared.former.numbers.split()
    pairs: dict[tuple[str, str], Figure] = {}
    for at, word in large.items():
        token = compared.numbers[at]
        if not is_same(word, new[at], compared.number_values):
            pairs.setdefault((word, new[at]), Figure(token, as_opened(compared, token, word), is_time=False))
    for at, was in sorted(replaced.items()):
        is_short = max(len(former[was]), len(new[at])) <= MAX_NUMBER_CHARS
        if is_short and not is_same(old[was], new[at], compared.number_values):
            token = compared.numbers[at]
            figure = Figure(token, former[was], is_time(compared, token))
            if not figure.is_time or _are_alike(old[was], new[at]):
                pairs.setdefault((old[was], new[at]), figure)
    return pairs.values()


def _whole(compared: Comparison, shown: Iterable[Figure]) -> list[Figure]:
    """Return the figures that are no parts of longer numbers, in the order of the text."""
    whole = (figure for figure in shown if is_whole(compared, figure.tokens, figure.former))
    return sorted(whole, key=lambda figure: figure.token)


def _composed_figure(compared: Comparison, composed: Composed) -> Figure:
    place = composed.place
    return Figure(place.start, composed.former, is_time(compared, place[-1]), len(place))


def _is_new(compared: Comparison, token: int, old: Sequence[str], settled: Sequence[str]) -> bool:
    """Whether a fresh number counts something, and was not in the text before in any form, or only where it still is.

    ``settled`` are the numbers that stand among words that stayed. A sentence that is new as a whole may repeat a
    number of another one.
    """
    number = compared.printed(token).lower()
    if len(number) > MAX_NUMBER_CHARS:
        return False
    same = same_as(number, old, compared.number_values)
    if not same:
        is_known = compared.in_figures[token] and not compared.is_new_word[token]
        return not is_known and not is_time(compared, token)
    is_still_there = len(same) <= sum(settled.count(each) for each in {*same})
    return is_still_there and not compared.is_mostly_fresh(compared.sentence(token)) and not is_time(compared, token)


def _replaced(
    compared: Comparison, printed: Sequence[str], old: Sequence[str], new: Sequence[str], settled: Sequence[str]
) -> dict[int, int]:
    """Return which number of the text before stood in the place of which, by the indexes of new and old number.

    ``printed`` are the old numbers as printed; ``old`` and ``new`` are in figures. ``settled`` is that of ``_is_new``.
    """
    fresh = dict.fromkeys(compress(count(), map(compared.is_fresh.__getitem__, compared.numbers)))
    if not (unsettled := without(old, settled)):  # as where a text only grew
        return {}
    former = [*map(str.lower, printed)]
    aligned, same = _aligned_around(old, new, fresh, settled)
    respelt = {at for at, was in same.items() if former[was] != compared.printed_numbers[at].lower()}
    movable = without(unsettled, [new[at] for at in respelt.intersection(fresh)])
    if not movable:
        return {}
    hashes = hashes_of("\n".join(former))
    if len(hashes) != len(old):  # numbers that are no single tokens: another version wrote them
        return {}
    aligned = {at: was for at, was in aligned.items() if at in fresh}
    replaced = _replaced_at_once(compared, hashes, old, new, aligned)
    left = [at for at in fresh if at not in replaced and at not in respelt]
    left = [at for at in left if at in aligned or compared.may_have_stood(compared.numbers[at])]
    if not left:  # as mostly
        return replaced
    taken = {*replaced.values()}
    free = [was for was, number in enumerate(old) if number in movable and was not in taken]
    return replaced | _replaced_one_by_one(compared, hashes, old, new, aligned, left, free)


def _replaced_one_by_one(  # noqa: PLR0913, PLR0917 - what a number is compared with
    compared: Comparison,
    hashes: Hashes64,
    old: Sequence[str],
    new: Sequence[str],
    aligned: Mapping[int, int],
    left: Sequence[int],
    free: list[int],
) -> dict[int, int]:
    """Return which of the old numbers that are ``free`` stood in the place of which of the new ones that are ``left``.

    Each is taken from the free ones. All numbers are given by their indexes.
    """
    replaced: dict[int, int] = {}
    last = {number: at for at, number in enumerate(new)}
    rarer = {number for number in old if old.count(number) > new.count(number)}
    for at in left:
        # An old number may be named again, below the new one: ``14 dead, an earlier count was 9``.
        likely = [was for was in free if last.get(old[was], len(new)) > at or old[was] in rarer]
        if not likely:
            continue
        likely = sorted(likely, key=lambda was: (old[was] in last, abs(was - at)))[:_MAX_GUESSES]
        token, was = compared.numbers[at], aligned.get(at)
        gone = [each for each in likely if old[each] not in last and _are_alike(old[each], new[at])]
        guess = _stood(compared, hashes, token, likely, gone)
        if guess is None and was in likely and _are_alike(old[was], new[at]) and _counts_the_same(compared, token):
            guess = was
        if guess is not None:
            replaced[at] = guess
            free.remove(guess)
    return replaced


def _replaced_at_once(
    compared: Comparison, hashes: Hashes64, old: Sequence[str], new: Sequence[str], aligned: Mapping[int, int]
) -> dict[int, int]:
    """Return which of the aligned pairs, of new and old numbers, stood in each other's place if all were replaced."""
    stood = compared.stood_together(hashes[[*aligned.values()]], [compared.numbers[at] for at in aligned])
    return {
        at: was
        for (at, was), (is_sure, is_likely) in zip(aligned.items(), stood, strict=True)
        # In many languages the noun changes with its number: then only the words on the other side are the same.
        if is_sure or (is_likely and old[was] not in new and _are_alike(old[was], new[at]))
    }


def _stood(
    compared: Comparison, hashes: Hashes64, token: int, likely: Sequence[int], gone: Sequence[int]
) -> int | None:
    """Return which of the ``likely`` old numbers stood in the place of a token, by their indexes; None for none.

    Or which of those that are ``gone`` from the text, if words came on one side: ``injured at least 50``.
    """
    if not compared.may_have_stood(token):
        return None
    if (guess := compared.first_that_stood(hashes[[*likely]], token)) is not None:
        return likely[guess]
    if gone and (guess := compared.first_that_stood(hashes[[*gone]], token, one_side=True)) is not None:
        return gone[guess]
    return None


def _aligned_around(
    old: Sequence[str], new: Sequence[str], fresh: Mapping[int, None], settled: Sequence[str]
) -> tuple[dict[int, int], dict[int, int]]:
    """Return what ``_aligned`` does; numbers among words that stayed are the same ones, and others stand between them.

    So ``8 people … three towns`` is not taken for ``3 people … three towns`` without its ``8``.
    """
    if not any(new[at] in settled for at in fresh):
        return _aligned(old, new)
    anchored = ["" if at in fresh else number for at, number in enumerate(new)]
    pairs: dict[int, int] = {}
    same: dict[int, int] = {}
    for tag, old_start, old_end, start, end in opcodes(old, anchored):
        if tag == "equal":
            same.update(zip(range(start, end), range(old_start, old_end), strict=True))
            continue
        some, others = _aligned(old[old_start:old_end], new[start:end])
        pairs.update({start + at: old_start + was for at, was in some.items()})
        same.update({start + at: old_start + was for at, was in others.items()})
    return pairs, same


def _aligned(old: Sequence[str], new: Sequence[str]) -> tuple[dict[int, int], dict[int, int]]:
    """Return pairs of indexes, in new and old, of numbers that differ and stand between the same numbers.

    Then those of the same numbers.
    """
    first = next(
        (at for at, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), min(len(old), len(new))
    )
    if first == len(old) == len(new):  # as of two texts with the same numbers
        return {}, dict(zip(range(first), range(first), strict=True))
    rest, new_rest = old[first:], new[first:]
    pairs: dict[int, int] = {}
    same = dict(zip(range(first), range(first), strict=True))
    if {*rest}.isdisjoint(new_rest):  # as mostly
        others = range(first, len(new)) if len(new) == len(old) else range(0)
        return dict(zip(others, others, strict=True)), same
    for tag, old_start, old_end, start, end in opcodes(rest, new_rest):
        if tag == "equal":
            same.update(zip(range(first + start, first + end), range(first + old_start, first + old_end), strict=True))
        elif tag == "replace" and old_end - old_start == end - start:
            pairs.update(zip(range(first + start, first + end), range(first + old_start, first + old_end), strict=True))
    return pairs, same


def _are_alike(old: str, new: str) -> bool:
    """Whether two numbers may count the same: both in words, or both in figures of one form and of near length."""
    if old.isalpha() or new.isalpha():
        return old.isalpha() and new.isalpha()
    return _DIGITS.sub("0", old) == _DIGITS.sub("0", new) and abs(len(old) - len(new)) <= 1


def _counts_the_same(compared: Comparison, token: int) -> bool:
    """Whether the one or two words after a number were in the text before too, and most of the text stayed."""
    if compared.is_fresh.count(1) * 2 > len(compared.is_fresh):
        return False
    noun = []
    for word in range(token + 1, min(token + 1 + _MAX_NOUN_WORDS, len(compared.starts))):
        if not compared.joins(word - 1) or compared.is_function[word] or compared.in_figures[word]:
            break
        noun.append(word)
    return bool(noun) and not any(compared.is_new_word[word] for word in noun)


_MAX_GUESSES: Final = 12
"""Numbers of the text before that are tried in the place of one number. Bounds time; chosen by hand."""
_MAX_NOUN_WORDS: Final = 2
"""Words after a number that have to be known where nothing else shows what it counts. Chosen by hand."""
_DIGITS: Final = re.compile(r"\d+")
