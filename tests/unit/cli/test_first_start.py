"""What an installation prepares, so that no first start does it."""

import compileall
from pathlib import Path

import pytest

import dateline
from dateline.cli import first_start
from dateline.core.text import pattern_code
from dateline.files import pattern_cache
from dateline.files.gazetteer import find_atlas
from dateline.settings import load_settings


def test_afterwards_nothing_is_left_to_build_or_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[Path] = []
    monkeypatch.setattr(compileall, "compile_dir", lambda folder, **_: folders.append(folder))
    first_start.prepare()
    assert folders[0] == Path(dateline.__path__[0])
    assert find_atlas(load_settings({}).cache_dir) is not None
    kept = pattern_cache._read(pattern_cache._path())  # noqa: SLF001
    assert [key for key in pattern_code.made() if key not in kept] == []
    assert len(kept) > 50
