"""Whether a record fits into a dead letter whole."""

from dateline.kafka.codec import Incoming
from dateline.kafka.transactions import fits


def test_a_null_header_has_no_size() -> None:
    record = Incoming("wire.alerts", 0, 7, 1_770_000_000_000, None, b"no alert", (("odd", None),))  # type: ignore[arg-type]
    assert fits(record)
