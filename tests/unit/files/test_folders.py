"""A folder that cannot be used is told with its setting and the reason."""

from pathlib import Path

import pytest

from dateline.files.folders import folder_problem, require_folder
from dateline.settings import SettingsError


def test_a_folder_that_exists_or_can_be_made_is_fine(tmp_path: Path) -> None:
    assert folder_problem(tmp_path) is None
    assert folder_problem(tmp_path / "a" / "b") is None
    assert not (tmp_path / "a").exists()
    require_folder("data_dir", tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_is_no_folder_and_holds_none(tmp_path: Path) -> None:
    file = tmp_path / "a[b]file"
    file.write_text("")
    assert folder_problem(file) == "it is a file, and not a folder"
    assert folder_problem(file / "below") == f"{file} is a file, and not a folder"
    with pytest.raises(SettingsError) as caught:
        require_folder("cache_dir", file)
    assert str(caught.value).startswith(f"DATELINE_CACHE_DIR={file}: it is a file")


def test_a_folder_that_the_user_cannot_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.files.folders.os.access", lambda *_: False)  # root may write everywhere
    assert folder_problem(tmp_path) == "this user cannot write there"
    assert folder_problem(tmp_path / "new") == f"this user cannot write in {tmp_path}"


def test_a_folder_that_cannot_be_made_is_told_by_the_system_s_reason() -> None:
    with pytest.raises(SettingsError, match=r"DATELINE_DATA_DIR=/proc/no/such: \w"):
        require_folder("data_dir", Path("/proc/no/such"))
    assert folder_problem(Path("/proc/no/such")) == "no folder can be made in /proc (No such file or directory)"


def test_looking_at_a_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    assert folder_problem(tmp_path / "a") is None
    assert list(tmp_path.iterdir()) == []
