"""Log events of a long-running command to stderr, and let it be as patient with the broker as such a command is."""

import logging

from rich.logging import RichHandler
from rich.text import Text

from dateline.cli.terminal.printing import SafeConsole
from dateline.kafka.answer_limit import ANSWER_LIMIT, LONG_RUNNING_SECONDS
from dateline.kafka.connection import BROKER
from dateline.process.log.collapse import Collapse
from dateline.process.log.lines import TEXT_LINE, JsonFormatter, TextFormatter, event_of, local_time
from dateline.settings import Settings

_LIBRARIES = ("aiokafka", "faust", "mode", "dateline.agents")
"""Loggers of libraries; Faust logs under the names of the modules with our subclasses too."""


def report_events(settings: Settings) -> None:
    """Log events from the settings' level on: as JSON lines, as coloured ones on a terminal, or with a date."""
    ANSWER_LIMIT.seconds = LONG_RUNNING_SECONDS
    handler = _handler(settings)
    handler.addFilter(_Limit())
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for library in _LIBRARIES:
        logging.getLogger(library).setLevel(logging.WARNING)


def _handler(settings: Settings) -> logging.Handler:
    console = SafeConsole(stderr=True)
    handler: logging.Handler
    if settings.log_format == "json":
        handler = logging.StreamHandler()
        handler.setFormatter(JsonFormatter())
    elif console.is_terminal:
        handler = RichHandler(console=console, show_path=False, log_time_format=lambda moment: Text(local_time(moment)))
        handler.setFormatter(TextFormatter("%(message)s"))
    else:
        handler = logging.StreamHandler()
        handler.setFormatter(TextFormatter(TEXT_LINE))
    return handler


class _Limit(logging.Filter):
    """Collapses what libraries log, and suppresses it while the broker is lost: the event ``broker_lost`` says so."""

    def __init__(self) -> None:
        super().__init__()
        self._collapse = Collapse()

    def filter(self, record: logging.LogRecord) -> bool:
        event = event_of(record)
        if event is not None:
            return not (BROKER.lost and event.name == "probe_failed")
        if BROKER.lost and record.name.startswith(_LIBRARIES):
            return False
        return record.name == "dateline" or self._collapse.filter(record)
