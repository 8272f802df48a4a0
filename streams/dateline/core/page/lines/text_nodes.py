"""Put the sentences together again that a scraper broke at each link and each word in bold.

A scraper that prints every text node of a page on a line of its own gives ``Seit Wochen kursiert das`` / ``Gerücht`` /
``, dass …``. Such a page is known by its lines that open with a comma or a full stop. Only there, a line end that is
inside a sentence becomes a space; the length of the page, and where each word stands, are unchanged.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.data.text.characters import BLANK, CLOSERS, DASHES, LIST_OPENERS, PAUSES, QUOTES, TERMINATORS
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.page.lines.classify import classify_line
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.sentence import closes_sentence, stops_at_function_word


def join_text_nodes(text: str) -> str:
    """Return the page with its broken sentences on one line each; unchanged where it has none."""
    if len(_GOES_ON.findall(text)) < _MIN_BROKEN_LINES:
        return text
    lines = _read_lines(text)
    joined: list[str] = []
    at = 0
    opening = 0  # the number of the line that opens the sentence
    for number, line in enumerate(lines):
        if number and not (line.start - 1 == lines[number - 1].end and _goes_on(text, lines, opening, number)):
            opening = number
        elif number:
            joined += [text[at : line.start - 1], " "]
            at = line.start
    return "".join([*joined, text[at:]])


def close_up(text: str) -> str:
    """Return a text without the spaces that stand before its marks where a line end was."""
    return _SPACED_MARK.sub(r"\1", text)


class _Line(NamedTuple):
    """A line that is not blank: [start, end) of the page, and its words."""

    start: int
    end: int
    words: str


def _read_lines(text: str) -> list[_Line]:
    """Return the lines of the page but the blank ones."""
    lines: list[_Line] = []
    at = 0
    for line in text.split("\n"):
        if words := line.strip(BLANK):
            lines.append(_Line(at, at + len(line), words))
        at += len(line) + 1
    return lines


def _goes_on(text: str, lines: Sequence[_Line], opening: int, at: int) -> bool:
    """Whether a line goes on with the sentence above it, which line ``opening`` opens."""
    line, above = lines[at], lines[at - 1]
    if _GOES_ON.match(text, line.start - 1):
        return True
    if _closes(above.words):
        return False
    sentence = text[max(lines[opening].start, above.end - _MAX_LINK_CHARS) : above.end]
    running = above.end - lines[opening].start >= _MIN_RUNNING_CHARS or _opens_sentence(lines[opening].words)
    linked = goes_on = False
    if not _is_small(line.words):
        goes_on = running and _is_inside(text, lines, at, sentence)
    elif running and (_is_link(text, lines, at) or (_is_function(line.words) and _is_link(text, lines, at + 1))):
        linked = True  # ``von`` above a name that ends there is a byline
    else:
        long = len(line.words) >= (_MIN_SMALL_CHARS if running else _MIN_LONG_CHARS)
        goes_on = long and " " in line.words
    return (linked or (goes_on and _is_text(line.words))) and _is_text(above.words)  # these last: they take long


def _is_inside(text: str, lines: Sequence[_Line], at: int, sentence: str) -> bool:
    """Whether a line that opens with a capital stands inside a sentence, of which the last words are given."""
    words, above = lines[at].words, lines[at - 1].words
    if above[-1] in LIST_OPENERS and words[0] in QUOTES:
        return True
    if above[-1] in _OPEN_ENDS or stops_at_function_word(sentence) or _is_function(above):
        whole = len(words) >= _MIN_LONG_CHARS and closes_sentence(words, 0, len(words))
        return whole or _is_link(text, lines, at)
    return above[-1].islower() and _is_link(text, lines, at)


def _opens_sentence(words: str) -> bool:
    """Whether a line opens with a word that any sentence may open with: ``Der`` / ``FC Nordersiel`` / ``hat …``."""
    first = words.partition(" ")[0]
    return len(first) > 1 and first.istitle() and first.lower() in ALL_FUNCTION_WORDS


def _is_function(words: str) -> bool:
    """Whether a line is nothing but a few words that join others, in small letters: ``von``, ``in der``."""
    parts = words.split(None, _MAX_JOINTS)
    return len(parts) <= _MAX_JOINTS and all(part in ALL_FUNCTION_WORDS for part in parts)


def _is_link(text: str, lines: Sequence[_Line], at: int) -> bool:
    """Whether a line is as short as the words of a link, closes with a word of content, and goes on below.

    A colon alone goes on with a kicker. Below a lone word in small letters, the name of a site perhaps, only a mark
    goes on.
    """
    if at + 1 >= len(lines):
        return False
    line, below = lines[at], lines[at + 1]
    if below.start - 1 != line.end or below.words == ":" or len(line.words) > _MAX_LINK_CHARS:
        return False
    if stops_at_function_word(line.words):
        return False
    lone = _is_small(line.words) and " " not in line.words
    return _GOES_ON.match(text, line.end) is not None or (not lone and _is_small(below.words))


def _closes(words: str) -> bool:
    """Whether a line closes with the mark of a sentence's end."""
    return words.rstrip(CLOSERS)[-1:] in _TERMINATORS


def _is_small(words: str) -> bool:
    """Whether a line opens with a small letter, behind a hyphen or a quote too."""
    return words.lstrip(_BEFORE_WORDS)[:1].islower()


def _is_text(words: str) -> bool:
    """Whether a line by itself is nothing but text: no time, no label of the page."""
    return all(piece.kind is Kind.TEXT for piece in classify_line(words.lstrip(_MARKS_AND_SPACE) or words))


_MIN_BROKEN_LINES: Final = 3
"""The fewest lines of a page that go on with a sentence by their first mark. Chosen by hand: two may be misprints."""
_MIN_RUNNING_CHARS: Final = 24
"""The shortest opening of a sentence that goes on, in characters; a shorter line is a label or a name. Chosen by
hand, as for lines that are wrapped."""
_MIN_SMALL_CHARS: Final = 6
"""The shortest line with a small letter in front that goes on with a sentence, in characters. Chosen by hand."""
_MIN_LONG_CHARS: Final = 40
"""The shortest line that is long enough for a part of a sentence by itself, in characters. Chosen by hand."""
_MAX_LINK_CHARS: Final = 80
"""The longest words of a link inside a sentence, in characters. Chosen by hand."""
_MAX_JOINTS: Final = 2
"""The most words of a line that only joins others. Chosen by hand."""
_MARKS_AND_SPACE: Final = f"{PAUSES}.:) "
_MARKS: Final = re.escape(PAUSES + ".!?)]\u201d\u2019")
_SEPARATOR: Final = r"(?:[.!?]{2,}|\u2026)[ \t]*$"
"""A line that parts items: ``...``."""
_GOES_ON: Final = re.compile(
    rf"(?<=[^\n])\n(?!{_SEPARATOR})(?:[{_MARKS}:]{{1,3}}(?=[\s\"\u201d]|$)|[,;](?=\S)|['\u2019]s )",
    re.MULTILINE,
)
"""A line end, and behind it a mark that never opens a line."""
_SPACED_MARK: Final = re.compile(r" ([,.;)\]](?=\s|$))", re.MULTILINE)
_TERMINATORS: Final = frozenset(TERMINATORS) | {""}
_BEFORE_WORDS: Final = DASHES + QUOTES
_OPEN_ENDS: Final = frozenset(PAUSES + "(\u201e\u201a\u00ab")
"""What a line ends with whose sentence goes on."""
