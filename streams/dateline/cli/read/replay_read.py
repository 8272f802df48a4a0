"""``dateline replay read``: a topic from time to time, in a file or on standard output; the same bytes every time."""

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
from dateline.cli.terminal.output import check_output
from dateline.cli.terminal.part_file import PartFile, PartFileError
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.times.window import Window
from dateline.files.archive import PARQUET, suffix
from dateline.files.pages import STDIN
from dateline.kafka.alias import resolve
from dateline.settings import ResolvedSettings, load_settings
from dateline.topics import Topic
from dateline_schemas import Story

SOME_REJECTED: Final = 1
BROKEN_OFF: Final = 1
_STAGED: Final = ".zst"

WithMetadata = Annotated[
    bool,
    typer.Option(
        "--with-metadata",
        help="Of jsonl: topic, partition, offset, timestamp, key and headers around the value, as a backup needs them. "
        "Parquet has them anyway.",
    ),
]


def read(  # noqa: PLR0913  # one parameter an option
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
    """Read a topic from T to T, up to where it ends now, and write it down.

    Committed records only; no group is joined, and nobody who reads it live
    notices. Times are when a page was fetched: one of last year that was
    ingested today is found under last year, so all that was sent since an
    hour before --from is looked through.

    Of the records that stand next in their partitions the earliest goes
    first: the same records give the same bytes, as `dateline pipe` wants them.

    A file is FILE.part until it is whole. After Ctrl-C or a kill the same
    command goes on, and the file is the same to the byte.
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
        tally = asyncio.run(Export(settings, chosen, window, line, _StandardOutput()).run())
    else:
        asked = {"--from": start, "--to": stop, "--record-time": record_time, "--with-metadata": with_metadata}
        tally = _to_file(settings, chosen, window, line, path, asked | {"--format": form.value})
    _tell(chosen.of(settings), path, tally)


class _StandardOutput:
    """Lines for whoever reads them; what is broken off here begins anew."""

    state: State | None = None

    def write(self, line: bytes) -> bool:
        sys.stdout.buffer.write(line)
        return False

    def save(self, _state: State) -> None:
        sys.stdout.buffer.flush()


class _File:
    """A file that knows what it was begun with, and is gone on with by the same words alone."""

    def __init__(self, part: PartFile, asked: Mapping[str, object], window: Window) -> None:
        self.state = part.state
        self.window = window
        self.write = part.write
        self._save = part.save
        self._begun: State = {"asked": asked, "window": [each and each.isoformat() for each in window[:2]]}
        if self.state is None:
            return
        for name, was in self.state["asked"].items():
            if asked[name] != was:
                msg = f"{part.part} was begun with {name} {was}, not {asked[name]}: remove it to begin anew"
                raise PartFileError(msg)
        # Of --from 7d, the seven days before it was first said.
        start, stop = (each and datetime.fromisoformat(each) for each in self.state["window"])
        self.window = Window(start, stop, window.by_record)
        self._begun["window"] = self.state["window"]

    def save(self, state: State) -> None:
        self._save({**state, **self._begun})


def _check(topic: Topic, path: Path | None, form: RecordFormat, *, with_metadata: bool) -> None:
    """Refuse, as usage errors, what does not go together."""
    if form is RecordFormat.NINJS and topic.model is not Story:
        msg = f"ninjs is of stories, and {topic.suffix} holds none; read stories, or a region"
        raise typer.BadParameter(msg, param_hint="--format")
    if form is RecordFormat.NINJS and with_metadata:
        msg = "ninjs has no room for the metadata of a record; leave it out, or write jsonl"
        raise typer.BadParameter(msg, param_hint="--with-metadata")
    if path is None:
        return
    check_output(path)
    if path.exists():
        msg = f"{path} is there already; remove it, or give another name"
        raise typer.BadParameter(msg, param_hint="--output")


def _to_file(  # noqa: PLR0913, PLR0917  # what is read, how it is written, and the words that it was asked for in
    settings: ResolvedSettings, topic: Topic, window: Window, line: Line, path: Path, words: Mapping[str, object]
) -> Tally:
    source = {"the topic": topic.of(settings), "DATELINE_BROKER": settings.broker}
    staged = suffix(path) == PARQUET
    with PartFile(path, _STAGED if staged else path.suffix) as part:
        sink = _File(part, {**source, **words}, window)
        try:
            tally = asyncio.run(Export(settings, topic, sink.window, line, sink).run())
        except KeyboardInterrupt:
            typer.echo(f"broken off; {part.part} keeps what is read, and the same command goes on", err=True)
            raise typer.Exit(BROKEN_OFF) from None
        part.complete()
        part.become(_made_parquet(topic, part.part) if staged else part.part)
    return tally


def _made_parquet(topic: Topic, staged: Path) -> Path:
    """Make Parquet of all that was read: it cannot be gone on with, since its index stands at its end."""
    whole = staged.with_name(staged.name + PARQUET)
    with ProgressBar("Writing Parquet", "records", staged.stat().st_size) as bar:
        write_parquet(topic, staged, _STAGED, whole, bar.at)
    return whole


def _tell(name: str, path: Path | None, tally: Tally) -> None:
    where = f" to {path}" if path else ""
    told = [f"{tally.written} records of {name} written{where}", tally.told]
    told.append(f"{tally.rejected} could not be written so" if tally.rejected else "")
    typer.echo("; ".join(filter(None, told)), err=True)
    if tally.rejected:
        raise typer.Exit(SOME_REJECTED)
