"""Near stories: which words of a notice's subject stand in each story of its place and source.

A place may have thousands of texts a day, so their words are looked up by one compiled loop, and what is asked of the
stories is asked of all at once.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.head import Head
from dateline.core.stories.similarity.compiler import (
    INT64S,
    TABLE_OF_INT64S,
    TABLE_OF_UINT32S,
    UINT32S,
    WRITABLE_INT64S,
    compiled,
)
from dateline.core.stories.similarity.features import MAX_WORDS, Traits
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, Hashes24
from dateline.core.stories.state import Text

Flags = NDArray[np.bool_]
Millionths = NDArray[np.int64]


Found = tuple[Text, Traits, Head]
"""A text, its traits, and the head of its story."""


class NearStories(NamedTuple):
    """Stories, and which words of the subject they have: a row per story, and a column per word."""

    best: list[Found]
    """The text of each story with most words of the subject, by weight; of equal ones that of the latest version."""
    weights: Millionths
    """The weight of these words."""
    shared: Flags
    """Words that stand in any of its texts."""
    names: Flags
    """Those that are words of names there."""
    are_headed_otherwise: Flags
    """Whether all texts of a story have headlines, and none of these a word of the subject."""
    are_whole: Flags
    """Whether all words of its texts are in memory; else it may have others of the subject too."""


def near_stories(found: Iterable[Found], words: Hashes24, weights: Millionths) -> NearStories | None:
    """Return the stories of some texts; None for no text. The words of the subject ascend."""
    texts = [*found]
    if not texts:
        return None
    rows: dict[str, int] = {}
    stories = np.fromiter([rows.setdefault(head.story_id, len(rows)) for *_, head in texts], np.int64, len(texts))
    hashes = np.frombuffer(b"".join([own.hashes for _, own, _ in texts]), HASH_DTYPE)
    sizes = np.fromiter(chain.from_iterable([own.sizes for _, own, _ in texts]), np.int64).reshape(len(texts), -1)
    table = np.zeros((len(rows), len(words) + 1), np.uint32)
    of_texts = np.empty(len(texts), np.int64)
    _fill(words, weights, hashes, sizes, stories, table, of_texts)
    versions = np.fromiter([text.version for text, *_ in texts], np.int64, len(texts))
    ascending = np.lexsort((versions, of_texts))
    best = np.empty(len(rows), np.int64)
    best[stories[ascending]] = ascending  # of several texts of a story, the last one stays
    marks = table[:, -1]
    return NearStories(
        [texts[at] for at in best.tolist()],
        of_texts[best],
        (table[:, :-1] & _SHARED) > 0,
        (table[:, :-1] & _OF_NAME) > 0,
        (marks & _IS_HEADED) == 0,
        (marks & _IS_CUT) == 0,
    )


_SHARED: Final = 1
_OF_NAME: Final = 2
_IS_HEADED: Final = 1
"""A text of the story has no headline, or one with a word of the subject."""
_IS_CUT: Final = 2
"""A text of the story has more words than are in memory."""


@compiled(UINT32S, INT64S, UINT32S, TABLE_OF_INT64S, INT64S, TABLE_OF_UINT32S, WRITABLE_INT64S)
def _fill(  # noqa: PLR0913, PLR0917 - what the loop reads and writes
    words: Hashes24,
    weights: Millionths,
    hashes: Hashes24,
    sizes: NDArray[np.int64],
    stories: NDArray[np.int64],
    table: NDArray[np.uint32],
    of_texts: Millionths,
) -> None:
    """Fill in what each story has of the words, and in the last column what ``_IS_HEADED`` and ``_IS_CUT`` say.

    ``hashes`` are those of one text after another, ``of_texts`` gets the weight of the words that a text has.
    """
    start, last = 0, len(words)
    for row in range(len(sizes)):
        body = start + sizes[row, 0]
        title = body + sizes[row, 1]
        names = title + sizes[row, 2]
        end = names + sizes[row, 3]
        start = end + sizes[row, 4]
        story, total, is_headed = stories[row], 0, title == names
        for column in range(last):
            word = words[column]
            at = title
            while at < names and not is_headed:
                is_headed = hashes[at] == word
                at += 1
            at = names + np.searchsorted(hashes[names:end], word)
            of_name = at < end and hashes[at] == word
            at = body + np.searchsorted(hashes[body:title], word)
            if of_name or (at < title and hashes[at] == word):
                total += weights[column]
                table[story, column] |= _SHARED
            if of_name:
                table[story, column] |= _OF_NAME
        of_texts[row] = total
        if is_headed:
            table[story, last] |= _IS_HEADED
        if sizes[row, 1] - sizes[row, 2] >= MAX_WORDS:
            table[story, last] |= _IS_CUT
