"""Read the words in front of a dateline that say what its item does to an earlier one: ``WITHDRAWN: ``, ``UPDATE 2-``.

A dateline has to follow: a sentence may open with such a word, and a headline often does.
"""

import re
from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES
from dateline.core.data.wire.signals import CAPITALS_ONLY, IN_NAMES, QUALIFIERS, SIGNALS
from dateline.core.page.dateline.model import Found
from dateline.core.page.dateline.punctuation import SP
from dateline.core.text.signals import AROUND, KINDS, WORDS, may_say
from dateline_schemas.brief import Signal


class Announced(NamedTuple):
    """Such words at the head of a line, up to ``end``, and the gravest thing that they say."""

    end: int
    signal: Signal
    plain: bool
    """Whether they say so wherever they stand; else only where a dateline that is sure follows."""


def announced(line: str) -> Announced | None:
    """Read the words at the head of a line, one after the other: ``CORRECTED-UPDATE 2-``."""
    said: list[Signal] = []
    at, plain = 0, True
    while len(said) < _MOST and may_say(line, at):
        match = _LABEL.match(line, at)
        kind = KINDS.get(match["word"].upper()) if match is not None else None
        if match is None or kind is None or not _is_parted(match):
            break
        said.append(kind)
        plain = plain and _is_plain(match)
        at = match.end()
    return Announced(at, min(said, key=_GRAVEST.index), plain) if said else None


def announces(line: str, said: Announced, found: Found) -> bool:
    """Whether the words are the dateline's that stands behind them, as read from there; else they are a headline's."""
    behind = line[said.end : said.end + 1]
    if not (found.spots or found.date or behind in _OPENS_CREDIT) or behind.islower():
        return False  # ``UPDATE 2-AP - …``
    stands = found.sure or (said.plain and found.capitals and found.dashed)  # ``UPDATE: Goes. Brand in …`` does not
    return stands and not any(_is_glued(spot.printed) for spot in found.spots)


def _is_parted(match: re.Match[str]) -> bool:
    """Whether the word is none of a name: by a sign or a number behind it, or as a word that no name opens with."""
    if _is_signed(match):
        return True
    word = match["word"]
    return bool(match["sign"] or match["blank"]) and (
        word.upper() not in IN_NAMES and (word.isupper() or word.upper() not in CAPITALS_ONLY)
    )


def _is_signed(match: re.Match[str]) -> bool:
    """Whether more than a blank or a hyphen as in a name stands behind the word."""
    sign, apart = match["sign"], match["blank"] or match["sign"][:1] in _BLANKS
    plain = not (match["closed"] or match["qualified"])
    return not plain or bool((match["number"] and (sign or apart)) or (sign and (sign not in _HYPHENS or apart)))


def _is_plain(match: re.Match[str]) -> bool:
    """Whether the word would count at the head of a headline: in capitals, or before a colon."""
    word = match["word"]
    return word.isupper() or (match["sign"].strip() == ":" and word.upper() not in CAPITALS_ONLY)


def _is_glued(name: str) -> bool:
    """Whether a headline's words run on into a place in capitals: ``WITHDRAWN: Acme Profit LONDON (Reuters) - ``."""
    first, _, last = name.rpartition(" ")
    return len(last) > _ABBREVIATED and last.isupper() and bool(first) and not first.isupper()


_MOST: Final = 3
"""Such words in a row."""
_GRAVEST: Final = [kind for kind, _ in SIGNALS]
_OPENS_CREDIT: Final = frozenset("(/")
_ABBREVIATED: Final = 2
"""Letters: ``Washington DC``."""
_BLANKS: Final = frozenset(" \u00a0\u202f")
_HYPHENS: Final = frozenset("-\u2010\u2011")
_LABEL: Final = re.compile(
    rf"{AROUND}(?P<word>(?i:{WORDS}))(?P<qualified>{'|'.join(map(re.escape, QUALIFIERS))})?"
    rf"(?P<number>{SP}?\(?\d{{1,2}}\)?)?(?P<closed>{SP}?[*+]{{2,3}}|[)\]*»\"']{{0,3}})"
    rf"(?P<sign>{SP}?[:.!/|]|{SP}?[{DASHES}]{{1,3}}|)(?P<blank>{SP}{{0,2}})(?=\S)"
)
