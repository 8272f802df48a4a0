"""Recognise an invitation to sign up, such as ``Get the day's news in your inbox``.

It opens with a word that speaks to the reader and names what is signed up for: a newsletter, the reader's mailbox, or
a subscription that opens the rest of the article (``Subscribe for £2 a week to read the full story.``).
``doubt`` says which of these lines a headline may be.
"""

import re
from enum import Enum
from typing import Final

from dateline.core.data.text.characters import CLOSERS, QUOTES, TERMINATORS
from dateline.core.data.wire.notices import (
    PAYWALL_OBJECTS,
    PAYWALL_OPENINGS,
    SIGN_UP_OBJECTS,
    SIGN_UP_OPENINGS,
    SIGN_UP_VERBS,
)


def is_sign_up(text: str, start: int, end: int) -> bool:
    """Whether [start, end) invites the reader to sign up for a newsletter."""
    if end - start > _MAX_CHARS:
        return False
    opening = text[start : start + _KEY_LETTERS].lower()
    if opening not in _KEYS:  # as of most lines
        return False
    line = text[start:end].lower()
    if _asks_to_subscribe(line):
        return True
    if line.startswith(SIGN_UP_OPENINGS):
        return any(words in line for words in SIGN_UP_OBJECTS)
    verb = next((row for row in SIGN_UP_VERBS if line.startswith(row)), None)
    return verb is not None and any(_is_short_invitation(line[len(verb) :], words) for words in SIGN_UP_OBJECTS)


def _asks_to_subscribe(line: str) -> bool:
    """Whether what opens a paywall's line is followed, a few words on, by what it asks for.

    Behind a colon stands a headline: ``Läs vidare: Finland vill bli medlem i Nato``.
    """
    opening = next((row for row in _OPENINGS if line.startswith(row)), None)
    if opening is None:
        return False
    rest = line[len(opening) :]
    before = [rest[:at] for words in PAYWALL_OBJECTS if (at := rest.find(words)) >= 0]
    return any(":" not in each and each.count(" ") <= _MAX_WORDS_BEFORE for each in before)


class Doubt(Enum):
    """How well an invitation's words may be those of a headline."""

    NONE = "none"
    SOME = "some"
    """It opens as invitations do, and says more behind what is signed up for: ``… de Hamás será delito en Francia``."""
    HIGH = "high"
    """It opens with a word with which headlines open too: ``Receive``, ``Recibe``."""


def doubt(line: str) -> Doubt:
    """Return how well a line for which ``is_sign_up`` holds may be a headline. One with a full stop is none."""
    if line.rstrip(CLOSERS + QUOTES)[-1:] in TERMINATORS:
        return Doubt.NONE
    lowered = line.lower()
    if not lowered.startswith(_OPENINGS):
        return Doubt.HIGH
    ends = [at + len(words) for words in (*SIGN_UP_OBJECTS, *PAYWALL_OBJECTS) if (at := lowered.find(words)) >= 0]
    return Doubt.SOME if len(lowered[max(ends) :].split()) > _MAX_WORDS_BEHIND else Doubt.NONE


def _is_short_invitation(rest: str, words: str) -> bool:
    """Whether a line goes on to what is signed up for in a few words, and says little more: no figure, no clause."""
    before, found, behind = rest.partition(words)
    clause = re.split(f"[{re.escape(TERMINATORS)}]", behind, maxsplit=1)[0]
    return (
        bool(found)
        and before.count(" ") <= _MAX_WORDS_BEFORE
        and len(clause.split()) <= _MAX_WORDS_BEHIND
        and not any(sign.isdigit() or sign in ",:;" for sign in before + clause)
    )


_MAX_WORDS_BEFORE: Final = 6
"""Words between the opening and what is signed up for at most: ``each morning the most important news``. Chosen by
hand."""
_MAX_WORDS_BEHIND: Final = 2
"""Words that close the sentence at most: ``in your inbox every morning``. Chosen by hand."""
_MAX_CHARS: Final = 240
"""The longest invitation, in characters: two sentences. A longer line holds more than it. Chosen by hand."""
_KEY_LETTERS: Final = 3
"""How many first letters are looked up before the tables are searched, which saves time."""
_OPENINGS: Final = tuple(sorted(SIGN_UP_OPENINGS + PAYWALL_OPENINGS, key=len, reverse=True))
"""The longest first."""
_KEYS: Final = frozenset(row[:_KEY_LETTERS] for row in (*_OPENINGS, *SIGN_UP_VERBS))
