"""Log events of a long-running command to stderr."""

import logging

from rich.logging import RichHandler

from dateline.cli.terminal.printing import SafeConsole
from dateline.settings import Settings


def report_events(settings: Settings) -> None:
    """Log events from the settings' level on: coloured on a terminal, plain lines with a date elsewhere."""
    logging.basicConfig(level=settings.log_level, format="%(message)s", handlers=[_handler()], force=True)
    for noisy in ("aiokafka", "faust", "mode"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _handler() -> logging.Handler:
    console = SafeConsole(stderr=True)
    if console.is_terminal:
        return RichHandler(console=console, show_path=False)
    plain = logging.StreamHandler()
    plain.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return plain
