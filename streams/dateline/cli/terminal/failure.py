"""The line that a failed command prints, and its exit code."""

import asyncio
import os
from typing import Final, NamedTuple

from aiokafka.errors import KafkaConnectionError, KafkaError, KafkaTimeoutError, NodeNotReadyError, RequestTimedOutError

from dateline.agents.state.restore import StateError
from dateline.cli.terminal.trouble import Trouble, diagnose
from dateline.core.replay.job import ReplayError
from dateline.extras import MissingExtraError
from dateline.files.rules_file import RulesError, UnreadableRulesError
from dateline.kafka.clients import LeaderlessError
from dateline.kafka.codec import UndecodableError
from dateline.kafka.embedded_broker.broker import BrokerError
from dateline.kafka.topic_admin import ProvisionError
from dateline.kafka.transactions import BROKEN_OFF
from dateline.process.log.error_words import error_words
from dateline.settings import Settings, SettingsError, load_settings

FAILED: Final = 1
"""Exit code of a command whose work failed or found something wrong; running it again may help."""
USAGE: Final = 2
"""Exit code of wrong usage, a wrong setting or an incomplete installation; running it again does not help."""

SILENCE: Final = (
    KafkaConnectionError,
    KafkaTimeoutError,
    NodeNotReadyError,
    RequestTimedOutError,
    TimeoutError,
    ConnectionError,
)
"""Errors of a broker that gave no answer, or none in time: it refused nothing."""
LEADERLESS: Final = "it may be starting: try again in a minute; if it stays, look at the broker's log"
"""What to do about a cluster without brokers, or without a leader of a partition."""

IN_TIME: Final = Trouble("it did not answer in time", "try again; `dateline doctor` looks closer")
"""The trouble of a broker that answers again, or could not be asked again."""


_BROKEN_OFF: Final = "was restarted, or away for too long, while this command was sending"
_AGAIN: Final = "what it committed stays: run the command again for the rest"


class ErrorLine(NamedTuple):
    """One line for a person, and an exit code."""

    message: str
    code: int


def explain(error: Exception) -> ErrorLine | None:
    """Return the line for an error with a known remedy, or None: then the traceback is shown."""
    match error:
        case MissingExtraError() | SettingsError() | UnreadableRulesError():
            return ErrorLine(str(error), USAGE)
        case BrokerError() | ProvisionError() | ReplayError() | RulesError() | StateError() | UndecodableError():
            return ErrorLine(str(error), FAILED)
        case KafkaError() | TimeoutError() | OSError():
            return ErrorLine(_about_broker(error), FAILED)
    return None


def _about_broker(error: Exception) -> str:
    if not isinstance(error, KafkaError | TimeoutError | ConnectionError):
        return _about_file(error) if isinstance(error, OSError) and error.filename is not None else str(error)
    settings = load_settings()
    if isinstance(error, LeaderlessError):
        return f"the broker at {settings.broker} is not ready: {error_words(error)}; {LEADERLESS}"
    if isinstance(error, BROKEN_OFF):
        return f"the broker at {settings.broker} {_BROKEN_OFF} ({error_words(error)}); {_AGAIN}"
    if not isinstance(error, SILENCE):
        problem = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        return f"the broker at {settings.broker} refused: {problem}; `dateline doctor` looks closer"
    trouble = find_trouble(settings)
    return f"the broker at {trouble.summary(settings.broker)}; {trouble.remedy}"


def _about_file(error: OSError) -> str:
    """Return what is wrong with a file, and what to look at: its number, as Python prints it, says nothing."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename
    return f"{name}: {error.strerror}; look whether its folder is there, and whether this user may read and write there"


def find_trouble(settings: Settings) -> Trouble:
    """Return why the broker does not answer, after another look. Raises ``SettingsError`` as ``diagnose`` does."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        trouble = asyncio.run(diagnose(settings))
        if trouble is not None:
            return trouble
    # It answers again, or this is no place to wait for it.
    return IN_TIME
