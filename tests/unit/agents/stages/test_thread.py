"""A stage that was restored goes on like the one that was lost, byte for byte, in whatever order its state came."""

from random import Random

import pytest

from dateline.agents.stages.thread import ThreadStage
from dateline.core.stories.retention import stage_clock
from dateline.kafka.codec import Incoming, encode
from tests.bench.texts import Writer

BEFORE, AFTER = 600, 150


def incoming(offset: int, value: bytes) -> Incoming:
    return Incoming("wire.distinct", 0, offset, 0, b"en", value, ())


@pytest.mark.parametrize("seed", [1, 2])
def test_a_restored_stage_goes_on_like_the_lost_one(seed: int) -> None:
    texts = [encode(text) for text in Writer(hourly=BEFORE / 90, seed=seed).texts(BEFORE + AFTER)]
    clock = stage_clock()
    lost, state = ThreadStage("wire", clock), dict[bytes, bytes | None]()
    for offset, value in enumerate(texts[:BEFORE]):
        lost.process(incoming(offset, value))
        if offset % 20 == 0:
            state |= lost.changes()
    state |= lost.changes()
    found = stage_clock()
    found.from_state(clock.to_state())
    restored = ThreadStage("wire", found)
    for key in Random(seed).sample(sorted(state), len(state)):  # noqa: S311 - a shuffle, no secret
        if (known := state[key]) is not None:
            restored.load(key, known)
    for offset, value in enumerate(texts[BEFORE:], BEFORE):
        assert lost.process(incoming(offset, value)) == restored.process(incoming(offset, value))
    assert lost.changes() == restored.changes()


def test_a_record_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no state record of thread"):
        ThreadStage("wire", stage_clock()).load(b"x\x00", b"")
