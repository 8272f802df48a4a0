"""The line that a failed command prints, and its exit code."""

from typing import Final, NamedTuple

from aiokafka.errors import KafkaConnectionError, KafkaError

from dateline.agents.state.restore import StateError
from dateline.core.replay.job import ReplayError
from dateline.extras import MissingExtraError
from dateline.files.rules_file import RulesError, UnreadableRulesError
from dateline.kafka.codec import UndecodableError
from dateline.kafka.embedded_broker import BrokerError
from dateline.kafka.topic_admin import ProvisionError
from dateline.settings import SettingsError, load_settings

FAILED: Final = 1
"""Exit code of a command whose work failed or found something wrong; running it again may help."""
USAGE: Final = 2
"""Exit code of wrong usage, a wrong setting or an incomplete installation; running it again does not help."""


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
        return str(error)
    silent = isinstance(error, KafkaConnectionError | TimeoutError | ConnectionError)
    settings = load_settings()
    problem = "does not answer" if silent else f"refused: {' '.join(str(error).split()) or type(error).__name__}"
    if silent and settings.security_protocol != "PLAINTEXT":
        # aiokafka raises the same error for both; only its log distinguishes them.
        problem += ", or refuses the login or the certificate (DATELINE_SASL_*, DATELINE_SSL_*)"
    return (
        f"the broker at {settings.broker} {problem}; start one with `dateline up`, or name yours "
        "in DATELINE_BROKER (`dateline doctor` looks closer)"
    )
