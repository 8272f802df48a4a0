"""Signals: words by which an item says that it updates, corrects or withdraws an earlier one.

``signal`` finds the signal in an item's headline and body. ``signal_line`` reads a line that holds a signal and
nothing else: ``WITHDRAWN:``, ``+++ KORREKTUR +++``. The words are rows in ``core/data/wire/signals.py``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from dateline.core.data.text.characters import DASHES
from dateline.core.data.wire.signals import (
    BRACKETED,
    CAPITALS_ONLY,
    HEADLINES_ONLY,
    INFLECTED,
    INFLECTED_IN_CAPITALS,
    NO_MARKS_IN_BRACKETS,
    NOTE_ACTIONS,
    NOTE_JARGON,
    NOTE_VERBS,
    NOTES,
    PHRASES,
    PHRASES_IN_CAPITALS,
    QUALIFIERS,
    REFILED,
    SIGNALS,
)
from dateline.core.text.note_subjects import is_filed_for, is_news, is_somebodys, is_topic, says_what
from dateline.core.text.pattern_code import any_of, compiled
from dateline_schemas.brief import Signal


def signal(headline: str | None, body: str, before: Iterable[Signal] = ()) -> Signal | None:
    """Return the gravest signal at the start of headline or body, at the headline's end, or in ``before``.

    ``before`` are the signals in front of the dateline and on lines of their own. None where there is no signal.
    """
    signals: set[Signal | None] = set(before)
    if body and not (headline and _opens_a_caption(body)):
        signals.add(opening_signal(body))
    if headline:
        signals.update((opening_signal(headline), _closing(headline), _noted(headline)))
        if headline[:2].isupper():
            signals.add(_bare(headline))
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
    return match is not None and match["letters"].upper().replace("İ", "I") in _FIRST_WORDS


def opens_with_signal(text: str, start: int, end: int) -> bool:
    """Whether the line [start, end) of a text opens with a signal."""
    return may_open_signal(text, start) and opening_signal(text[start : min(end, start + _MAX_LINE_CHARS)]) is not None


def is_note(line: str, *, marked: bool) -> bool:
    """Whether a line in brackets says what an item changed: ``(Corrects name in first paragraph)``.

    ``marked`` where the item has a signal; else the line has to begin with a word of one, in any case.
    """
    match = _IN_BRACKETS.fullmatch(line)
    if match is None or (" " not in match["words"] and (line.isascii() or len(line) < _MIN_DENSE_NOTE_CHARS)):
        return False
    return marked or may_open_signal(line)


def opening_signal(line: str) -> Signal | None:
    """Return the signal with which a line opens; None where there is none."""
    if (mark := _MARK.match(line)) is not None:
        return _SIGNAL_OF_MARK[mark["bracketed"] or mark["labelled"]]
    match = _OPENING.match(line) if may_open_signal(line) else None
    if match is None:
        return None
    word, after = match["word"], match["after"].strip()
    kind = signal_of(word)
    if word.isupper():
        return kind
    is_correction = kind == "correction"
    opened = line[: match.start("word")].endswith(_OPENING_BRACKETS)
    if is_correction and opened and after.startswith(_CLOSING_BRACKETS):
        return kind if upper_of(word) not in NO_MARKS_IN_BRACKETS else None
    is_dash = is_correction and match["after"][:1] == line[match.end() : match.end() + 1] == " "
    return kind if upper_of(word) not in IN_CAPITALS_ONLY and (after[:1] == ":" or is_dash) else None


def _opens_a_caption(body: str) -> bool:
    """Whether a body opens with words that a picture's caption has too: ``TREKKES TILBAKE: Soldater …``."""
    match = _OPENING.match(body) if may_open_signal(body) else None
    return match is not None and upper_of(match["word"]) in HEADLINES_ONLY


def _bare(headline: str) -> Signal | None:
    """Return the signal of a correction in capitals without a sign: ``RECTIF Un autobus prend feu``.

    A headline follows it, and that has a capital: ``CORRECTION facility riot`` is one itself.
    """
    match = _BARE.match(headline) if may_open_signal(headline) else None
    if (
        match is None
        or match["next"].isupper()
        or match["next"][0].islower()
        or upper_of(match["word"]) in IN_CAPITALS_ONLY
    ):
        return None
    return "correction" if signal_of(match["word"]) == "correction" else None


def _noted(headline: str) -> Signal | None:
    """Return the signal of an editor's note in front of a headline: ``(Corrige cifra) Mueren pescadores``.

    What is known to be no part of a text makes news, ``(Corrige el rumbo) …``. So does what is somebody's own,
    ``(Rectifie son image) …``, and an update about something, unless that is a part of a text: ``(Update on Monday's
    toll) …``.
    """
    match = _NOTE_IN_FRONT.match(headline) if headline[0] in _OPENING_BRACKETS else None
    if match is None or (opening := _NOTE_OPENING.match(match["note"])) is None:
        return None
    kind, rest = note_signal(match["note"]), match["note"][opening.end() :].lower()
    if kind == "update":
        return None if is_topic(rest) else kind
    if (word := opening["word"]).isupper() or upper_of(word) in NOTE_JARGON:
        return kind
    return None if is_somebodys(rest) or is_news(rest) else kind


def _closing(headline: str) -> Signal | None:
    if headline[-1:] in _MARK_CLOSERS and (mark := _MARK_AT_END.search(headline[-_MAX_MARK_CHARS:])) is not None:
        return _SIGNAL_OF_MARK[mark["word"]]
    last = headline.rstrip(" )]").rpartition(" ")[2].lstrip(f"([,:|{DASHES}")
    if last.upper().replace("İ", "I") not in _LAST_WORDS:
        return None
    match = _CLOSING.search(headline[-_MAX_SIGNAL_CHARS:])
    if match is None or match["word"].isupper():
        return None if match is None else signal_of(match["word"])
    kind, upper = signal_of(match["word"]), upper_of(match["word"])
    opens_news = upper in (IN_CAPITALS_ONLY if kind == "withdrawal" else NO_MARKS_IN_BRACKETS)
    return kind if match["closed"] and not opens_news else None


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
    kind = signal_of(word)
    signed = match["opened"] or match["closed"].startswith(":")
    is_signal = word.isupper() or (signed and upper_of(word) not in IN_CAPITALS_ONLY)
    return kind if is_signal and kind not in _SECTION_NAMES else None


def mark_of_known(headline: str, is_known: Callable[[str], bool]) -> tuple[str, Signal] | None:
    """Return the known headline beside which a headline has a mark in any case, and the mark's signal.

    Words that open news too are marks in lower case only there: ``Verbetering: …``, ``Gestrichen: …``. ``is_known``
    says whether words are the headline of a known story. None for any other headline, and for a mark of an update.
    """
    marked = ((rest, signal_of(word)) for word, rest in _set_off(headline))
    return next(((rest, kind) for rest, kind in marked if kind != "update" and is_known(rest)), None)


def may_be_marked(headline: str) -> bool:
    """Whether a headline may begin with a signal, or end with one in brackets: a quick test that rules out most."""
    return may_open_signal(headline) or headline.endswith(_CLOSING_BRACKETS)


def _set_off(headline: str) -> Iterator[tuple[str, str]]:
    """Yield the signal word with which a headline opens or closes, and the rest, where a sign stands between them."""
    opening = _OPENING.match(headline) if may_open_signal(headline) else None
    if opening is not None:
        after = opening["after"]
        is_dash = after[:1] == headline[opening.end() : opening.end() + 1] == " "
        if is_dash or after.strip().startswith((":", *_CLOSING_BRACKETS)):
            yield opening["word"], headline[opening.end("word") :].lstrip(_BEHIND_SIGNALS)
    closing = _CLOSING.search(headline, max(0, len(headline) - _MAX_SIGNAL_CHARS))
    if closing is not None and closing["closed"]:
        yield closing["word"], headline[: closing.start()].rstrip()


def without_mark(headline: str) -> str:
    """Return a headline without the signal of a script without capitals: ``【訂正】``."""
    if headline.isascii():  # as most are
        return headline
    opening = _MARK.match(headline)
    headline = headline if opening is None else headline[opening.end() :].lstrip()
    closing = _MARK_AT_END.search(headline[-_MAX_MARK_CHARS:]) if headline[-1:] in _MARK_CLOSERS else None
    return headline if closing is None else headline[: -len(closing[0])].rstrip()


def without_signal(headline: str, kind: Signal) -> str:
    """Return a headline without its signals of a kind, and lighter ones behind them: ``CORRECTED-UPDATE 2-Storm``.

    They are of any language. The number of an update goes with them. A headline that has nothing else stays as it is.
    """
    kinds: Sequence[Signal] = (kind,)
    rest = without_mark(headline) if signal(headline, "") == kind else headline
    while end := _end_ofopening_signal(rest, kinds):
        rest = rest[end:].lstrip(_BEHIND_SIGNALS)
        kinds = _SIGNALS_BY_WEIGHT[_SIGNALS_BY_WEIGHT.index(kind) :]
    if _closing(rest) == kind and (closing := _CLOSING.search(rest, max(0, len(rest) - _MAX_SIGNAL_CHARS))) is not None:
        rest = rest[: closing.start()].rstrip()
    return rest or headline


def _end_ofopening_signal(headline: str, kinds: Sequence[Signal]) -> int:
    """Return where the signal ends with which a headline opens; 0 where it has none of these kinds.

    What is known to be of the first of the kinds may say so in lower case too: ``Anulada: …``.
    """
    if _bare(headline) in kinds:
        return headline.index(" ")
    opening = _OPENING.match(headline)
    if opening is None or (found := signal_of(opening["word"])) not in kinds:
        return 0
    is_said = found == kinds[0] != "update" and upper_of(opening["word"]) not in NO_MARKS_IN_BRACKETS
    if opening_signal(headline) is None and not is_said:
        return 0
    numbered = _NUMBERED.match(headline)
    end = numbered.end() if numbered is not None else opening.end("word")
    return end + len(next((each for each in QUALIFIERS if headline.upper().startswith(each, end)), ""))


def note_signal(note: str) -> Signal | None:
    """Return the signal of an editor's note in brackets, by its first words in any case: ``(Adds mayor, details)``.

    None where it has none. A withdrawal is never a note: ``(Kill Devil Hills)``. A correction by another word than a
    verb of the present says what is corrected: ``(Korrektur im zweiten Absatz)``, not ``(Korrektur am Aktienmarkt)``.
    """
    match = _NOTE_OPENING.match(note)
    if match is None:
        return None
    word, rest = match["word"], note[match.end() :].lower()
    kind = _SIGNAL_OF_NOTE[upper_of(word)]
    if kind != "correction" or word.isupper():
        return kind
    if upper_of(word) in NOTE_JARGON and is_filed_for(rest):
        return None
    return kind if upper_of(word) in NOTE_ACTIONS or says_what(rest) else None


def opens_as_note(remark: str) -> bool:
    """Whether a remark in brackets opens with a word of a note, in any case: ``(corregge il numero dei feriti)``."""
    return note_signal(remark) is not None or _NOTE_VERB.match(remark) is not None


def is_bare_word(line: str) -> bool:
    """Whether a line is a signal word without any punctuation mark, as a section's name is."""
    return upper_of(line) in _SIGNAL_OF_WORD


def upper_of(word: str) -> str:
    """Return a word in capitals, the Turkish ones without their dot: ``Düzeltildi`` and ``DÜZELTİLDİ`` are one word."""
    return word.upper().replace("İ", "I")


def signal_of(word: str) -> Signal:
    """Return the signal of a signal word, in any case. Raises ``KeyError`` for any other word."""
    return _SIGNAL_OF_WORD[upper_of(word)]


_Rows = tuple[tuple[Signal, str, str], ...]


def _joined(rows: _Rows, between: str) -> dict[str, Signal]:
    """Return the signal of each first part of a row in front of each second part."""
    return {
        upper_of(f"{first}{between}{second}"): kind
        for kind, firsts, seconds in rows
        for first in firsts.split()
        for second in seconds.split()
    }


_IN_CAPITALS: Final = _joined(INFLECTED_IN_CAPITALS, "") | _joined(PHRASES_IN_CAPITALS, " ")
_IN_ANY_CASE: Final = _joined(INFLECTED, "") | _joined(PHRASES, " ")
_SIGNAL_OF_WORD: Final[dict[str, Signal]] = {
    **_IN_CAPITALS,
    **_IN_ANY_CASE,
    **{word: kind for kind, words in reversed(SIGNALS) for word in words},
}
"""The signal of each word and form, in capitals."""
SIGNAL_FORMS: Final[tuple[tuple[Signal, tuple[str, ...]], ...]] = tuple(
    (kind, tuple(word for word, own in _SIGNAL_OF_WORD.items() if own == kind)) for kind, _ in SIGNALS
)
"""The rows of ``SIGNALS`` with all forms, the gravest kind first."""
IN_CAPITALS_ONLY: Final = CAPITALS_ONLY | (
    _IN_CAPITALS.keys() - _IN_ANY_CASE.keys() - {word for _, words in SIGNALS for word in words}
)
"""Words and forms that open ordinary headlines too when in lower case."""
OPENING_MARKS: Final = r"(?:[*+=|]{1,3} ?|[*(\[«\"'【<]{0,3})"
"""A regular expression for the punctuation marks that may stand in front of a signal word."""
_CLOSING_MARKS: Final = r"[)\]*+=»】>|]"
"""One for each of those that may stand behind it: ``+++ KORREKTUR +++ …``, ``CORRECTION | …``."""
_FIRST_WORD: Final = re.compile(rf"{OPENING_MARKS}(?P<letters>\d?[^\W\d_]+)")
"""The first letters of a line, with the number of ``1ST LEAD``."""
_FIRST_WORDS: Final = frozenset(match["letters"] for word in _SIGNAL_OF_WORD if (match := _FIRST_WORD.match(word)))
_LAST_WORDS: Final = frozenset(word.split()[-1] for word in _SIGNAL_OF_WORD)
_MAX_SIGNAL_CHARS: Final = max(map(len, _SIGNAL_OF_WORD)) + 4
"""Characters of a signal: the longest row, and room for its punctuation marks."""
SIGNAL_WORDS: Final = any_of(_SIGNAL_OF_WORD)
_SCORE: Final = rf"(?<=\d) ?[{DASHES}] ?\d{{1,2}}(?!\d)"
"""What makes a score of a word with a number: ``LEAD 2-0 AT HALF-TIME``."""
_OPENING: Final = compiled(
    rf"{OPENING_MARKS}(?P<word>(?i:{SIGNAL_WORDS}))(?!{_SCORE})"
    rf"(?P<after>{_CLOSING_MARKS}{{0,3}} ?(?:[{DASHES}:/(\d]|$)| ?{_CLOSING_MARKS}{{1,3}} ?)"
)
_BARE: Final = compiled(rf"(?P<word>{SIGNAL_WORDS}) (?P<next>[^\W\d_]\S*)")
"""A word in capitals in front of another word."""
_OPENING_BRACKETS: Final = ("(", "[")
_CLOSING_BRACKETS: Final = (")", "]")
"""Brackets around a word that corrects in lower case too, ``(Corrección) …``; others stand so above ordinary news."""
_BEHIND_SIGNALS: Final = f" :/)]*+=»】>|{DASHES}"
"""Punctuation marks between a signal and the headline behind it."""
_UPDATE_WORDS: Final = "|".join(re.escape(word) for word, kind in _SIGNAL_OF_WORD.items() if kind == "update")
_NUMBERED: Final = re.compile(
    rf"{OPENING_MARKS}(?P<word>(?i:{_UPDATE_WORDS}))(?!{_SCORE})[ -]?\(?"
    rf"(?P<number>\d{{1,2}}) ?(?:[{DASHES}:]|{_CLOSING_MARKS})"
)
"""A numbered update: a number between the word and a dash, colon or closing bracket."""
_CLOSING: Final = compiled(rf"(?:[(\[]|[{DASHES},:|] ?)(?P<word>(?i:{SIGNAL_WORDS}))(?P<closed>[)\]])?\s*$")
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
_SIGNAL_OF_NOTE: Final[dict[str, Signal]] = {
    word: kind for kind, words in (*NOTES, *SIGNAL_FORMS[:0:-1]) for word in words
}
"""The signal of each word that opens a note, in capitals; of a word of two signals the graver."""
_NOTE_OPENING: Final = compiled(
    rf"[(\[（【]\s*(?P<word>(?i:{'|'.join(map(re.escape, sorted(_SIGNAL_OF_NOTE, key=len, reverse=True)))}))"  # noqa: RUF001
    r"(?![\w-]|\.\w)"
)
_NOTE_IN_FRONT: Final = re.compile(r"(?P<note>[(\[][^\W\d_]{2,20}(?: [^\s()\[\]]{1,30}){1,12}[)\]]):? ?(?=\w\S)")
"""A note of several words in front of a headline: one word in brackets may be anything, ``(Update) …``."""
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
_SIGNALS_BY_WEIGHT: Final = tuple(kind for kind, _ in SIGNALS)
"""The gravest kind first."""
_SECTION_NAMES: Final = frozenset({"update"})
"""Signals whose word alone on a line is a section's name."""
_MAX_LINE_CHARS: Final = max(map(len, _SIGNAL_OF_WORD)) + max(map(len, QUALIFIERS)) + 20
"""Characters of a signal line: bounds time. The longest row, its longest qualifier, and room for punctuation marks."""
_MARKS: Final = rf"[{DASHES}*+=#!]{{2,5}}"
_ALONE: Final = compiled(
    rf"(?P<opened>{_MARKS} ?|[*(\[«\"']{{1,3}}|)(?P<word>(?i:{SIGNAL_WORDS}))"
    rf"(?:{'|'.join(map(re.escape, QUALIFIERS))})?(?: ?\(?\d{{1,2}}\)?)?(?P<closed>[)\]*»\"':.!]{{0,3}}(?: ?{_MARKS})?)"
)
