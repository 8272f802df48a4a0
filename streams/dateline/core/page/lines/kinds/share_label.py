"""Decide whether a line is a button to share the page: ``Share on Facebook, X (opens in a new window)``."""

from typing import Final

from dateline.core.data.wire.page_labels import NETWORKS, SHARE_JOINTS, SHARE_OPENINGS


def is_share_label(lowered: str) -> bool:
    """Whether nothing but networks stand behind the words of a share label: not in ``Share on X falls``."""
    if not lowered.startswith(SHARE_OPENINGS):  # as nearly no line does
        return False
    opening = max((row for row in SHARE_OPENINGS if lowered.startswith(row)), key=len)
    words = lowered[len(opening) :].partition("(")[0].replace(",", " ").split()
    return all(word.strip(".:/") in _SHARE_WORDS for word in words)


_SHARE_WORDS: Final = frozenset((*NETWORKS, *SHARE_JOINTS.split(), ""))
