"""Note subjects: what an editor's note says of its text, by the words behind its first one: ``(Corrects his age)``.

A note names a part of a text or what is right now. ``(Corrects course) President promises change`` does not: it is
news. All functions take these words in lower case, up to the closing bracket. The words are rows of
``core/data/wire/signals.py``.
"""

import re
from typing import Final

from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.data.wire.signals import (
    DISOWNING,
    NOTE_COUNTED,
    NOTE_NO_PURPOSES,
    NOTE_NO_SUBJECTS,
    NOTE_OPENINGS,
    NOTE_OWN_WORDS,
    NOTE_OWNERS,
    NOTE_SUBJECT_ENDINGS,
    NOTE_SUBJECT_WORDS,
    NOTE_SUBJECTS,
    NOTE_TOPICS,
    NOTE_TOPICS_IN_ENGLISH,
)


def says_what(rest: str) -> bool:
    """Whether a note says what of a text is corrected, or is set off by a sign."""
    return any(one(rest) is not None for one in _SAYING_WHAT)


def is_news(rest: str) -> bool:
    """Whether what is corrected is known to be none of a text, ``course``, and no word for a part of one is there."""
    return _NO_SUBJECT.search(rest) is not None and not says_what(rest)


def is_somebodys(rest: str) -> bool:
    """Whether what is corrected is somebody's own, ``seine Fehler``, and no text's, ``its error in the headline``."""
    own = _OWN.match(rest)
    return own is not None and not says_what(rest[own.end() :].rstrip(")]"))


def is_topic(rest: str) -> bool:
    """Whether a note is about something that is no part of a text: ``on the talks``, and not ``on Monday's toll``.

    A word for a part counts. In English, where a noun may stand in front of another, it does unless one goes on from
    it: ``on city council``.
    """
    topic = _TOPIC.match(rest)
    if topic is None:
        return False
    parts = [match for words in (_SUBJECT_WORDS, _SUBJECTS, _COUNTED) for match in words.finditer(rest)]
    if topic["about"] not in _IN_ENGLISH:
        return not parts
    behind = (_NEXT_WORD.match(rest, part.end()) for part in parts)
    return all(word is not None and word["next"] not in ALL_FUNCTION_WORDS for word in behind)


def is_filed_for(rest: str) -> bool:
    """Whether somebody files again for something, ``for bankruptcy``, and no text is sent again, ``for formatting``."""
    return rest.startswith(_FOR) and not says_what(rest) and _NO_PURPOSE.search(rest, len(_FOR)) is not None


_SUBJECTS: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, NOTE_SUBJECTS))})|(?:{'|'.join(NOTE_SUBJECT_ENDINGS)})(?!\w)"
)
_SUBJECT_WORDS: Final = re.compile(rf"(?<!\w)(?:{'|'.join(NOTE_SUBJECT_WORDS)})(?!\w)")
_SAYS_NOW: Final = re.compile(rf" (?:{'|'.join(NOTE_OPENINGS)})(?!\w)")
_DISOWNS: Final = re.compile(rf", (?:{'|'.join(DISOWNING)})(?!\w)")
_NO_WORD: Final = re.compile(r"\s?[^\w\s]")
_DIGIT: Final = re.compile(r"\d")
_SAYING_WHAT: Final = (
    _NO_WORD.match,
    _DIGIT.search,
    _SUBJECT_WORDS.search,
    _SAYS_NOW.match,
    _DISOWNS.search,
    _SUBJECTS.search,
)
_OWN: Final = re.compile(rf" (?:{NOTE_OWNERS.replace(' ', '|')}) (?:{NOTE_OWN_WORDS.replace(' ', '|')})(?!\w)")
_NO_SUBJECT: Final = re.compile(rf"(?<!\w)(?:{NOTE_NO_SUBJECTS.replace(' ', '|')})(?!\w)")
_COUNTED: Final = re.compile(rf"(?<!\w)(?:{NOTE_COUNTED.replace(' ', '|')})(?!\w)")
_TOPIC: Final = re.compile(rf" (?P<about>{NOTE_TOPICS.replace(' ', '|')})(?!\w)")
_IN_ENGLISH: Final = frozenset(NOTE_TOPICS_IN_ENGLISH.split())
_NEXT_WORD: Final = re.compile(r"\w* (?P<next>[^\W\d_]+)")
_FOR: Final = " for "
_NO_PURPOSE: Final = re.compile(rf"(?<!\w)(?:{NOTE_NO_PURPOSES.replace(' ', '|')})(?!\w)")
