"""Soak: a night's faults in minutes, on Apache Kafka: ``python -m tests.fault.soak [--kills 50] [--seed 7]``.

While pages come in, workers are killed at random points of the work, join and leave, one is frozen past its
session and woken, and the broker is killed and started again. State survives in its topics alone: every kill
restores it from there. At the end every record is counted, and all is compared with a run that nothing disturbed.
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
"""The pages come in so many portions; in the middle of each, something happens."""
WIRE: Final = 8
"""Portions of 1987; what comes then is of 2026, and is sent when all before it is through."""
SLICE: Final = 50
"""Pages sent to all partitions before the next ones: senders are no days ahead of one another."""
FULL_CREW: Final = 3
BROKER_DIES: Final = (3, 8)
FREEZES: Final = (5, 10)
"""In which portions."""
PATIENCE: Final = 300
SAME: Final = 0.99


class Outcome(NamedTuple):
    """What a soak came to."""

    partitions: int
    records: int
    ends: Counter[str]
    wrong: list[str]
    agreement: float
    seconds: float


def portions() -> list[Records]:
    """A month of a made-up wire, single stories of 1987, and the demo's portal pages, told again in other words."""
    wire: Records = [(story.name.encode(), story.article.model_dump_json().encode()) for story in stories()]
    size = len(wire) // WIRE + 1
    again: Records = [*load(PORTIONS)]
    rest = len(again) // (PORTIONS - WIRE) + 1
    return [
        *(wire[at : at + size] for at in range(0, len(wire), size)),
        *(again[at : at + rest] for at in range(0, len(again), rest)),
    ]


async def soak(server: KafkaServer, partitions: int, kills: int, seed: int, atlas: Atlas) -> Outcome:
    """Run the whole with so many partitions a topic; return what happened and what is wrong."""
    began, rng, sent = time.monotonic(), Random(seed), portions()  # noqa: S311 - chance says where, and guards nothing
    told = {"broker": server.address, "namespace": f"soak-{partitions}", "partitions": partitions}
    paces = {"session_timeout": 3, "batch_size": 100, "watermark_interval": 1}
    settings = ResolvedSettings.model_validate(told | paces)
    await create_topics(settings)
    with tempfile.TemporaryDirectory() as folder:
        async with crew(settings, Path(folder)) as company:
            for number, portion in enumerate(sent):
                if number == WIRE:
                    await settled(settings, seconds=PATIENCE)
                times = kills // PORTIONS + (number < kills % PORTIONS)
                size = len(portion) // (times + 1) + 1
                await _send(settings, portion[:size])
                for at in range(size, len(portion), size):
                    await _kill(company, portion[at : at + size], rng)
                await _change(company, server, number)
            await settled(settings, seconds=PATIENCE)
        ends = Counter("killed" if end == -9 else f"left with {end}" for end in company.ends)
    records = [record for portion in sent for record in portion]
    wrong, alike = await _compared(settings, records, atlas)
    return Outcome(partitions, len(records), ends, wrong, alike, time.monotonic() - began)


async def _send(settings: ResolvedSettings, records: Records) -> None:
    for at in range(0, len(records), SLICE):
        await send_all(settings, records[at : at + SLICE])


async def _kill(company: Crew, records: Records, rng: Random) -> None:
    """Kill a worker when it has written a few of what these records make; the supervisor starts it again."""
    written = await company.written()
    await _send(company.settings, records)
    await company.reach(written + rng.randrange(5, 60), seconds=PATIENCE)
    victim = rng.choice(company.workers)
    if victim.running:
        victim.kill()


async def _change(company: Crew, server: KafkaServer, number: int) -> None:
    """Let the crew grow to three and shrink to one, freeze a worker, or kill the broker, as the portion has it."""
    if number in FREEZES:
        frozen = company.workers[0]
        if frozen.running:
            frozen.freeze()
            await asyncio.sleep(2 * company.settings.session_timeout)  # nothing tells when a session is over
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
    """Return what is wrong to the record, and how alike the grouping is to that of an undisturbed run."""
    wrong = violations(await see(settings), atlas)
    undisturbed = MemoryFlow(settings.model_copy(update={"partitions": 1}), atlas)
    for key, value in records:
        await undisturbed.send(key, value)
    await undisturbed.settle()
    for topic in (BRIEFS, DISTINCT, STORIES, *REGIONS.values()) if settings.partitions == 1 else ():
        expected = [(record.key, record.value) for record in await undisturbed.read(topic)]
        if [(record.key, record.value) for record in await read_topic(settings, topic)] != expected:
            wrong.append(f"{topic.suffix} does not hold what an undisturbed run writes, byte for byte")
    found, expected_texts = await read_topic(settings, BRIEFS), await undisturbed.read(BRIEFS)
    if alone := {record.key for record in found} ^ {record.key for record in expected_texts}:
        wrong.append(f"{len(alone)} fingerprints are in one run alone")
    alike = agreement(await undisturbed.read(STORIES), await read_topic(settings, STORIES))
    if alike < SAME:
        wrong.append(f"only {alike:.2%} of the pairs are grouped as without faults")
    return wrong, alike


def table(outcomes: list[Outcome]) -> Table:
    """One column a soak."""
    made = Table(title="soak on Apache Kafka")
    made.add_column("partitions a topic")
    for outcome in outcomes:
        made.add_column(str(outcome.partitions), justify="right")
    made.add_row("pages", *(str(one.records) for one in outcomes))
    for end in sorted({end for one in outcomes for end in one.ends}):
        made.add_row(f"workers {end}", *(str(one.ends[end]) for one in outcomes))
    made.add_row("broker killed", *(str(len(BROKER_DIES)) for _ in outcomes))
    made.add_row("worker frozen and woken", *(str(len(FREEZES)) for _ in outcomes))
    made.add_row("violations", *(str(len(one.wrong)) for one in outcomes))
    made.add_row("pairs grouped alike", *(f"{one.agreement:.2%}" for one in outcomes))
    made.add_row("minutes", *(f"{one.seconds / 60:.1f}" for one in outcomes))
    return made


def main() -> None:
    """Soak with one partition and with four; exit with 1 where anything is wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=50, help="kills -9 of workers in each soak")
    options.add_argument("--seed", type=int, default=7, help="where the kills come")
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
