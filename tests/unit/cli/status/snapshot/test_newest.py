"""What counts as a topic's newest event."""

from datetime import UTC, datetime, timedelta

from dateline.cli.status.snapshot.newest import _Search
from dateline.kafka.codec import Headers, Incoming
from dateline.topics import DEAD_LETTER, DISTINCT, RAW, Topic

SENT = datetime(2026, 2, 7, 12, tzinfo=UTC)


def newest(topic: Topic, *records: tuple[datetime, datetime, Headers]) -> datetime | None:
    search = _Search([])
    for sent, event, headers in records:
        stamp = int(sent.timestamp() * 1000)
        time = ("ce_time", event.isoformat().encode())
        search.add(Incoming("any", 0, 0, stamp, None, b"{}", (time, *headers)), topic)
    return search.time


def test_the_newest_event_is_not_the_last_one() -> None:
    hours = [SENT - timedelta(hours=hour) for hour in (5, 1, 3)]
    assert newest(DISTINCT, *((SENT, hour, ()) for hour in hours)) == hours[1]


def test_an_order_to_take_a_story_down_is_no_event() -> None:
    order = (SENT, SENT, (("ce_type", b"dateline.takedown.v1"),))
    page = (SENT, SENT - timedelta(days=300), ())
    assert newest(DISTINCT, page, order) == page[1]


def test_a_page_that_split_refuses_does_not_count() -> None:
    assert newest(DISTINCT, (SENT, SENT + timedelta(days=2500), ())) is None


def test_a_dead_letter_counts_from_when_it_was_written() -> None:
    assert newest(DEAD_LETTER, (SENT, SENT - timedelta(days=3), ())) == SENT


def test_a_record_that_states_no_time_does_not_count() -> None:
    """Something else wrote it, and its time of writing would hide that no source sends."""
    stamp = int(SENT.timestamp() * 1000)
    page = b'{"fetched_at": "2026-02-07T10:00:00+00:00"}'
    for topic in (RAW, DISTINCT):
        search = _Search([])
        for value in (None, b"garbage", b'{"a": 1}', b"[1]", b'{"fetched_at": 7}'):
            search.add(Incoming("any", 0, 0, stamp, None, value, (("ce_time", b"\xff"),)), topic)
            search.add(Incoming("any", 0, 0, stamp, None, value, ()), topic)
        assert search.time is None
        search.add(Incoming("any", 0, 0, stamp, None, page, ()), topic)
        assert search.time == (SENT - timedelta(hours=2) if topic is RAW else None)
