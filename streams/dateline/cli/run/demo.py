"""``dateline demo``: send an evening of pages through a broker and a worker, and report what came out.

Every figure of the report is counted in what the broker returns.
"""

import asyncio
import contextlib
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Final
from urllib.request import urlopen

import typer
from rich.console import RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from dateline.agents.monitoring.lag import lag
from dateline.cli.options.atlas import open_atlas
from dateline.cli.pages.ingest import keyed_unchecked
from dateline.cli.pages.page_sender import send_pages
from dateline.cli.run.gateway_watch import GATEWAY_LOG
from dateline.cli.run.worker_process import start_gateway, start_worker
from dateline.cli.terminal.printing import console, plural
from dateline.cli.terminal.progress import SafeProgress, column
from dateline.cli.terminal.records import rows
from dateline.core.stories.route import TEXT_EVENTS
from dateline.core.text.printable import printable
from dateline.demo.pages import demo_pages
from dateline.extras import Extra, require
from dateline.kafka.codec import Incoming, decode
from dateline.kafka.dead_letters import read_dead_letter
from dateline.kafka.embedded_broker.broker import BrokerError, embedded_broker, free_port
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.topic_reader import read_committed
from dateline.process import child_process, stop_signals
from dateline.settings import ResolvedSettings, Settings, load_settings
from dateline.topics import BRIEFS, DEAD_LETTER, DISTINCT, REGIONS, STORIES, Topic
from dateline_schemas import Brief, DeadLetter, Distinct, Story

_SHOWN_REGIONS: Final = 2
"""Regions whose newest versions are shown; chosen so that the report fits one screen."""
_SHOWN_VERSIONS: Final = 4
"""Versions shown of each of them; chosen likewise."""
_MAX_STILL_SECONDS: Final = 120.0
"""Seconds without a settled record after which the demo gives up. Chosen by hand, above the first start of a worker on
a busy machine: compiling takes up to 49 s there, measured."""
_MAX_PROBE_SECONDS: Final = 5.0
"""Seconds that the gateway may take to say whether it is ready. Chosen by hand."""
_POLL_SECONDS: Final = 0.25
"""Seconds between looks at the lag; chosen so that the progress bar moves smoothly."""


Serve = Annotated[
    bool,
    typer.Option(
        "--serve",
        help="Leave broker, worker and gateway running until Ctrl-C, to look at the board (needs the extra web).",
    ),
]


def demo(
    *,
    serve: Serve = False,
) -> None:
    """Send an evening of pages through a broker and a worker, and show what came out.

    Starts the embedded broker in a temporary folder and a worker beside it, sends sixty pages of three made-up portals,
    and reads the results from the broker. Touches nothing else, leaves nothing running, and ends within a minute. With
    --serve, all runs on until Ctrl-C, and a gateway beside it serves the board.

    [bold]Exit codes[/bold]
      0  done, or with --serve stopped
      1  the broker cannot start, or the pages were not processed in time
      2  wrong usage, or a wrong setting
    """
    if serve:
        require(Extra.WEB, "dateline demo --serve")
    began = time.monotonic()
    cache_dir = load_settings().cache_dir
    open_atlas()  # builds the place index, with a progress bar, before the clock of the demo runs
    pages = demo_pages()
    with tempfile.TemporaryDirectory(prefix="dateline-demo-") as folder, embedded_broker(Path(folder)) as address:
        # One partition per topic: the pages are read in their order, and each demo prints the same.
        settings = ResolvedSettings.model_validate(
            {"broker": address, "cache_dir": cache_dir, "data_dir": folder, "partitions": 1}
        )
        log = Path(folder) / "worker.log"
        asyncio.run(create_topics(settings))
        worker = start_worker(settings, log)
        try:
            stop_signals.run(_play(settings, pages, worker, log))
            if not serve:
                child_process.stop(worker)
            _show(settings, len(pages), f"{time.monotonic() - began:.0f} s", serve=serve)
            if serve:
                with contextlib.suppress(KeyboardInterrupt):
                    stop_signals.run(_serve(settings, worker, log))
        finally:
            child_process.stop(worker)


def _show(settings: ResolvedSettings, pages: int, took: str, *, serve: bool) -> None:
    """Print what came out, and how long it took."""
    screen = console()
    for part in asyncio.run(report(settings, pages)):
        screen.print(part)
    screen.print(f"All of it took {took}, and {'runs on until Ctrl-C' if serve else 'nothing is left running'}.")


async def _serve(settings: ResolvedSettings, worker: "subprocess.Popen[bytes]", log: Path) -> None:
    """Run a gateway beside the worker until Ctrl-C, and print where it is once it is ready."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    gateway_log = log.with_name(GATEWAY_LOG)
    gateway = start_gateway(settings.model_copy(update={"gateway_port": port}), gateway_log)
    try:
        while not await asyncio.to_thread(_is_ready, address):
            _must_run(gateway, gateway_log, "gateway")
            await asyncio.sleep(_POLL_SECONDS)
        console().print(f"The board is at {address}/", highlight=False)
        while True:
            _must_run(worker, log)
            _must_run(gateway, gateway_log, "gateway")
            await asyncio.sleep(_POLL_SECONDS)
    finally:
        child_process.stop(gateway)


def _is_ready(address: str) -> bool:
    """Whether a gateway's copy has all that the topics have."""
    try:
        with urlopen(f"{address}/readyz", timeout=_MAX_PROBE_SECONDS) as answer:  # noqa: S310  # our own address
            return bool(answer.status == HTTPStatus.OK)
    except OSError:  # it does not listen yet, or says that it is not ready
        return False


async def _play(
    settings: ResolvedSettings, pages: Sequence[bytes], worker: "subprocess.Popen[bytes]", log: Path
) -> None:
    """Send the pages, and show progress until every stage has processed all its records."""
    columns = column("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with SafeProgress(*columns) as progress:
        task = progress.add_task("Pages sent, the worker is starting", total=len(pages))
        await send_pages(settings, map(keyed_unchecked, pages), lambda _: None)
        before: list[int] = []
        since = time.monotonic()
        # The lag is read in the order of the flow, so no lag anywhere means that all is done.
        while any(left := _by_stage(await lag(settings))):
            _must_run(worker, log)
            if left != before:
                before, since = left, time.monotonic()
            elif time.monotonic() - since > _MAX_STILL_SECONDS:
                still = f"nothing moved for {_MAX_STILL_SECONDS:g} s"
                msg = f"the demo gives up: {still}, with {left} records before the stages{_end(log)}"
                raise BrokerError(msg)
            progress.update(task, completed=len(pages) - left[0], description=_describe(left))
            await asyncio.sleep(_POLL_SECONDS)
        progress.update(task, completed=len(pages), description="Done")


def _by_stage(left: dict[tuple[str, int], int]) -> list[int]:
    stages = dict.fromkeys(stage for stage, _ in left)
    return [sum(count for (stage, _), count in left.items() if stage == each) for each in stages]


def _describe(left: Sequence[int]) -> str:
    waiting = sum(left[1:])
    return f"Pages split, {plural(waiting, 'record')} on their way" if waiting else "Pages split"


def _must_run(process: "subprocess.Popen[bytes]", log: Path, name: str = "worker") -> None:
    if process.poll() is not None:
        msg = f"the {name} ended with exit code {process.returncode}{_end(log)}"
        raise BrokerError(msg)


def _end(log: Path) -> str:
    return "; its log ends:\n" + "\n".join(log.read_text(errors="replace").splitlines()[-10:])


async def report(settings: ResolvedSettings, pages: int) -> list[RenderableType]:
    """Return what to print: counts, dead letters, regions, and the newest versions of the two liveliest."""
    briefs = [decode(Brief, record.value) for record in await _read(settings, BRIEFS)]
    distinct = [decode(Distinct, record.value) for record in await _read(settings, DISTINCT)]
    stories = [decode(Story, record.value) for record in await _read(settings, STORIES)]
    letters = [read_dead_letter(record) for record in await _read(settings, DEAD_LETTER)]
    regions = {slug: records for slug, topic in REGIONS.items() if (records := await _read(settings, topic))}
    liveliest = sorted(regions, key=lambda slug: (-_later_versions(regions[slug]), -len(regions[slug]), slug))[
        :_SHOWN_REGIONS
    ]
    return [
        _counts(pages, briefs, distinct, stories, letters),
        *[_reason(letter) for letter in letters],
        _regions(regions),
        *[part for slug in liveliest for part in _newest(settings, slug, regions[slug])],
    ]


async def _read(settings: ResolvedSettings, topic: Topic) -> list[Incoming]:
    return [record async for batch in read_committed(settings, topic, None, follow=False) for record in batch]


def _counts(
    pages: int,
    briefs: Sequence[Brief],
    distinct: Sequence[Distinct],
    stories: Sequence[Story],
    letters: Sequence[DeadLetter],
) -> Table:
    texts = len({brief.fingerprint for brief in distinct})
    kinds = Counter(story.relation.kind if story.event in TEXT_EVENTS else story.event for story in stories)
    by_kind = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    table = Table("", "", "", show_header=False, box=None)
    parsed = len({brief.article_id for brief in briefs})
    table.add_row("pages in", str(pages), f"{parsed} gave briefs and {len(letters)} went to the dead letters")
    table.add_row("briefs on them", str(len(briefs)), f"{texts} texts; {len(briefs) - texts} repeats collapsed")
    table.add_row("stories", str(len({story.story_id for story in stories})), f"{len(stories)} versions: {by_kind}")
    table.add_row("dead letters", str(len(letters)), "whole, and why (`dateline dead-letters`):")
    return table


def _reason(letter: DeadLetter) -> Text:
    return Text(
        printable(f"  {letter.topic} partition {letter.partition}, at {letter.stage}: {letter.exception_message}")
    )


def _regions(regions: dict[str, list[Incoming]]) -> Table:
    table = Table("region", "stories", "versions", title="Stories per region", title_justify="left")
    for slug, records in sorted(regions.items(), key=lambda item: (-len(item[1]), item[0])):
        stories = {decode(Story, record.value).story_id for record in records}
        table.add_row(slug, str(len(stories)), str(len(records)))
    return table


def _later_versions(records: Sequence[Incoming]) -> int:
    """Count the versions after a story's first, by which the liveliest regions are chosen."""
    return sum(decode(Story, record.value).version > 1 for record in records)


def _newest(settings: Settings, slug: str, records: Sequence[Incoming]) -> tuple[Text, Table]:
    newest = sorted(records, key=lambda record: decode(Story, record.value).last_seen)[-_SHOWN_VERSIONS:]
    return Text(f"\nThe newest on {REGIONS[slug].name(settings.namespace)}", style="italic"), rows(
        REGIONS[slug], newest, header=True
    )
