"""What thread writes down of a text: small, since every text known stands in its topic and in memory.

A record is numbers of fixed width, then strings, then hashes, three bytes each. The words of headline and names are
nearly all among the body's: of those, the place in it is written.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from struct import Struct, error
from typing import Final, get_args

from schemas.brief import Signal
from streams.agents.state_parts import WIDE, is_digest, is_wide, sources_from_state, sources_to_state
from streams.core.memory import Text
from streams.core.traits import Traits

VERSION: Final = 2
"""Of what a text is compared by and of how it is written; state of another version is refused."""


def text_to_state(text: Text) -> bytes:
    """Write a text down; of one that is compared with no more, only where it stands and what was told of it."""
    traits = text.traits
    sources = sources_to_state(text.sources, text.count)
    said = sources if traits is None else f"{sources}\0{traits.numbers}\0{traits.names}\0{traits.places}"
    strings = said.encode()
    sizes, hashes = ((), b"") if traits is None else _hashes_to_state(traits)
    signal = 0 if traits is None else 1 + _SIGNALS.index(traits.signal)
    story, numbers = text.story_id, (text.version, text.at, text.told - text.at, text.count)
    shape = (signal, len(strings), *(sizes or _NO_SIZES))
    if is_digest(story):
        try:
            return _NARROW.pack(VERSION, bytes.fromhex(story), *numbers, *shape) + strings + hashes
        except error:  # a number is too large
            pass
    name = story.encode()
    return _WIDE.pack(VERSION + WIDE, len(name), *numbers, *shape) + name + strings + hashes


def text_from_state(value: bytes) -> Text:
    """Read a text. Raises ``ValueError`` where it is none, or was written by another version."""
    wide = is_wide(value, VERSION)
    try:
        if wide:
            _, size, version, at, told, count, signal, length, *sizes = _WIDE.unpack_from(value)
            start = _WIDE.size + size
            story_id = value[_WIDE.size : start].decode()
        else:
            _, story, version, at, told, count, signal, length, *sizes = _NARROW.unpack_from(value)
            start, story_id = _NARROW.size, story.hex()
    except error as failed:
        msg = "it is cut off"
        raise ValueError(msg) from failed
    if start + length > len(value):
        msg = "it is cut off"
        raise ValueError(msg)
    sources, *said = value[start : start + length].decode().split("\0", 3)
    traits = _traits(said, sizes, value[start + length :], _SIGNALS[signal - 1]) if signal else None
    text = Text(story_id, version, at, traits)
    text.told = at + told if told else at
    text.count, text.sources = count, sources_from_state(sources, count)
    return text


def _traits(said: list[str], sizes: Sequence[int], packed: bytes, signal: Signal | None) -> Traits:
    shingles, words, paragraphs, title, keys, loose = sizes
    if len(packed) != 3 * (shingles + words + paragraphs + loose) + title + keys:
        msg = f"{len(packed)} bytes of hashes are not what it says it has"
        raise ValueError(msg)
    places = len(packed) - title - keys
    values = _unpacked(packed[:places])
    body = values[shingles : shingles + words]
    rest = iter(values[len(values) - loose :])
    named = array("I", [body[place] if place != _LOOSE else next(rest) for place in packed[places:]])
    return Traits(
        shingles=values[:shingles],
        words=body,
        title=named[:title],
        keys=named[title:],
        paragraphs=values[shingles + words : shingles + words + paragraphs],
        numbers=said[0],
        names=said[1],
        places=said[2],
        signal=signal,
    )


def _hashes_to_state(traits: Traits) -> tuple[tuple[int, ...], bytes]:
    """Return how many hashes there are of each kind, and all of them."""
    words = traits.words
    loose: list[int] = []
    places = bytearray()
    for value in (*traits.title, *traits.keys):
        place = bisect_left(words, value)
        if place < min(len(words), _LOOSE) and words[place] == value:
            places.append(place)
        else:
            places.append(_LOOSE)
            loose.append(value)
    sizes = len(traits.shingles), len(words), len(traits.paragraphs), len(traits.title), len(traits.keys), len(loose)
    return sizes, _packed([*traits.shingles, *words, *traits.paragraphs, *loose]) + places


def _packed(values: Iterable[int]) -> bytes:
    """Three bytes a hash, the lowest first."""
    wide = array("I", values)
    if sys.byteorder == "big":
        wide.byteswap()
    raw = wide.tobytes()
    packed = bytearray(len(wide) * 3)
    for place in range(3):
        packed[place::3] = raw[place::4]
    return bytes(packed)


def _unpacked(packed: bytes) -> "array[int]":
    raw = bytearray(len(packed) // 3 * 4)
    for place in range(3):
        raw[place::4] = packed[place::3]
    wide = array("I", bytes(raw))
    if sys.byteorder == "big":
        wide.byteswap()
    return wide


_LOOSE: Final = 255
"""Stands for a place where a word of headline or names is not among the body's."""
_SIGNALS: Final[tuple[Signal | None, ...]] = (None, *get_args(Signal))
_NARROW: Final = Struct("<B16sBIHBBHHBBBBB")
"""Version and width, story; the text's version, time, time when told less that, count; signal, strings, sizes."""
_WIDE: Final = Struct("<BHQqqQBIHBBIII")
"""The same of any size; behind it, the story's id."""
_NO_SIZES: Final = (0, 0, 0, 0, 0, 0)
