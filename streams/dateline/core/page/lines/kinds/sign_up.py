"""Recognise an invitation to sign up, such as ``Get the day's news in your inbox``.

It opens with a word that speaks to the reader and names what is signed up for: a newsletter, or the reader's mailbox.
"""

from typing import Final

from dateline.core.data.wire.notices import SIGN_UP_OBJECTS, SIGN_UP_OPENINGS


def is_sign_up(text: str, start: int, end: int) -> bool:
    """Whether [start, end) invites the reader to sign up for a newsletter."""
    if end - start > _MAX_CHARS:
        return False
    opening = text[start : start + _KEY_LETTERS].lower()
    if opening not in _KEYS:  # as of most lines
        return False
    line = text[start:end].lower()
    return line.startswith(SIGN_UP_OPENINGS) and any(words in line for words in SIGN_UP_OBJECTS)


_MAX_CHARS: Final = 240
"""The longest invitation, in characters: two sentences. A longer line holds more than it. Chosen by hand."""
_KEY_LETTERS: Final = 3
"""How many first letters are looked up before the tables are searched, which saves time."""
_KEYS: Final = frozenset(row[:_KEY_LETTERS] for row in SIGN_UP_OPENINGS)
