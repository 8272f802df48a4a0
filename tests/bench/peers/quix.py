"""What a user would write on Quix Streams: pages in, new briefs to the topics of their regions, in one hop.

    python -m tests.bench.peers.quix BROKER TOPIC NAMESPACE PAGES

Ends after so many pages, and prints how many it read, the briefs it found and those it sent. At least once, as the
library does it. Which texts came before is known in memory alone, and lost with the process: no store on disk is used.

It runs in an environment of its own, without Dateline; ``make bench`` makes that.
"""

import sys
from collections.abc import Iterator
from typing import Any

import orjson
from quixstreams import Application

from tests.bench.peers.briefs import REGIONS, Seen, briefs, record


def run(broker: str, topic: str, namespace: str, pages: int) -> dict[str, int]:
    """Process so many pages of a topic; return the counts."""
    seen, counts = Seen(), {"pages": 0, "briefs": 0, "sent": 0}

    def new_briefs(page: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for brief in briefs(page["text"]):
            counts["briefs"] += 1
            if seen.new(brief.text):
                counts["sent"] += 1
                yield record(brief, page)

    def processed(*_: object) -> None:
        counts["pages"] += 1
        if counts["pages"] >= pages:
            app.stop()

    app = Application(
        broker_address=broker,
        consumer_group=namespace,
        auto_offset_reset="earliest",
        auto_create_topics=False,
        producer_extra_config={"linger.ms": 20},
        on_message_processed=processed,
        loglevel="WARNING",
    )
    targets = {region: app.topic(f"{namespace}.region.{region}", value_serializer="json") for region in REGIONS}
    frame = app.dataframe(app.topic(topic, value_deserializer="json"))
    frame = frame.apply(lambda page: list(new_briefs(page)), expand=True)
    frame.to_topic(lambda value, *_: targets[value["region"]])
    app.run()
    return counts


if __name__ == "__main__":
    broker, topic, namespace, pages = sys.argv[1:]
    print(orjson.dumps(run(broker, topic, namespace, int(pages))).decode())  # noqa: T201 - its result
