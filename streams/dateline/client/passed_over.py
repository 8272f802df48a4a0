"""Counts the records that a reader skipped because another program wrote them, and reports them on one line."""

from typing import NamedTuple

from dateline.kafka.codec import Incoming


class Foreign(NamedTuple):
    """The records of a topic that were passed over."""

    where: str
    """The first one: topic/partition@offset."""
    why: str
    """What is wrong with it."""
    records: int
    """How many there are."""

    @property
    def line(self) -> str:
        """One line for a person."""
        others = self.records - 1
        more = f", as {'is' if others == 1 else 'are'} {others} more of the topic" if others else ""
        return f"{self.where}: {self.why}; it is passed over{more}"


class PassedOver:
    """Counts the records that were passed over, by topic."""

    def __init__(self) -> None:
        self.topics: dict[str, Foreign] = {}

    def add(self, record: Incoming, why: object) -> None:
        """Count a record that was passed over."""
        where = f"{record.topic}/{record.partition}@{record.offset}"
        known = self.topics.get(record.topic, Foreign(where, str(why), 0))
        self.topics[record.topic] = known._replace(records=known.records + 1)
