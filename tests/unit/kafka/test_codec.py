"""A record's value that does not fit its model: the error names what is wrong."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.kafka.codec import UndecodableError, decode, moment_of, passage
from dateline_schemas import Acknowledgement, Alert, Brief, RawArticle


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (None, "null"),
        (b"", "JSON"),
        (b'{"source": "a", "text": "x"}', "fetched_at"),
        (b'{"source": "a", "text": "x", "fetched_at": "2026-02-07T23:00:00"}', "fetched_at"),
    ],
)
def test_the_error_names_the_wrong_field(value: bytes | None, named: str) -> None:
    with pytest.raises(UndecodableError, match=named):
        decode(RawArticle, value)


def test_the_error_names_the_expected_model() -> None:
    with pytest.raises(UndecodableError, match="a Brief was expected"):
        decode(Brief, None)


def test_a_null_header_is_no_passage() -> None:
    assert passage((("dateline-passage", None),)) is None  # type: ignore[arg-type]  # as Kafka gives it


@pytest.mark.parametrize(("model", "named"), [(Alert, "an Alert"), (Acknowledgement, "an Acknowledgement")])
def test_a_model_is_named_with_its_article(model: type[Alert | Acknowledgement], named: str) -> None:
    with pytest.raises(UndecodableError, match=f"^not {named}: "):
        decode(model, b"{}")
    with pytest.raises(UndecodableError, match=f"; {named} was expected$"):
        decode(model, None)


@pytest.mark.parametrize("timestamp", [-1, -(2**63), 1_770_000_000_000_000, 2**63 - 1])
def test_a_timestamp_that_no_calendar_has_is_a_time_to_which_hours_can_be_added(timestamp: int) -> None:
    moment = moment_of(timestamp)
    assert moment.year in {1970, 9998}
    assert moment + timedelta(hours=24) > moment - timedelta(hours=24)
    assert moment_of(1_770_000_000_123) == datetime(2026, 2, 2, 2, 40, 0, 123_000, tzinfo=UTC)
