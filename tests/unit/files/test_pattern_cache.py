"""The code of big patterns on disk: kept for the next process, and never believed where it is not whole."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.core.text import pattern_code
from dateline.core.text.pattern_code import compiled
from dateline.files import pattern_cache

EXPRESSION = r"(?P<number>\d+) (?:uur|minuten|dagen) (?P<after>geleden)"
OTHER = "vor|il y a"
Start = Callable[[], None]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Begin as a new process does, with the cache in this test's folder."""
    monkeypatch.setattr(pattern_cache, "cache_from_source", lambda _: str(tmp_path / "made" / "code.pyc"))
    monkeypatch.setattr(pattern_code, "_CODES", pattern_code._Codes())  # noqa: SLF001
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    def begin() -> None:
        pattern_code._CODES.made = {}  # noqa: SLF001
        pattern_cache._known.cache_clear()  # noqa: SLF001
        pattern_cache.use_cache()

    begin()
    return begin


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "made" / "code.patterns"


def test_what_one_process_compiled_the_next_one_takes(start: Start) -> None:
    compiled(EXPRESSION)
    pattern_cache.keep()
    start()
    match = compiled(EXPRESSION).fullmatch("3 uur geleden")
    assert match is not None
    assert match.groupdict() == {"number": "3", "after": "geleden"}
    assert compiled(EXPRESSION) == re.compile(EXPRESSION)
    assert not pattern_code.made()


def test_processes_with_other_patterns_add_theirs(start: Start) -> None:
    for expression in (EXPRESSION, OTHER):
        compiled(expression)
        pattern_cache.keep()
        start()
    assert compiled(EXPRESSION).groupindex.keys() == {"number", "after"}
    assert compiled(OTHER).match("il y a") is not None
    assert not pattern_code.made()


def test_nothing_is_written_where_nothing_was_compiled(start: Start, file: Path) -> None:
    compiled(EXPRESSION)
    pattern_cache.keep()
    start()
    compiled(EXPRESSION)
    file.unlink()
    pattern_cache.keep()
    assert not file.exists()


def cut(content: bytes) -> bytes:
    return content[:-8]


def flipped(content: bytes) -> bytes:
    return content[:-40] + bytes([content[-40] ^ 1]) + content[-39:]


def of_another_python(content: bytes) -> bytes:
    return content.replace(b"cpython-", b"cpythom-", 1)


def without_a_name(content: bytes) -> bytes:
    return content.replace(b'"crc"', b'"src"', 1)


def of_something_else(content: bytes) -> bytes:
    return b"[1, 2]\n" + content


def empty(_: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [cut, flipped, of_another_python, without_a_name, of_something_else, empty])
def test_a_damaged_file_is_not_used_and_is_mended(start: Start, file: Path, damage: Callable[[bytes], bytes]) -> None:
    compiled(EXPRESSION)
    pattern_cache.keep()
    file.write_bytes(damage(file.read_bytes()))
    start()
    assert compiled(EXPRESSION) == re.compile(EXPRESSION)
    assert len(pattern_code.made()) == 1
    pattern_cache.keep()
    start()
    compiled(EXPRESSION)
    assert not pattern_code.made()


def test_where_python_writes_no_bytecode_nothing_is_kept(
    start: Start, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled(EXPRESSION)
    pattern_cache.keep()
    assert not file.exists()


def test_a_folder_that_cannot_be_written_is_no_error(start: Start, file: Path) -> None:
    start()
    file.parent.write_text("a file where the folder would be")
    compiled(EXPRESSION)
    pattern_cache.keep()
    assert file.parent.is_file()


def test_a_file_that_has_grown_keeps_only_what_is_used(
    start: Start, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(EXPRESSION)
    pattern_cache.keep()
    monkeypatch.setattr(pattern_cache, "_MAX_BYTES", file.stat().st_size - 1)
    start()
    compiled(OTHER)
    pattern_cache.keep()
    start()
    compiled(EXPRESSION)
    compiled(OTHER)
    assert len(pattern_code.made()) == 1
