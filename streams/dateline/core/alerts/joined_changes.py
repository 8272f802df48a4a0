"""Joined changes: what changed over several versions of a story, in the words of each version's ``relation.changed``.

``40 → 52 aboard`` and then ``52 → 60 aboard`` are ``40 → 60 aboard``. The texts themselves are not needed.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

_ARROW: Final = " → "
MAX_CHANGES: Final = 10
"""Strings of the result, the first ones: as many as a relation's ``changed`` has. Chosen by hand."""


class _Replacement(NamedTuple):
    """A change of the form ``label former → current noun``; label and noun may be empty."""

    label: str
    former: str
    current: str
    noun: str


def joined(earlier: Sequence[str], later: Sequence[str]) -> tuple[str, ...]:
    """Return what changed since before the ``earlier`` changes; what came and went again is left out."""
    changes = list(dict.fromkeys(earlier))
    for line in later:
        at = next((at for at, before in enumerate(changes) if _follows(before, line)), None)
        if at is None:
            changes.append(line)
        else:
            changes[at] = _followed_by(changes[at], line)
    return tuple(dict.fromkeys(filter(None, changes)))[:MAX_CHANGES]


def _follows(before: str, line: str) -> bool:
    """Whether a change goes on from what an earlier one ended with, or replaces it: both began with the same."""
    one, other = _parsed(before), _parsed(line)
    if one is None or other is None:
        return False
    if _names(before)[1] == _names(line)[0]:
        return True
    words, others = {*one.noun.split()}, {*other.noun.split()}
    is_one_thing = words == others or (bool(words and others) and (words <= others or others <= words))
    return one.label == other.label and is_one_thing and other.former in {one.former, one.current}


def _followed_by(before: str, line: str) -> str:
    """Return two changes, of which the second goes on from the first, as one; empty where nothing is left of them."""
    (former, current), (from_here, after) = _names(before), _names(line)
    if current == from_here:
        return f"{former}{_ARROW}{after}" if former != after else ""
    one, other = _parsed(before), _parsed(line)
    if one is None or other is None or one.former == other.current:
        return ""
    return f"{one.label} {one.former}{_ARROW}{after}".strip()


def _names(line: str) -> tuple[str, str]:
    """Return what stands before and behind the arrow."""
    former, _, current = line.partition(_ARROW)
    return former, current


def _parsed(line: str) -> _Replacement | None:
    """Return a change as a replacement; None for one of another form, such as ``adds Lund``."""
    if line.count(_ARROW) != 1 or "“" in line:
        return None
    before, after = _names(line)
    label, _, former = before.rpartition(" ")
    current, _, noun = after.partition(" ")
    return _Replacement(label, former, current, noun)
