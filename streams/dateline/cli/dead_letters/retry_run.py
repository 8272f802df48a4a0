"""A retry from beginning to end: what would become of each letter, and then doing it."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import MessageSizeTooLargeError

from dateline.cli.dead_letters.letters import read_letters, read_retries
from dateline.cli.dead_letters.resend import RefusedError, must_be_ours, retrying, send_again, whole_value
from dateline.core.dead_letters.diagnosis import cause
from dateline.core.dead_letters.selection import Selection, names
from dateline.kafka.clients import administering, reading
from dateline.kafka.dead_letters import Letter
from dateline.kafka.topic_admin import count_partitions
from dateline.settings import Settings

State = Literal["to send", "sent", "retried before", "refused"]
Chunk = Sequence[tuple[Letter, bytes | None]]

_CHUNK: Final = 200
_CHUNK_BYTES: Final = 8 * 1024 * 1024
"""What one transaction holds at most, and so what memory does."""


class Fate(NamedTuple):
    """What becomes, or became, of one letter."""

    letter: int
    stage: str
    reason: str
    state: State
    where: str
    """The topic that it came from; once sent, where the new record stands; the letter that its retry became."""
    why: str = ""
    """Why it was refused."""
    times: int = 0
    """How often it had been retried when this was said."""
    names: tuple[str, ...] = ()
    """What it may be asked for by."""


Fates = dict[int, Fate]
"""By the letter's id, in the order of the topic."""


async def plan(settings: Settings, selection: Selection, *, repeat: bool) -> Fates:
    """Return what a retry would do with each letter that is meant.

    With ``repeat``, those retried before are sent once more; but of a record that failed again, the last letter only.
    """
    retries = await read_retries(settings)
    existing = await _existing(settings)
    fates: Fates = {}
    became: dict[int, int] = {}
    async with reading(settings) as reader:
        async for letter, meant in read_letters(settings, selection):
            if letter.retry_of is not None:
                became[letter.retry_of] = letter.id
            if meant:
                times = len(retries.get((letter.id, letter.stamp), ()))
                before = times > 0 and not repeat
                judged: tuple[State, str] = ("retried before", "")
                state, why = judged if before else await _judged(settings, reader, letter, existing)
                reason = cause(letter.dead.exception_message)
                fates[letter.id] = Fate(
                    letter.id, letter.dead.stage, reason, state, letter.dead.topic, why, times,
                    names(letter.id, letter.dead),
                )  # fmt: skip
    for earlier, later in became.items():
        # A header alone proves nothing, since anybody may write one: the note does.
        if earlier in fates and fates[earlier].times:
            fates[earlier] = fates[earlier]._replace(state="retried before", where=f"letter {later}")
    return fates


async def _existing(settings: Settings) -> Mapping[str, int]:
    async with administering(settings) as admin:
        return await count_partitions(admin, settings)


async def _judged(
    settings: Settings, reader: AIOKafkaConsumer, letter: Letter, existing: Mapping[str, int]
) -> tuple[State, str]:
    try:
        must_be_ours(settings, letter, existing)
        await whole_value(reader, letter, existing)
    except RefusedError as error:
        return "refused", str(error)
    return "to send", ""


async def fulfil(settings: Settings, fates: Fates) -> None:
    """Send the letters that are to be sent, some in each transaction, and write into ``fates`` what became of them.

    Whoever else is retrying in this namespace is fenced first, and what they sent is settled; a letter that they
    sent since the plan was made is left alone. Raises what the broker refuses, and the fencing by a later retry;
    what ``fates`` calls sent is sent all the same.
    """
    existing = await _existing(settings)
    async with retrying(settings) as producer, reading(settings) as reader:
        retries = await read_retries(settings)
        sending = _Sending(settings, producer, existing, fates)
        async for letter, _ in read_letters(settings, Selection(), quiet=True):
            fate = fates.get(letter.id)
            if fate is None or fate.state != "to send":
                continue
            if len(retries.get((letter.id, letter.stamp), ())) > fate.times:
                fates[letter.id] = fate._replace(state="retried before")
                continue
            try:
                await sending.take(letter, await whole_value(reader, letter, existing))
            except RefusedError as error:
                fates[letter.id] = fate._replace(state="refused", why=str(error))
        await sending.flush()


class _Sending:
    """Letters on their way, gathered into transactions."""

    def __init__(
        self, settings: Settings, producer: AIOKafkaProducer, existing: Mapping[str, int], fates: Fates
    ) -> None:
        self._settings = settings
        self._producer = producer
        self._existing = existing
        self._fates = fates
        self._chunk: list[tuple[Letter, bytes | None]] = []
        self._bytes = 0

    async def take(self, letter: Letter, value: bytes | None) -> None:
        """Take a letter in. Raises ``RefusedError`` where one that was cut is too large to be sent as it was."""
        if letter.dead.truncated:  # the header that a retry adds may be too much for it, and for it alone
            await self._send_alone(letter, value)
            return
        size = len(value or b"")
        if self._chunk and (len(self._chunk) >= _CHUNK or self._bytes + size > _CHUNK_BYTES):
            await self.flush()
        self._chunk.append((letter, value))
        self._bytes += size

    async def flush(self) -> None:
        """Send what was taken in."""
        chunk, self._chunk, self._bytes = self._chunk, [], 0
        if chunk:
            await self._send(chunk)

    async def _send_alone(self, letter: Letter, value: bytes | None) -> None:
        await self.flush()
        try:
            await self._send([(letter, value)])
        except MessageSizeTooLargeError as error:
            msg = f"with the header that tells of its retry, it is larger than {letter.dead.topic} takes"
            raise RefusedError(msg) from error

    async def _send(self, chunk: Chunk) -> None:
        for retry in await send_again(self._settings, self._producer, chunk, self._existing):
            self._fates[retry.letter] = self._fates[retry.letter]._replace(state="sent", where=retry.record)
