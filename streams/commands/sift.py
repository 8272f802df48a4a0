"""Choose the records of a window, and count those that were passed over or tell no time of their own."""

from datetime import datetime

from streams.codec import Incoming
from streams.commands.event_time import record_time, told_time
from streams.core.window import Window
from streams.topics import Topic


class Sift:
    """A window, and what became of the records that were shown to it."""

    def __init__(self, topic: Topic, window: Window) -> None:
        self.passed = self.timeless = 0
        self._topic = topic
        self._window = window

    def time(self, record: Incoming) -> datetime:
        """Return the time that a record is judged by: its event's; the log's where it tells none, or that is asked."""
        if self._window.by_record:
            return record_time(record)
        told = told_time(record, self._topic)
        if told is None and self._topic.model is not None:  # of other topics nobody expects it
            self.timeless += 1
        return told or record_time(record)

    def wants(self, record: Incoming) -> bool:
        """Tell whether a record lies in the window."""
        return not self._window.bounded or self.holds(self.time(record))

    def holds(self, moment: datetime) -> bool:
        """Tell whether a record of that time lies in the window, and count it where it does not."""
        if self._window.holds(moment):
            return True
        self.passed += 1
        return False

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
