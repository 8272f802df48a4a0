"""A part file ends as the same bytes, wherever and however often its writer was killed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from dateline.cli.terminal.part_file import PartFile, PartFileError

LINES = [f"line {n} ".encode() * (n % 7 + 1) + b"\n" for n in range(40)]
TOLERANT = how(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def write_with_kills(path: Path, packing: str, kills: list[tuple[int, int]]) -> bytes:
    """Write the lines and return the file's bytes. Each kill is the line of the last save, and that of the kill."""
    path.unlink(missing_ok=True)
    for saved_at, killed_at in [*kills, (len(LINES), len(LINES))]:
        part = PartFile(path, packing)
        done = part.state["done"] if part.state else 0
        part.save({"done": done})
        for number in range(done, max(done, killed_at)):
            if number == saved_at:
                part.save({"done": number})
            part.write(LINES[number])
        if killed_at == len(LINES) and saved_at == len(LINES):
            part.complete()
            part.become(part.part)
            return path.read_bytes()
        part.__exit__()  # as the system closes a killed process's files
    raise AssertionError


kill_lists = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 39)), max_size=4)


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
@given(kill_lists)
@TOLERANT
def test_kills_do_not_change_the_bytes(packing: str, tmp_path: Path, kills: list[tuple[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.files.archive.FRAME_BYTES", 150)
        assert write_with_kills(tmp_path / "a", packing, kills) == write_with_kills(tmp_path / "a", packing, [])
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_part_shorter_than_its_state_is_not_continued(tmp_path: Path) -> None:
    with PartFile(tmp_path / "a", "") as part:
        part.write(b"x" * (4 * 1024 * 1024) + b"\n")
        part.save({})
    (tmp_path / "a.part").write_bytes(b"x")
    with pytest.raises(PartFileError, match="remove both"):
        PartFile(tmp_path / "a", "")


def test_an_unreadable_state_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.part").touch()
    (tmp_path / "a.part.state").write_bytes(b"?\n")
    with pytest.raises(PartFileError, match="cannot be read"):
        PartFile(tmp_path / "a", "")


def test_a_part_without_a_state_starts_over_and_an_empty_one_is_removed(tmp_path: Path) -> None:
    (tmp_path / "a.part").write_bytes(b"rubbish")
    with PartFile(tmp_path / "a", "") as part:
        assert part.state is None
    assert list(tmp_path.iterdir()) == []


def test_of_two_processes_that_write_a_file_the_second_is_refused(tmp_path: Path) -> None:
    with PartFile(tmp_path / "a", "") as part:
        part.write(LINES[0])
        part.save({})
        with pytest.raises(PartFileError, match="another command is writing"):
            PartFile(tmp_path / "a", "")
        part.complete()
        with pytest.raises(PartFileError, match="another command is writing"):
            PartFile(tmp_path / "a", "", anew=True)
        part.become(part.part)
    assert (tmp_path / "a").read_bytes() == LINES[0]
    with PartFile(tmp_path / "a", "") as again:
        assert again.state is None


def test_a_part_is_begun_anew_on_demand(tmp_path: Path) -> None:
    with PartFile(tmp_path / "a", "") as part:
        part.save({})
    with PartFile(tmp_path / "a", "", anew=True) as part:
        assert part.state is None
    assert list(tmp_path.iterdir()) == []
