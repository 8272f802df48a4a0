"""Who has acknowledged which alert, as gateways write it and every program reads it."""

from contextlib import aclosing
from typing import Final

from dateline.client.choices import chosen_settings
from dateline.kafka.alias import public_settings
from dateline.kafka.clients import producing
from dateline.kafka.codec import Incoming, decode, encode, event_headers
from dateline.kafka.topic_admin import count_topic
from dateline.kafka.topic_reader import log_foreign, read_own
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import ACKNOWLEDGEMENTS
from dateline_schemas import Acknowledgement

_WRITER: Final = "gateway"


async def read_acknowledgements(settings: Settings | None = None) -> dict[str, Acknowledgement]:
    """Return the newest acknowledgement of each alert that has one, by the alert's id, as the topic is now.

    ``settings``: by default those of the environment. A record that cannot be read is logged and left out. Raises
    ``SettingsError``, ``ChoiceError`` where ``settings`` are none, and ``KafkaError`` where the broker does not answer.
    """
    named = public_settings(chosen_settings(settings))
    found: dict[str, Acknowledgement] = {}
    if not await count_topic(named, ACKNOWLEDGEMENTS):  # a namespace that no gateway of this version has served
        return found
    async with aclosing(read_own(named, ACKNOWLEDGEMENTS, _acknowledgement, log_foreign)) as acknowledgements:
        async for acknowledgement in acknowledgements:
            found[acknowledgement.alert_id] = acknowledgement
    return found


def _acknowledgement(record: Incoming) -> Acknowledgement:
    return decode(Acknowledgement, record.value)


async def send_acknowledgement(settings: ResolvedSettings, acknowledgement: Acknowledgement) -> int:
    """Write an acknowledgement, wait until the broker has it, and return its offset. Raises ``KafkaError``."""
    headers = list(event_headers(acknowledgement, _WRITER, ()))
    key = acknowledgement.alert_id.encode()
    async with producing(settings) as producer:
        sent = await producer.send_and_wait(
            ACKNOWLEDGEMENTS.of(settings), encode(acknowledgement), key, partition=0, headers=headers
        )
    return int(sent.offset)
