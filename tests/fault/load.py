"""Pages enough to be in the middle of: the demo's, told again in other words and at later times."""

from datetime import timedelta
from typing import Final

import orjson

from schemas import RawArticle
from streams.demo.pages import demo_pages

_ROUND: Final = timedelta(hours=6)
_WORDS: Final = (" de ", " the ", " der ", " die ")


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
    for word in _WORDS:
        text = text.replace(word, f"{word}ronde{number} ")
    return text
