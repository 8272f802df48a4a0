import re
import signal
import time

import httpx
import pytest

from dateline.settings import ResolvedSettings
from tests.integration.command import dateline, running

UNTIL_DONE = 60


def test_the_demo_ends_within_a_minute_and_accounts_for_every_page() -> None:
    began = time.monotonic()
    shown = dateline(None, "demo")
    assert shown.returncode == 0, shown.stderr
    assert time.monotonic() - began < UNTIL_DONE
    text = shown.stdout.decode()
    pages, parsed, refused = map(int, re.findall(r"pages in +(\d+) +(\d+) gave briefs and (\d+)", text)[0])
    assert pages == parsed + refused
    assert refused == 1
    assert "should have timezone info" in text
    assert text.count("The newest on wire.region.") == 2
    assert shown.stderr == b""


def test_with_serve_the_board_is_there_until_ctrl_c() -> None:
    with running(ResolvedSettings(), "demo", "--serve") as demo:
        assert demo.stdout is not None
        lines = (line.decode() for line in demo.stdout)
        address = next(line for line in lines if line.startswith("The board is at ")).split()[-1]
        with httpx.Client(base_url=address) as http:
            assert len(http.get("/v1/stories?limit=200").json()["stories"]) > 10
        demo.send_signal(signal.SIGINT)
        assert demo.wait(UNTIL_DONE) == 0
        with pytest.raises(httpx.ConnectError):
            httpx.get(address)
