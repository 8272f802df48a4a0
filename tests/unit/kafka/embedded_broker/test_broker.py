"""What an error shows of the embedded broker's log."""

from pathlib import Path

from dateline.kafka.embedded_broker.broker import _last_words


def test_the_line_about_the_c_library_is_not_shown(tmp_path: Path) -> None:
    log = tmp_path / "broker.log"
    log.write_text("opening data\nnoida-db: /lib/libc.so.6: version `GLIBC_2.39' not found\ndisk full\n")
    assert _last_words(log) == f"; its log is {log} and ends:\n  opening data\n  disk full"


def test_an_empty_log_is_only_named(tmp_path: Path) -> None:
    assert _last_words(tmp_path / "none.log") == f"; its log is {tmp_path / 'none.log'}"
