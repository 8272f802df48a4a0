"""How gateways stand by their own notes: what is wrong with them, and their table and JSON in ``dateline status``."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from dateline.cli.terminal.printing import ago, plural
from dateline.client.gateway_notes import RUNS, GatewayNote, state_of
from dateline.core.text.printable import printable

GATEWAY_COLUMNS: Final = ("gateway", "at", "state", "clients", "copy", "heard from")
_MEBIBYTE: Final = 1024 * 1024


def gateway_faults(notes: Sequence[GatewayNote], at: datetime) -> Iterator[str]:
    """Yield what is wrong with gateways: silence."""
    for note in notes:
        if note.at <= at - RUNS:
            silence = ago((at - note.at).total_seconds())
            yield f"gateway {printable(note.gateway)} at {printable(note.address)}: not heard from for {silence}"


def tokens_faults(notes: Sequence[GatewayNote], at: datetime) -> Iterator[str]:
    """Yield what is wrong with the files of tokens of the gateways that run."""
    for note in notes:
        if note.tokens_fault is not None and note.at > at - RUNS:
            yield f"gateway {printable(note.gateway)}: {printable(note.tokens_fault)}"


def gateway_row(note: GatewayNote, at: datetime) -> tuple[str, ...]:
    """Return a gateway's cells in the table, in the order of ``GATEWAY_COLUMNS``."""
    return (
        printable(note.gateway),
        printable(note.address),
        state_of(note, at),
        plural(note.clients, "stream"),
        f"{note.copy_bytes / _MEBIBYTE:.1f} MiB",
        f"{ago(max((at - note.at).total_seconds(), 0.0))} ago",
    )


def gateway_json(note: GatewayNote) -> dict[str, Any]:
    """Return a gateway for programs."""
    return note.model_dump(mode="json", exclude={"stopped"})
