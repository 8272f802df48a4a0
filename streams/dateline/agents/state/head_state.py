"""What thread writes down of a story's head: numbers of fixed width, strings, then ids in raw bytes."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import product
from struct import Struct, error
from typing import Final, get_args

import orjson

from dateline.agents.state.state_parts import ID, WIDE, is_digest, is_wide, sources_from_state, sources_to_state
from dateline.core.data.places.regions import REGIONS, UNLOCATED
from dateline.core.stories.head import Head
from dateline_schemas import Region
from dateline_schemas.brief import Via

VERSION: Final = 2
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
    version = TAKEN_DOWN if head.taken_down else VERSION
    try:
        written = _NARROW.pack(version, *numbers, *shape) if zones == (0, 0) else None
    except error:  # a number is too large
        written = None
    return (written or _WIDE.pack(version + WIDE, *numbers, *shape, *zones)) + strings + tail


def head_from_state(story_id: str, value: bytes) -> Head:
    """Read a head. Raises ``ValueError`` where it is none, or was written by another version."""
    taken_down = value[:1] in _OF_TAKEN_DOWN
    shape = _WIDE if is_wide(value, TAKEN_DOWN if taken_down else VERSION) else _NARROW
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
    head = Head(story_id, articles[0], seen, last)
    head.version, head.canonical, head.sightings = version, canonical, sightings
    head.sources = dict(sources_from_state(sources, sightings))
    head.other_articles = tuple(articles[1:])
    head.regions, head.former_regions = _regions_from_state(regions), _regions_from_state(former)
    head.merged_into, head.withdrawn, head.taken_down = merged or None, bool(withdrawn), taken_down
    head.titles = tuple([int.from_bytes(value[at : at + _TITLE], "big") for at in range(end, len(value), _TITLE)])
    return head


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
_NARROW: Final = Struct("<BBBBqIBB")
"""Version and width; the head's version, canonical, sightings, first seen, for how long; strings, digests."""
_WIDE: Final = Struct("<BQQQqqIBii")
"""The same of any size, and the offsets of both times from UTC."""
