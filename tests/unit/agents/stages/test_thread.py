"""The thread stage: restored from its state records in any order, it goes on byte for byte as the lost one would."""

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
def test_a_restored_stage_goes_on_as_the_lost_one_would(seed: int) -> None:
    texts = [encode(text) for text in Writer(hourly=BEFORE / 90, seed=seed).texts(BEFORE + AFTER)]
    clock = stage_clock()
    lost, state = ThreadStage("wire", clock), dict[bytes, bytes | None]()
    for offset, value in enumerate(texts[:BEFORE]):
        lost.process(incoming(offset, value))
        if offset % 20 == 0:
            state |= lost.changes()
    state |= lost.changes()
    restored_clock = stage_clock()
    restored_clock.from_state(clock.to_state())
    restored = ThreadStage("wire", restored_clock)
    for key in Random(seed).sample(sorted(state), len(state)):  # noqa: S311 - a shuffle, no secret
        if (value_of_key := state[key]) is not None:
            restored.load(key, value_of_key)
    for offset, value in enumerate(texts[BEFORE:], BEFORE):
        assert lost.process(incoming(offset, value)) == restored.process(incoming(offset, value))
    assert lost.changes() == restored.changes()


def test_an_unknown_state_record_is_refused() -> None:
    with pytest.raises(ValueError, match="no state record of thread"):
        ThreadStage("wire", stage_clock()).load(b"x\x00", b"")
