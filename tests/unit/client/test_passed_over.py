"""Foreign records are counted by topic, and told on one line for each."""

from dateline.client.passed_over import PassedOver
from dateline.kafka.codec import Incoming


def record(topic: str, offset: int) -> Incoming:
    return Incoming(topic, 0, offset, 0, None, None, ())


def test_a_line_names_the_first_and_counts_the_others() -> None:
    passed = PassedOver()
    assert not passed.topics
    passed.add(record("wire.retries", 3), "no note")
    assert [each.line for each in passed.topics.values()] == ["wire.retries/0@3: no note; it is passed over"]
    passed.add(record("wire.retries", 4), "another reason")
    passed.add(record("wire.dead-letter", 1), "no letter")
    assert [each.line for each in passed.topics.values()] == [
        "wire.retries/0@3: no note; it is passed over, as is 1 more of the topic",
        "wire.dead-letter/0@1: no letter; it is passed over",
    ]
    for offset in range(5, 1200):
        passed.add(record("wire.retries", offset), "x")
    assert passed.topics["wire.retries"].line.endswith("as are 1196 more of the topic")
