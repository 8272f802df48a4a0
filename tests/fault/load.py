"""Many pages: those of the demo, repeated in other words and at later times, so that a fault hits mid-stream."""

import re
from datetime import timedelta
from typing import Final

import orjson

from dateline.demo.pages import demo_pages
from dateline_schemas import RawArticle

_ROUND: Final = timedelta(hours=6)
_WORD: Final = re.compile(r"\b(?!geleden|minuten|minutes)[^\W\d_][a-zà-ÿ]{2,}\b")
"""A word or a name of three letters and more, not one in capitals, nor the end of an age."""
_DATELINE: Final = re.compile("^[^-\N{EN DASH}\N{EM DASH}]{0,60} [-\N{EN DASH}\N{EM DASH}] ")
"""The dateline that opens a line; 60 characters hold the longest of the demo's."""
_MIN_PROSE_CHARS: Final = 30
"""Characters above which a line is a headline or part of a body. Ages and markers are shorter, and stay unchanged."""


def load(rounds: int) -> list[tuple[bytes, bytes]]:
    """Return key and value of the demo's pages, ``rounds`` times 60 pages, one in each round broken."""
    return [_repeated(line, number) for number in range(rounds) for line in demo_pages()]


def _repeated(line: bytes, number: int) -> tuple[bytes, bytes]:
    """Return a page ``number`` rounds later with reworded texts; a broken page is unchanged."""
    try:
        page = RawArticle.read(line)
    except ValueError:
        return b"broken", line
    fields = orjson.loads(line)
    fields["fetched_at"] = (page.fetched_at + number * _ROUND).isoformat()
    if number:
        fields["text"] = reworded(page.text or "", number)
    return page.key.encode(), orjson.dumps(fields)


def reworded(text: str, number: int) -> str:
    """Give every word of bodies and headlines a new end, so that no text is threaded with one of another round."""
    end = "".join(chr(ord("a") + int(digit)) for digit in str(number)) * 2
    return "\n".join(_with_ends(line, end) if len(line) > _MIN_PROSE_CHARS else line for line in text.split("\n"))


def _with_ends(line: str, end: str) -> str:
    opening = dateline[0] if (dateline := _DATELINE.match(line)) else ""
    return opening + _WORD.sub(rf"\g<0>{end}", line.removeprefix(opening))
