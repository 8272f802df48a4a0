"""How long a page of a quiet feed takes to its region topic, through a worker process on a broker.

    python -m tests.bench.quiet --broker kafka --partitions 4 --gap hour --languages changing

The pages' own times lie ``--gap`` apart, and one is sent every ``--every`` seconds. A page's time is measured from the
call that sends it to the arrival of its first story version at a reader of committed records. The options can be
repeated: every combination is run, in a namespace of its own, with ``--at-once`` of them at the same time.
"""

import argparse
import asyncio
import itertools
import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from time import monotonic
from typing import Final, NamedTuple

import orjson
from rich.console import Console
from rich.table import Table

from dateline.kafka.clients import producing, reading
from dateline.kafka.embedded_broker.broker import embedded_broker
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import RAW, REGIONS
from dateline_schemas import RawArticle, Story
from tests.kafka.server import KafkaServer
from tests.worker_process import WorkerProcess

GAPS: Final = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}
"""What ``--gap`` can say: by how much a page's own time is after the time of the page before."""
P50_SECONDS: Final = 0.5
"""The bar for the median, in seconds. Chosen by hand."""
P99_SECONDS: Final = 1.5
"""The bar for the 99th percentile, in seconds. Chosen by hand."""
LANGUAGES: Final = {
    "nl": ("de gemeente en het waterschap hebben na lang overleg besloten dat de oude brug over het kanaal wordt "
           "gesloopt omdat herstel volgens de wethouder te veel geld zou kosten en nog jaren zou duren"),
    "en": ("the council and the water board have decided after long talks that the old bridge across the canal will "
           "be taken down because repairs would cost too much money and last for many years"),
    "de": ("die Gemeinde und der Wasserverband haben nach langen Gesprächen beschlossen, dass die alte Brücke über "
           "den Kanal abgerissen wird, weil die Reparatur zu viel Geld kosten und noch Jahre dauern würde"),
    "fr": ("la commune et le syndicat des eaux ont décidé après de longues discussions que le vieux pont sur le canal "
           "sera démoli parce que les réparations coûteraient trop cher et dureraient encore des années"),
    "es": ("el ayuntamiento y la junta de aguas han decidido tras largas conversaciones que el viejo puente sobre el "
           "canal será derribado porque las obras costarían demasiado dinero y durarían todavía muchos años"),
}  # fmt: skip
"""A sentence of each language; a page has its words in another order, and words of its own."""
_CITIES: Final = ("PARIS", "BERLIN", "MADRID", "NAIROBI", "TOKYO", "LIMA", "CAIRO", "OSLO")
_ITEMS: Final = 3
"""Items of a page, each with a dateline."""
_SYLLABLES: Final = ("ka", "ro", "mi", "ten", "lu", "par", "so", "vin", "del", "mar", "no", "bel", "tis", "gan")
_MAX_ARRIVAL_SECONDS: Final = 120.0
"""Seconds to wait for the last page after it was sent."""
_WARM_UP_PAGES: Final = 1
"""Pages that are sent, and have arrived, before the measured ones: the first one opens the partitions."""


class Feed(NamedTuple):
    """A feed to measure."""

    partitions: int
    gap: str
    languages: str
    """``one`` or ``changing``."""
    every: float
    """Seconds between two pages as they are sent."""
    pages: int
    in_turn: bool = False
    """Whether a page is sent only after the one before has arrived."""

    def values(self) -> Iterator[bytes]:
        """Yield the pages, the last of them as of now: a page from the future would be a dead letter."""
        first = datetime.now(UTC) - GAPS[self.gap] * (self.pages + _WARM_UP_PAGES)
        for number in range(self.pages + _WARM_UP_PAGES):
            code = "en" if self.languages == "one" else list(LANGUAGES)[number % len(LANGUAGES)]
            yield page(number, code, first + number * GAPS[self.gap])


def page(number: int, language: str, fetched_at: datetime) -> bytes:
    """Return a RawArticle of three items that no other page has; ``number`` is the end of its url."""
    chance = random.Random(f"{number} {language}")  # noqa: S311 - the same pages in every run
    items = []
    for city in chance.sample(_CITIES, _ITEMS):
        words = LANGUAGES[language].split()
        chance.shuffle(words)
        names = [
            "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize() for _ in range(12)
        ]
        sentences = [" ".join((*words, *names[:6])), " ".join((*words[::-1], *names[6:]))]
        items.append(f"{city} (AFP) - {'. '.join(sentence.capitalize() for sentence in sentences)}.")
    fields = {
        "source": "quiet",
        "url": f"https://quiet.example/{number}",
        "fetched_at": fetched_at.isoformat(),
        "text": "\n\n".join(items),
    }
    return orjson.dumps(fields)


async def latencies(settings: ResolvedSettings, feed: Feed) -> list[float]:
    """Send a feed, and return for each page but the first the seconds until it was in a region topic.

    A worker must run. Raises ``TimeoutError`` where a page does not arrive.
    """
    sent: dict[str, float] = {}
    arrived: dict[str, float] = {}
    everything = asyncio.Event()
    name = RAW.name(settings.namespace)
    regions = [topic.name(settings.namespace) for topic in REGIONS.values()]
    async with producing(settings) as producer, reading(settings, regions) as reader:
        following = asyncio.create_task(_follow(reader, arrived, everything, feed.pages + _WARM_UP_PAGES))
        try:
            for number, value in enumerate(feed.values()):
                article = RawArticle.read(value)
                due = monotonic() + feed.every
                sent[str(article.url)] = monotonic()
                await producer.send_and_wait(name, value, article.key.encode())
                async with asyncio.timeout(_MAX_ARRIVAL_SECONDS):
                    while (feed.in_turn or number < _WARM_UP_PAGES) and len(arrived) <= number:  # noqa: ASYNC110 - the reader sets no event
                        await asyncio.sleep(0.02)
                await asyncio.sleep(max(due - monotonic(), 0))
            async with asyncio.timeout(_MAX_ARRIVAL_SECONDS):
                await everything.wait()
        finally:
            following.cancel()
    return [arrived[url] - at for url, at in list(sent.items())[_WARM_UP_PAGES:]]


async def _follow(reader: object, arrived: dict[str, float], everything: asyncio.Event, pages: int) -> None:
    """Note when the first story version of each page arrives."""
    async for record in reader:  # type: ignore[attr-defined]  # aiokafka's reader is untyped
        story = Story.read(record.value)
        if story.url is not None:
            arrived.setdefault(story.url, monotonic())
        if len(arrived) == pages:
            everything.set()


def percentile(seconds: Sequence[float], percent: int) -> float:
    """Return a percentile; the 99th of 50 pages is close to their maximum."""
    return quantiles(seconds, n=100, method="inclusive")[percent - 1]


async def measure(broker: str, namespace: str, feed: Feed, folder: Path) -> list[float]:
    """Create the topics, start a worker, and return the latencies of a feed."""
    settings = ResolvedSettings(broker=broker, namespace=namespace, partitions=feed.partitions)
    await create_topics(settings)
    with WorkerProcess(settings, folder / f"{namespace}.log") as worker:
        await asyncio.to_thread(worker.wait_for, "partitions_given")
        seconds = await latencies(settings, feed)
        await asyncio.to_thread(worker.stop)
    return seconds


@contextmanager
def a_broker(kind: str, folder: Path) -> Iterator[str]:
    """Run a broker of a kind, and yield its address."""
    if kind == "embedded":
        with embedded_broker(folder) as address:
            yield address
        return
    server = KafkaServer(folder)
    server.start()
    try:
        yield server.address
    finally:
        server.stop()


async def measure_all(broker: str, feeds: Sequence[Feed], folder: Path, at_once: int) -> list[list[float]]:
    """Return the latencies of each feed; ``at_once`` feeds are measured at the same time."""
    places = asyncio.Semaphore(at_once)

    async def one(number: int, feed: Feed) -> list[float]:
        async with places:
            return await measure(broker, f"quiet-{number}", feed, folder)

    return await asyncio.gather(*(one(number, feed) for number, feed in enumerate(feeds)))


def main() -> None:
    """Measure every combination of the options; print a table."""
    options = _parser().parse_args()
    combinations = itertools.product(options.partitions, options.gap, options.languages)
    feeds = [Feed(count, gap, languages, options.every, options.pages) for count, gap, languages in combinations]
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name, a_broker(options.broker, Path(name)) as broker:
        results = asyncio.run(measure_all(broker, feeds, Path(name), options.at_once))
    title = f"{options.broker}: {options.pages} pages, one every {options.every:g} s; load {before:.1f} → "
    table = Table(title=title + f"{os.getloadavg()[0]:.1f}; seconds, bars {P50_SECONDS} and {P99_SECONDS}")
    for column in ("partitions", "gap", "languages", "p50", "p99", "max"):
        table.add_column(column, justify="right")
    for feed, seconds in zip(feeds, results, strict=True):
        figures = [f"{each:.2f}" for each in (percentile(seconds, 50), percentile(seconds, 99), max(seconds))]
        table.add_row(str(feed.partitions), feed.gap, feed.languages, *figures)
    Console().print(table)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--broker", choices=("embedded", "kafka"), default="embedded")
    parser.add_argument("--partitions", type=int, nargs="+", default=[4])
    parser.add_argument("--gap", choices=GAPS, nargs="+", default=["hour"])
    parser.add_argument("--languages", choices=("one", "changing"), nargs="+", default=["one"])
    parser.add_argument("--every", type=float, default=2.0, help="seconds between two pages as they are sent")
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--at-once", type=int, default=1, help="feeds that are measured at the same time")
    return parser


if __name__ == "__main__":
    main()
