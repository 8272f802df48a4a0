"""Difference: what two versions of a text have in common, word by word, and what each has alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

Side = Literal["same", "gone", "new"]
_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)*|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]|[^\W\d_]+|\s+|.")
"""A number, a letter of a script without spaces, a word, a space, or a sign."""
_MAX_TOKENS: Final = 1_200
"""Tokens of each text that are compared, beside a common beginning and end. Bounds the time: measured, 0.2 s for the
worst of them."""
_MAX_CHARS: Final = 20_000
"""Characters of each text that are compared. Bounds the page; chosen by hand: a long report has 8,000."""
_SHOWN_CHARS: Final = 90
"""Characters that are shown of what stays the same, at each side of a change. Chosen by hand: a line."""
_MIN_SHARE: Final = 0.2
"""The least share of common tokens at which a change is shown word by word; below it, one text is shown replacing
another."""


class Segment(NamedTuple):
    """A stretch of text."""

    side: Side
    text: str
    is_figure: bool = False
    """Whether a number differs in it."""


Block = tuple[bool, list[str], list[str]]
"""Whether two stretches are the same, and the two, as tokens."""


def difference(former: str, text: str) -> list[Segment]:
    """Return both texts as stretches in order: what stayed (shortened), what was removed, what was added."""
    old, new = _TOKEN.findall(former[:_MAX_CHARS]), _TOKEN.findall(text[:_MAX_CHARS])
    begin = _common(old, new)
    end = _common(old[begin:][::-1], new[begin:][::-1])
    before, after = old[:begin], old[len(old) - end :]
    old, new = old[begin : len(old) - end], new[begin : len(new) - end]
    blocks = [(True, before, before[:]), *_changes(old, new), (True, after, after[:])]
    _slide(blocks)
    return list(_shortened([each for block in blocks for each in _segments(block) if each.text]))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _changes(old: list[str], new: list[str]) -> list[Block]:
    whole = [(False, old, new)] if old or new else []
    if max(len(old), len(new)) > _MAX_TOKENS:
        return whole
    opcodes = SequenceMatcher(None, old, new).get_opcodes()
    kept = sum(end - start for tag, start, end, _, _ in opcodes if tag == "equal")
    if kept < _MIN_SHARE * min(len(old), len(new)):
        return whole
    return _merged((tag == "equal", old[a:b], new[c:d]) for tag, a, b, c, d in opcodes)


def _merged(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks; two changes with only spaces between them are one."""
    merged: list[Block] = []
    for block in blocks:
        if len(merged) > 1 and not block[0] and merged[-1][0] and not "".join(merged[-1][1]).strip():
            gap = merged.pop()
            _, gone, came = merged.pop()
            merged.append((False, gone + gap[1] + block[1], came + gap[2] + block[2]))
        else:
            merged.append(block)
    return merged


def _slide(blocks: list[Block]) -> None:
    """Move what was only added or only removed behind a sign that stands before it and at its end.

    ``hurt[. Rescuers searched]. Schools`` becomes ``hurt. [Rescuers searched. ]Schools``.
    """
    for at in range(1, len(blocks) - 1):
        is_same, gone, came = blocks[at]
        if is_same or (gone and came) or not (blocks[at - 1][0] and blocks[at + 1][0]):
            continue
        own, before, behind = gone or came, blocks[at - 1], blocks[at + 1]
        moved = 0
        while moved < len(behind[1]) and own[0] == behind[1][moved]:
            own.append(own.pop(0))
            moved += 1
        before[1].extend(behind[1][:moved])
        before[2].extend(behind[2][:moved])
        del behind[1][:moved], behind[2][:moved]


def _segments(block: Block) -> Iterator[Segment]:
    is_same, old, new = block
    if is_same:
        yield Segment("same", "".join(new))
        return
    figures = [token for token in old if token[0].isdigit()], [token for token in new if token[0].isdigit()]
    differs = figures[0] != figures[1]
    if old:
        yield Segment("gone", "".join(old), differs and bool(figures[0]))
    if new:
        yield Segment("new", "".join(new), differs and bool(figures[1]))


def _shortened(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments; of one that stays the same, only the characters beside a change."""
    for at, segment in enumerate(segments):
        keeps = (_SHOWN_CHARS if at else 0), (_SHOWN_CHARS if at + 1 < len(segments) else 0)
        if segment.side != "same" or len(segment.text) <= sum(keeps) + _SHOWN_CHARS:
            yield segment
            continue
        head = segment.text[: keeps[0]].rpartition(" ")[0] if keeps[0] else ""
        tail = segment.text[-keeps[1] :].partition(" ")[2] if keeps[1] else ""
        yield Segment("same", f"{head} … {tail}")
