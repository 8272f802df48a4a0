"""How gateways stand in ``dateline status``."""

from datetime import UTC, datetime, timedelta
from io import StringIO

from dateline.cli.status.findings import find
from dateline.cli.status.reasons import Reason
from dateline.cli.status.report import as_json
from dateline.cli.status.snapshot.snapshot import Snapshot
from dateline.cli.status.status import status_tables
from dateline.cli.terminal.printing import SafeConsole
from dateline.client.gateway_notes import GatewayNote, shown_gateways
from dateline.settings import ResolvedSettings

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


def note(name: str, ago: timedelta, **fields: object) -> GatewayNote:
    values = {
        "gateway": name, "at": NOON - ago, "address": "127.0.0.1:8480", "version": "0.1.0", "caught_up": True,
        "clients": 2, "copy_bytes": 3 * 2**20, **fields,
    }  # fmt: skip
    return GatewayNote.model_validate(values)


def test_a_gateway_is_shown_and_one_that_fell_silent_is_a_finding() -> None:
    notes = [
        note("runs", timedelta(seconds=20)),
        note("fills", timedelta(seconds=20), caught_up=False),
        note("silent", timedelta(hours=2)),
        note("stopped", timedelta(hours=2), stopped=True),
        note("forgotten", timedelta(days=2)),
    ]
    snapshot = Snapshot(ResolvedSettings(), NOON, (), {}, (), (), 0, gateways=shown_gateways(notes, NOON))
    findings = [finding for finding in find(snapshot) if finding.reason == Reason.GATEWAY_SILENT]
    assert [finding.problem for finding in findings] == ["gateway silent at 127.0.0.1:8480: not heard from for 2 h"]
    assert [each["gateway"] for each in as_json(snapshot)["gateways"]] == ["runs", "fills", "silent"]
    console = SafeConsole(width=120, file=(printed := StringIO()))
    console.print(status_tables(snapshot))
    rows = [line.split() for line in printed.getvalue().splitlines() if " 127.0.0.1:8480 " in line]
    assert [row[:3] for row in rows if row[0] != "wrong"] == [
        ["runs", "127.0.0.1:8480", "ready"],
        ["fills", "127.0.0.1:8480", "filling"],
        ["silent", "127.0.0.1:8480", "silent"],
    ]
    assert "3.0 MiB" in printed.getvalue()
