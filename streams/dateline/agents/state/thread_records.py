"""What thread writes down of a text: small, since every text known stands in its topic and in memory.

A record is numbers of fixed width, then strings, then hashes, three bytes each. The words of headline and names are
nearly all among the words: of those, the place there is written.

What thread writes down of a story's head: numbers of fixed width, strings, then ids in raw bytes.

What thread's state records are made of: ids as raw bytes, and sources.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from itertools import product
from struct import Struct, error
from typing import Final, get_args

import numpy as np
import orjson

from dateline.core.data.places.regions import REGIONS, UNLOCATED
from dateline.core.stories.head import Head
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, Hashes24
from dateline.core.stories.state import Text
from dateline_schemas import Region
from dateline_schemas.brief import Signal, Via

ID: Final = 16
"""Bytes of an id that is a digest, as all are that Dateline makes; other hands' are written as they are."""


WIDE: Final = 128
"""Added to a record's version where its numbers are too large for few bytes."""


def is_wide(value: bytes, version: int) -> bool:
    """Return whether a record's numbers are wide. Raises ``ValueError`` where another version wrote it."""
    written = value[0] if value else 0
    if written not in {version, version + WIDE}:
        msg = (
            f"it was written by version {written % WIDE} of how state is written, and this is {version}. "
            "Run this version over the raw topic in a namespace of its own."
        )
        raise ValueError(msg)
    return written != version


def is_digest(name: str) -> bool:
    """Whether an id is a digest in hex, and can be written in half as many bytes."""
    return len(name) == ID * 2 and not name.strip("0123456789abcdef")


def to_key(kind: bytes, name: str) -> bytes:
    """Return the key of a record: its kind, a small letter, and the id; a capital before an id that is no digest."""
    return kind + bytes.fromhex(name) if is_digest(name) else kind.upper() + name.encode()


def from_key(key: bytes) -> tuple[bytes, str]:
    """Return the kind and the id."""
    kind, name = key[:1], key[1:]
    return (kind, name.hex()) if kind.islower() else (kind.lower(), name.decode())


def sources_to_state(sources: Mapping[str, int], count: int) -> str:
    """Name the only source of all sightings; else write how many came from each."""
    name = next(iter(sources), "")
    alone = len(sources) == 1 and sources[name] == count and not name.startswith("{") and "\0" not in name
    return name if alone else orjson.dumps(sources).decode()


@lru_cache(maxsize=4096)
def sources_from_state(written: str, count: int) -> Mapping[str, int]:
    """Read sources. Callers share what is equal, and copy it before they change it."""
    found: Mapping[str, int] = orjson.loads(written) if written.startswith("{") else {written: count}
    return found


TEXT_VERSION: Final = 3
"""Of what a text is compared by and of how it is written; state of another version is refused."""


def text_to_state(text: Text) -> bytes:
    """Write a text down; of one that is compared with no more, only where it stands and what was told of it."""
    traits = text.traits
    sources = sources_to_state(text.sources, text.count)
    said = sources if traits is None else f"{sources}\0{traits.numbers}\0{traits.names}\0{traits.places}"
    strings = said.encode()
    sizes, hashes = ((), b"") if traits is None else _hashes_to_state(traits)
    signal = 0 if traits is None else 1 + _SIGNALS.index(traits.signal)
    story, numbers = text.story_id, (text.version, text.at, text.last_seen - text.at, text.count)
    shape = (signal, len(strings), *(sizes or _NO_SIZES))
    if is_digest(story):
        try:
            return _NARROW_TEXT.pack(TEXT_VERSION, bytes.fromhex(story), *numbers, *shape) + strings + hashes
        except error:  # a number is too large
            pass
    name = story.encode()
    return _WIDE_TEXT.pack(TEXT_VERSION + WIDE, len(name), *numbers, *shape) + name + strings + hashes


def text_from_state(value: bytes) -> Text:
    """Read a text. Raises ``ValueError`` where it is none, or was written by another version."""
    wide = is_wide(value, TEXT_VERSION)
    try:
        if wide:
            _, size, version, at, told, count, signal, length, *sizes = _WIDE_TEXT.unpack_from(value)
            start = _WIDE_TEXT.size + size
            story_id = value[_WIDE_TEXT.size : start].decode()
        else:
            _, story, version, at, told, count, signal, length, *sizes = _NARROW_TEXT.unpack_from(value)
            start, story_id = _NARROW_TEXT.size, story.hex()
    except error as failed:
        msg = "it is cut off"
        raise ValueError(msg) from failed
    if start + length > len(value):
        msg = "it is cut off"
        raise ValueError(msg)
    sources, *said = value[start : start + length].decode().split("\0", 3)
    traits = _traits(said, sizes, value[start + length :], _SIGNALS[signal - 1]) if signal else None
    text = Text(story_id, version, at, traits)
    text.last_seen = at + told if told else at
    text.count, text.sources = count, sources_from_state(sources, count)
    return text


def story_of(value: bytes) -> str:
    """Return the story that a text's record names, and read no more of it. Raises ``ValueError`` as above."""
    if is_wide(value, TEXT_VERSION):
        _, size, *_ = _WIDE_TEXT.unpack_from(value)
        return value[_WIDE_TEXT.size : _WIDE_TEXT.size + size].decode()
    return value[1 : 1 + ID].hex()


def _traits(said: list[str], sizes: Sequence[int], packed: bytes, signal: Signal | None) -> Traits:
    shingles, words, paragraphs, title, keys, loose = sizes
    if len(packed) != 3 * (shingles + words + paragraphs + loose) + title + keys:
        msg = f"{len(packed)} bytes of hashes are not what it says it has"
        raise ValueError(msg)
    end = len(packed) - title - keys
    values = _unpacked(packed[:end])
    body, rest = values[: shingles + words], values[shingles + words :]
    places = np.frombuffer(packed, np.uint8, offset=end) if title + keys else _NOWHERE
    named = body[shingles:].take(places, mode="clip") if words else np.zeros(len(places), HASH_DTYPE)
    if loose:
        named[places == _LOOSE] = rest[paragraphs:]
    hashes = np.concatenate((body, named, rest[:paragraphs])).tobytes()
    return Traits(hashes, (shingles, words, title, keys, paragraphs), said[0], said[1], said[2], signal)


def _hashes_to_state(traits: Traits) -> tuple[tuple[int, ...], bytes]:
    """Return how many hashes there are of each kind, and all of them."""
    words = traits.words
    named = np.concatenate((traits.title, traits.name_words))
    places = words.searchsorted(named)
    among = (places < _LOOSE) & (words.take(places, mode="clip") == named) if len(words) else places < 0
    places[~among] = _LOOSE
    shingles, _, title, keys, paragraphs = traits.sizes
    loose = named[~among]
    rest = np.concatenate((traits.shingles, words, traits.paragraphs, loose))
    sizes = shingles, len(words), paragraphs, title, keys, len(loose)
    return sizes, _packed(rest) + places.astype(np.uint8).tobytes()


def _packed(values: Hashes24) -> bytes:
    """Three bytes a hash, the lowest first."""
    return values.astype(HASH_DTYPE).view(np.uint8).reshape(-1, 4)[:, :3].tobytes()


def _unpacked(packed: bytes) -> Hashes24:
    wide = np.zeros((len(packed) // 3, 4), np.uint8)
    wide[:, :3] = np.frombuffer(packed, np.uint8).reshape(-1, 3)
    return wide.reshape(-1).view(HASH_DTYPE)


_NOWHERE: Final = np.zeros(0, np.uint8)
_LOOSE: Final = 255
"""Stands for a place where a word of headline or names is not among the words."""
_SIGNALS: Final[tuple[Signal | None, ...]] = (None, *get_args(Signal))
_NARROW_TEXT: Final = Struct("<B16sBIHBBHHBBBBB")
"""Version and width, story; the text's version, time, time when told less that, count; signal, strings, sizes."""
_WIDE_TEXT: Final = Struct("<BHQqqQBIHBBIII")
"""The same of any size; behind it, the story's id."""
_NO_SIZES: Final = (0, 0, 0, 0, 0, 0)


HEAD_VERSION: Final = 2
"""Of how a head is written; state of another version is refused."""
TAKEN_DOWN: Final = 3
"""Stands in its place where the story was taken down: a worker from before that was known would tell it anew."""


def head_to_state(head: Head) -> bytes:
    """Write a head down."""
    articles = (head.first_article, *head.other_articles)
    digests = all(map(is_digest, articles))
    sources = sources_to_state(head.sources, head.sightings)
    said = [sources, _regions_to_state(head.regions), _regions_to_state(head.former_regions), head.merged_into or ""]
    if not digests:
        said.append(orjson.dumps(articles).decode())
    strings = "\0".join(said).rstrip("\0").encode()
    tail = b"".join([bytes.fromhex(name) for name in articles]) if digests else b""
    tail += b"".join([title.to_bytes(_TITLE, "big") for title in head.titles])
    first, last = _micros(head.first_seen), _micros(head.last_seen)
    numbers = (head.version, head.canonical, head.sightings, first, last - first)
    shape = len(strings), (len(articles) if digests else 0) + _WITHDRAWN * head.withdrawn
    zones = _offset(head.first_seen), _offset(head.last_seen)
    version = TAKEN_DOWN if head.taken_down else HEAD_VERSION
    try:
        written = _NARROW_HEAD.pack(version, *numbers, *shape) if zones == (0, 0) else None
    except error:  # a number is too large
        written = None
    return (written or _WIDE_HEAD.pack(version + WIDE, *numbers, *shape, *zones)) + strings + tail


def head_from_state(story_id: str, value: bytes) -> Head:
    """Read a head. Raises ``ValueError`` where it is none, or was written by another version."""
    taken_down = value[:1] in _OF_TAKEN_DOWN
    shape = _WIDE_HEAD if is_wide(value, TAKEN_DOWN if taken_down else HEAD_VERSION) else _NARROW_HEAD
    try:
        _, version, canonical, sightings, first, lasted, length, marked, *zones = shape.unpack_from(value)
    except error as failed:
        msg = "it is cut off"
        raise ValueError(msg) from failed
    start = shape.size + length
    strings = value[shape.size : start].decode().split("\0")
    sources, regions, former, merged, *named = *strings, *[""] * (_STRINGS - len(strings))
    withdrawn, digests = divmod(marked, _WITHDRAWN)
    end = start + digests * ID
    articles = [value[at : at + ID].hex() for at in range(start, end, ID)] if digests else orjson.loads(named[0])
    one, other = zones or (0, 0)
    seen = _moment(first, one)
    last = _moment(first + lasted, other) if lasted or one != other else seen
    return Head(
        story_id,
        articles[0],
        seen,
        last,
        version=version,
        canonical=canonical,
        sightings=sightings,
        sources=dict(sources_from_state(sources, sightings)),
        other_articles=tuple(articles[1:]),
        regions=_regions_from_state(regions),
        former_regions=_regions_from_state(former),
        merged_into=merged or None,
        withdrawn=bool(withdrawn),
        taken_down=taken_down,
        titles=tuple([int.from_bytes(value[at : at + _TITLE], "big") for at in range(end, len(value), _TITLE)]),
    )


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICRO


def _offset(moment: datetime) -> int:
    return (moment.utcoffset() or timedelta()) // timedelta(seconds=1)


def _moment(micros: int, offset: int) -> datetime:
    moment = _EPOCH + timedelta(microseconds=micros)
    return moment.astimezone(timezone(timedelta(seconds=offset))) if offset else moment


def _regions_to_state(regions: tuple[Region, ...]) -> str:
    """Write four characters a region of M49; all as JSON where one is not of it."""
    known = [_WRITTEN.get(region) for region in regions]
    if None in known:
        return orjson.dumps([region.model_dump() for region in regions]).decode()
    return "".join([name for name in known if name is not None])


def _regions_from_state(written: str) -> tuple[Region, ...]:
    if written.startswith("["):
        return tuple(Region(**region) for region in orjson.loads(written))
    return tuple([_READ[written[at : at + _REGION]] for at in range(0, len(written), _REGION)])


_OF_TAKEN_DOWN: Final = frozenset({bytes([TAKEN_DOWN]), bytes([TAKEN_DOWN + WIDE])})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO: Final = timedelta(microseconds=1)
_TITLE: Final = 4
_REGION: Final = 4
_READ: Final = {
    f"{row.code}{number}": Region(code=row.code, slug=row.slug, iptc=f"r{row.code}", via=via)
    for row, (number, via) in product(REGIONS, enumerate(get_args(Via)))
} | {f"---{number}": Region(code="", slug=UNLOCATED, via=via) for number, via in enumerate(get_args(Via))}
_WRITTEN: Final = {region: name for name, region in _READ.items()}
_STRINGS: Final = 4
_WITHDRAWN: Final = 128
"""Added to the count of digests where the story is withdrawn."""
_NARROW_HEAD: Final = Struct("<BBBBqIBB")
"""Version and width; the head's version, canonical, sightings, first seen, for how long; strings, digests."""
_WIDE_HEAD: Final = Struct("<BQQQqqIBii")
"""The same of any size, and the offsets of both times from UTC."""
