"""Note: what the wire itself says that it changed: ``(Corrects number of families in third paragraph)``.

A note stands in brackets at the opening or the end of a paragraph, or it is the end of a paragraph from its signal word
on. Its words are no part of the report: the figures in it are those of the change (``to 21, not 23``), and would hide
which number came in the place of which.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES, TERMINATORS
from dateline.core.data.wire.signals import DISOWNING
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.moving_words import (
    MIN_STEM_CHARS,
    is_signal,
)
from dateline.core.stories.similarity.changes.notes.sentences import spans_of
from dateline.core.text.composed_numbers import composed_numbers
from dateline.core.text.number_values import number_values
from dateline.core.text.signals import (
    MAX_NOTE_CHARS,
    NOTE_CLOSERS,
    NOTE_OPENERS,
    is_bare_word,
    is_note,
    opens_as_note,
)


class NotedText(NamedTuple):
    """A text cut into its first note and the report."""

    note: str
    """The note's words, as ``note_words`` gives them; empty where there is no note."""
    text: str
    """The text without its notes."""


def cut_notes(compared: Comparison, *, marked: bool) -> NotedText:
    """Return the first note that the text before lacked, and the text without such notes.

    ``marked`` where the text has a signal: then what stands in brackets in front of the text is a note in any language.
    """
    text, notes, rest, at = compared.text, [], [], 0
    signals, said = _signals(compared), [*spans_of(compared)]
    if not signals and not said and not any(map(text.__contains__, NOTE_OPENERS)):  # as nearly always
        return NotedText("", text)
    for start, end in _joined([*_spans(compared, signals, marked=marked), *said]):
        notes.append(text[start:end])
        rest.append(text[at:start].rstrip(" "))
        at = end
    if not notes:
        return NotedText("", text)
    lines = ("".join([*rest, text[at:]])).split("\n")
    report = "\n".join([line.strip() for line in lines if line.strip()])
    return NotedText(note_words(notes[0]), report or text)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of characters in order, one for all that overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def without_notice(text: str, note: str) -> str:
    """Return a text without the paragraph that its note is, unless nothing else is left."""
    lines = text.split("\n")
    report = [line for line in lines if not (note in line and len(line) - len(note) <= _MAX_CHARS_BESIDE_A_NOTICE)]
    return "\n".join(report) or text


def names_change(note: str, changed: Iterable[str], language: str) -> bool:
    """Whether a note has both what was replaced and what replaced it: ``to 12 from 21`` for ``21 → Twelve people``."""
    words = {figure_of(word, language) for word in _NOTED_WORD.findall(note)}
    pairs = (pair for line in changed if (pair := _replaced(line, language)) is not None)
    return any({*pair} <= words for pair in pairs)


def replaced_figures(line: str, language: str) -> tuple[int, int] | None:
    """Return the whole number that a change replaced, and the one that came; None for any other change."""
    pair = _replaced(line, language)
    if pair is None or not all(each.isdecimal() for each in pair):
        return None
    return int(pair[0]), int(pair[1])


def _replaced(line: str, language: str) -> tuple[str, str] | None:
    """Return what a change replaced and what came: the words next to its arrow, numbers in figures."""
    if line.count(" → ") != 1 or "“" in line:
        return None
    before, after = line.split(" → ")
    return figure_of(before.split()[-1], language), figure_of(after.split()[0], language)


def figure_of(word: str, language: str) -> str:
    """Return a word in lower case, a number in figures and without marks between its thousands."""
    key = word.lower().replace("-", " ")
    value = composed_numbers(language).get(key) or number_values(language).get(key)
    return str(value) if value is not None else _GROUPED.sub("", word.lower())


class Disowned(NamedTuple):
    """Words that a text says it got wrong, in brackets behind those that are right: ``im Pitztal (nicht: Ötztal)``."""

    former: str
    current: str
    tokens: range
    """Those of both."""


def disowned(compared: Comparison) -> list[Disowned]:
    """Return what a text disowns that the text before had, without figures and words for numbers."""
    if "(" not in compared.text and "[" not in compared.text:  # as nearly always
        return []
    found = []
    for match in _DISOWNED.finditer(compared.text):
        bracket = compared.tokens_between(match.start(), match.end())
        was = compared.tokens_between(match.start("was"), match.end("was"))
        was = range(next((each for each in was if not compared.is_function[each]), was.stop), was.stop)
        if not 0 < len(was) <= _MAX_DISOWNED_WORDS or not compared.has_fresh(bracket):
            continue
        if not (now := _named_before(compared, len(was), bracket.start)):
            continue
        former, current = (compared.text[compared.starts[each[0]] : compared.ends[each[-1]]] for each in (was, now))
        is_known = not any(compared.is_new_word[each] for each in was)
        if is_known and former.lower() != current.lower() and not any(map(compared.counts, (*was, *now))):
            found.append(Disowned(former, current, range(now.start, was.stop)))
    return found


def _named_before(compared: Comparison, size: int, stop: int) -> range:
    """Return as many tokens in front of a bracket as are disowned, and the rest of a new name that they end."""
    first = stop
    while first > 0 and (first == stop or compared.gap(first - 1) == " ") and not compared.is_function[first - 1]:
        is_of_name = first < stop and compared.is_new_word[first - 1] and _has_capital(compared, first - 1)
        if stop - first >= size and not (is_of_name and _has_capital(compared, first)):
            break
        first -= 1
    return range(first, stop) if stop - first <= _MAX_DISOWNED_WORDS else range(0)


def _has_capital(compared: Comparison, token: int) -> bool:
    return compared.printed(token)[0].isupper()


def _signals(compared: Comparison) -> set[int]:
    """Return the fresh tokens that are signal words."""
    text, starts, ends = compared.text, compared.starts, compared.ends
    return {
        token
        for token in compared.fresh_words_like_signals()
        if (ends[token] - starts[token] >= MIN_STEM_CHARS or text[starts[token]].isupper())
        and is_signal(text[starts[token] : ends[token]])
    }


def note_words(note: str) -> str:
    """Return a note without its brackets: ``Corrects name in first paragraph``.

    Empty where it is nothing but a signal word.
    """
    bare = note.strip(f"{NOTE_OPENERS}{NOTE_CLOSERS}{_MARKS}")
    if bare.count("(") > bare.count(")"):  # a bracket inside closed it
        bare += ")"
    is_one_word = _WORD.fullmatch(bare) is not None
    return "" if is_bare_word(bare) or (is_one_word and is_signal(bare)) else bare


def _spans(compared: Comparison, signals: AbstractSet[int], *, marked: bool) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each note, in characters: at most one a paragraph.

    ``signals`` are the fresh tokens that are signal words.
    """
    start = 0
    for line, place in compared.lines:
        if compared.has_fresh(place):
            span = _in_brackets(compared, line, start, marked=marked) or _from_signal_word(compared, place, signals)
            if span is not None:
                yield span
        start += len(line) + 1


def _in_brackets(compared: Comparison, line: str, start: int, *, marked: bool) -> tuple[int, int] | None:
    """Return the note in brackets at the opening or the end of a line that starts at ``start``; None for none."""
    if NOTE_OPENERS[0] not in line and not any(mark in line for mark in NOTE_OPENERS):
        return None
    for match in (_OPENING.match(line), _CLOSING.search(line)):
        if match is None:
            continue
        first, end = match.span("note")
        if line[:first].rstrip()[-1:] not in TERMINATORS:  # of nothing too
            continue
        opens_text = start + first == 0
        place = compared.tokens_between(start + first, start + end)
        known = any(is_signal(compared.printed(token)) for token in place[: None if marked else _MAX_WORDS_TO_A_SIGNAL])
        known = known or opens_as_note(match["note"]) or is_note(match["note"], marked=marked and opens_text)
        if known and _is_mostly_fresh(compared, place):
            return start + first, start + end
    return None


def _from_signal_word(compared: Comparison, place: range, signals: AbstractSet[int]) -> tuple[int, int] | None:
    """Return the note that ends a paragraph, from its signal word or from the paragraph's beginning; None for none.

    The signal word opens the paragraph (``Company corrects to show …``), or a sentence in it.
    """
    for token in filter(signals.__contains__, place[-_MAX_WORDS_OF_A_NOTE:]):
        opens = token < place.start + _MAX_WORDS_TO_A_SIGNAL
        if opens or not compared.joins(token - 1):
            note = range(token, place.stop)
            if not _is_mostly_fresh(compared, note):
                return None
            first = place.start if opens else token
            line_end = compared.text.find("\n", compared.ends[place[-1]])
            return compared.starts[first], line_end if line_end >= 0 else len(compared.text)
    return None


def _is_mostly_fresh(compared: Comparison, place: range) -> bool:
    return len(place) > 0 and compared.is_fresh.count(1, place.start, place.stop) >= _MIN_FRESH * len(place)


_MARKS: Final = f" :;,.{DASHES}"
"""Punctuation marks around a note."""
_MAX_CHARS_BESIDE_A_NOTICE: Final = 4
"""Characters of a paragraph beside its notice: a bullet, brackets. Chosen by hand."""
_MIN_FRESH: Final = 0.8
"""Share of a note's tokens that are fresh. Chosen by hand, as of a new paragraph."""
_MAX_WORDS_OF_A_NOTE: Final = 30
"""Tokens of the longest note without brackets. Chosen by hand."""
_MAX_WORDS_TO_A_SIGNAL: Final = 3
"""Tokens up to a note's signal word: ``NOTE: Company corrects``. Chosen by hand."""
_MAX_DISOWNED_WORDS: Final = 4
"""Words of the longest name that is disowned. Chosen by hand, as of a name."""
_GROUPED: Final = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
"""A mark between thousands."""
_NOTED_WORD: Final = re.compile(r"\w+(?:[-.,]\w+)*")
"""A word of a note, or a number with its marks."""
_DISOWNED: Final = re.compile(
    rf"[(\[](?i:{'|'.join(map(re.escape, sorted(DISOWNING, key=len, reverse=True)))})(?::? |:)"
    r"(?P<was>[^()\[\]\n]{2,60})[)\]]"
)
_WORD: Final = re.compile(r"\w+")
_BRACKETED: Final = (
    rf"(?P<note>[{re.escape(NOTE_OPENERS)}][^{re.escape(NOTE_OPENERS + NOTE_CLOSERS)}]{{2,{MAX_NOTE_CHARS}}}"
    rf"[{re.escape(NOTE_CLOSERS)}]\.?)"
)
_OPENING: Final = re.compile(rf"\s*{_BRACKETED}")
_CLOSING: Final = re.compile(rf"{_BRACKETED}\s*$")
