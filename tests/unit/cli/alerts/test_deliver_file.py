"""The alerts of a file, sent once: what is asked of the broker for them."""

from pathlib import Path
from typing import NoReturn

import pytest

from dateline.cli.alerts import deliver_file


def test_for_an_empty_file_no_topic_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Docker Compose checks the targets so, before anything else is started: the broker may not be there yet."""

    def read(*_: object) -> NoReturn:
        pytest.fail("it asks the broker")

    monkeypatch.setattr(deliver_file, "read_known", read)
    monkeypatch.setattr(deliver_file, "live_settings", read)
    deliver_file.deliver_file(Path("/dev/null"), ())
    assert capsys.readouterr() == ("", "")
