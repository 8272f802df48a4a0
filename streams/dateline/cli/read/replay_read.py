"""``dateline replay read``: write a topic's records of a time window to a file or stdout, the same bytes every time."""

import asyncio
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from dateline.cli.options.archives import OutputFile
from dateline.cli.options.formats import RecordFormat, RecordFormatOption
from dateline.cli.options.times import From, RecordTime, To, parse_window
from dateline.cli.options.topic import RegionSlug, TopicName, choose_topic
from dateline.cli.read.export import Export, State, Tally
from dateline.cli.read.formats import Line, format_of, line_of, write_parquet
from dateline.cli.read.while_read import while_read
from dateline.cli.terminal.output import check_output
from dateline.cli.terminal.part_file import ASKED, PartFile
from dateline.cli.terminal.printing import plural
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.times.window import Window
from dateline.files.archive import PARQUET, suffix
from dateline.files.pages import STDIN
from dateline.kafka.alias import resolve
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings, load_settings
from dateline.topics import Topic
from dateline_schemas import Story

_SOME_REJECTED: Final = 1
"""Exit code where some records could not be written in the format."""
_INTERRUPTED: Final = 1
"""Exit code after Ctrl-C."""
_STAGED: Final = ".zst"
"""Compression of the lines that Parquet is made of at the end."""

WithMetadata = Annotated[
    bool,
    typer.Option(
        "--with-metadata",
        help="Wrap each jsonl value in its topic, partition, offset, timestamp, key and headers, for a backup. "
        "Parquet always has them.",
    ),
]


def read(  # noqa: PLR0913  # one parameter per option
    topic: TopicName = None,
    *,
    region: RegionSlug = None,
    start: From = None,
    stop: To = None,
    record_time: RecordTime = False,
    output: OutputFile = None,
    form: RecordFormatOption = None,
    with_metadata: WithMetadata = False,
) -> None:
    """Write a topic's records of a time window, up to where the topic ends now.

    Reads committed records only, joins no group and disturbs no other reader. Event time is when a page was fetched,
    and of a story its last_seen: a page of last year that was ingested today is found under last year. So everything
    that was sent since an hour before --from is read. Of the next records of all partitions, the earliest is written
    first. The same records give the same bytes, in the order that `dateline pipe` needs.

    A file is called FILE.part until it is complete. After Ctrl-C or a kill, the same command continues, and the file is
    the same to the byte.

    [bold]Exit codes[/bold]
      0  done
      1  stopped, no broker answers, or a record does not fit the format
      2  wrong usage, or a wrong setting
    """
    settings = load_settings()
    chosen = choose_topic(settings, topic, region)
    window = parse_window(start, stop, datetime.now(UTC), by_record=record_time)
    path = None if output in {None, STDIN} else output
    form = format_of(form, path)
    _check(chosen, path, form, with_metadata=with_metadata)
    line = line_of(chosen, form, with_metadata=with_metadata)
    settings = asyncio.run(resolve(settings))
    if path is None:
        tally = stop_signals.run(while_read(Export(settings, chosen, window, line, _StandardOutput()).run()))
    else:
        options = {"--from": start, "--to": stop, "--record-time": record_time, "--with-metadata": with_metadata}
        tally = _to_file(settings, chosen, window, line, path, options | {"--format": form.value})
    _report(chosen.of(settings), path, tally)


class _StandardOutput:
    """Lines on standard output; an interrupted export starts over."""

    state: State | None = None

    def write(self, line: bytes) -> bool:
        sys.stdout.buffer.write(line)
        return False

    def save(self, _state: State) -> None:
        sys.stdout.buffer.flush()


class _File:
    """A file that records the options of its export, and is continued by the same options alone."""

    def __init__(self, part: PartFile, options: Mapping[str, object], window: Window) -> None:
        self.state = part.state
        self.window = window
        self.write = part.write
        self._save = part.save
        self._begun: State = {ASKED: options, "window": [each and each.isoformat() for each in window[:2]]}
        if self.state is None:
            return
        part.require(options)
        # A relative time such as --from 7d counts from when the export began.
        start, stop = (each and datetime.fromisoformat(each) for each in self.state["window"])
        self.window = Window(start, stop, window.by_record)
        self._begun["window"] = self.state["window"]

    def save(self, state: State) -> None:
        self._save({**state, **self._begun})


def _check(topic: Topic, path: Path | None, form: RecordFormat, *, with_metadata: bool) -> None:
    """Raise ``typer.BadParameter`` for options that exclude each other, and for a file that exists."""
    if form is RecordFormat.NINJS and topic.model is not Story:
        msg = f"ninjs is a format of stories, and {topic.suffix} holds none; read stories or a region"
        raise typer.BadParameter(msg, param_hint="--format")
    if form is RecordFormat.NINJS and with_metadata:
        msg = "ninjs cannot hold the metadata of a record; omit it, or write jsonl"
        raise typer.BadParameter(msg, param_hint="--with-metadata")
    if path is None:
        return
    check_output(path)
    if path.exists():
        msg = f"{path} exists; remove it, or choose another name"
        raise typer.BadParameter(msg, param_hint="--output")


def _to_file(  # noqa: PLR0913, PLR0917  # what is read, how it is written, and the options
    settings: ResolvedSettings, topic: Topic, window: Window, line: Line, path: Path, options: Mapping[str, object]
) -> Tally:
    source = {"the topic": topic.of(settings), "DATELINE_BROKER": settings.broker}
    staged = suffix(path) == PARQUET
    with PartFile(path, _STAGED if staged else path.suffix) as part:
        sink = _File(part, {**source, **options}, window)
        try:
            tally = stop_signals.run(Export(settings, topic, sink.window, line, sink).run())
        except KeyboardInterrupt:
            typer.echo(f"interrupted; {part.part} keeps what is read, and the same command continues", err=True)
            raise typer.Exit(_INTERRUPTED) from None
        part.complete()
        part.become(_write_parquet(topic, part.part) if staged else part.part)
    return tally


def _write_parquet(topic: Topic, staged: Path) -> Path:
    """Write Parquet from the staged lines, in one go: its index stands at its end, so that it cannot be continued."""
    parquet = staged.with_name(staged.name + PARQUET)
    with ProgressBar("Writing Parquet", "records", staged.stat().st_size) as bar:
        write_parquet(topic, staged, _STAGED, parquet, bar.at)
    return parquet


def _report(name: str, path: Path | None, tally: Tally | None) -> None:
    if tally is None:  # the reader of standard output has ended: it has all that it wanted
        return
    where = f" to {path}" if path else ""
    parts = [f"{plural(tally.written, 'record')} of {name} written{where}", tally.omissions]
    parts.append(f"{tally.rejected} could not be written in this format" if tally.rejected else "")
    typer.echo("; ".join(filter(None, parts)), err=True)
    if tally.rejected:
        raise typer.Exit(_SOME_REJECTED)
