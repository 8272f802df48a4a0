"""What thread writes down of a text and of a head: small, since every text known stands in its topic and in memory.

A text is a line of JSON and its hashes, three bytes each, behind it: 240 bytes of a brief of the usual length
where JSON alone took twice as many.
"""

import sys
from array import array
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

import orjson

from schemas import Region
from streams.codec import pack, unpack
from streams.core.heads import Head
from streams.core.memory import Text
from streams.core.traits import Traits

VERSION: Final = 1
"""Of what a text is compared by; state of another version is refused."""


def text_to_state(text: Text) -> bytes:
    """Write a text down; of one that is compared with no more, only where it stands and what was told of it."""
    head = [VERSION, text.story_id, text.version, text.at, text.told - text.at, text.count, text.sources]
    traits = text.traits
    if traits is None:
        return orjson.dumps(head)
    sizes = [len(traits.shingles), len(traits.words), len(traits.title), len(traits.keys), len(traits.paragraphs)]
    said = [traits.numbers, traits.names, traits.places, traits.signal]
    hashes = b"".join(map(_packed, (traits.shingles, traits.words, traits.title, traits.keys, traits.paragraphs)))
    return orjson.dumps([*head, sizes, *said]) + _END + hashes


def text_from_state(value: bytes) -> Text:
    """Read a text. Raises ``ValueError`` where it is none, or was written by another version."""
    line, _, hashes = value.partition(_END)
    version, story_id, number, at, told, count, sources, *rest = orjson.loads(line)
    if version != VERSION:
        msg = f"it was written by version {version} of what texts are compared by, and this is {VERSION}"
        raise ValueError(msg)
    text = Text(story_id, number, at, _traits(rest, hashes) if rest else None)
    text.told, text.count, text.sources = at + told, count, sources
    return text


def _traits(rest: list[Any], hashes: bytes) -> Traits:
    sizes, numbers, names, places, signal = rest
    values = _unpacked(hashes)
    parts, start = [], 0
    for size in sizes:
        parts.append(values[start : start + size])
        start += size
    shingles, words, title, keys, paragraphs = parts
    return Traits(
        shingles,
        words,
        tuple(title),
        tuple(names),
        tuple(keys),
        tuple(numbers),
        tuple(paragraphs),
        tuple(places),
        signal,
    )


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


_END: Final = b"\0"
"""Ends the line; JSON holds no such byte."""


def head_to_state(head: Head) -> bytes:
    """Write a head down."""
    return pack(
        {
            "v": head.version,
            "k": head.canonical,
            "f": head.first_seen.isoformat(),
            "t": head.last_seen.isoformat(),
            "n": head.sightings,
            "w": head.sources,
            "a": [head.first_article, *head.other_articles],
            "r": [region.model_dump() for region in head.regions],
            "p": [region.model_dump() for region in head.former_regions],
            "m": head.merged_into,
            "h": head.titles,
            "x": head.withdrawn,
        }
    )


def head_from_state(story_id: str, value: bytes) -> Head:
    """Read a head. Raises ``ValueError`` or ``KeyError`` where it is none."""
    state: Mapping[str, Any] = unpack(value)
    first, *others = state["a"]
    head = Head(story_id, first, datetime.fromisoformat(state["f"]), datetime.fromisoformat(state["t"]))
    head.version = state["v"]
    head.canonical = state["k"]
    head.sightings = state["n"]
    head.sources = state["w"]
    head.other_articles = tuple(others)
    head.regions = tuple(Region(**region) for region in state["r"])
    head.former_regions = tuple(Region(**region) for region in state["p"])
    head.merged_into = state["m"]
    head.titles = tuple(state["h"])
    head.withdrawn = state["x"]
    return head
