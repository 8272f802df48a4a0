"""Account: what a settled batch adds to the metrics."""

from collections.abc import Sequence
from datetime import datetime

from dateline.kafka.codec import Outgoing
from dateline.settings import Settings
from dateline.telemetry import count, observe, raise_gauge
from dateline.topics import DEAD_LETTER, REGIONS, STATE


def account(settings: Settings, stage: str, read: int, records: Sequence[Outgoing], seconds: float) -> None:
    """Count a batch of so many records read, and all that it made, once it is committed."""
    state, dead_letters = STATE[stage].of(settings), DEAD_LETTER.of(settings)
    dead = sum(record.topic == dead_letters for record in records)
    count("records_in", read, stage=stage)
    count("records_out", sum(record.topic != state for record in records) - dead, stage=stage)
    count("dead_letters", dead, stage=stage)
    observe("batch_seconds", seconds, stage=stage)
    if stage == "route":
        _newest_events(settings, records)


def _newest_events(settings: Settings, records: Sequence[Outgoing]) -> None:
    newest = {record.topic: record for record in records}
    for slug, topic in REGIONS.items():
        told = dict(newest[name].headers).get("ce_time") if (name := topic.of(settings)) in newest else None
        if told is not None:
            raise_gauge(
                "newest_event_timestamp_seconds", datetime.fromisoformat(told.decode()).timestamp(), region=slug
            )
