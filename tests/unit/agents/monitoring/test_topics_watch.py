"""When a worker ends over its topics: two looks in a row have to find them unfit."""

import asyncio
import logging
from contextlib import nullcontext
from typing import Final

import pytest
from aiokafka.errors import KafkaConnectionError

from dateline.agents.monitoring import topics_watch
from dateline.kafka.topic_admin import ProvisionError
from dateline.settings import ResolvedSettings
from tests.rows import each_row

FIT: Final = None
UNFIT: Final = ProvisionError("wire.briefs has 3 partitions")
AWAY: Final = KafkaConnectionError("no answer")
ROWS: Final = (
    ([UNFIT, UNFIT], True),
    ([FIT, FIT, UNFIT, UNFIT], True),
    ([UNFIT, AWAY, UNFIT], True),
    ([UNFIT, FIT, UNFIT, UNFIT], True),
    ([FIT, FIT, FIT], False),
    ([UNFIT], False),
    ([UNFIT, FIT, UNFIT, FIT], False),
    ([UNFIT, AWAY, AWAY], False),
    ([AWAY, AWAY, AWAY], False),
    ([AWAY, OSError("no route"), UNFIT], False),
    ([UNFIT, AWAY, FIT, UNFIT], False),
)


class EndError(Exception):
    """There is nothing left to look at."""


@each_row("looks, ends", ROWS)
def test_a_worker_ends_after_two_looks_in_a_row(
    looks: list[Exception | None], ends: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    left = list(looks)

    async def look(_settings: object) -> None:
        if not left:
            raise EndError
        if (problem := left.pop(0)) is not None:
            raise problem

    caplog.clear()
    caplog.set_level(logging.INFO, "dateline")
    monkeypatch.setattr(topics_watch, "require_same_flow", look)
    monkeypatch.setattr(topics_watch, "LOOK_SECONDS", 0)
    with nullcontext() if ends else pytest.raises(EndError):
        asyncio.run(topics_watch.watch_topics(ResolvedSettings(broker="localhost:1")))
    said = [line for line in caplog.messages if line.startswith("topics_changed")]
    assert said == (['topics_changed reason="wire.briefs has 3 partitions"'] if ends else [])
    assert not left
