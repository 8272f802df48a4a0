"""What is ahead of the clock waits, goes on in order, and is known again after a restart."""

from dateline.agents.partitions.partition import Decider
from dateline.agents.partitions.reorder_buffer import AHEAD, EACH, Waiting
from dateline.agents.state.restore import POSITION, Position
from dateline.core.times.clock import Clock, Passage
from dateline.kafka.codec import Incoming, Outgoing, passage_header
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER


def record(offset: int, channel: int, clock: int, at: int, ordinal: int = 0, key: bytes | None = b"nl") -> Incoming:
    header = passage_header(Passage(channel, clock, at, ordinal))
    return Incoming("distinct", 0, offset, 0, key, b"{}", (("ce_id", b"x"), header))


def offsets(waiting: Waiting) -> list[int]:
    return [due.offset for due in waiting.due()]


def changes(waiting: Waiting) -> list[Outgoing]:
    return list(waiting.changes("state", 0))


def test_a_partition_alone_lets_everything_go_on_as_it_comes() -> None:
    waiting = Waiting(Clock(1))
    for offset, at in enumerate((5000, 100, 90_000, 7)):
        waiting.admit(record(offset, 0, max(at, 5000), at))
        assert offsets(waiting) == [offset]
    assert changes(waiting) == []


def test_what_is_ahead_of_a_channel_waits_for_it_and_then_goes_in_order_of_time_and_of_the_page() -> None:
    waiting = Waiting(Clock(2))
    far = 10 * AHEAD
    waiting.admit(record(0, 0, far, far, 1))
    waiting.admit(record(1, 0, far, far, 0))
    waiting.admit(record(2, 0, far, far - AHEAD))
    assert offsets(waiting) == []
    waiting.admit(record(3, 1, 100, 100))
    assert offsets(waiting) == [3]
    waiting.admit(record(4, 1, far, far, 2))
    assert offsets(waiting) == [2, 1, 0, 4]


def test_what_has_been_reached_everywhere_goes_on_though_a_channel_says_nothing() -> None:
    clock = Clock(2)
    waiting = Waiting(clock)
    waiting.admit(record(0, 0, 5000, 5000))
    assert offsets(waiting) == []
    clock.reach(5000)
    assert offsets(waiting) == [0]


def test_a_record_that_does_not_tell_how_it_came_waits_for_nothing() -> None:
    waiting = Waiting(Clock(2))
    waiting.admit(Incoming("distinct", 0, 0, 0, None, b"?", ()))
    waiting.admit(record(1, 0, 5000, 5000)._replace(value=None))
    assert offsets(waiting) == [0, 1]


def test_what_waits_is_written_down_once_and_taken_back_as_it_was() -> None:
    clock = Clock(2)
    waiting = Waiting(clock)
    held = [record(7, 0, 5000, 5000), record(8, 0, 5000, 4000, key=None)]
    for each in held:
        waiting.admit(each)
    written = changes(waiting)
    assert [each.key for each in written] == [b"waiting:7", b"waiting:8"]
    assert changes(waiting) == []
    again = Waiting(clock)
    for kept in reversed(written):
        again.load("distinct", 0, kept.key or b"", kept.value or b"", kept.headers)
    assert changes(again) == []
    clock.reach(5000)
    assert list(again.due()) == held[::-1]
    assert [(gone.key, gone.value) for gone in changes(again)] == [(b"waiting:7", None), (b"waiting:8", None)]


def test_for_each_that_comes_a_few_go_on_and_the_rest_later() -> None:
    clock = Clock(2)
    waiting = Waiting(clock)
    for offset in range(3 * EACH):
        waiting.admit(record(offset, 0, 5000, 5000))
    clock.reach(5000)
    assert offsets(waiting) == [*range(EACH)]
    assert [due.offset for due in waiting.due(99)] == [*range(EACH, 3 * EACH)]


def test_what_waited_and_cannot_be_processed_is_a_dead_letter_and_goes_on_in_batches() -> None:
    settings = ResolvedSettings(namespace="unit", partitions=2, batch_size=2)
    thread = Decider(settings, "thread", 0, None)
    taken = thread.decide([record(offset, 0, 5000, 5000) for offset in range(3)])
    assert Position.unpack(taken[-1].value or b"") == Position(2, {"0": 5000}, 3)
    letters, left = [], []
    while outputs := thread.reach(5000):
        letters.append([each.value for each in outputs if each.topic == DEAD_LETTER.name("unit")])
        left += [Position.unpack(each.value or b"").waiting for each in outputs if each.key == POSITION]
    assert letters == [[b"{}", b"{}"], [b"{}"]]
    assert left == [1, 0]


def test_what_waited_is_not_late_for_it_and_what_comes_late_is() -> None:
    clock = Clock(1)
    waiting = Waiting(clock)
    days = 9 * 24 * 3600
    for offset, at in enumerate((days, 0)):
        waiting.load("distinct", 0, b"waiting:%d" % offset, b"{}", record(offset, 0, 0, at).headers)
    clock.reach(days)
    assert [(due.offset, clock.time) for due in waiting.due()] == [(1, 0), (0, days)]
    waiting.admit(record(2, 0, days, 100))
    assert [(due.offset, clock.time) for due in waiting.due()] == [(2, days)]
