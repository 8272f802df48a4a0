"""``dateline pipe``: run pages through the whole flow without a broker; the same pages always give the same lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import orjson
import typer

from dateline.cli.options.archives import OutputFile
from dateline.cli.options.atlas import open_atlas
from dateline.cli.options.formats import RecordFormat, RecordFormatOption
from dateline.cli.options.pages import (
    AcceptedPages,
    FetchedAt,
    Files,
    HomeCountry,
    Rejects,
    Source,
    TimeZone,
    Url,
    accept_pages,
    page_defaults,
)
from dateline.cli.options.times import From, To, parse_window
from dateline.cli.options.workers import Workers
from dateline.cli.pages.no_briefs import reporting
from dateline.cli.pages.page_sink import PageSink, open_page_sink
from dateline.cli.pages.parsing import parsed
from dateline.cli.read.formats import format_of, ninjs_line
from dateline.cli.terminal.printing import plural
from dateline.core.pipeline import Pipeline, Step
from dateline.core.times.window import Window
from dateline.files.page_records import Page
from dateline.files.pages import STDIN
from dateline.kafka.codec import encode
from dateline_schemas import Brief, Distinct, Story
from dateline_schemas.record import Record

Lines = Callable[[Step], Iterator[bytes]]
"""Returns the records that a brief led to, as lines without newlines."""


class Emit(StrEnum):
    """What to print: the records of one of the topics, or a ledger of what became of each brief."""

    BRIEFS = "briefs"
    DISTINCT = "distinct"
    STORIES = "stories"
    REGIONS = "regions"
    LEDGER = "ledger"


EmitOption = Annotated[Emit, typer.Option(help="What to print, a JSON line each.")]


def pipe(  # noqa: PLR0913  # one parameter per option
    files: Files = None,
    *,
    emit: EmitOption = Emit.STORIES,
    source: Source = None,
    url: Url = None,
    fetched_at: FetchedAt = None,
    home_country: HomeCountry = None,
    time_zone: TimeZone = None,
    rejects: Rejects = None,
    start: From = None,
    stop: To = None,
    output: OutputFile = None,
    form: RecordFormatOption = None,
    workers: Workers = 1,
) -> None:
    """Run pages through the whole flow without a broker, in the order given.

    Memory does not grow with the archive: texts are held for 72 hours and stories for 30 days of the pages' own time.
    The same pages give the same bytes, in any files and with any --workers. Several read a slow stream in batches.

    A file is called FILE.part until it is complete. After Ctrl-C, a kill or a full disk, the same command continues, to
    the same bytes. With pages from standard input, which cannot be read again, it begins anew.

    [bold]Exit codes[/bold]
      0  done
      1  a page was rejected, or a file is damaged
      2  wrong usage, or a file does not exist
    """
    _keep_inputs(output, files, rejects)
    form = format_of(form, None if output == STDIN else output)
    lines = _lines(emit, form)
    given = {
        "--emit": emit.value, "--format": form.value, "--source": source, "--url": url, "--fetched-at": fetched_at,
        "--home-country": home_country, "--time-zone": time_zone, "--from": start, "--to": stop,
    }  # fmt: skip
    with open_page_sink(output, MODELS.get(emit), files, given) as sink:
        window = parse_window(start, stop, sink.begun)
        defaults = page_defaults(source, url, fetched_at, home_country, time_zone, begun=sink.begun)
        _follow(accept_pages(files, defaults, rejects, shown=True if output else None), window, workers, lines, sink)


def _keep_inputs(output: Path | None, files: Sequence[Path] | None, rejects: Path | None) -> None:
    """Check that the output overwrites neither an input nor the rejected records. Raises ``typer.BadParameter``."""
    others = (*(files or ()), *([rejects] if rejects else ()))
    if output and any(output.resolve() == path.resolve() for path in others):
        msg = f"{output} is also an input or takes the rejected records; choose another file"
        raise typer.BadParameter(msg, param_hint="--output")


def _follow(pages: AcceptedPages, window: Window, workers: int, lines: Lines, sink: PageSink) -> None:
    """Write the records of the pages of a window."""
    pipeline = Pipeline(open_atlas())
    sink.begin(pipeline, pages)
    with reporting(pipeline.no_briefs), pages:
        for article, page in parsed(sink.rest(_within(window, pages)), pipeline.atlas, workers, sink.reject):
            for step in pipeline.follow(article, page):
                sink.write(lines(step))
            sink.settle(article)


def _lines(emit: Emit, form: RecordFormat) -> Lines:
    if form is not RecordFormat.NINJS:
        return LINES[emit]
    if emit is not Emit.STORIES:
        msg = f"ninjs is a format of stories; omit --emit {emit}"
        raise typer.BadParameter(msg, param_hint="--format")
    return lambda step: map(ninjs_line, step.stories)


def _within(window: Window, pages: Iterable[Page]) -> Iterator[Page]:
    omitted = 0
    try:
        for page in pages:
            if window.holds(page.article.fetched_at):
                yield page
            else:
                omitted += 1
    finally:
        if omitted:
            typer.echo(f"{plural(omitted, 'page')} left out, fetched at other times", err=True)


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


LINES: Final[Mapping[Emit, Lines]] = {
    Emit.BRIEFS: _brief,
    Emit.DISTINCT: _distinct,
    Emit.STORIES: _story,
    Emit.REGIONS: _regions,
    Emit.LEDGER: _ledger,
}

MODELS: Final[Mapping[Emit, type[Record]]] = {Emit.BRIEFS: Brief, Emit.DISTINCT: Distinct, Emit.STORIES: Story}
"""The records that get columns in Parquet; the others are one column of JSON."""
