"""Bury: send one record of any topic to the dead letters, whole, and wait until the broker has it."""

from streams.agents.deliver import fits
from streams.clients import producing
from streams.codec import Incoming, dead_letter
from streams.settings import Settings
from streams.topics import DEAD_LETTER


async def bury(settings: Settings, record: Incoming, stage: str, error: Exception) -> None:
    """Send it with its reason; cut, where no broker would take it whole. Raises ``KafkaError`` where it is refused."""
    topic = DEAD_LETTER.name(settings.namespace)
    letter = dead_letter(record, stage, error, topic, whole=True)
    if not fits(letter.value, sum(len(name) + len(value) for name, value in letter.headers)):
        letter = dead_letter(record, stage, error, topic, whole=False)
    async with producing(settings) as producer:
        await producer.send_and_wait(letter.topic, letter.value, letter.key, headers=list(letter.headers))
