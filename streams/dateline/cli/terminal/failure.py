"""What a command says when it cannot do its work, and the exit code that it leaves with."""

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
USAGE: Final = 2


class Told(NamedTuple):
    """One line for a person, and an exit code."""

    message: str
    code: int


def explain(error: Exception) -> Told | None:
    """Return what to say of an error that has a remedy; None for one that nobody foresaw."""
    match error:
        case MissingExtraError() | SettingsError() | UnreadableRulesError():
            return Told(str(error), USAGE)
        case BrokerError() | ProvisionError() | ReplayError() | RulesError() | StateError() | UndecodableError():
            return Told(str(error), FAILED)
        case KafkaError() | TimeoutError() | OSError():
            return Told(_about_broker(error), FAILED)
    return None


def _about_broker(error: Exception) -> str:
    if not isinstance(error, KafkaError | TimeoutError | ConnectionError):
        return str(error)
    silent = isinstance(error, KafkaConnectionError | TimeoutError | ConnectionError)
    settings = load_settings()
    why = "does not answer" if silent else f"refused: {' '.join(str(error).split()) or type(error).__name__}"
    if silent and settings.security_protocol != "PLAINTEXT":
        # The client tells a refused login from a silent broker in its log alone.
        why += ", or refuses the login or the certificate (DATELINE_SASL_*, DATELINE_SSL_*)"
    return (
        f"the broker at {settings.broker} {why}; start one with `dateline up`, or name yours "
        "in DATELINE_BROKER (`dateline doctor` looks closer)"
    )
