"""Find days by name at the edges of texts: ``… te hoog.Gisteren om 22:14DEN HAAG (ANP) - ``, ``… fini. Hier à 21h15``.

``glued_days`` is the entry. A sentence may well open with a day, or close with one. So a day counts only where a mark
that ends a sentence, or nothing, stands in front of it on its line, and behind it stands nothing, a capital without a
space between, or a dateline. In front of a place and a dash, without an agency, it may be a sentence too
(``Vandaag NEC - PSV``), and counts where the page has several. A line that is nothing but a day is read with all
other lines.
"""

import re
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES, QUOTES, TERMINATORS
from dateline.core.data.times.clocks import CLOCK_AFTER, DAYS, HOMONYMS
from dateline.core.data.wire.writers import NAME_OPENINGS
from dateline.core.text.agencies import credited_in, has_known_agency
from dateline.core.text.pattern_code import any_of, compiled
from dateline.core.times.phrases.patterns import JOIN, LATER_CLOCK, SP, any_word
from dateline.core.times.phrases.timestamps import Stamp
from dateline.core.times.phrases.wrapped_lines import MAX_WIDTH, are_full


def glued_days(text: str) -> list[Stamp]:
    """Return every day, with its clock time if it has one, that stands at the edge of a text, in order.

    A word without a clock time counts if the page has several of them where it stands behind a space at the end of a
    line and a line follows on which its sentence may go on, or in front of a place without an agency. At the ends of
    lines none counts where all of these are of a wire's wrapped text: ``… in a day. Yesterday``, ``Mr Jones left``.
    """
    sure: list[Stamp] = []
    doubtful: list[Stamp] = []
    breaks: list[Stamp] = []  # the doubtful ones above another line
    wrapped = True  # whether all of these are words of wrapped text
    end = 0
    for _, at, _ in _FINDER.find_matches_as_indexes(text, overlapping=True):
        if at < end or not _opens(text, at) or (match := _DAY.match(text, at)) is None:
            continue
        day = Stamp(at, match.end(), match[0], strong=False)
        timed = match["clock"] is not None
        dateline = _DATELINE.match(text, day.end)
        if dateline is not None and _opens_report(text, dateline):
            certain = timed or _names_agencies(dateline) or not _is_parted(text, day)
            (sure if certain else doubtful).append(day)
        elif _is_glued(text, day, timed=timed):
            sure.append(day)
        elif _ends_line(text, day):
            below = _NEXT_LINE.match(text, day.end)
            goes_on = not timed and (below is not None or match[0].lower() in HOMONYMS)
            if goes_on and below is not None:
                wrapped = wrapped and _is_wrapped(text, day, below.end() - 1)
                breaks.append(day)
            else:
                (doubtful if goes_on else sure).append(day)
        else:
            continue
        end = match.end()
    if not wrapped:
        doubtful += breaks
    return sorted([*sure, *doubtful]) if len(doubtful) > 1 else sure


def _opens(text: str, at: int) -> bool:
    """Whether nothing stands in front of a day on its line, or the end of a sentence, and not of an address."""
    if _is_first(text, at):
        return True
    if text[at].islower() and _ADDRESS.search(text[max(0, at - _MAX_ADDRESS_CHARS) : at]) is not None:
        return False
    return _CLOSED.search(text[max(0, at - _MAX_CHARS_BEFORE) : at]) is not None


def _names_agencies(dateline: re.Match[str]) -> bool:
    """Whether a known agency stands in a dateline's brackets: ``(ANP/RTR)``, and neither ``(CDU)`` nor ``(país)``."""
    printed = dateline["by"] or dateline["of"]
    return printed is not None and has_known_agency(credited_in(printed))


def _opens_report(text: str, dateline: re.Match[str]) -> bool:
    """Whether a place and a dash behind a day open a report: neither a sentence nor a fixture, ``Heute BVB - Bayern``.

    Brackets hold agencies, or capitals behind a place in capitals. A report opens with a capital and small letters. Its
    line is long; or it has three words or more, and closes as a sentence does or has a word in small letters that opens
    no name.
    """
    if _names_agencies(dateline):
        return True
    if dateline["of"] is not None or (dateline["by"] is not None and not dateline["by"].isupper()):
        return False
    if _REPORT.match(text, dateline.end()) is None:
        return False
    rest = text[dateline.end() : dateline.end() + _MIN_REPORT_CHARS].partition("\n")[0]
    words = rest.split()
    closed = rest.rstrip(CLOSERS + QUOTES + " \t\r\u00a0")[-1:] in TERMINATORS
    says = any(word.islower() and word[0].isalpha() and word not in NAME_OPENINGS for word in words)
    return len(rest) == _MIN_REPORT_CHARS or ((closed or says) and len(words) >= _MIN_REPORT_WORDS)


def _is_glued(text: str, day: Stamp, *, timed: bool) -> bool:
    """Whether no space parts a day from the text on one of its sides.

    Without a clock time, a day with a capital behind it is a name where a space or nothing stands in front:
    ``TodayFM``.
    """
    parted = _is_parted(text, day)
    if _LINE_END.match(text, day.end) is not None:
        return not parted
    return (timed or not parted) and _GLUE.match(text, day.end) is not None


def _ends_line(text: str, day: Stamp) -> bool:
    """Whether a day closes a line behind a text, and the next line does not go on in small letters."""
    line_end = _LINE_END.match(text, day.end)
    return (
        line_end is not None
        and not _is_first(text, day.start)
        and not text[line_end.end() : line_end.end() + 1].islower()
    )


def _is_wrapped(text: str, day: Stamp, below: int) -> bool:
    """Whether the line that a day closes is broken for want of room, as its neighbours are; ``below`` is the next line.

    None of these lines has room for the first word of the line below it. The neighbours are the day's own line and
    those below it, up to a blank line; how wide they may be shows the widest of them and of the lines above. Items of
    one line may be as long as one another by chance, so the paragraph has to open with a dateline, perhaps below its
    headline.
    """
    if _DATELINE.match(text, below) is not None:
        return False
    paragraph = text[max(0, day.end - _MAX_PARAGRAPH) : day.end].rpartition("\n\n")[2]
    above = paragraph.rsplit("\n", _MAX_NEIGHBOURS)
    behind = text[below : below + MAX_WIDTH * _MAX_NEIGHBOURS].partition("\n\n")[0].split("\n", _MAX_NEIGHBOURS)
    lines = [above[-1], *behind[: _MAX_NEIGHBOURS - 1]]
    width = max(len(line) for line in (*above[-_MAX_NEIGHBOURS:], *lines))
    if width < _MIN_WIDTH or not are_full(lines, width):
        return False
    return any(_DATELINE.match(line) is not None for line in paragraph.split("\n", 2)[:2])


def _is_parted(text: str, day: Stamp) -> bool:
    """Whether a space or nothing stands in front of a day."""
    return _is_first(text, day.start) or text[day.start - 1].isspace()


def _is_first(text: str, at: int) -> bool:
    """Whether nothing stands in front of a day on its line."""
    return not text[max(0, at - _MAX_CHARS_BEFORE) : at].rpartition("\n")[2].strip()


def _forms() -> list[str]:
    """Return each day with a small letter and a capital in front, and with either apostrophe."""
    forms = {first + day[1:] for day in DAYS for first in (day[0], day[0].upper())}
    return sorted({form.replace("'", sign) for form in forms for sign in "'\u2019"})


_FINDER: Final = AhoCorasick(_forms(), implementation=Implementation.DFA)
_MAX_CHARS_BEFORE: Final = 8
"""Characters in front of a day in which the end of a sentence is looked for: its marks, a space and an indent."""
_CLOSED: Final = re.compile(rf"[{TERMINATORS}][{re.escape(CLOSERS + QUOTES)}]{{0,2}}\s{{0,2}}$")
_GLUED_WORDS: Final = tuple(word for word in CLOCK_AFTER if not word.isupper())
"""Words that may close a clock time in front of a capital. ``H`` is none: it opens ``22:14 HAARLEM``."""
_GLUED_WORD: Final = rf"(?:(?:{SP}?(?:{any_of(_GLUED_WORDS)}|[ap]\.?{SP}?m\.?)|(?<=\.[mM])\.)(?=[{CAPITALS}]))?"
"""What closes a clock time, where a text is glued to it: ``22:14 UhrBERLIN``, the last dot of ``10:14 p.m.BERLIN``."""
_DAY: Final = compiled(rf"(?:{any_word(DAYS)})(?![^\W{CAPITALS}])(?:{JOIN}(?P<clock>{LATER_CLOCK}){_GLUED_WORD})?")
_LINE_END: Final = re.compile(r"[ \t\r\u00a0]{0,4}(?:\n[ \t]{0,4}|\Z)")
_NEXT_LINE: Final = re.compile(r"[ \t\r\u00a0]{0,4}\n[ \t\u00a0]{0,4}[^\s]")
"""The end of a line above one that is not empty."""
_GLUE: Final = compiled(rf"[{CAPITALS}](?=\w)|[{QUOTES}](?=[{CAPITALS}])")
_DATELINE: Final = compiled(
    rf"{SP}{{0,3}}(?:(?P<place>[{CAPITALS}][{CAPITALS}'\u2019 /,-]{{1,40}})(?:\((?P<by>[^()\n]{{2,40}})\))?"
    rf"|[{CAPITALS}][^\d\n().:;]{{1,40}}\((?P<of>[^()\n]{{2,40}})\)) ?[{DASHES}] "
)
"""A place in capitals or with something in brackets, and a dash."""
_REPORT: Final = compiled(rf"[{QUOTES}]?[{CAPITALS}](?:[^\W\d_{CAPITALS}]|{SP}[^\W\d_{CAPITALS}])")
"""The first word of a report: a capital with a small letter behind it, or a word of one letter, ``O``."""
_MIN_WIDTH: Final = 40
"""Characters of the widest line of wrapped text, at least. Chosen by hand: shorter lines are items of a list."""
_MAX_NEIGHBOURS: Final = 6
"""Lines that show whether a line is wrapped: bounds time. Chosen by hand."""
_MAX_PARAGRAPH: Final = 2000
"""Characters in which the beginning of a paragraph is looked for: bounds time. Chosen by hand."""
_MIN_REPORT_CHARS: Final = 60
"""Characters from which on what stands behind a place and a dash is a report, however it ends. Chosen by hand."""
_MIN_REPORT_WORDS: Final = 3
"""The fewest words of a shorter report. Chosen by hand: a fixture has one or two names."""
_MAX_ADDRESS_CHARS: Final = 42
"""Characters in front of a day in which a web address is looked for. Chosen by hand."""
_ADDRESS: Final = re.compile(r"[./@][\w-]{3,40}\.$")
"""The end of a web address whose last part is a day: ``www.example.`` of ``www.example.today``."""
