"""What an installation prepares, so that no first start does it."""

import compileall
import sys
from contextlib import suppress
from pathlib import Path
from shutil import copyfile

import pytest

import dateline
from dateline.cli import first_start
from dateline.core.stories.similarity.changes.printed_times import time_pattern
from dateline.core.text import pattern_code
from dateline.files import pattern_cache
from dateline.files.gazetteer import find_atlas
from dateline.settings import load_settings


def test_afterwards_nothing_is_left_to_build_or_compile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with suppress(FileNotFoundError):  # where no process of this installation has kept anything yet
        copyfile(pattern_cache._path(), tmp_path / "patterns")  # noqa: SLF001
    # A file of its own: other tests' processes write the installation's at any time, and the last one's stays.
    monkeypatch.setattr(pattern_cache, "_path", lambda: tmp_path / "patterns")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folders: list[Path] = []
    monkeypatch.setattr(compileall, "compile_dir", lambda folder, **_: folders.append(folder))
    time_pattern.cache_clear()
    first_start.prepare()
    assert time_pattern.cache_info().currsize == 2, "a worker compiles these when they are first needed"
    assert folders[0] == Path(dateline.__path__[0])
    assert find_atlas(load_settings({}).cache_dir) is not None
    kept = pattern_cache._read(tmp_path / "patterns")  # noqa: SLF001
    assert [key for key in pattern_code.made() if key not in kept] == []
    assert len(kept) > 50
