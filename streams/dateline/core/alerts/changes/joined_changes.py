"""Joined changes: what changed over several versions of a story, in the words of each version's ``relation.changed``.

``40 → 52 aboard`` and then ``52 → 60 aboard`` are ``40 → 60 aboard``. The texts themselves are not needed; what does
not stand in the last of them is taken out by ``standing_changes``.
"""

from collections.abc import Sequence
from typing import Final

from dateline.core.alerts.changes.replacement import names_of, replacement, told_as

MAX_JOINED: Final = 40
"""Strings of the result, the last ones: four times as many as are told, since some may not stand. Chosen by hand."""


def joined(earlier: Sequence[str], later: Sequence[str]) -> tuple[str, ...]:
    """Return what changed since before the ``earlier`` changes; what came and went again is left out."""
    changes = list(dict.fromkeys(earlier))
    for line in later:
        at = next((at for at, before in enumerate(changes) if _follows(before, line)), None)
        if at is None:
            changes.append(line)
        else:
            changes[at] = _followed_by(changes[at], line)
    return tuple(dict.fromkeys(filter(None, changes)))[-MAX_JOINED:]


def _follows(before: str, line: str) -> bool:
    """Whether a change goes on from what an earlier one ended with, or replaces it: both began with the same."""
    one, other = replacement(before), replacement(line)
    if one is None or other is None:
        return False
    if names_of(before)[1] == names_of(line)[0]:
        return True
    words, others = {*one.noun.split()}, {*other.noun.split()}
    is_one_thing = words == others or (bool(words and others) and (words <= others or others <= words))
    return one.label == other.label and is_one_thing and other.former in {one.former, one.current}


def _followed_by(before: str, line: str) -> str:
    """Return two changes, of which the second goes on from the first, as one; empty where nothing is left of them."""
    (former, current), (from_here, after) = names_of(before), names_of(line)
    if current == from_here:
        return told_as(former, after) if former != after else ""
    one, other = replacement(before), replacement(line)
    if one is None or other is None or one.former == other.current:
        return ""
    return told_as(f"{one.label} {one.former}".strip(), after)
