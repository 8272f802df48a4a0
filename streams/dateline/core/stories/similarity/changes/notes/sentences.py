"""Sentences in which a desk says what it got wrong: ``In een eerder bericht stond dat er 40 doden waren gevallen``.

They stand anywhere in a text. Ministers and firms correct themselves in the same words, so that one of four shapes is
asked for, each with a number or a word like *wrongly*:

- an earlier item: a word like *earlier* beside one for what desks send, which is nobody else's (*version of the bill*);
- a desk that speaks of itself: *we reported*, beside *wrongly* or *earlier*;
- a verb of correction that opens the sentence, and what it disowns: ``Rectifie la magnitude (6,8 et non 6,2)``;
- an item that opens it, a word of correction, and what it disowns: ``In der Meldung … berichtigt (120 statt 1200)``.

A sentence that follows one and says what is right goes with it: ``Dat moet zijn 14.``
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

from dateline.core.data.stories.corrected_sentences import (
    CALLS,
    EARLIER,
    ITEMS,
    ITEMS_OF_OTHERS,
    OF,
    RIGHT,
    SAID_IN_ITEMS,
    THESE,
    TOLD,
    WE,
    WRONGLY,
)
from dateline.core.data.text.characters import QUOTES
from dateline.core.data.wire.signals import DISOWNING
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.number_words.asked_words import CORRECTING, cues


def corrected_sentences(compared: Comparison) -> list[range]:
    """Return the sentences in which a desk says what it got wrong, as tokens; what follows one goes with it."""
    if not (found := compared.fresh_among(cues(compared.language), _MAX_TRIED)):  # as nearly always
        return []
    words, places, stop = _words(compared.language), list[range](), 0
    for token in found:
        if token < stop:
            continue
        place = compared.sentence(token)
        stop = place.stop
        is_candidate = len(place) <= _MAX_WORDS and compared.is_mostly_fresh(place)
        if not is_candidate or not _Sentence(compared, place, words).corrects:
            continue
        while stop < len(compared.starts) and "\n" not in compared.gap(stop - 1):
            behind = compared.sentence(stop)
            is_candidate = len(behind) <= _MAX_WORDS_BEHIND and compared.is_mostly_fresh(behind)
            if not is_candidate or not _Sentence(compared, behind, words).says_what_is_right:
                break
            stop = behind.stop
        places.append(range(place.start, stop))
    return places


class _Words(NamedTuple):
    """The words of such sentences in one language."""

    items: frozenset[str]
    any_items: frozenset[str]
    of: frozenset[str]
    earlier: frozenset[str]
    wrongly: frozenset[str]
    we: frozenset[str]
    told: frozenset[str]
    right: frozenset[str]
    said: frozenset[str]


_MAX_CACHED_LANGUAGES: Final = 64
"""Languages whose words are cached. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _words(language: str) -> _Words:
    tables = ITEMS, ITEMS_OF_OTHERS, OF, EARLIER, WRONGLY, WE, TOLD, RIGHT, SAID_IN_ITEMS
    items, others, *rest = (frozenset(table.get(language, "").split()) for table in tables)
    return _Words(items, items | others, *rest)


class _Sentence:
    """A sentence that has a word like *earlier*, *wrongly* or *corrects*."""

    def __init__(self, compared: Comparison, place: range, words: _Words) -> None:
        self._compared, self._place, self._words = compared, place, words
        self._tokens = compared.lowered(place)

    @property
    def corrects(self) -> bool:
        """Whether a desk says in it what it got wrong."""
        words, tokens = self._words, {*self._tokens}
        is_wrong = not words.wrongly.isdisjoint(tokens)
        if is_wrong or any(map(self._compared.counts, self._place)):
            if self._has_earlier_item():
                return True
            is_own = not words.told.isdisjoint(tokens) and not (words.we and words.we.isdisjoint(tokens))
            is_before = is_wrong or not words.earlier.isdisjoint(tokens)
            if is_own and is_before and not self._has_quotes():
                return True
        return self._opens_as_correction() and self._disowns_a_number()

    @property
    def says_what_is_right(self) -> bool:
        """Whether it has a number and a word for what is right, or is short and has a word of correction."""
        if len(self._tokens) <= _MAX_WORDS_OF_A_REMARK and not CORRECTING.isdisjoint(self._tokens):
            return True
        return not self._words.right.isdisjoint(self._tokens) and any(map(self._compared.counts, self._place))

    def _has_earlier_item(self) -> bool:
        """Whether a word like *earlier* stands beside an item of the desk's own."""
        words, tokens = self._words, self._tokens
        for at, word in enumerate(tokens):
            if word in words.items and not words.earlier.isdisjoint(tokens[max(0, at - 2) : at + 2]):
                behind = tokens[at + 1 :]
                if behind and behind[0] in words.earlier:
                    behind = behind[1:]
                if self._is_own_item(behind):
                    return True
        return False

    def _is_own_item(self, behind: Sequence[str]) -> bool:
        """Whether no other thing than an item is named as what a version is of, by the words behind it."""
        words = self._words
        is_of = bool(behind) and behind[0] in words.of
        if words.said:  # a bare genitive: ``wersji ustawy``
            is_of = bool(behind) and behind[0] not in words.said | words.told
        return not is_of or not words.any_items.isdisjoint(behind[:_MAX_WORDS_TO_AN_ITEM])

    def _opens_as_correction(self) -> bool:
        """Whether a verb of correction opens the sentence, or an item does and such a verb follows."""
        opening = [*takewhile(_CALLS.__contains__, self._tokens)]
        if len(opening) < len(self._tokens) and self._tokens[len(opening)] in CORRECTING:
            return True
        start = self._tokens[:_MAX_WORDS_TO_AN_OPENING_ITEM]
        if start[0] not in _THESE or self._words.any_items.isdisjoint(start):
            return False
        return not CORRECTING.isdisjoint(self._tokens)

    def _disowns_a_number(self) -> bool:
        """Whether it has a number, words like *and not*, and another number: ``14 Tote statt vierzig``."""
        tokens, place, counts = self._tokens, self._place, self._compared.counts
        for at in range(1, len(tokens)):
            if tokens[at] not in _FIRST_DISOWNING:  # as of nearly all
                continue
            size = max((len(each) for each in _DISOWNING if tuple(tokens[at : at + len(each)]) == each), default=0)
            before, behind = place[max(0, at - _MAX_WORDS_BETWEEN) : at], place[at + size :][:_MAX_WORDS_BETWEEN]
            if size and any(map(counts, before)) and any(map(counts, behind)):
                return True
        return False

    def _has_quotes(self) -> bool:
        """Whether words stand in quotes: then somebody else may be the one who speaks."""
        compared, place = self._compared, self._place
        printed = compared.text[max(0, compared.starts[place.start] - 1) : compared.ends[place.stop - 1] + 2]
        return any(mark in printed for mark in _SPEECH)


def spans_of(compared: Comparison) -> Iterator[tuple[int, int]]:
    """Yield where such sentences begin and end in the text, with their last punctuation mark."""
    for place in corrected_sentences(compared):
        end = compared.starts[place.stop] if place.stop < len(compared.starts) else len(compared.text)
        behind = compared.ends[place.stop - 1]
        marks = compared.text[behind:end].partition("\n")[0].rstrip(_OPENERS)
        yield compared.starts[place.start], behind + len(marks)


_MAX_TRIED: Final = 400
"""Fresh tokens that are looked at, the first ones. Bounds time; chosen by hand."""
_MAX_WORDS: Final = 60
"""Tokens of the longest such sentence. Bounds time; chosen by hand."""
_MAX_WORDS_BEHIND: Final = 12
"""Tokens of the longest sentence that says what is right. Chosen by hand."""
_MAX_WORDS_OF_A_REMARK: Final = 6
"""Tokens of the longest sentence that only says so: ``Wir haben das korrigiert``. Chosen by hand."""
_MAX_WORDS_TO_AN_ITEM: Final = 3
"""Tokens behind an item in which another one may stand: ``of this report``. Chosen by hand."""
_MAX_WORDS_TO_AN_OPENING_ITEM: Final = 3
"""Tokens at the beginning of a sentence among which an item opens it: ``In the earlier story``. Chosen by hand."""
_MAX_WORDS_BETWEEN: Final = 4
"""Tokens from a number to the word that disowns another one, and from that to the other. Chosen by hand."""
_OPENERS: Final = f" ([{QUOTES}"
"""What may stand between a sentence and the first word of the next one."""
_SPEECH: Final = frozenset(QUOTES) - {"'", "\u2019"}
_THESE: Final = frozenset(THESE.split())
_CALLS: Final = frozenset(CALLS.split())
_DISOWNING: Final = frozenset(tuple(words.split()) for words in DISOWNING)
_FIRST_DISOWNING: Final = frozenset(words[0] for words in _DISOWNING)
