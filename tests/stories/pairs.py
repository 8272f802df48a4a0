"""Read ``pairs.txt``: pairs of pages, written by hand in five languages, and what the second is to the first.

A pair is a heading ``## language relation: about``, the first page, ``---- +hours`` and the second page.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple, get_args

from dateline_schemas import RawArticle
from dateline_schemas.story import Kind

FILE: Final = Path(__file__).parent / "pairs.txt"
MORNING: Final = datetime(2026, 2, 2, 6, tzinfo=UTC)
"""When the first page of the first pair was fetched."""
APART: Final = timedelta(minutes=3)
"""Time between the first pages of one pair and the next; so all of them are compared with one another."""
KINDS: Final = frozenset(get_args(Kind))
_HEADING: Final = re.compile(r"^## (?P<language>\w\w) (?P<relation>\w+): (?P<about>.+)$", re.MULTILINE)
_LATER: Final = re.compile(r"^---- \+(\d+)$", re.MULTILINE)


class Pair(NamedTuple):
    """Two pages, and the relation expected of the second to the first: ``new`` where it is another story."""

    about: str
    relation: str
    first: RawArticle
    second: RawArticle


def pairs() -> Iterator[Pair]:
    """Yield the pairs, their first pages ``APART`` from one another. Raises ``ValueError`` for an unknown relation."""
    _, *parts = _HEADING.split(FILE.read_text(encoding="utf-8"))
    for number in range(0, len(parts), 4):
        language, relation, about, texts = parts[number : number + 4]
        if relation not in KINDS:
            message = f"{about}: there is no relation {relation}; choose one of {', '.join(sorted(KINDS))}"
            raise ValueError(message)
        before, hours, after = _LATER.split(texts)
        at = MORNING + APART * (number // 4)
        pages = (
            _page(f"{number // 4}.0", at, before),
            _page(f"{number // 4}.1", at + timedelta(hours=int(hours)), after),
        )
        yield Pair(f"{language} {about}", relation, *pages)


def _page(name: str, at: datetime, text: str) -> RawArticle:
    return RawArticle(article_id=name, source="portal", fetched_at=at, text=text.strip() + "\n")
