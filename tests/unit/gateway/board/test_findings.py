"""The operator's page shows what ``dateline status`` finds, by the last look, which goes on beside the requests."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.cli.status.findings import Finding
from dateline.cli.status.reasons import Reason
from dateline.gateway.board.desk import findings
from dateline.gateway.board.desk.findings import Findings
from tests.gateway_apps import app

WRONG = Finding(Reason.NO_WORKER, "no worker has joined <the group> wire", "start `dateline worker`")


async def test_the_page_says_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    async def look() -> Sequence[Finding]:
        return [WRONG]

    async with app(tmp_path, look=look, broker="kafka://127.0.0.1:1") as opened:
        text = (await opened.get("/operator", accept="text/html")).text
    assert "no-worker" in text
    assert "no worker has joined &lt;the group&gt; wire" in text
    assert "start `dateline worker`" in text


async def test_one_look_serves_all_and_is_renewed_when_it_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    answer: Sequence[Finding] | None = [WRONG]

    async def look() -> Sequence[Finding]:
        nonlocal looks
        looks += 1
        if answer is None:
            raise OSError
        return answer

    last = Findings(look)
    first, second = await last.newest(), await last.newest()
    assert first is not None
    assert (first, looks) == (second, 1)
    monkeypatch.setattr(findings, "_FRESH_SECONDS", -1.0)
    answer = None
    assert await last.newest() == first, "the former look is shown while another goes on"
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert looks == 2
    assert await last.newest() == first, "a look that failed changes nothing"


async def test_a_page_does_not_wait_for_a_long_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "_MAX_WAIT_SECONDS", 0.01)
    over = asyncio.Event()

    async def look() -> Sequence[Finding]:
        await over.wait()
        return []

    last = Findings(look)
    assert await last.newest() is None
    over.set()
    monkeypatch.setattr(findings, "_MAX_WAIT_SECONDS", 5.0)
    found = await last.newest()
    assert found is not None
    assert list(found.findings) == []
