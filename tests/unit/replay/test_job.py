"""A replay: the event times of its pages, and whether it may write to a namespace."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dateline.core.replay.job import Marker, microseconds, new_id, page_time, refusal

HOUR = timedelta(hours=1)
NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)
SENT = int(NOON.timestamp() * 1000)


def page(fetched_at: object) -> bytes:
    return json.dumps({"fetched_at": fetched_at}).encode()


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (page("2026-02-07T11:30:00+01:00"), NOON - 1.5 * HOUR),
        (page("2026-02-07T10:30:00.000001Z"), NOON - 1.5 * HOUR + timedelta(microseconds=1)),
        (page("2026-02-07T13:00:00Z"), NOON + HOUR),
        pytest.param(page("2026-02-07T13:00:01Z"), NOON, id="dated too far ahead, a dead letter"),
        pytest.param(page("2026-02-07T10:30:00"), NOON - 1.5 * HOUR, id="without a zone, a dead letter: as if UTC"),
        pytest.param(page("yesterday"), NOON, id="no time"),
        pytest.param(page(1770458400), NOON, id="a bare number"),
        pytest.param(page(None), NOON, id="null"),
        pytest.param(b"[]", NOON, id="no page"),
        pytest.param(b"{broken", NOON, id="no JSON"),
        pytest.param(None, NOON, id="nothing"),
    ],
)
def test_a_page_has_the_time_it_was_fetched_and_a_dead_letter_the_time_it_was_sent(
    value: bytes, time: datetime
) -> None:
    assert page_time(value, SENT, HOUR) == microseconds(time)


def marker(**fields: Any) -> Marker:  # noqa: ANN401 - any field
    values = {
        "replay": "again-1", "live": "wire", "start": NOON - HOUR, "end": NOON, "partitions": 1, "begins": {0: 0},
        "ends": {0: 9}, "parser_version": "1", "fingerprint_version": 1,
    }  # fmt: skip
    return Marker.model_validate(values | fields)


@pytest.mark.parametrize(
    ("topics", "existing", "why"),
    [
        (set(), None, None),
        ({"again.raw"}, None, "no replay made them"),
        ({"again.raw"}, marker(), None),
        ({"again.raw"}, marker(ends={0: 5}, begins={0: 1}, replay="again-2"), None),
        ({"again.raw"}, marker(state="done"), "dateline replay drop again"),
        ({"again.raw"}, marker(end=NOON + HOUR), "differs in end"),
        (
            {"again.raw"},
            marker(live="other", partitions=2),
            "differs in DATELINE_NAMESPACE (other there, wire here), partitions",
        ),
        ({"again.raw"}, marker(parser_version="0"), "differs in parser_version"),
        ({"again.raw"}, marker(story_model=1), "differs in story_model"),
        pytest.param({"again.raw"}, marker(rate="50", workers=3), None, id="rate and workers change no record"),
    ],
)
def test_a_replay_writes_to_a_free_namespace_or_continues_its_own(
    topics: set[str], existing: Marker | None, why: str | None
) -> None:
    reason = refusal("again", topics, existing, marker())
    assert (reason is None) == (why is None)
    assert why is None or why in str(reason)


@pytest.mark.parametrize(
    ("begun", "again", "differs"),
    [
        (("2h", None), ("2h", None), None),
        (("2026-02-07T10:00Z", None), ("2026-02-07T10:00Z", None), None),
        (("2h", None), ("3h", None), "start"),
        (("2h", None), ("2h", "1h"), "end"),
        (("2h", "1h"), ("2h", None), "end"),
        (("2h", None), ("1h", "30m"), "start, end"),
        (None, ("2h", None), "start, end"),
    ],
)
def test_a_time_typed_as_at_the_beginning_means_what_it_meant_at_the_beginning(
    begun: tuple[str, str | None] | None, again: tuple[str, str | None], differs: str | None
) -> None:
    later = marker(start=NOON, end=NOON + HOUR, said=again)
    refused = refusal("again", {"again.raw"}, marker(said=begun), later)
    assert refused is None if differs is None else f"differs in {differs}:" in str(refused)


def test_a_replay_continues_when_given_the_exact_times_of_its_beginning() -> None:
    exact = marker(said=((NOON - HOUR).isoformat(), NOON.isoformat()))
    assert refusal("again", {"again.raw"}, marker(said=("2h", None)), exact) is None


def test_the_refusal_holds_the_whole_command_that_continues_the_replay() -> None:
    reason = str(refusal("again", {"again.raw"}, marker(start=NOON - 2 * HOUR, partitions=3), marker()))
    again = "dateline replay run --from 2026-02-07T10:00:00+00:00 --to 2026-02-07T12:00:00+00:00 --partitions 3"
    assert f"{again} --as again" in reason


def test_a_replay_goes_on_at_the_record_level_that_it_began_with() -> None:
    reason = str(refusal("again", {"again.raw"}, marker(record_level=1), marker(record_level=2)))
    assert "differs in DATELINE_RECORD_LEVEL (1 there, 2 here): go on with `DATELINE_RECORD_LEVEL=1 dateline" in reason
    assert "`dateline replay drop again` removes it" in reason
    assert refusal("again", {"again.raw"}, marker(record_level=2), marker(record_level=2)) is None


def test_a_marker_from_before_the_level_was_noted_goes_on() -> None:
    assert refusal("again", {"again.raw"}, marker(), marker(record_level=2)) is None


def test_what_another_version_of_the_code_began_is_told_with_both_versions() -> None:
    reason = str(refusal("again", {"again.raw"}, marker(parser_version="0", live="other"), marker()))
    assert "DATELINE_NAMESPACE (other there, wire here), parser_version (0 there, 1 here): the Dateline that" in reason
    assert "goes on with `DATELINE_NAMESPACE=other dateline replay run" in reason


def test_a_replay_id_depends_on_which_pages_it_reads() -> None:
    same = [new_id("again", "wire", NOON - HOUR, NOON, {0: 4, 1: 5}) for _ in range(2)]
    other = new_id("again", "wire", NOON - HOUR, NOON, {0: 4, 1: 6})
    assert same[0] == same[1] != other
    assert other.startswith("again-")
