"""How gateways stand by their own notes: what is wrong with them, and their table and JSON in ``dateline status``."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from dateline.cli.terminal.printing import ago, plural
from dateline.client.gateway_notes import RUNS, GatewayNote
from dateline.core.text.printable import printable

SHOWN: Final = timedelta(days=1)
"""How long after its last note a gateway is shown, unless it stopped in order. Chosen by hand."""
GATEWAY_COLUMNS: Final = ("gateway", "at", "state", "clients", "copy", "heard from")
_MEBIBYTE: Final = 1024 * 1024


def shown_gateways(notes: Sequence[GatewayNote], at: datetime) -> tuple[GatewayNote, ...]:
    """Return the gateways to be shown: those that run, and those that fell silent without stopping in order."""
    return tuple(note for note in notes if not note.stopped and note.at > at - SHOWN)


def gateway_faults(notes: Sequence[GatewayNote], at: datetime) -> Iterator[str]:
    """Yield what is wrong with gateways: silence."""
    for note in notes:
        if note.at <= at - RUNS:
            silence = ago((at - note.at).total_seconds())
            yield f"gateway {printable(note.gateway)} at {printable(note.address)}: not heard from for {silence}"


def gateway_row(note: GatewayNote, at: datetime) -> tuple[str, ...]:
    """Return a gateway's cells in the table, in the order of ``GATEWAY_COLUMNS``."""
    state = "silent" if note.at <= at - RUNS else "ready" if note.caught_up else "filling its copy"
    return (
        printable(note.gateway),
        printable(note.address),
        state,
        plural(note.clients, "stream"),
        f"{note.copy_bytes / _MEBIBYTE:.1f} MiB",
        f"{ago(max((at - note.at).total_seconds(), 0.0))} ago",
    )


def gateway_json(note: GatewayNote) -> dict[str, Any]:
    """Return a gateway for programs."""
    return note.model_dump(mode="json", exclude={"stopped"})
