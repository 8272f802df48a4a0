"""An evening of an invented newswire in all regions, read from pages by the whole flow: the board is tried with it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import orjson

from dateline.core.pipeline import Pipeline
from dateline.core.places.resolve import Atlas
from dateline_schemas import RawArticle, Story

START: Final = datetime(2026, 2, 6, 12, tzinfo=UTC)
"""When the first page was fetched."""
PAGES: Final[Sequence[dict[str, Any]]] = [
    orjson.loads(line) for line in Path(__file__).with_suffix(".jsonl").read_bytes().splitlines()
]
"""Pages: minutes after the start, source, headline, text, and the age that is printed below it."""


def articles(pages: Sequence[dict[str, Any]] = PAGES) -> Iterator[RawArticle]:
    """Yield the pages as they are scraped. A page in plain ASCII has an age where it has none of its own."""
    for page in pages:
        age = page.get("age") or ("1 hour ago" if page["text"].isascii() else "")
        yield RawArticle(
            source=page["source"],
            url=f"https://{page['source']}/{page['minutes']}",
            fetched_at=START + timedelta(minutes=page["minutes"]),
            text="\n\n".join(filter(None, (page["headline"], page["text"], age))),
        )


def stories(atlas: Atlas, pages: Sequence[dict[str, Any]] = PAGES) -> Iterator[Story]:
    """Yield the story versions of the pages, as the topic of stories has them."""
    pipeline = Pipeline(atlas)
    for article in articles(pages):
        for step in pipeline.run(article):
            yield from step.stories
