"""What a command that logs nothing else says on standard error of the broker: it is lost, it is back, foreign records.

A command may wait long for a broker that went away in the middle. ``BrokerLines`` prints the events ``broker_lost``
(again once a minute) and ``broker_back``, and ``passed_over`` of a record that something other than Dateline wrote.
Before the broker has answered for the first time it prints nothing: the line of the error says more then. Nor does it
print where ``report_events`` logs all events.
"""

import contextlib
import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import typer

from dateline.process.log.lines import TEXT_LINE, Event, JsonFormatter, TextFormatter, event_of

_EVENTS: Final = frozenset({"broker_lost", "broker_back", "passed_over"})

Fields = Callable[[], Mapping[str, object]]
_ADDED: Final[list[Fields]] = []
"""What the blocks of ``adding`` add to a line, the innermost last."""


class BrokerLines(logging.Handler):
    """Prints the three events, in the form of the setting ``log_format``; a progress bar stays below the line."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print the line of an event."""
        event = event_of(record)
        if event is None or event.name not in _EVENTS or logging.getLogger().handlers:
            return
        from dateline.kafka.connection import BROKER  # noqa: PLC0415  (slow to import, and imported by now)
        from dateline.settings import load_settings  # noqa: PLC0415

        if not BROKER.has_answered:
            return
        fields = {name: value for added in _ADDED for name, value in added().items()}
        record.args = (Event(event.name, {**event.fields, **fields}),)
        self.setFormatter(JsonFormatter() if load_settings().log_format == "json" else TextFormatter(TEXT_LINE))
        with contextlib.suppress(OSError):  # nobody reads standard error any more
            typer.echo(self.format(record), err=True)


@contextlib.contextmanager
def adding(fields: Fields) -> Iterator[None]:
    """In the block, add ``fields()`` to each line, such as how far the command has come."""
    _ADDED.append(fields)
    try:
        yield
    finally:
        _ADDED.remove(fields)
