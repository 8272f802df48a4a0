"""Read the label in front of a dateline: ``WITHDRAWN: ``, ``UPDATE 2-``.

A label says what the item does to an earlier one: it updates, corrects or withdraws it.
A dateline has to follow: a sentence may open with such a word too, and a headline often does.
"""

import re
from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES
from dateline.core.data.wire.signals import IN_NAMES, QUALIFIERS, SIGNALS
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.dateline.stop_patterns import SP
from dateline.core.text.pattern_code import compiled
from dateline.core.text.signals import (
    IN_CAPITALS_ONLY,
    OPENING_MARKS,
    SIGNAL_WORDS,
    may_open_signal,
    signal_of,
    upper_of,
)
from dateline_schemas.brief import Signal


class Label(NamedTuple):
    """The label at the start of a line: its first ``end`` characters, and the gravest signal among its words."""

    end: int
    signal: Signal
    plain: bool
    """Whether its words would be a signal anywhere; else they are one only in front of a sure dateline."""


def label_of(line: str) -> Label | None:
    """Read the label at the start of a line, word after word: ``CORRECTED-UPDATE 2-``. None where there is none."""
    signals: list[Signal] = []
    end, plain = 0, True
    while len(signals) < _MAX_WORDS and may_open_signal(line, end):
        match = _LABEL.match(line, end)
        if match is None or not _is_set_off(match):
            break
        signals.append(signal_of(match["word"]))
        plain = plain and _is_plain(match)
        end = match.end()
    return Label(end, min(signals, key=_GRAVEST_FIRST.index), plain) if signals else None


def belongs_to(label: Label, dateline: DatelineMatch, line: str) -> bool:
    """Whether the label belongs to the dateline read after it; else it is part of a headline."""
    following = line[label.end : label.end + 1]
    if not (dateline.places or dateline.date or following in _OPENS_CREDIT) or following.islower():
        return False  # ``UPDATE 2-AP - …``
    stands = dateline.sure or (
        label.plain and dateline.capitals and dateline.dashed
    )  # not ``UPDATE: Goes. Brand in …``
    return stands and not any(_is_glued(place.printed) for place in dateline.places)


def _is_set_off(match: re.Match[str]) -> bool:
    """Whether the word is no part of a name: a punctuation mark or number follows, or no name opens with this word."""
    if _has_mark(match):
        return True
    word = match["word"]
    return bool(match["sign"] or match["blank"]) and (
        word.upper() not in IN_NAMES and (word.isupper() or upper_of(word) not in IN_CAPITALS_ONLY)
    )


def _has_mark(match: re.Match[str]) -> bool:
    """Whether more follows the word than a space or a hyphen, which names have too."""
    sign, apart = match["sign"], match["blank"] or match["sign"][:1] in _SPACES
    bare = not (match["closed"] or match["qualified"])
    return not bare or bool((match["number"] and (sign or apart)) or (sign and (sign not in _HYPHENS or apart)))


def _is_plain(match: re.Match[str]) -> bool:
    """Whether the word would be a signal at the start of a headline: it is in capitals, or a colon follows."""
    word = match["word"]
    return word.isupper() or (match["sign"].strip() == ":" and upper_of(word) not in IN_CAPITALS_ONLY)


def _is_glued(name: str) -> bool:
    """Whether a headline's words run on into a place in capitals: ``WITHDRAWN: Acme Profit LONDON (Reuters) - ``."""
    first, _, last = name.rpartition(" ")
    return len(last) > _MAX_ABBREVIATION_LETTERS and last.isupper() and bool(first) and not first.isupper()


_MAX_WORDS: Final = 3
"""Signal words that one label may hold; chosen by hand, ``CORRECTED-UPDATE 2-`` has two."""
_GRAVEST_FIRST: Final = [signal for signal, _ in SIGNALS]
_OPENS_CREDIT: Final = frozenset("(/")
_MAX_ABBREVIATION_LETTERS: Final = 2
"""Capitals at the end of a name that are an abbreviation and no second place: ``Washington DC``; chosen by hand."""
_SPACES: Final = frozenset(" \u00a0\u202f")
_HYPHENS: Final = frozenset("-\u2010\u2011")
_LABEL: Final = compiled(
    rf"{OPENING_MARKS}(?P<word>(?i:{SIGNAL_WORDS}))(?P<qualified>{'|'.join(map(re.escape, QUALIFIERS))})?"
    rf"(?P<number>{SP}?\(?\d{{1,2}}\)?)?(?P<closed>{SP}?[*+]{{2,3}}|[)\]*»\"']{{0,3}})"
    rf"(?P<sign>{SP}?[:.!/|]|{SP}?[{DASHES}]{{1,3}}|)(?P<blank>{SP}{{0,2}})(?=\S)"
)
"""One word of a label, with what stands around it."""
