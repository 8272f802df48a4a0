"""Whether the texts of a page have times of their own, as posts and briefs have."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.page.lines.piece import Piece
from dateline.core.page.passes.article_parts.topic import is_on_topic


def find_text_times(pieces: Sequence[Piece], running: Sequence[int]) -> list[int]:
    """Return the numbers of the times that stand at running texts; none where they are too few for items.

    A time stands at a text directly above or below it, or with one line between; above the first text, none counts.
    Items have times where two ages stand at texts, or a time at each fourth text.
    """
    texts = frozenset(running)
    times: list[int] = []
    aged = 0
    for at in range(running[0] + 1, len(pieces)):
        stamp = pieces[at].stamp
        if stamp is not None and (at - 1 in texts or at + 1 in texts or at + 2 in texts):
            times.append(at)
            aged += stamp.strong and stamp.relative
    timed = aged >= _MIN_ITEMS or (len(times) >= _MIN_ITEMS and len(times) * _TEXTS_A_TIME > len(running))
    return times if timed else []


def are_of_inserts(
    times: Sequence[int], paragraphs: Sequence[int], words: Mapping[int, AbstractSet[str]], topic: AbstractSet[str]
) -> bool:
    """Whether all times are those of boxes in the midst of one article, such as a video's, and of its head.

    ``paragraphs`` are the article's, ``words`` has the words of each. Above and below the time of a box, the article
    has paragraphs on topic: two or more below, up to the next time.
    """
    inside = [at for at in times if at > paragraphs[0]]
    if not inside or len(inside) * _PARAGRAPHS_A_BOX > len(paragraphs):
        return False
    for at, below in zip(inside, [*inside[1:], paragraphs[-1] + 1], strict=True):
        above = [one for one in paragraphs if one < at]
        following = [one for one in paragraphs if at < one < below]
        on_topic = sum(is_on_topic(words[one], topic) for one in following)
        if on_topic < _MIN_PARAGRAPHS_BELOW or not is_on_topic(words[above[-1]], topic):
            return False
    return True


_MIN_ITEMS: Final = 2
"""Times at texts of a page from which on it may hold several items."""
_TEXTS_A_TIME: Final = 4
"""Paragraphs for each time on a page of one article: posts and briefs have fewer. Chosen by hand: real articles with
boxes of videos have four to ten."""
_PARAGRAPHS_A_BOX: Final = 4
"""The fewest paragraphs of an article for each of its boxes that have times. Chosen by hand."""
_MIN_PARAGRAPHS_BELOW: Final = 2
"""The fewest paragraphs on topic below the time of a box: an item of its own mostly has one. Chosen by hand."""
