"""Signals: words by which an item says that it updates, corrects or withdraws an earlier one.

``signal`` finds the signal in an item's headline and body. ``signal_line`` reads a line that holds a signal and
nothing else: ``WITHDRAWN:``, ``+++ KORREKTUR +++``. The words are rows in ``core/data/wire/signals.py``.
"""

import re
from collections.abc import Iterable
from typing import Final

from dateline.core.data.text.characters import DASHES
from dateline.core.data.wire.signals import (
    BRACKETED,
    CAPITALS_ONLY,
    NOTE_VERBS,
    NOTES,
    QUALIFIERS,
    REFILED,
    SIGNALS,
)
from dateline_schemas.brief import Signal


def signal(headline: str | None, body: str, before: Iterable[Signal] = ()) -> Signal | None:
    """Return the gravest signal at the start of headline or body, at the headline's end, or in ``before``.

    ``before`` are the signals in front of the dateline and on lines of their own. None where there is no signal.
    """
    signals = {*before, *(_opening(line) for line in (headline, body) if line)}
    if headline and (closing := _closing(headline)) is not None:
        signals.add(closing)
    return next((kind for kind, _ in SIGNALS if kind in signals), None)


def is_refiled(headline: str | None, dateline: str, body: str) -> bool:
    """Whether an item that is a correction is marked as a minor one (``REFILED``)."""
    opening = f"{headline or ''} {dateline} {body[:_MAX_SIGNAL_CHARS]}".upper()
    return any(word in opening for word in REFILED)


def update_number(line: str | None) -> tuple[str, int] | None:
    """Return the word and the number at the start of a numbered update, ``UPDATE 2-``; None where there is none.

    They may stand behind the signal of a correction: ``CORRECTED-UPDATE 2-``.
    """
    if not line or not may_open_signal(line):
        return None
    match = _NUMBERED.match(line)
    if match is None and (opening := _OPENING.match(line)) is not None:
        match = _NUMBERED.match(line, opening.end() + line.startswith(" ", opening.end()))
    return None if match is None else (match["word"].upper(), int(match["number"]))


def may_open_signal(line: str, at: int = 0) -> bool:
    """Whether the first word of a signal stands at ``at``: a quick test that rules out most lines."""
    match = _FIRST_WORD.match(line, at)
    return match is not None and match["letters"].upper() in _FIRST_WORDS


def is_note(line: str, *, marked: bool) -> bool:
    """Whether a line in brackets says what an item changed: ``(Corrects name in first paragraph)``.

    ``marked`` where the item has a signal; else the line has to begin with a word of one, in any case.
    """
    match = _IN_BRACKETS.fullmatch(line)
    if match is None or (" " not in match["words"] and (line.isascii() or len(line) < _MIN_DENSE_NOTE_CHARS)):
        return False
    return marked or may_open_signal(line)


def _opening(line: str) -> Signal | None:
    if (mark := _MARK.match(line)) is not None:
        return _SIGNAL_OF_MARK[mark["bracketed"] or mark["labelled"]]
    match = _OPENING.match(line) if may_open_signal(line) else None
    if match is None:
        return None
    word, after = match["word"], match["after"].strip()
    upper = word.upper()
    kind, is_plain = SIGNAL_OF_WORD[upper], upper not in CAPITALS_ONLY
    opened = line[: match.start("word")].endswith(_OPENING_BRACKETS)
    in_brackets = kind == "correction" and opened and after.startswith(_CLOSING_BRACKETS)
    return kind if word == upper or (is_plain and (after[:1] == ":" or in_brackets)) else None


def _closing(headline: str) -> Signal | None:
    if headline[-1:] in _MARK_CLOSERS and (mark := _MARK_AT_END.search(headline[-_MAX_MARK_CHARS:])) is not None:
        return _SIGNAL_OF_MARK[mark["word"]]
    last = headline.rstrip(" )]").rpartition(" ")[2].lstrip(f"([,:{DASHES}")
    if last.upper() not in _LAST_WORDS:
        return None
    match = _CLOSING.search(headline[-_MAX_SIGNAL_CHARS:])
    if match is None or not (match["closed"] or match["word"].isupper()):
        return None
    return SIGNAL_OF_WORD[match["word"].upper()]


def signal_line(line: str) -> Signal | None:
    """Return the signal of a line that holds nothing else; None for any other line.

    The word of an update alone is as often a section's name, and so is any word in lower case without a punctuation
    mark.
    """
    if (mark := _MARK.fullmatch(line)) is not None:
        kind = _SIGNAL_OF_MARK[mark["bracketed"] or mark["labelled"]]
        return kind if kind not in _SECTION_NAMES else None
    if len(line) > _MAX_LINE_CHARS or (match := _ALONE.fullmatch(line)) is None:
        return None
    word = match["word"]
    kind = SIGNAL_OF_WORD[word.upper()]
    signed = match["opened"] or match["closed"].startswith(":")
    is_signal = word.isupper() or (signed and word.upper() not in CAPITALS_ONLY)
    return kind if is_signal and kind not in _SECTION_NAMES else None


def without_mark(headline: str) -> str:
    """Return a headline without the signal of a script without capitals: ``【訂正】``."""
    opening = _MARK.match(headline)
    headline = headline if opening is None else headline[opening.end() :].lstrip()
    closing = _MARK_AT_END.search(headline[-_MAX_MARK_CHARS:]) if headline[-1:] in _MARK_CLOSERS else None
    return headline if closing is None else headline[: -len(closing[0])].rstrip()


def without_signal(headline: str, kind: Signal) -> str:
    """Return a headline without its signals of a kind, in any language: ``CORRIGE - Explosion``, ``【訂正】``.

    The number of an update goes with them. A headline that has nothing else stays as it is.
    """
    rest = without_mark(headline) if signal(headline, "") == kind else headline
    while (opening := _OPENING.match(rest)) is not None and _opening(rest) == kind:
        numbered = _NUMBERED.match(rest)
        end = numbered.end() if numbered is not None else opening.end("word")
        qualifier = next((each for each in QUALIFIERS if rest.upper().startswith(each, end)), "")
        rest = rest[end + len(qualifier) :].lstrip(_BEHIND_SIGNALS)
    if _closing(rest) == kind and (closing := _CLOSING.search(rest, max(0, len(rest) - _MAX_SIGNAL_CHARS))) is not None:
        rest = rest[: closing.start()].rstrip()
    return rest or headline


def note_signal(note: str) -> Signal | None:
    """Return the signal of an editor's note in brackets, by its first words in any case: ``(Adds mayor, details)``.

    None where it has none. A withdrawal is never a note: ``(Kill Devil Hills)``.
    """
    match = _NOTE_OPENING.match(note)
    return _SIGNAL_OF_NOTE[match["word"].upper()] if match is not None else None


def opens_as_note(remark: str) -> bool:
    """Whether a remark in brackets opens with a word of a note, in any case: ``(corregge il numero dei feriti)``."""
    return note_signal(remark) is not None or _NOTE_VERB.match(remark) is not None


def is_bare_word(line: str) -> bool:
    """Whether a line is a signal word without any punctuation mark, as a section's name is."""
    return line.upper() in SIGNAL_OF_WORD


SIGNAL_OF_WORD: Final[dict[str, Signal]] = {word: kind for kind, words in reversed(SIGNALS) for word in words}
"""The signal of each word, in capitals."""
OPENING_MARKS: Final = r"(?:[*+]{2,3} ?|[*(\[«\"']{0,3})"
"""A regular expression for the punctuation marks that may stand in front of a signal word."""
_FIRST_WORD: Final = re.compile(rf"{OPENING_MARKS}(?P<letters>[^\W\d_]+)")
_FIRST_WORDS: Final = frozenset(match["letters"] for word in SIGNAL_OF_WORD if (match := _FIRST_WORD.match(word)))
_LAST_WORDS: Final = frozenset(word.split()[-1] for word in SIGNAL_OF_WORD)
_MAX_SIGNAL_CHARS: Final = max(map(len, SIGNAL_OF_WORD)) + 4
"""Characters of a signal: the longest row, and room for its punctuation marks."""
SIGNAL_WORDS: Final = "|".join(re.escape(word) for word in sorted(SIGNAL_OF_WORD, key=len, reverse=True))
_OPENING: Final = re.compile(
    rf"{OPENING_MARKS}(?P<word>(?i:{SIGNAL_WORDS}))(?P<after>[)\]*]{{0,3}} ?(?:[{DASHES}:/(\d]|$)|[)\]*]{{1,3}} )"
)
_OPENING_BRACKETS: Final = ("(", "[")
_CLOSING_BRACKETS: Final = (")", "]")
"""Brackets around a word that corrects in lower case too, ``(Corrección) …``; others stand so above ordinary news."""
_BEHIND_SIGNALS: Final = f" :/)]*{DASHES}"
"""Punctuation marks between a signal and the headline behind it."""
_UPDATE_WORDS: Final = "|".join(re.escape(word) for word, kind in SIGNAL_OF_WORD.items() if kind == "update")
_NUMBERED: Final = re.compile(
    rf"{OPENING_MARKS}(?P<word>(?i:{_UPDATE_WORDS}))[ -]?\(?(?P<number>\d{{1,2}})(?: ?[{DASHES}:]|[)\]])"
)
"""A numbered update: a number between the word and a dash, colon or closing bracket."""
_CLOSING: Final = re.compile(rf"(?:[(\[]|[{DASHES},:] ?)(?P<word>(?i:{SIGNAL_WORDS}))(?P<closed>[)\]])?\s*$")
"""A signal at a headline's end: ``(CORRECTED)``, ``- CORRECTED``. Without parentheses only in capitals."""
MAX_NOTE_CHARS: Final = 300
"""Characters of the longest note in brackets. Chosen by hand: two sentences."""
NOTE_OPENERS: Final = "([（【"  # noqa: RUF001 - brackets of Chinese and Japanese
NOTE_CLOSERS: Final = ")]）】"  # noqa: RUF001 - brackets of Chinese and Japanese
_MIN_DENSE_NOTE_CHARS: Final = 6
"""The fewest characters of a note without a space, in a script that has none: ``(CORRECTED)`` is no note. Chosen by
hand."""
_UNBRACKETED: Final = rf"[^{re.escape(NOTE_OPENERS + NOTE_CLOSERS)}]"
_IN_BRACKETS: Final = re.compile(
    rf"[{re.escape(NOTE_OPENERS)}](?P<words>(?:{_UNBRACKETED}|"
    rf"[{re.escape(NOTE_OPENERS)}]{_UNBRACKETED}{{0,60}}[{re.escape(NOTE_CLOSERS)}]){{2,{MAX_NOTE_CHARS}}})"
    rf"[{re.escape(NOTE_CLOSERS)}]\.?"
)
_SIGNAL_OF_NOTE: Final[dict[str, Signal]] = {word: kind for kind, words in (*NOTES, *SIGNALS[:0:-1]) for word in words}
"""The signal of each word that opens a note, in capitals; of a word of two signals the graver."""
_NOTE_OPENING: Final = re.compile(
    rf"[(\[（【]\s*(?P<word>(?i:{'|'.join(map(re.escape, sorted(_SIGNAL_OF_NOTE, key=len, reverse=True)))}))"  # noqa: RUF001
    r"(?![\w-]|\.\w)"
)
_NOTE_VERB: Final = re.compile(rf"[{re.escape(NOTE_OPENERS)}]\s*(?i:{'|'.join(map(re.escape, NOTE_VERBS))})(?!\w) *\S")
_SIGNAL_OF_MARK: Final[dict[str, Signal]] = {word: kind for kind, words in BRACKETED for word in words}
"""The signal of each word of a script without capitals."""
_MARK_WORDS: Final = "|".join(re.escape(word) for word in sorted(_SIGNAL_OF_MARK, key=len, reverse=True))
_MARK_CLOSERS: Final = "】〕］）)]"  # noqa: RUF001 - brackets of Chinese and Japanese
_MARK_OPENERS: Final = "【〔［（(["  # noqa: RUF001 - brackets of Chinese and Japanese
_MAX_MARK_CHARS: Final = max(map(len, _SIGNAL_OF_MARK)) + 2
"""Characters of the longest of these words in its brackets."""
_MARK: Final = re.compile(
    rf"[{re.escape(_MARK_OPENERS)}](?P<bracketed>{_MARK_WORDS})"
    rf"(?:[・/／][^{re.escape(_MARK_CLOSERS)}]{{1,10}})?[{re.escape(_MARK_CLOSERS)}]"  # noqa: RUF001 - a slash of Japanese
    rf"|(?P<labelled>{_MARK_WORDS})[{DASHES}:：]"  # noqa: RUF001 - a colon of Chinese
)
"""Such a word in brackets, ``【訂正】``, ``【訂正・おわび】``, or in front of a colon or dash."""
_MARK_AT_END: Final = re.compile(rf"[{re.escape(_MARK_OPENERS)}](?P<word>{_MARK_WORDS})[{re.escape(_MARK_CLOSERS)}]$")
_SECTION_NAMES: Final = frozenset({"update"})
"""Signals whose word alone on a line is a section's name."""
_MAX_LINE_CHARS: Final = max(map(len, SIGNAL_OF_WORD)) + max(map(len, QUALIFIERS)) + 20
"""Characters of a signal line: bounds time. The longest row, its longest qualifier, and room for punctuation marks."""
_MARKS: Final = rf"[{DASHES}*+=#!]{{2,5}}"
_ALONE: Final = re.compile(
    rf"(?P<opened>{_MARKS} ?|[*(\[«\"']{{1,3}}|)(?P<word>(?i:{SIGNAL_WORDS}))"
    rf"(?:{'|'.join(map(re.escape, QUALIFIERS))})?(?: ?\(?\d{{1,2}}\)?)?(?P<closed>[)\]*»\"':.!]{{0,3}}(?: ?{_MARKS})?)"
)
