"""The ring that all clients read from, and the places that they take."""

import pytest

from dateline.gateway.copy.batch import AlertEvent
from dateline.gateway.stream import hub as hub_module
from dateline.gateway.stream.encoding import SSE
from dateline.gateway.stream.event_id import decode_id, tag_of
from dateline.gateway.stream.hub import Hub, SlowClientError
from dateline.gateway.stream.limits import Places, TooManyError


def alert(offset: int, body: bytes = b"{}") -> AlertEvent:
    return AlertEvent(offset + 1, 0, offset, "rule", "high", 0, 0, frozenset(), body, "story", "story", 1)


class Listener:
    """A client that waits."""

    woken = 0

    def wake(self) -> None:
        self.woken += 1

    def tick(self, now: float) -> None:
        raise AssertionError(now)


def hub_of(count: int, most: int = 100) -> Hub[AlertEvent]:
    hub: Hub[AlertEvent] = Hub("alerts", lambda _: "alert", most)
    hub.begin(0, tag_of("alerts", "wire"), {0: 0})
    hub.join(Listener())
    hub.publish(alert(offset) for offset in range(count))
    return hub


def test_a_client_reads_on_from_its_number() -> None:
    hub = hub_of(5)
    assert [entry.event.offset for entry in hub.after(3)] == [3, 4]
    assert list(hub.after(5)) == []
    assert (hub.row, hub.end, decode_id(hub.text).offsets) == (5, 5, (5,))
    assert decode_id(hub.after(3)[0].id).offsets == (4,)


def test_an_event_is_encoded_once_for_all() -> None:
    (entry,) = hub_of(1).after(0)
    assert entry.encoded(SSE) is entry.encoded(SSE)


def test_a_client_that_is_behind_the_ring_is_too_slow() -> None:
    hub = hub_of(101)
    assert len(hub.after(26)) == 75
    with pytest.raises(SlowClientError):
        hub.after(25)


def test_the_ring_is_bounded_by_bytes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "_ENTRY_BYTES", 0)
    monkeypatch.setattr(hub_module, "MAX_RING_BYTES", 3_000)
    hub = hub_of(0)
    hub.publish(alert(offset, b"x" * 100) for offset in range(50))
    assert len(hub.after(50 - 7)) == 7
    with pytest.raises(SlowClientError):
        hub.after(50 - 8)


def test_where_nobody_waits_the_ring_stays_empty_and_the_position_moves() -> None:
    hub: Hub[AlertEvent] = Hub("alerts", lambda _: "alert")
    hub.begin(0, tag_of("alerts", "wire"), {0: 0})
    hub.publish([alert(0), alert(1)])
    assert (hub.row, hub.end, list(hub.after(hub.end)), decode_id(hub.text).offsets) == (2, 0, [], (2,))
    listener = Listener()
    hub.join(listener)
    hub.publish([alert(2)])
    assert ([entry.event.offset for entry in hub.after(0)], listener.woken) == ([2], 1)
    hub.leave(listener)
    hub.publish([alert(3)])
    assert (hub.end, listener.woken) == (1, 1)


def test_places_are_limited_for_each_client_and_in_all_and_are_given_back() -> None:
    places = Places(3, 2)
    give_back = places.take("a")
    places.take("a")
    with pytest.raises(TooManyError, match="one client"):
        places.take("a")
    places.take("b")
    with pytest.raises(TooManyError, match="the gateway has 3"):
        places.take("c")
    give_back()
    places.take("c")
