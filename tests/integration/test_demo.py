import re
import time

from tests.integration.command import dateline

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
