"""A position that names a topic of another namespace, which the broker does not have."""

import pytest

from dateline.cli.read import record_at
from dateline.cli.read.record_at import RecordPosition, print_record
from dateline.kafka.topic_admin import ProvisionError
from dateline.settings import Settings


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("wire.raw", "no topic wire.raw, and DATELINE_NAMESPACE is r3: did you mean r3.raw/0@1816?"),
        ("r3.raw", "run `dateline topics create`"),
    ],
)
async def test_only_a_missing_topic_of_the_own_namespace_is_to_be_created(
    monkeypatch: pytest.MonkeyPatch, topic: str, words: str
) -> None:
    async def require(*_: object) -> int:
        msg = "the broker has no such topic: run `dateline topics create`"
        raise ProvisionError(msg)

    monkeypatch.setattr(record_at, "require_topic", require)
    with pytest.raises(ProvisionError) as raised:
        await print_record(Settings(namespace="r3"), RecordPosition(topic, 0, 1816))
    assert words in str(raised.value)
