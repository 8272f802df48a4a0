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


def test_an_alert_counts_as_told_only_where_the_message_that_tells_of_it_was_sent() -> None:
    results = deliver_file.Results()
    results.alert_ids = {"a": ["a1", "a2"], "b": ["b1"], "c": ["c1"], "d": ["d1"], "x": ["x1"]}
    results.told_by = {"b": "a", "c": "d", "x": "given-elsewhere"}
    results.unsent = {"d"}
    assert results.told == {"a1", "a2", "b1", "x1"}
    results.told_by["a"] = "d"
    assert results.told == {"x1"}
    results.told_by["d"] = "a"  # not that this happens: two that tell of each other end the search
    assert "x1" in results.told


def test_an_alert_whose_teller_was_not_sent_before_an_interrupt_is_not_told() -> None:
    results = deliver_file.Results()
    results.unsent = {"later"}
    results.alert_ids, results.told_by = {"a": ["a1"]}, {"a": "later"}
    assert not results.told
    results.unsent.discard("later")
    assert results.told == {"a1"}
