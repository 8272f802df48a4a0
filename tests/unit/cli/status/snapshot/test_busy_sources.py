"""Whose records wait before a partition, where most are of one source."""

from collections.abc import AsyncIterator, Mapping
from typing import Any, NamedTuple

import orjson
import pytest
from aiokafka import TopicPartition

from dateline.agents.monitoring.lag import Lag
from dateline.cli.status.snapshot import busy_sources
from dateline.cli.status.snapshot.busy_sources import MIN_RECORDS, BusySource
from dateline.settings import ResolvedSettings

SETTINGS = ResolvedSettings(broker="localhost:1", namespace="wire")
SHARE = "thread", 3
SOURCE = TopicPartition("wire.distinct", 3)


class Record(NamedTuple):
    topic: str
    partition: int
    value: bytes | None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([b'{"source": "portal"}'] * 3 + [b'{"source": "bergpost"}'], BusySource("portal", 3, 4)),
        ([orjson.dumps({"source": name}) for name in "abc"], None),
        ([b"no JSON", None, b"[]", b'{"source": 7}', b'{"source": "portal"}'], None),
        ([], None),
    ],
)
async def test_a_source_is_named_where_half_of_the_records_are_its_own(
    values: list[bytes | None], expected: BusySource | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read_spans(_reader: object, starts: Mapping[TopicPartition, int], *, limit: int) -> AsyncIterator[Record]:
        assert starts == {SOURCE: 1000 - MIN_RECORDS}
        assert limit
        for value in values:
            yield Record(SOURCE.topic, SOURCE.partition, value)

    monkeypatch.setattr(busy_sources, "read_spans", read_spans)
    reader: Any = None
    lags = {SHARE: Lag(MIN_RECORDS, exact=True), ("thread", 2): Lag(MIN_RECORDS - 1, exact=True)}
    found = await busy_sources.busy_sources(reader, SETTINGS, lags, {SOURCE: 1000})
    assert found == ({SHARE: expected} if expected is not None else {})
