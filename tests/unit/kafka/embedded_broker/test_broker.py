"""What an error shows of the embedded broker's log."""

from pathlib import Path

import pytest

from dateline.kafka.embedded_broker import broker
from dateline.kafka.embedded_broker.broker import _last_words
from dateline.process import child_process


def test_the_line_about_the_c_library_is_not_shown(tmp_path: Path) -> None:
    log = tmp_path / "broker.log"
    log.write_text("opening data\nnoida-db: /lib/libc.so.6: version `GLIBC_2.39' not found\ndisk full\n")
    assert _last_words(log) == f"; its log is {log} and ends:\n  opening data\n  disk full"


def test_an_empty_log_is_only_named(tmp_path: Path) -> None:
    assert _last_words(tmp_path / "none.log") == f"; its log is {tmp_path / 'none.log'}"


def test_a_broker_whose_service_does_not_close_is_still_asked_to_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs, saves, saved = tmp_path / "hangs", tmp_path / "saves", tmp_path / "saved"
    hangs.write_text("#!/bin/sh\nexec sleep 60\n")
    saves.write_text(
        f"#!/bin/sh\ntrap 'touch {saved}; exit 0' TERM\ntouch {tmp_path}/ready\nwhile :; do sleep 0.05; done\n"
    )
    for program in (hangs, saves):
        program.chmod(0o755)
    monkeypatch.setattr(broker, "_GRACE_SECONDS", 4.0)
    process = child_process.start([str(saves)], tmp_path / broker.LOG_NAME)
    while not (tmp_path / "ready").exists():
        assert process.poll() is None
    broker._stop(process, tmp_path, hangs)  # noqa: SLF001 - the end of the block of ``running_broker``
    assert (process.returncode, saved.exists()) == (0, True)
