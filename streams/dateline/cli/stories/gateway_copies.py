"""Which gateways' copies a takedown has reached: those that confirmed it, and those that were not heard from."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from dateline.cli.terminal.printing import ago
from dateline.client.gateway_notes import RUNS, GatewayNote, GatewayNotes, read_notes
from dateline.core.text.printable import printable
from dateline.settings import ResolvedSettings

_MAX_WAIT_SECONDS: Final = 10.0
"""Seconds to wait for gateways that run to confirm. Chosen by hand: they have 5 s to erase a text."""
_POLL_SECONDS: Final = 0.5
"""Seconds between two looks at the notes. Chosen by hand."""
_REMEDY: Final = (
    "run this again; where it still has not after a minute, stop it if it runs, and delete its copy, of which it fills "
    "a new one"
)
_MAX_SILENCE: Final = timedelta(days=90)
"""How long a gateway that is not heard from is still named. Chosen by hand: thrice the retention of stories."""


class Reached(NamedTuple):
    """The gateways of a name, by what they have done about a takedown."""

    confirmed: list[tuple[str, datetime]]
    """Gateways that have nothing of the text, by name and, where a note has it, address; and since when."""
    silent: list[GatewayNote]
    """Gateways that have not confirmed."""


async def await_gateways(named: ResolvedSettings, story_id: str, seconds: float = _MAX_WAIT_SECONDS) -> Reached:
    """Return which gateways have confirmed a takedown, once all that run have, or after some seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while True:
        now = datetime.now(UTC)
        reached = reached_of(await read_notes(named), story_id, now)
        if loop.time() >= end or not any(note.at > now - RUNS and not note.stopped for note in reached.silent):
            return reached
        await asyncio.sleep(_POLL_SECONDS)


def reached_of(notes: GatewayNotes, story_id: str, now: datetime) -> Reached:
    """Return what the notes say of a takedown at a time."""
    erasures = notes.erasures.get(story_id, {})
    silent = [
        note for name, note in sorted(notes.gateways.items()) if name not in erasures and note.at > now - _MAX_SILENCE
    ]
    confirmed = [(_label(notes.gateways.get(name), name), at) for name, at in sorted(erasures.items())]
    return Reached(confirmed, silent)


def lines_of(reached: Reached, now: datetime) -> Sequence[str]:
    """Return what to print for a person; nothing where there was never a gateway."""
    lines = [f"gateway {name} has nothing of it since {at:%Y-%m-%dT%H:%M:%SZ}" for name, at in reached.confirmed]
    for note in reached.silent:
        state, remedy = _state_and_remedy(note, now)
        lines.append(f"gateway {_label(note, note.gateway)} {state}: {remedy}")
    return lines


def _state_and_remedy(note: GatewayNote, now: datetime) -> tuple[str, str]:
    """Return what is known of a gateway that has not confirmed, and what to do.

    A gateway that was killed leaves no note, so one that was heard from of late may have ended since.
    """
    at = f"{note.at:%Y-%m-%dT%H:%M:%SZ}"
    file = f"its file {printable(note.copy_file)}" if note.copy_file else "its file"
    kept = f"its copy may hold the text until it runs again, or {file} is deleted"
    if note.stopped:
        return f"has stopped at {at}", kept
    if note.at <= now - RUNS:
        return f"was not heard from since {at}", kept
    heard = f"it was last heard from {ago((now - note.at).total_seconds())} ago, and tells once a minute that it runs"
    return f"has not confirmed yet ({heard}, so it may have ended since)", _REMEDY


def _label(note: GatewayNote | None, name: str) -> str:
    """Return a gateway's name with the address at which it listens, as its note has it."""
    return printable(f"{name} at {note.address}" if note is not None else name)
