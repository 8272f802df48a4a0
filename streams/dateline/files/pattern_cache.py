"""The code of big patterns, kept beside Python's own bytecode, so that a process need not compile them again.

It is written where Python writes the bytecode of ``core/text/pattern_code.py``, and only where Python would
(``PYTHONDONTWRITEBYTECODE``): whoever can change the file can change the program as well. It is read as numbers and
names, which are checked as a whole; what is missing, damaged or of another Python is compiled as ever.

The file: a line of JSON with ``python``, ``crc`` and ``patterns``, padded with spaces to a multiple of four bytes, and
after it the numbers of all patterns, four bytes each.
"""

import os
import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from dateline.core.text import pattern_code
from dateline.core.text.pattern_code import Code

_MAX_BYTES: Final = 16 << 20
"""The largest file that is added to; above it, only what this process uses is kept. All patterns take 5 MB: the rest is
of rows that were edited since."""
_NUMBER_BYTES: Final = 4


class KnownCode(Mapping[bytes, Code]):
    """The code of patterns as a file holds it; a pattern's numbers are read when they are asked for."""

    def __init__(self, patterns: Mapping[str, Any], numbers: memoryview) -> None:
        """Take each pattern's flags, groups, names, first number and count of numbers, and the numbers of all."""
        self._patterns = patterns
        self._numbers = numbers

    def __getitem__(self, key: bytes) -> Code:
        """Return a pattern's code. Raises ``KeyError`` where the file has none."""
        flags, groups, names, first, count = self._patterns[key.hex()]
        return Code(flags, self._numbers[first : first + count].tolist(), groups, names)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the keys."""
        return map(bytes.fromhex, self._patterns)

    def __len__(self) -> int:
        """Return how many patterns there are."""
        return len(self._patterns)


def use_cache() -> None:
    """Let big patterns be taken from the cache. To be called before the modules of ``core`` are imported."""
    pattern_code.use(_known)


def keep() -> None:
    """Add to the cache what this process had to compile. Processes that do so at once leave the file of the last."""
    made = pattern_code.made()
    if not made or sys.dont_write_bytecode:
        return
    path = _path()
    with suppress(OSError):  # a folder that this user may not write to: it is compiled again next time
        grown = path.exists() and path.stat().st_size > _MAX_BYTES
        _write(path, {**({} if grown else _read(path)), **made})


@cache
def _known() -> Mapping[bytes, Code]:
    return _read(_path())


def _path() -> Path:
    module = Path(cache_from_source(pattern_code.__file__))
    return module.with_suffix(".patterns")


def _read(path: Path) -> Mapping[bytes, Code]:
    """Return the code in a file; none where it is missing, damaged, or of another Python."""
    import orjson  # noqa: PLC0415  (not for `dateline --help`, which has no big pattern)

    try:
        content = path.read_bytes()
        end = content.index(b"\n") + 1
        header = orjson.loads(content[:end])
        numbers = memoryview(content)[end:]
        if header["python"] == _python() and header["crc"] == crc32(numbers):
            return KnownCode(header["patterns"], numbers.cast("I"))
    except (OSError, ValueError, KeyError, TypeError):  # a file of anything
        pass
    return {}


def _write(path: Path, codes: Mapping[bytes, Code]) -> None:
    import tempfile  # noqa: PLC0415  (needed once)

    import orjson  # noqa: PLC0415

    numbers = array("I")
    patterns = {}
    for key, code in codes.items():
        patterns[key.hex()] = code.flags, code.groups, code.names, len(numbers), len(code.numbers)
        numbers.extend(code.numbers)
    body = numbers.tobytes()
    header = orjson.dumps({"python": _python(), "crc": crc32(body), "patterns": patterns})
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(header + b" " * (-(len(header) + 1) % _NUMBER_BYTES) + b"\n" + body)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _python() -> str:
    """Return what a code depends on: the Python, with its Unicode, and the size and order of its numbers."""
    return f"{sys.implementation.cache_tag} {sys.version} {sys.byteorder} {array('I').itemsize}"
