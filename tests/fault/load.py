"""Pages enough to be in the middle of: the demo's, told again in other words and at later times."""

import re
from datetime import timedelta
from typing import Final

import orjson

from dateline.demo.pages import demo_pages
from dateline_schemas import RawArticle

_ROUND: Final = timedelta(hours=6)
_LONG_WORD: Final = re.compile(r"\b(?!geleden|minuten|minutes)[a-z]{6,}\b")
_BODY: Final = 120
"""A line of more letters than this is a body; ages, markers and headlines stay as they are."""


def load(rounds: int) -> list[tuple[bytes, bytes]]:
    """Return key and value of the demo's pages, ``rounds`` times: 60 pages each, one of them broken."""
    return [_retold(line, number) for number in range(rounds) for line in demo_pages()]


def _retold(line: bytes, number: int) -> tuple[bytes, bytes]:
    """Tell a page again ``number`` rounds later, its texts new ones; a broken page is sent as it is."""
    try:
        page = RawArticle.read(line)
    except ValueError:
        return b"broken", line
    told = orjson.loads(line)
    told["fetched_at"] = (page.fetched_at + number * _ROUND).isoformat()
    if number:
        told["text"] = _reworded(page.text or "", number)
    return page.key.encode(), orjson.dumps(told)


def _reworded(text: str, number: int) -> str:
    """Give every long word of the bodies a new end, so that no round's texts are kin to another's."""
    end = "".join(chr(ord("a") + int(digit)) for digit in str(number)) * 2
    lines = text.split("\n")
    return "\n".join(_LONG_WORD.sub(rf"\g<0>{end}", line) if len(line) > _BODY else line for line in lines)
