"""Whether two texts tell of two places in the same words: ``An explosion damaged a synagogue in Leipzig``.

A wire files the next event of a kind in the words of the last one, so that a report on Dresden is alike in all but the
city. Of the earlier text only hashes are in memory, and its names as printed. So each name of it that the new text does
not have is put where the new text names a place; where the earlier text has the rows of five words that this makes,
its own place stood there.

A text that has the other's place anywhere is an update, as one that adds a town. Another spelling is none, nor is a
country or province for a town that may lie in it, or a word that a long text may have without its being kept.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.stories.place_words import DIRECTIONS, KINDS, LINKS, PREPOSITIONS
from dateline.core.data.text.names import CAPITALISED_NOUNS
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.places.atlas import fold
from dateline.core.places.countries import country_named, mentions
from dateline.core.places.names.printed_names import read_beside
from dateline.core.stories.similarity.compare import Likeness
from dateline.core.stories.similarity.compiler import SIZES, UINT32S, compiled, compiled_entry
from dateline.core.stories.similarity.features import MAX_WORDS, Traits, parts_of
from dateline.core.stories.similarity.hash_sets import lacking
from dateline.core.stories.similarity.line import headline_to_compare
from dateline.core.stories.similarity.places.countries import are_apart
from dateline.core.stories.similarity.places.spelling import are_spellings, is_shortened
from dateline.core.stories.similarity.scorer import Pair
from dateline.core.stories.similarity.text.tokenized_text import SHINGLE_WORDS, TokenizedText, row_hash, tokenize
from dateline.core.stories.similarity.tokens import Hashes64, tokens
from dateline.core.stories.similarity.vocabulary import (
    HASH_DTYPE,
    MAX_HASH,
    Hashes24,
    to_24_bits,
    vocabulary,
    word_hashes,
)
from dateline_schemas.brief import Brief

_WORDS: Final = 1
"""Position in ``Traits.sizes`` of the number of words."""
_TITLE: Final = 2
"""Position in ``Traits.sizes`` of the number of words of the headline."""
_BOTH: Final = 2
"""Headlines of a pair."""
_MIN_ROWS: Final = 3
"""Rows of five words that two texts share around their places, at least, where the headlines do not have these: of the
four to eight that hold a place inside a sentence. Chosen by hand."""
_FRONT_WORDS: Final = 40
"""Words of a text within which its first sentence names its place. Chosen by hand."""
_MAX_TOKENS: Final = 4
"""Words of the longest name of a place. Chosen by hand, as for all names (``names.py``)."""
_JOINTS: Final = frozenset({" ", "-"})
"""What stands between two words of a name."""
_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words are cached, each a few dozen. Chosen by hand."""
_SAME_TEXT: Final = 0.8
"""Jaccard index from which on two texts are the same but for a sentence. Chosen by hand, as ``join_rules`` does."""
_ALL_NAMES: Final = 0.99
"""Share of the names of the text that names fewer. Chosen by hand: all of them."""
_SAME_PATTERN: Final = 0.5
"""Share by weight of the lighter headline that is in the other, at least. Chosen by hand, as in ``subjects.py``."""
_MOST_WORDS: Final = 0.51
"""Share of the shorter text's shingles below which two datelines decide: half of them. Chosen by hand."""
_LETTERS_OF_A_TOWN: Final = 4
"""First letters by which another form of a town's name is known. Chosen by hand."""
_CALENDAR: Final = frozenset(name for names in MONTHS for name in names) | frozenset(WEEKDAYS)
_PREPOSITION, _KIND, _LINK, _DIRECTION = _ROLES = (1, 2, 4, 8)
"""What a word in front of a place is: a word can be several."""


class Swap(NamedTuple):
    """A place of the new text, and the name that stands for it in the earlier one."""

    place: str
    """As printed in the new text."""
    other: str
    """As printed in the earlier text."""
    rows: int
    """Rows of five words around it that the earlier text has with its own name."""
    is_in_front: bool
    """Whether the place is among the first words of the new text."""
    headlines: int
    """How many of the two headlines have the name of their own text."""
    is_behind_link: bool
    """Whether only a word such as ``de`` is in front of it, as of persons: ``une boulangerie de Nantes``."""
    are_datelines: bool
    """Whether each name is in the dateline of its own text."""


def is_elsewhere(brief: Brief, own: Traits, other: Traits, pair: Pair) -> bool:
    """Whether a new text and an earlier one are of two events in two places, neither of which the other text names.

    They are where both headlines have the places too. Where neither has a headline, the place among the first words
    decides. So it does where one headline or both datelines have their places, where all figures are others, or where
    datelines and countries are. Without the last, an update that says so (``UPDATE 1-``) may correct the place. A name
    of which only a link says that it may be a place counts where both headlines or both datelines have it.
    """
    has_title, had_title = own.sizes[_TITLE] > 0, other.sizes[_TITLE] > 0
    for swap in swaps(brief, own, other):
        if swap.headlines == _BOTH:
            return True
        if not swap.is_in_front or swap.rows < _MIN_ROWS or (swap.is_behind_link and not swap.are_datelines):
            continue
        if not (has_title or had_title):
            return True
        if not pair.is_update and (swap.headlines or swap.are_datelines or pair.like.any_numbers == 0):
            return True
        if are_apart(own, other):
            return True
    return _are_two_accounts(brief, own, other, pair.like)


def _are_two_accounts(brief: Brief, own: Traits, other: Traits, like: Likeness) -> bool:
    """Whether two texts are of two countries, or of two cities under one pattern of headline.

    A desk may file one account from two cities. Such texts are the same but for a sentence, and name the same; or both
    headlines have one name; or one text has a word of the other's dateline; or half of their words are the same. Half
    of the words are not enough where the texts ``_have_nothing_in_common``. Without headlines, texts are compared as if
    they had half of their words in common.
    """
    if like.jaccard >= _SAME_TEXT and like.names >= _ALL_NAMES:
        return False
    if are_apart(own, other):
        return True
    bare = not own.sizes[_TITLE] and not other.sizes[_TITLE]
    if like.places != 0 or (like.title < _SAME_PATTERN and not bare):
        return False
    may_be_one = bare or max(like.of_text, like.of_earlier) >= _MOST_WORDS
    if may_be_one and not _have_nothing_in_common(own, other, like, bare=bare):
        return False
    subjects = np.intersect1d(own.title, other.title)
    names = np.concatenate((own.name_words, other.name_words))
    if brief.language not in CAPITALISED_NOUNS and np.isin(subjects, names).any():
        return False
    return not any(
        np.isin(
            word_hashes(one.places, brief.language), np.concatenate((another.words, another.title, another.name_words))
        ).any()
        for one, another in ((own, other), (other, own))
    )


def _have_nothing_in_common(own: Traits, other: Traits, like: Likeness, *, bare: bool) -> bool:
    """Whether two texts name nothing in common, and have other figures, or none and other words too.

    Where they are ``bare`` of headlines, it also counts that each has the town of its dateline in its text.
    """
    has_others = like.any_numbers == 0 or (like.any_numbers < 0 and like.jaccard < _SAME_TEXT)
    has_others = has_others or (bare and _names_its_town(own) and _names_its_town(other))
    return has_others and not np.isin(own.name_words, other.name_words).any()


def _names_its_town(traits: Traits) -> bool:
    """Whether a name in a text is that of the town of its dateline."""
    return any(is_form_of_town(name, traits) for name in traits.names.split())


def is_form_of_town(word: str, traits: Traits) -> bool:
    """Whether a word begins as a town in the dateline of its text does: ``Toruniu``, from ``TORUŃ``."""
    places = [place for place in traits.places.split("\n") if place and not place.isupper()]
    return bool(places) and fold(word).startswith(tuple(fold(place)[:_LETTERS_OF_A_TOWN] for place in places))


def swaps(brief: Brief, own: Traits, other: Traits) -> Iterator[Swap]:
    """Yield the places of a new text that an earlier one has another name for, in words that are the same."""
    ours, theirs = np.frombuffer(own.hashes, HASH_DTYPE), np.frombuffer(other.hashes, HASH_DTYPE)
    if not _have_new_names(ours, own.sizes, theirs, other.sizes):
        return
    tokenized = tokenize(brief.text, headline_to_compare(brief) or "", own.names, brief.language)
    words, last_known = tokenized.words[: tokenized.title.start], _last_known(other)
    former_places = np.array(word_hashes(other.places, brief.language), HASH_DTYPE)
    new = lacking(words, np.concatenate((other.words, other.name_words, former_places)))
    starts = tokenized.starts[new].tolist()
    new = [at for at, start in zip(new, starts, strict=True) if tokenized.body[start].isupper()]
    if not new or not (names := [*_names_of_another(tokenized, own, other, brief.language)]):
        return
    dateline, former_dateline = own.places.split("\n"), other.places.split("\n")
    seed, shingles = vocabulary(brief.language).seed, {*other.shingles.tolist()}
    apart, told = are_apart(own, other), set[tuple[str, bool]]()
    for at in [at for at in new if words[at] <= last_known]:
        for span, is_behind_link in _places_with(tokenized, at, brief.language):
            place = tokenized.body[tokenized.starts[span.start] : tokenized.ends[span.stop - 1]]
            if (place, is_behind_link) in told:
                continue
            told.add((place, is_behind_link))
            for name, hashes, strange in names:
                rows = rows_with(tokenized, span, hashes, seed, shingles)
                are_datelines = place.lower() in dateline and name.lower() in former_dateline
                if rows and not may_be_one(place, name, apart=apart or are_datelines):
                    headlines = int(words[at] in own.title) + int(strange in other.title)
                    yield Swap(place, name, rows, span.start < _FRONT_WORDS, headlines, is_behind_link, are_datelines)


@compiled(UINT32S, UINT32S, UINT32S)
def _has_a_new_name(names: Hashes24, other_names: Hashes24, other_words: Hashes24) -> bool:
    """Whether a word of a text's names is neither among the names nor among the words of another; all ascend."""
    name = word = 0
    for value in names:
        while name < len(other_names) and other_names[name] < value:
            name += 1
        while word < len(other_words) and other_words[word] < value:
            word += 1
        is_name = name < len(other_names) and other_names[name] == value
        if not is_name and not (word < len(other_words) and other_words[word] == value):
            return True
    return False


@compiled_entry(UINT32S, SIZES, UINT32S, SIZES)
def _have_new_names(hashes: Hashes24, sizes: tuple[int, ...], others: Hashes24, other_sizes: tuple[int, ...]) -> bool:
    """Whether each of two texts has a word of a name that the other has not: a quick test that rules out most pairs.

    The arrays are all hashes of the texts.
    """
    _, words, _, names = parts_of(hashes, sizes)
    _, other_words, _, other_names = parts_of(others, other_sizes)
    return _has_a_new_name(names, other_names, other_words) and _has_a_new_name(other_names, names, words)


def _names_of_another(
    tokenized: TokenizedText, own: Traits, other: Traits, language: str
) -> Iterator[tuple[str, Hashes64, int]]:
    """Yield the names of an earlier text with a word that the new text does not have, their hashes, and that word's.

    A name in capitals is left out: where the whole text is, it may be any words. Each name's first words count as a
    name too: in German, the noun behind a place seems to be one of its words. So do its last, behind one in lower case:
    ``Innenstadt von Ulm``.
    """
    words = {*tokenized.words.tolist(), *word_hashes(own.places, language)}
    if words.issuperset(other.name_words.tolist()):
        return
    seed, told = vocabulary(language).seed, set[str]()
    for name in (*other.names.split("\n"), *_ends_of_names(other)):
        if name.isupper():
            continue
        _, ends, hashes, _ = tokens(name.lower())
        cut = [int(to_24_bits(value ^ seed)) for value in hashes]
        for size in range(1, len(cut) + 1):
            strange = next((word for word in cut[:size] if word not in words), None)
            printed = name[: ends[size - 1]]
            if strange is not None and printed not in told:
                told.add(printed)
                yield printed, hashes[:size], strange


def _ends_of_names(other: Traits) -> Iterator[str]:
    """Yield what stands in the names of a text behind their last word in lower case."""
    for name in other.names.split("\n"):
        words = name.split(" ")
        last = max((at for at, word in enumerate(words) if word.islower()), default=-1)
        if 0 < last < len(words) - 1:
            yield " ".join(words[last + 1 :])


def _last_known(other: Traits) -> int:
    """Return the hash up to which all content words of a text were kept."""
    return int(other.words[MAX_WORDS - 1]) if other.sizes[_WORDS] >= MAX_WORDS else MAX_HASH


def _places_with(tokenized: TokenizedText, at: int, language: str) -> Iterator[tuple[slice, bool]]:
    """Yield the rows of capitalised tokens with one of them that may be a place, and whether a link alone says so.

    A row is of four tokens at most, and the first is behind a word such as ``in`` or ``of``.
    """
    start, end = at, tokenized.title.start
    while start and at - start < _MAX_TOKENS - 1 and _is_one_name(tokenized, start):
        start -= 1
    for first in range(start, at + 1):
        if (is_behind_link := _is_behind_link(tokenized, first, language)) is None:
            continue
        stop = at + 1
        yield slice(first, stop), is_behind_link
        while stop < end and stop - first < _MAX_TOKENS and _is_one_name(tokenized, stop):
            stop += 1
            yield slice(first, stop), is_behind_link


def _is_one_name(tokenized: TokenizedText, row: int) -> bool:
    """Whether a token and the one before it may be words of one name."""
    between = tokenized.body[tokenized.ends[row - 1] : tokenized.starts[row]]
    return between in _JOINTS and _is_capitalised(tokenized, row - 1) and _is_capitalised(tokenized, row)


def _is_capitalised(tokenized: TokenizedText, row: int) -> bool:
    return tokenized.body[tokenized.starts[row]].isupper()


def _is_behind_link(tokenized: TokenizedText, at: int, language: str) -> bool | None:
    """Return whether the words in front of a token are a link alone, or False where they are those of a place.

    None where it is behind other words, or behind one with a capital, and of a month or day.
    """
    body, starts, ends = tokenized.body, tokenized.starts, tokenized.ends
    if not at or not body[starts[at - 1]].islower() or body[starts[at] : ends[at]].lower() in _CALENDAR:
        return None
    roles = _roles(language)
    last, before, first = (
        roles.get(int(tokenized.hashes[row]), 0) if row >= 0 else 0 for row in range(at - 1, at - 4, -1)
    )
    if last & _DIRECTION:
        last, before = before, first
    if last & (_PREPOSITION | _KIND) or (last & _LINK and before & _KIND):
        return False
    return True if last & _LINK else None


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _roles(language: str) -> dict[int, int]:
    """Return what each word in front of a place is, by its hash."""
    roles: dict[int, int] = {}
    for role, words in zip(_ROLES, (PREPOSITIONS, KINDS, LINKS, DIRECTIONS), strict=True):
        for value in tokens(words.get(language, "")).hashes.tolist():
            roles[value] = roles.get(value, 0) | role
    return roles


def rows_with(tokenized: TokenizedText, place: slice, name: Hashes64, seed: np.uint64, shingles: set[int]) -> int:
    """Return how many rows of five words an earlier text has of those around a place, with a name for the place."""
    reach, end = SHINGLE_WORDS - 1, tokenized.title.start
    before, behind = tokenized.hashes[max(place.start - reach, 0) : place.start], tokenized.hashes[place.stop : end]
    words = np.concatenate((before, name, behind[:reach]))
    return sum(int(row_hash(words, at, seed)) in shingles for at in range(len(words) - reach))


def may_be_one(place: str, name: str, *, apart: bool) -> bool:
    """Whether two names may be of one place, or of a place and one in it.

    ``apart`` where the texts are of two countries, or the names are of two datelines: then neither lies in the other.
    """
    if are_spellings(place, name) or is_shortened(place, name):
        return True
    country, other = country_named(place), country_named(name)
    within, others = _codes(place), _codes(name)
    if country is not None or other is not None:
        return not within or not others or not within.isdisjoint(others)
    return not apart and _is_area(place) != _is_area(name)


def _codes(name: str) -> set[str]:
    """Return the countries that a name is of, or in which the province lies that it names."""
    beside = read_beside(name, None)
    divisions = beside.divisions if beside is not None else ()
    return {*mentions(name), *(beside.countries if beside is not None else ()), *(country for country, _ in divisions)}


def _is_area(name: str) -> bool:
    """Whether a name is that of a state or province. A capital is a city, whatever its province is called."""
    return read_beside(name, None) is not None and not mentions(name)
