"""The state records of ``thread``: texts and story heads as bytes, and back.

Records are small, since every text that is held stands in the state topic and in memory. A text's record is numbers of
fixed width, then strings, then hashes. A head's record is numbers of fixed width, then strings, then ids in raw bytes.
Both have a narrow form for usual numbers and a wide form for any.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from itertools import product
from struct import error
from typing import Final, get_args

import numpy as np
import orjson

from dateline.agents.state.packed_hashes import packed, unpacked
from dateline.agents.state.thread_shapes import (
    HEAD_VERSION,
    ID,
    NARROW_HEAD,
    NARROW_TEXT,
    STORY,
    TAKEN_DOWN,
    TAKEN_DOWN_BYTES,
    TEXT,
    TEXT_VERSION,
    WIDE,
    WIDE_HEAD,
    WIDE_TEXT,
    cut_off,
    from_key,
    is_digest,
    is_wide,
    unknown_key,
)
from dateline.core.data.places.regions import REGIONS, UNLOCATED
from dateline.core.stories.head import Head
from dateline.core.stories.newest_words import Words
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE
from dateline.core.stories.state import Text, Threads
from dateline_schemas import Region
from dateline_schemas.brief import Signal, Via

_FORMER_TEXT_VERSION: Final = 3
"""The version before, whose hashes have three bytes each: of its records, ``story_of`` reads the story's id."""
_SOURCES_CACHED: Final = 4_096
"""Distinct sources that are read once and shared. Chosen by hand."""


def text_to_state(text: Text) -> bytes:
    """Return a text's record. A text that is too old to be compared has no traits in it."""
    traits = text.traits
    sources = sources_to_state(text.sources, text.count)
    lines = sources if traits is None else f"{sources}\0{traits.numbers}\0{traits.names}\0{traits.places}"
    strings = lines.encode()
    sizes, hashes = ((), b"") if traits is None else _hashes_to_state(traits)
    signal = 0 if traits is None else 1 + _SIGNALS.index(traits.signal)
    story, numbers = text.story_id, (text.version, text.at, text.last_seen - text.at, text.count)
    shape = (signal, len(strings), *(sizes or _NO_SIZES))
    if is_digest(story):
        try:
            return NARROW_TEXT.pack(TEXT_VERSION, bytes.fromhex(story), *numbers, *shape) + strings + hashes
        except error:  # a number is too large
            pass
    name = story.encode()
    return WIDE_TEXT.pack(TEXT_VERSION + WIDE, len(name), *numbers, *shape) + name + strings + hashes


def text_from_state(value: bytes) -> Text:
    """Read a text's record. Raises ``ValueError`` if it is not one, or if another version wrote it."""
    wide = is_wide(value, TEXT_VERSION)
    try:
        if wide:
            _, size, version, at, since_at, count, signal, length, *sizes = WIDE_TEXT.unpack_from(value)
            start = WIDE_TEXT.size + size
            story_id = value[WIDE_TEXT.size : start].decode()
        else:
            _, story, version, at, since_at, count, signal, length, *sizes = NARROW_TEXT.unpack_from(value)
            start, story_id = NARROW_TEXT.size, story.hex()
    except error as failed:
        raise cut_off() from failed
    if start + length > len(value):
        raise cut_off()
    sources, *lines = value[start : start + length].decode().split("\0", 3)
    traits = _traits(lines, sizes, value[start + length :], _SIGNALS[signal - 1]) if signal else None
    text = Text(story_id, version, at, traits)
    text.last_seen = at + since_at if since_at else at
    text.count, text.sources = count, sources_from_state(sources, count)
    return text


def load_record(memory: Threads, key: bytes, value: bytes) -> None:
    """Give a memory the text or head of a state record. Loading texts rebuilds the index. Raises ``ValueError``."""
    kind, name = from_key(key)
    if kind == TEXT:
        memory.add_text(name, text_from_state(value))
    elif kind == STORY:
        memory.add_head(head_from_state(name, value))
    else:
        raise unknown_key(key)


def story_of(value: bytes) -> str:
    """Return only the story's id in a text's record, of this format or the one before.

    Raises ``ValueError`` as ``text_from_state`` does.
    """
    is_former = value[:1] in _FORMER_TEXT_BYTES
    if is_wide(value, _FORMER_TEXT_VERSION if is_former else TEXT_VERSION):
        _, size, *_ = WIDE_TEXT.unpack_from(value)
        return value[WIDE_TEXT.size : WIDE_TEXT.size + size].decode()
    return value[1 : 1 + ID].hex()


def _traits(lines: list[str], sizes: Sequence[int], written: bytes, signal: Signal | None) -> Traits:
    shingles, words, paragraphs, title, name_words, loose = sizes
    hashes = unpacked(np.frombuffer(written, np.uint8), shingles, words, title + name_words, paragraphs, loose)
    if len(hashes) != sum(sizes) - loose:
        msg = f"it has {len(written)} bytes of hashes, which do not fit the numbers of hashes that it states"
        raise ValueError(msg)
    numbers, names, places = lines
    return Traits(hashes.tobytes(), (shingles, words, title, name_words, paragraphs), numbers, names, places, signal)


def _hashes_to_state(traits: Traits) -> tuple[tuple[int, ...], bytes]:
    """Return the number of hashes of each kind, and all hashes packed."""
    shingles, words, title, name_words, paragraphs = traits.sizes
    written, loose = packed(np.frombuffer(traits.hashes, HASH_DTYPE), shingles, words, title + name_words)
    return (shingles, words, paragraphs, title, name_words, loose), written.tobytes()


def head_to_state(head: Head) -> bytes:
    """Return a head's record."""
    articles = (head.first_article, *head.other_articles)
    digests = all(map(is_digest, articles))
    sources = sources_to_state(head.sources, head.sightings)
    lines = [sources, _regions_to_state(head.regions), _regions_to_state(head.former_regions), head.merged_into or ""]
    lines.append("" if digests else orjson.dumps(articles).decode())
    # Workers of before read the five or six strings in front, and no more.
    lines.append(f"{head.revised} {head.revised_headline}" if head.revised else "")
    lines.append(_words_to_state(head))
    strings = "\0".join(lines).rstrip("\0").encode()
    tail = b"".join([bytes.fromhex(name) for name in articles]) if digests else b""
    tail += b"".join([title.to_bytes(_TITLE_BYTES, "big") for title in head.titles])
    first, last = _micros(head.first_seen), _micros(head.last_seen)
    numbers = (head.version, head.canonical, head.sightings, first, last - first)
    shape = len(strings), (len(articles) if digests else 0) + _WITHDRAWN * head.withdrawn
    zones = _offset(head.first_seen), _offset(head.last_seen)
    version = TAKEN_DOWN if head.taken_down else HEAD_VERSION
    try:
        written = NARROW_HEAD.pack(version, *numbers, *shape) if zones == (0, 0) else None
    except error:  # a number is too large
        written = None
    return (written or WIDE_HEAD.pack(version + WIDE, *numbers, *shape, *zones)) + strings + tail


def head_from_state(story_id: str, value: bytes) -> Head:
    """Read a head's record. Raises ``ValueError`` if it is not one, or if another version wrote it."""
    taken_down = value[:1] in TAKEN_DOWN_BYTES
    shape = WIDE_HEAD if is_wide(value, TAKEN_DOWN if taken_down else HEAD_VERSION) else NARROW_HEAD
    try:
        _, version, canonical, sightings, first, lasted, length, digest_count, *zones = shape.unpack_from(value)
    except error as failed:
        raise cut_off() from failed
    start = shape.size + length
    strings = value[shape.size : start].decode().split("\0")
    sources, regions, former, merged, named, revision, newest, *_ = *strings, *[""] * (_HEAD_STRINGS - len(strings))
    withdrawn, digests = divmod(digest_count, _WITHDRAWN)
    end = start + digests * ID
    articles = [value[at : at + ID].hex() for at in range(start, end, ID)] if digests else orjson.loads(named)
    revised, _, headline = revision.partition(" ")
    words, earlier = _words_from_state(newest, headline)
    seen, last = _first_and_last(first, lasted, zones)
    return Head(
        story_id,
        articles[0],
        seen,
        last,
        version=version,
        canonical=canonical,
        revised=int(revised or 0),
        revised_headline=headline,
        words=words,
        earlier=earlier,
        sightings=sightings,
        sources=dict(sources_from_state(sources, sightings)),
        other_articles=tuple(articles[1:]),
        regions=_regions_from_state(regions),
        former_regions=_regions_from_state(former),
        merged_into=merged or None,
        withdrawn=bool(withdrawn),
        taken_down=taken_down,
        titles=_titles_from_state(value[end:]),
    )


def _first_and_last(first: int, lasted: int, zones: Sequence[int]) -> tuple[datetime, datetime]:
    """Return when a story was first and last seen; equal times are one object."""
    one, other = zones or (0, 0)
    seen = _moment(first, one)
    return seen, _moment(first + lasted, other) if lasted or one != other else seen


def _titles_from_state(written: bytes) -> tuple[int, ...]:
    starts = range(0, len(written), _TITLE_BYTES)
    return tuple([int.from_bytes(written[at : at + _TITLE_BYTES], "big") for at in starts])


def _words_to_state(head: Head) -> str:
    """Write a story's newest words and its earlier texts as JSON; nothing where neither is known.

    The headline is left out where the newest words are the last revision, which has it.
    """
    if head.words is None and not head.earlier:
        return ""
    words = list(head.words) if head.words is not None else []
    if words and words[:2] == [head.revised, head.revised_headline]:
        words[1] = None
    return orjson.dumps([head.earlier, *words]).decode()


def _words_from_state(written: str, revised_headline: str) -> tuple[Words | None, tuple[int, ...]]:
    """Read a story's newest words and its earlier texts; those of a worker of before are unknown."""
    if not written:
        return None, ()
    earlier, *words = orjson.loads(written)
    if not words:
        return None, tuple(earlier)
    version, headline, after, facts_after, update, *seen = words
    headline = revised_headline if headline is None else headline
    moments, addresses = seen[:_MOMENTS_SEEN], seen[_MOMENTS_SEEN : _MOMENTS_SEEN + 1]
    newest = Words(version, headline, after, facts_after, tuple(update) if update else None, *moments)
    if addresses and isinstance(addresses[0], list):
        newest = newest._replace(addresses=tuple(addresses[0]))
    return newest, tuple(earlier)


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICRO


def _offset(moment: datetime) -> int:
    return (moment.utcoffset() or timedelta()) // timedelta(seconds=1)


def _moment(micros: int, offset: int) -> datetime:
    moment = _EPOCH + timedelta(microseconds=micros)
    return moment.astimezone(timezone(timedelta(seconds=offset))) if offset else moment


def _regions_to_state(regions: tuple[Region, ...]) -> str:
    """Write four characters for each region; all as JSON where one is not a region of M49."""
    codes = [_REGION_CODES.get(region) for region in regions]
    if None in codes:
        return orjson.dumps([region.model_dump() for region in regions]).decode()
    return "".join([code for code in codes if code is not None])


def _regions_from_state(written: str) -> tuple[Region, ...]:
    if written.startswith("["):
        return tuple(Region(**region) for region in orjson.loads(written))
    return tuple([_REGIONS_BY_CODE[written[at : at + _REGION_CHARS]] for at in range(0, len(written), _REGION_CHARS)])


def sources_to_state(sources: Mapping[str, int], count: int) -> str:
    """Write the source of all sightings where there is only one; else the count of each source, as JSON."""
    name = next(iter(sources), "")
    is_only = len(sources) == 1 and sources[name] == count and not name.startswith("{") and "\0" not in name
    return name if is_only else orjson.dumps(sources).decode()


@lru_cache(maxsize=_SOURCES_CACHED)
def sources_from_state(written: str, count: int) -> Mapping[str, int]:
    """Read sources. Equal results are one shared object, which callers copy before they change it."""
    counts: Mapping[str, int] = orjson.loads(written) if written.startswith("{") else {written: count}
    return counts


_SIGNALS: Final[tuple[Signal | None, ...]] = (None, *get_args(Signal))
_NO_SIZES: Final = (0, 0, 0, 0, 0, 0)
_FORMER_TEXT_BYTES: Final = frozenset({bytes([_FORMER_TEXT_VERSION]), bytes([_FORMER_TEXT_VERSION + WIDE])})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO: Final = timedelta(microseconds=1)
_MOMENTS_SEEN: Final = 2
"""Numbers behind the update of the newest words. Their addresses follow; a later worker may write more."""
_TITLE_BYTES: Final = 4
"""Bytes of a headline's hash."""
_REGION_CHARS: Final = 4
"""Characters of a region: its M49 code of three, and the index of ``via``."""
_REGIONS_BY_CODE: Final = {
    f"{row.code}{number}": Region(code=row.code, slug=row.slug, iptc=f"r{row.code}", via=via)
    for row, (number, via) in product(REGIONS, enumerate(get_args(Via)))
} | {f"---{number}": Region(code="", slug=UNLOCATED, via=via) for number, via in enumerate(get_args(Via))}
_REGION_CODES: Final = {region: code for code, region in _REGIONS_BY_CODE.items()}
_HEAD_STRINGS: Final = 7
"""Strings of a head's record: sources, regions, former regions, merged into, articles that are no digests, revision,
newest words."""
_WITHDRAWN: Final = 128
"""Added to the number of digests where the story is withdrawn."""
