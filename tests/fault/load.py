"""Many pages: those of the demo, repeated in other words and at later times, so that a fault hits mid-stream."""

import re
from datetime import timedelta
from typing import Final

import orjson

from dateline.demo.pages import demo_pages
from dateline_schemas import RawArticle

_ROUND: Final = timedelta(hours=6)
_LONG_WORD: Final = re.compile(r"\b(?!geleden|minuten|minutes)[a-z]{6,}\b")
_MIN_BODY_CHARS: Final = 120
"""Characters above which a line is part of a body. Ages, markers and headlines are shorter, and stay unchanged."""


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
        fields["text"] = _reworded(page.text or "", number)
    return page.key.encode(), orjson.dumps(fields)


def _reworded(text: str, number: int) -> str:
    """Give every long word of the bodies a new end, so that no text is threaded with one of another round."""
    end = "".join(chr(ord("a") + int(digit)) for digit in str(number)) * 2
    lines = text.split("\n")
    return "\n".join(_LONG_WORD.sub(rf"\g<0>{end}", line) if len(line) > _MIN_BODY_CHARS else line for line in lines)
