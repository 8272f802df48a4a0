"""Lines for a person beside the log: plain where the log is text, events where it is JSON.

Whoever collects the log of a service as JSON reads standard error line by line. So a command that logs prints nothing
else there, from its first line to its error.
"""

import logging
import os
from typing import Final

import typer

from dateline import telemetry
from dateline.process import stop_signals
from dateline.process.log.lines import JsonFormatter
from dateline.settings import variable

_LOGGING_VERBS: Final = (("worker",), ("serve",), ("up",), ("alerts", "run"), ("alerts", "deliver"), ("replay", "run"))
"""Verbs that log events, beside ``tail --follow``."""


def notice(text: str) -> None:
    """Print a line for a person, or log it as the event ``notice``."""
    if logs_json():
        telemetry.event("notice", text=text)
    else:
        typer.echo(text, err=True)


def fail(text: str, code: int, *, prefix: str = "dateline: ") -> None:
    """Print why the command ends, after ``prefix``, or log it as the event ``command_failed``."""
    if logs_json():
        telemetry.event("command_failed", code=code, error=text)
    else:
        typer.echo(f"{prefix}{text}", err=True)


def logs_json() -> bool:
    """Whether this command logs as JSON. One that is about to do so logs from now on."""
    root = logging.getLogger()
    if any(isinstance(handler.formatter, JsonFormatter) for handler in root.handlers):
        return True
    if not (_is_json_wanted() and (stop_signals.is_verb(_LOGGING_VERBS) or stop_signals.follows())):
        return False
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    return True


def _is_json_wanted() -> bool:
    """Whether the setting says so, also where another setting is wrong."""
    name = variable("log_format")
    return any(given.upper() == name and value == "json" for given, value in os.environ.items())
