"""Decide whether a line is a button to share the page: ``Share on Facebook, X (opens in a new window)``."""

from typing import Final

from dateline.core.data.wire.page_labels import NETWORKS, SHARE_JOINTS, SHARE_NOTES, SHARE_OPENINGS, SHARE_TARGETS


def is_share_label(lowered: str) -> bool:
    """Whether nothing but networks stand behind the words of a share label: not in ``Share on X falls``.

    What a label says in brackets is left out, and what follows is not: ``Share on X (formerly Twitter) is a crime``.
    """
    if not lowered.startswith(SHARE_OPENINGS):  # as nearly no line does
        return False
    opening = max((row for row in SHARE_OPENINGS if lowered.startswith(row)), key=len)
    rest = lowered[len(opening) :]
    return not rest[:1].isalnum() and _are_networks(_without_remarks(rest).translate(_SEPARATORS).split())


def _without_remarks(line: str) -> str:
    """Return a line without what it says in brackets; the last of them need not close."""
    first, *rest = line.split("(")
    behind = [part.partition(")")[2] for part in rest]
    return " ".join((first, *behind))


def _are_networks(words: list[str]) -> bool:
    """Whether words are the names of networks, with words that join them in front of a name alone."""
    at, joined = 0, False
    while at < len(words):
        lengths = range(_MAX_WORDS, 0, -1)
        size = next((size for size in lengths if " ".join(words[at : at + size]) in _TARGETS), 0)
        if not size and words[at] not in _JOINTS:
            return False
        joined = not size
        at += max(size, 1)
    return not joined


_JOINTS: Final = frozenset(SHARE_JOINTS.split())
_TARGETS: Final = frozenset((*NETWORKS, *SHARE_TARGETS, *SHARE_NOTES))
_MAX_WORDS: Final = max(target.count(" ") for target in _TARGETS) + 1
"""Words of the longest name or remark."""
_SEPARATORS: Final = str.maketrans(dict.fromkeys(",;:/|&.", " "))
"""Signs between networks."""
