"""What thread writes down of a text: small, since every text known stands in its topic and in memory.

A record is numbers of fixed width, then strings, then hashes, three bytes each. The words of headline and names are
nearly all among the words: of those, the place there is written.
"""

from collections.abc import Sequence
from struct import Struct, error
from typing import Final, get_args

import numpy as np

from dateline.agents.state.state_parts import ID, WIDE, is_digest, is_wide, sources_from_state, sources_to_state
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.vocabulary import HASHES, Words
from dateline.core.stories.state import Text
from dateline_schemas.brief import Signal

VERSION: Final = 3
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


def story_of(value: bytes) -> str:
    """Return the story that a text's record names, and read no more of it. Raises ``ValueError`` as above."""
    if is_wide(value, VERSION):
        _, size, *_ = _WIDE.unpack_from(value)
        return value[_WIDE.size : _WIDE.size + size].decode()
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
    named = body[shingles:].take(places, mode="clip") if words else np.zeros(len(places), HASHES)
    if loose:
        named[places == _LOOSE] = rest[paragraphs:]
    hashes = np.concatenate((body, named, rest[:paragraphs])).tobytes()
    return Traits(hashes, (shingles, words, title, keys, paragraphs), said[0], said[1], said[2], signal)


def _hashes_to_state(traits: Traits) -> tuple[tuple[int, ...], bytes]:
    """Return how many hashes there are of each kind, and all of them."""
    words = traits.words
    named = np.concatenate((traits.title, traits.keys))
    places = words.searchsorted(named)
    among = (places < _LOOSE) & (words.take(places, mode="clip") == named) if len(words) else places < 0
    places[~among] = _LOOSE
    shingles, _, title, keys, paragraphs = traits.sizes
    loose = named[~among]
    rest = np.concatenate((traits.shingles, words, traits.paragraphs, loose))
    sizes = shingles, len(words), paragraphs, title, keys, len(loose)
    return sizes, _packed(rest) + places.astype(np.uint8).tobytes()


def _packed(values: Words) -> bytes:
    """Three bytes a hash, the lowest first."""
    return values.astype(HASHES).view(np.uint8).reshape(-1, 4)[:, :3].tobytes()


def _unpacked(packed: bytes) -> Words:
    wide = np.zeros((len(packed) // 3, 4), np.uint8)
    wide[:, :3] = np.frombuffer(packed, np.uint8).reshape(-1, 3)
    return wide.reshape(-1).view(HASHES)


_NOWHERE: Final = np.zeros(0, np.uint8)
_LOOSE: Final = 255
"""Stands for a place where a word of headline or names is not among the words."""
_SIGNALS: Final[tuple[Signal | None, ...]] = (None, *get_args(Signal))
_NARROW: Final = Struct("<B16sBIHBBHHBBBBB")
"""Version and width, story; the text's version, time, time when told less that, count; signal, strings, sizes."""
_WIDE: Final = Struct("<BHQqqQBIHBBIII")
"""The same of any size; behind it, the story's id."""
_NO_SIZES: Final = (0, 0, 0, 0, 0, 0)
