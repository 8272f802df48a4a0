"""Notes that given-up alerts were sent from a file, so that their dead letters count as retried."""

from collections.abc import Collection
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Final

from dateline.agents.stage import HANDOVER
from dateline.client.dead_letters import read_letters, read_retries
from dateline.core.dead_letters.selection import Selection
from dateline.kafka.clients import producing
from dateline.kafka.codec import UndecodableError, decode
from dateline.kafka.dead_letters import Letter, Retry, retry_note
from dateline.kafka.topic_reader import ignore_foreign
from dateline.settings import ResolvedSettings
from dateline.topics import RETRIES
from dateline_schemas.alert import Alert

_REFUSED_BY: Final = "target {name} refused it "
"""How the message of a letter begins whose alert a target refused until it was given up."""


async def note_handed_over(settings: ResolvedSettings, target: str, alert_ids: Collection[str]) -> None:
    """Write a note for each dead letter that a target left of these alerts and that has none.

    A note names the alert's own record, since none was sent in its place. Raises ``ProvisionError`` where a topic does
    not exist, and ``KafkaError`` where the broker does not answer.
    """
    retries = await read_retries(settings, ignore_foreign)
    letters = []
    selection = Selection(stage=HANDOVER)
    async with aclosing(read_letters(settings, selection, on_foreign=ignore_foreign)) as checked:
        async for letter, selected in checked:
            is_new = selected and (letter.id, letter.stamp) not in retries
            if is_new and _alert_refused_by(target, letter) in alert_ids:
                letters.append(letter)
    if not letters:
        return
    notes, now = RETRIES.of(settings), datetime.now(UTC)
    async with producing(settings) as producer:
        for letter in letters:
            dead = letter.dead
            note = retry_note(Retry(letter.id, letter.stamp, dead.topic, dead.partition, dead.offset, now), notes)
            await producer.send_and_wait(note.topic, note.value, note.key, partition=0)


def _alert_refused_by(target: str, letter: Letter) -> str | None:
    """Return the id of the alert that a target refused; None where the letter tells of another target or failure."""
    if not letter.dead.exception_message.startswith(_REFUSED_BY.format(name=target)):
        return None
    try:
        return decode(Alert, letter.dead.value).alert_id
    except UndecodableError:
        return None
