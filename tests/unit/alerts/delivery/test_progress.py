"""What a target has received, through a commit and a restart."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.delivery.progress import Progress, from_metadata, to_metadata
from tests.alerts import NOW

offsets = st.integers(0, 2**40)
few = st.frozensets(st.integers(0, 500), max_size=60)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
failing = st.tuples(offsets, few, offsets, st.integers(1, 10_000), moments, st.text(max_size=200))
policies = st.one_of(st.none(), st.just({"rules": ["floods", "quake-*"], "digest": "1h"}))
progresses = st.builds(
    lambda fields, sealed, counts, policy: Progress(*fields)._replace(
        sealed=sealed, delivered=counts[0], failures=counts[1], policy=policy
    ),
    st.one_of(st.tuples(offsets, few), failing),
    st.one_of(st.just(-1), offsets),
    st.tuples(offsets, offsets),
    policies,
)


@given(progresses)
def test_progress_survives_its_commit(progress: Progress) -> None:
    assert from_metadata(progress.position, to_metadata(progress)) == progress


def test_of_too_many_alerts_ahead_the_last_are_kept() -> None:
    every_other = frozenset(range(10**9, 10**9 + 4000, 2))
    text = to_metadata(Progress(5, every_other, 5, 3, NOW))
    assert len(text) <= 3000
    back = from_metadata(5, text)
    assert max(every_other) in back.ahead < every_other
    assert (back.tries, back.since) == (3, NOW)


@pytest.mark.parametrize("text", ["", "x", "[]", "7", '{"ahead":3}', '{"failing":[1]}', '{"ahead":[["a","b"]]}'])
def test_metadata_of_other_programs_counts_as_empty(text: str) -> None:
    assert from_metadata(7, text) == Progress(7)


def test_an_offset_ahead_is_forgotten_once_the_position_passes_it() -> None:
    progress = Progress(3).settled([5], 3).settled([8], 3)
    assert progress == Progress(3, frozenset({5, 8}))
    assert progress.settled([3], 4) == Progress(4, frozenset({5, 8}))
    assert progress.settled([6], 7) == Progress(7, frozenset({8}))


def test_failures_are_counted_alert_by_alert() -> None:
    later = NOW + timedelta(hours=1)
    twice = Progress(3).failed(3, NOW).failed(3, later)
    assert (twice.tries, twice.since) == (2, NOW)
    assert twice.failed(4, later) == Progress(3, failing=4, tries=1, since=later, failures=3, tried=later)
    assert twice.settled([3], 4) == Progress(4, failures=2)


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("", Progress(7)),
        ("{}", Progress(7)),
        ('{"ahead":[[9,11]]}', Progress(7, frozenset({9, 10}))),
        (
            '{"ahead":[[9,10]],"failing":[7,3,"2026-02-07T22:00:00+00:00"]}',
            Progress(7, frozenset({9}), failing=7, tries=3, since=NOW),
        ),
    ],
)
def test_what_the_version_before_committed_is_read(text: str, progress: Progress) -> None:
    assert from_metadata(7, text) == progress


def test_the_last_and_the_next_attempt_survive_a_commit_and_end_with_the_failure() -> None:
    later, next_one = NOW + timedelta(minutes=1), NOW + timedelta(minutes=3)
    failed = Progress(3).failed(3, NOW, "refused")._replace(again=later)
    assert (failed.tried, from_metadata(3, to_metadata(failed))) == (NOW, failed)
    twice = failed.failed(3, later)
    assert (twice.since, twice.tried, twice.again) == (NOW, later, None)
    assert from_metadata(3, to_metadata(twice)) == twice
    assert twice._replace(again=next_one).settled([3], 4) == Progress(4, failures=2)
    fields = json.loads(to_metadata(failed))
    assert from_metadata(3, json.dumps({**fields, "tried": None, "new": 1})) == Progress(3)
    del fields["tried"]
    assert from_metadata(3, json.dumps(fields)) == failed._replace(tried=None, again=None)


def test_the_version_before_reads_what_it_knows() -> None:
    """It reads ``ahead`` and the three values of ``failing``, and ignores the other names."""
    fields = json.loads(
        to_metadata(Progress(7, frozenset({9}), 7, 3, NOW, "refused", sealed=12, delivered=4, failures=3, policy={}))
    )
    assert (fields["ahead"], fields["failing"]) == ([[9, 10]], [7, 3, "2026-02-07T22:00:00+00:00"])


def test_the_longest_metadata_fits() -> None:
    every_other = frozenset(range(10**9, 10**9 + 4000, 2))
    full = Progress(5, every_other, 5, 3, NOW, "\u0416" * 500, sealed=9, delivered=10**9, failures=10**9)
    text = to_metadata(full.failed(5, NOW, "\u0416" * 500)._replace(policy={"rules": ["x" * 1_100]}))
    assert len(text) <= 3000
    assert from_metadata(5, text).policy == {"rules": ["x" * 1_100]}
    assert from_metadata(5, to_metadata(Progress(5, policy={"rules": ["x" * 1_300]}))).policy is None


def test_a_settled_message_ends_its_failure_and_its_digest_and_no_other() -> None:
    failed = Progress(3, delivered=1)._replace(sealed=9).failed(5, NOW, "refused")
    assert failed.settled([3], 4).since == NOW
    assert failed.settled([3], 4).sealed == 9
    assert failed.settled([5], 3).since is None
    assert failed.settled([3, 5], 9) == Progress(9, delivered=1, failures=1)


def test_each_alert_of_a_message_that_fails_is_failing_until_the_message_is_settled() -> None:
    failing = from_metadata(3, to_metadata(Progress(3).failed(3, NOW, "refused", [5, 6, 9])))
    assert [offset for offset in range(12) if failing.is_failing(offset)] == [3, 5, 6, 9]
    settled = failing.settled([3, 5, 6, 9], 4)
    assert not any(map(settled.is_failing, range(-1, 12)))
    assert not any(map(Progress(3).is_failing, range(-1, 12)))


def test_a_failing_message_of_many_alerts_leaves_its_metadata_small() -> None:
    text = to_metadata(Progress(0).failed(0, NOW, "refused", range(10**9, 10**9 + 400, 2)))
    assert len(text) <= 1000
    assert from_metadata(0, text).is_failing(10**9)
