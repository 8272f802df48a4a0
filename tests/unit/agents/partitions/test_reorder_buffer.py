"""Records ahead of the clock wait, are released in order, and wait again after a restart."""

from dateline.agents.partitions.partition import Decider
from dateline.agents.partitions.reorder_buffer import MAX_AHEAD_SECONDS, MAX_RELEASED_PER_RECORD, ReorderBuffer
from dateline.agents.state.restore import POSITION, Position
from dateline.core.times.clock import Clock, Passage
from dateline.kafka.codec import Incoming, Outgoing, passage_header
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER


def record(offset: int, channel: int, clock: int, at: int, ordinal: int = 0, key: bytes | None = b"nl") -> Incoming:
    header = passage_header(Passage(channel, clock, at, ordinal))
    return Incoming("distinct", 0, offset, 0, key, b"{}", (("ce_id", b"x"), header))


def offsets(buffer: ReorderBuffer) -> list[int]:
    return [record.offset for record in buffer.release()]


def changes(buffer: ReorderBuffer) -> list[Outgoing]:
    return list(buffer.changes("state", 0))


def test_a_single_channel_releases_every_record_at_once() -> None:
    buffer = ReorderBuffer(Clock(1))
    for offset, at in enumerate((5000, 100, 90_000, 7)):
        buffer.add(record(offset, 0, max(at, 5000), at))
        assert offsets(buffer) == [offset]
    assert changes(buffer) == []


def test_records_ahead_of_a_channel_wait_and_are_released_by_page_time_and_item() -> None:
    buffer = ReorderBuffer(Clock(2))
    far = 10 * MAX_AHEAD_SECONDS
    buffer.add(record(0, 0, far, far, 1))
    buffer.add(record(1, 0, far, far, 0))
    buffer.add(record(2, 0, far, far - MAX_AHEAD_SECONDS))
    assert offsets(buffer) == []
    buffer.add(record(3, 1, 100, 100))
    assert offsets(buffer) == [3]
    buffer.add(record(4, 1, far, far, 2))
    assert offsets(buffer) == [2, 1, 0, 4]


def test_a_watermark_releases_records_though_a_channel_is_silent() -> None:
    clock = Clock(2)
    buffer = ReorderBuffer(clock)
    buffer.add(record(0, 0, 5000, 5000))
    assert offsets(buffer) == []
    clock.reach(5000)
    assert offsets(buffer) == [0]


def test_a_record_without_a_passage_does_not_wait() -> None:
    buffer = ReorderBuffer(Clock(2))
    buffer.add(Incoming("distinct", 0, 0, 0, None, b"?", ()))
    buffer.add(record(1, 0, 5000, 5000)._replace(value=None))
    assert offsets(buffer) == [0, 1]


def test_waiting_records_are_written_to_the_state_once_and_loaded_unchanged() -> None:
    clock = Clock(2)
    buffer = ReorderBuffer(clock)
    records = [record(7, 0, 5000, 5000), record(8, 0, 5000, 4000, key=None)]
    for each in records:
        buffer.add(each)
    stored = changes(buffer)
    assert [each.key for each in stored] == [b"waiting:7", b"waiting:8"]
    assert changes(buffer) == []
    reloaded = ReorderBuffer(clock)
    for state_record in reversed(stored):
        reloaded.load("distinct", 0, state_record.key or b"", state_record.value or b"", state_record.headers)
    assert changes(reloaded) == []
    clock.reach(5000)
    assert list(reloaded.release()) == records[::-1]
    assert [(removed.key, removed.value) for removed in changes(reloaded)] == [
        (b"waiting:7", None),
        (b"waiting:8", None),
    ]


def test_each_added_record_releases_a_few_and_the_rest_later() -> None:
    clock = Clock(2)
    buffer = ReorderBuffer(clock)
    for offset in range(3 * MAX_RELEASED_PER_RECORD):
        buffer.add(record(offset, 0, 5000, 5000))
    clock.reach(5000)
    assert offsets(buffer) == [*range(MAX_RELEASED_PER_RECORD)]
    assert [record.offset for record in buffer.release(99)] == [
        *range(MAX_RELEASED_PER_RECORD, 3 * MAX_RELEASED_PER_RECORD)
    ]


def test_waiting_records_are_processed_in_batches_and_become_dead_letters_where_they_fail() -> None:
    settings = ResolvedSettings(namespace="unit", partitions=2, batch_size=2)
    thread = Decider(settings, "thread", 0, None)
    outputs_of_batch = thread.decide([record(offset, 0, 5000, 5000) for offset in range(3)])
    assert Position.unpack(outputs_of_batch[-1].value or b"") == Position(2, {"0": 5000}, 3)
    letters, waiting_counts = [], []
    while outputs := thread.reach(5000):
        letters.append([each.value for each in outputs if each.topic == DEAD_LETTER.name("unit")])
        waiting_counts += [Position.unpack(each.value or b"").waiting for each in outputs if each.key == POSITION]
    assert letters == [[b"{}", b"{}"], [b"{}"]]
    assert waiting_counts == [1, 0]


def test_waiting_makes_no_record_late_for_the_clock() -> None:
    clock = Clock(1)
    buffer = ReorderBuffer(clock)
    days = 9 * 24 * 3600
    for offset, at in enumerate((days, 0)):
        buffer.load("distinct", 0, b"waiting:%d" % offset, b"{}", record(offset, 0, 0, at).headers)
    clock.reach(days)
    assert [(due.offset, clock.time) for due in buffer.release()] == [(1, 0), (0, days)]
    buffer.add(record(2, 0, days, 100))
    assert [(due.offset, clock.time) for due in buffer.release()] == [(2, days)]
