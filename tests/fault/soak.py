"""A soak test: many faults within minutes, on Apache Kafka: ``python -m tests.fault.soak [--kills 50] [--seed 7]``.

While pages come in, workers are killed at random points, join and leave; one is frozen past its session and woken; the
broker is killed and started again. State survives only in its topics: every killed worker restores it from there. At
the end every record is counted, and all are compared with those of an undisturbed run.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table

from dateline.core.places.resolve import Atlas
from dateline.files.gazetteer import load_atlas
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings, load_settings
from dateline.topics import BRIEFS, DISTINCT, REGIONS, STORIES
from tests.fault.crew import Crew, crew
from tests.fault.grouping import agreement
from tests.fault.load import load
from tests.fault.oracle import see, violations
from tests.flow import MemoryFlow, read_topic, send_all, settled
from tests.kafka.server import KafkaServer
from tests.stories.templates import stories

Records = list[tuple[bytes | None, bytes | None]]
PORTIONS: Final = 12
"""Portions of the pages; faults happen within each."""
WIRE: Final = 8
"""The first portions, of 1987. The later ones, of 2026, are sent once those are settled."""
SLICE: Final = 50
"""Pages sent to all partitions at a time, so that no partition is days ahead of another."""
FULL_CREW: Final = 3
"""Workers at most."""
BROKER_DIES: Final = (3, 8)
"""Portions after which the broker is killed."""
FREEZES: Final = (5, 10)
"""Portions after which a worker is frozen."""
MAX_SETTLE_SECONDS: Final = 300
"""Seconds to wait until the stages have settled a portion. Chosen by hand."""
MIN_AGREEMENT: Final = 0.99
"""The least agreement of the grouping with an undisturbed run. Chosen by hand."""


class Outcome(NamedTuple):
    """The result of a soak."""

    partitions: int
    records: int
    ends: Counter[str]
    wrong: list[str]
    agreement: float
    seconds: float


def portions() -> list[Records]:
    """Return a month of an invented wire of 1987, and the demo's portal pages, repeated in other words."""
    wire: Records = [(story.name.encode(), story.article.model_dump_json().encode()) for story in stories()]
    size = len(wire) // WIRE + 1
    again: Records = [*load(PORTIONS)]
    rest = len(again) // (PORTIONS - WIRE) + 1
    return [
        *(wire[at : at + size] for at in range(0, len(wire), size)),
        *(again[at : at + rest] for at in range(0, len(again), rest)),
    ]


async def soak(server: KafkaServer, partitions: int, kills: int, seed: int, atlas: Atlas) -> Outcome:
    """Run the soak with a number of partitions for each topic; return what happened and what is wrong."""
    began, rng, sent = time.monotonic(), Random(seed), portions()  # noqa: S311 - no secret
    where = {"broker": server.address, "namespace": f"soak-{partitions}", "partitions": partitions}
    paces = {"session_timeout": 3, "batch_size": 100, "watermark_interval": 1}
    settings = ResolvedSettings.model_validate(where | paces)
    await create_topics(settings)
    with tempfile.TemporaryDirectory() as folder:
        async with crew(settings, Path(folder)) as company:
            for number, portion in enumerate(sent):
                if number == WIRE:
                    await settled(settings, seconds=MAX_SETTLE_SECONDS)
                times = kills // PORTIONS + (number < kills % PORTIONS)
                size = len(portion) // (times + 1) + 1
                await _send(settings, portion[:size])
                for at in range(size, len(portion), size):
                    await _kill(company, portion[at : at + size], rng)
                await _change(company, server, number)
            await settled(settings, seconds=MAX_SETTLE_SECONDS)
        ends = Counter("killed" if end == -9 else f"exited with {end}" for end in company.ends)
    records = [record for portion in sent for record in portion]
    wrong, alike = await _compared(settings, records, atlas)
    return Outcome(partitions, len(records), ends, wrong, alike, time.monotonic() - began)


async def _send(settings: ResolvedSettings, records: Records) -> None:
    for at in range(0, len(records), SLICE):
        await send_all(settings, records[at : at + SLICE])


async def _kill(company: Crew, records: Records, rng: Random) -> None:
    """Kill a worker once it has written a few outputs of these records; the supervisor restarts it."""
    written = await company.written()
    await _send(company.settings, records)
    await company.reach(written + rng.randrange(5, 60), seconds=MAX_SETTLE_SECONDS)
    victim = rng.choice(company.workers)
    if victim.running:
        victim.kill()


async def _change(company: Crew, server: KafkaServer, number: int) -> None:
    """After a portion, add or stop a worker, freeze one, or kill the broker, depending on the portion's number."""
    if number in FREEZES:
        frozen = company.workers[0]
        if frozen.running:
            frozen.freeze()
            await asyncio.sleep(2 * company.settings.session_timeout)  # no event reports the end of a session
            frozen.wake()
    if number in BROKER_DIES:
        server.kill()
        server.launch()
        await asyncio.to_thread(server.wait)
    if len(company.workers) < FULL_CREW and number % 4 < 2:
        company.join()
    elif len(company.workers) > 1:
        company.leave(company.workers[-1])


async def _compared(settings: ResolvedSettings, records: Records, atlas: Atlas) -> tuple[list[str], float]:
    """Return the violations, and the agreement of the grouping with that of an undisturbed run."""
    wrong = violations(await see(settings), atlas)
    undisturbed = MemoryFlow(settings.model_copy(update={"partitions": 1}), atlas)
    for key, value in records:
        await undisturbed.send(key, value)
    await undisturbed.settle()
    for topic in (BRIEFS, DISTINCT, STORIES, *REGIONS.values()) if settings.partitions == 1 else ():
        expected = [(record.key, record.value) for record in await undisturbed.read(topic)]
        if [(record.key, record.value) for record in await read_topic(settings, topic)] != expected:
            wrong.append(f"{topic.suffix} does not hold what an undisturbed run writes, byte for byte")
    actual_texts, expected_texts = await read_topic(settings, BRIEFS), await undisturbed.read(BRIEFS)
    if alone := {record.key for record in actual_texts} ^ {record.key for record in expected_texts}:
        wrong.append(f"{len(alone)} fingerprints are in only one of the runs")
    alike = agreement(await undisturbed.read(STORIES), await read_topic(settings, STORIES))
    if alike < MIN_AGREEMENT:
        wrong.append(f"only {alike:.2%} of the pairs are grouped as without faults")
    return wrong, alike


def table(outcomes: list[Outcome]) -> Table:
    """Return a table with a column for each soak."""
    summary = Table(title="soak on Apache Kafka")
    summary.add_column("partitions a topic")
    for outcome in outcomes:
        summary.add_column(str(outcome.partitions), justify="right")
    summary.add_row("pages", *(str(one.records) for one in outcomes))
    for end in sorted({end for one in outcomes for end in one.ends}):
        summary.add_row(f"workers {end}", *(str(one.ends[end]) for one in outcomes))
    summary.add_row("broker killed", *(str(len(BROKER_DIES)) for _ in outcomes))
    summary.add_row("worker frozen and woken", *(str(len(FREEZES)) for _ in outcomes))
    summary.add_row("violations", *(str(len(one.wrong)) for one in outcomes))
    summary.add_row("pairs grouped alike", *(f"{one.agreement:.2%}" for one in outcomes))
    summary.add_row("minutes", *(f"{one.seconds / 60:.1f}" for one in outcomes))
    return summary


def main() -> None:
    """Run a soak with one partition and one with four; exit with 1 where anything is wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=50, help="kills -9 of workers in each soak")
    options.add_argument("--seed", type=int, default=7, help="seed of the random points of the kills")
    options.add_argument("--partitions", type=int, nargs="+", default=[1, 4], help="a soak for each")
    chosen = options.parse_args()
    console, atlas = Console(), load_atlas(load_settings().cache_dir)
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        server = KafkaServer(Path(folder))
        server.start()
        try:
            for partitions in chosen.partitions:
                outcomes.append(asyncio.run(soak(server, partitions, chosen.kills, chosen.seed, atlas)))
                for sentence in outcomes[-1].wrong:
                    console.print(f"{partitions} partitions: {sentence}", markup=False)
        finally:
            server.stop()
    console.print(table(outcomes))
    sys.exit(any(one.wrong for one in outcomes))


if __name__ == "__main__":
    main()
