"""``dateline pipe``: the whole core without a broker, page by page; the same pages always give the same lines."""

import sys
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Final

import orjson
import typer

from streams.codec import encode
from streams.commands.atlas import open_atlas
from streams.commands.intake import take_in
from streams.commands.options import FetchedAt, Files, HomeCountry, Rejects, Source, TimeZone, Url, page_defaults
from streams.core.pipeline import Pipeline, Step


class Emit(StrEnum):
    """What to print: what one of the topics would carry, or the ledger of every brief's fate."""

    BRIEFS = "briefs"
    DISTINCT = "distinct"
    STORIES = "stories"
    REGIONS = "regions"
    LEDGER = "ledger"


EmitOption = Annotated[Emit, typer.Option(help="What to print, a JSON line each.")]


def pipe(  # noqa: PLR0913  # one parameter an option
    files: Files = None,
    *,
    emit: EmitOption = Emit.STORIES,
    source: Source = None,
    url: Url = None,
    fetched_at: FetchedAt = None,
    home_country: HomeCountry = None,
    time_zone: TimeZone = None,
    rejects: Rejects = None,
) -> None:
    """Run pages through the whole of Dateline without a broker, in the order given."""
    articles = take_in(files, page_defaults(source, url, fetched_at, home_country, time_zone), rejects)
    pipeline = Pipeline(open_atlas())
    for article in articles:
        for step in pipeline.run(article):
            sys.stdout.buffer.writelines(line + b"\n" for line in LINES[emit](step))
        sys.stdout.buffer.flush()


def _brief(step: Step) -> Iterator[bytes]:
    yield encode(step.brief)


def _distinct(step: Step) -> Iterator[bytes]:
    if step.distinct:
        yield encode(step.distinct)


def _story(step: Step) -> Iterator[bytes]:
    yield from map(encode, step.stories)


def _regions(step: Step) -> Iterator[bytes]:
    for slug, story in step.regions:
        yield orjson.dumps({"region": slug, "story": orjson.Fragment(encode(story))})


def _ledger(step: Step) -> Iterator[bytes]:
    brief = step.brief
    yield orjson.dumps(
        {
            "article_id": brief.article_id,
            "ordinal": brief.ordinal,
            "brief_id": brief.brief_id,
            "fingerprint": brief.fingerprint,
            "story_id": step.story_id,
            "version": step.version,
            "relation": step.relation,
        }
    )
    for story in step.stories:
        if story.merged_into is not None:
            yield orjson.dumps(
                {
                    "article_id": brief.article_id,
                    "ordinal": brief.ordinal,
                    "story_id": story.story_id,
                    "version": story.version,
                    "relation": "relinked",
                    "merged_into": story.merged_into,
                }
            )


LINES: Final[Mapping[Emit, Callable[[Step], Iterator[bytes]]]] = {
    Emit.BRIEFS: _brief,
    Emit.DISTINCT: _distinct,
    Emit.STORIES: _story,
    Emit.REGIONS: _regions,
    Emit.LEDGER: _ledger,
}
