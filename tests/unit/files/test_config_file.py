"""Configuration files: what tells that one has changed."""

import os
from pathlib import Path

from dateline.files.config_file import file_stamp


def test_a_stamp_changes_with_content_mode_and_inode_whatever_the_times_say(tmp_path: Path) -> None:
    path, other = tmp_path / "rules.toml", tmp_path / "other.toml"
    assert file_stamp(path) is None
    path.write_text("one")
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    stamps = [file_stamp(path)]
    path.chmod(0o604)
    stamps.append(file_stamp(path))
    path.write_text("two")  # as long as the former text
    os.utime(path, ns=times)
    stamps.append(file_stamp(path))
    other.write_text("two")
    os.utime(other, ns=times)
    other.replace(path)
    stamps.append(file_stamp(path))
    assert len(set(stamps)) == 4
    assert file_stamp(path) == stamps[-1]
