"""The file beside a part: it gives back what was written, and is refused where a byte is another."""

from pathlib import Path

import pytest

from dateline.cli.terminal.state_file import DamagedStateError, read_records, read_state, remove_state, write_state

RECORDS = [b"", b"one\n", bytes(range(256)) * 3]


def written(tmp_path: Path) -> Path:
    path = tmp_path / "a.part.state"
    write_state(path, {"length": 7, "done": 2}, b"a line\n", RECORDS)
    return path


def test_state_lines_and_records_are_given_back(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert read_state(path) == ({"length": 7, "done": 2, "pending": 7}, b"a line\n")
    assert [*read_records(path)] == RECORDS
    assert [*tmp_path.iterdir()] == [path]


def test_another_byte_anywhere_is_damage(tmp_path: Path) -> None:
    path = written(tmp_path)
    data = path.read_bytes()
    for at in range(len(data)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(DamagedStateError):
            read_state(path)


def test_a_file_that_is_cut_off_anywhere_is_damaged(tmp_path: Path) -> None:
    path = written(tmp_path)
    data = path.read_bytes()
    for length in range(len(data)):
        path.write_bytes(data[:length])
        with pytest.raises(DamagedStateError):
            read_state(path)


@pytest.mark.parametrize("data", [b"", b"?\n", b"null\n", b'{"length": 7}\nof a version of before\n', bytes(16)])
def test_what_is_no_state_is_damaged(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(data)
    with pytest.raises(DamagedStateError):
        read_state(tmp_path / "state")


def test_also_a_file_that_was_not_completed_is_removed(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.with_name("a.part.state.new").touch()
    remove_state(path)
    assert [*tmp_path.iterdir()] == []
