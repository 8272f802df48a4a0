"""Choose the records of a window, and count those that were passed over or tell no time of their own."""

from datetime import datetime
from typing import NamedTuple

from dateline.cli.options.times import record_time, told_time
from dateline.core.times.window import Window
from dateline.kafka.codec import Incoming
from dateline.topics import Topic


class Moment(NamedTuple):
    """The time that a record is judged by, and whether that is what was asked for or only the log's own."""

    time: datetime
    told: bool


class Sift:
    """A window, and what became of the records that were shown to it."""

    def __init__(self, topic: Topic, window: Window, passed: int = 0, timeless: int = 0) -> None:
        self.passed, self.timeless = passed, timeless
        self._topic = topic
        self._window = window

    def moment(self, record: Incoming) -> Moment:
        """Return the time of a record's event; the log's where it tells none, or where that is asked for."""
        if self._window.by_record:
            return Moment(record_time(record), told=True)
        told = told_time(record, self._topic)
        # Of a topic without a model, as of dead letters, nobody expects it.
        return Moment(told or record_time(record), told is not None or self._topic.model is None)

    def holds(self, moment: Moment) -> bool:
        """Tell whether a record of that time lies in the window, and count it where it does not."""
        self.timeless += not moment.told
        held = self._window.holds(moment.time)
        self.passed += not held
        return held

    def wants(self, record: Incoming) -> bool:
        """Tell whether a record lies in the window."""
        return not self._window.bounded or self.holds(self.moment(record))

    def told(self) -> str:
        """Say what was passed over, and what told no time; nothing where there is nothing to say."""
        return "; ".join(
            sentence.format(count)
            for count, sentence in (
                (self.passed, "{} records of other times were passed over"),
                (self.timeless, "{} tell no time that can be read, and went by the log's own"),
            )
            if count
        )
