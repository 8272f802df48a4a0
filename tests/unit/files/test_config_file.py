"""Configuration files: what tells that one has changed."""

import os
import tomllib
from pathlib import Path

import pytest

from dateline.files.config_file import file_stamp, toml_fault


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


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ('id = "a"\nname = “Café”', "“"),
        ("name = \u2018Café\u2019", "\u2018"),
        ("any = [„Fähre“]", "„"),
        ('name = "Café”\n', "”"),
        ('name = "L\u2019Aquila" x', None),
        ("name = ", None),
    ],
)
def test_a_pasted_quotation_mark_is_named(text: str, mark: str | None) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    fault = toml_fault(str(caught.value), text)
    if mark is None:
        assert "quotation mark" not in fault
    else:
        assert fault.endswith(f"; {mark} is no quotation mark of TOML: write straight ones, \" or '")
