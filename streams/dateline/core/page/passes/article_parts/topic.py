"""The words that the paragraphs of a text share, and whether paragraphs are of one text."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final


def find_topic(words: Mapping[int, AbstractSet[str]], paragraphs: Sequence[int]) -> frozenset[str]:
    """Return the words that several of the paragraphs use; ``words`` has those of each by its number."""
    counts = Counter(word for at in paragraphs for word in words[at])
    fewest = max(_MIN_PARAGRAPHS_OF_A_WORD, len(paragraphs) // _PARAGRAPHS_A_WORD)
    return frozenset(word for word, count in counts.items() if count >= fewest)


def is_on_topic(words: AbstractSet[str], topic: AbstractSet[str]) -> bool:
    """Whether a paragraph with these words belongs to the topic."""
    return len(words & topic) >= _MIN_SHARED_WORDS


def are_related(
    words: Mapping[int, AbstractSet[str]], paragraphs: Sequence[int], topic: AbstractSet[str], *, ruled: bool = False
) -> bool:
    """Whether paragraphs are of one text: most have words of the topic, and many a word of the one above.

    Of more paragraphs fewer need such words, since chance gives them to fewer; but not where the page is ``ruled``,
    with lines of signs between the paragraphs.
    """
    on_topic = sum(is_on_topic(words[at], topic) for at in paragraphs)
    if not ruled and any(
        len(paragraphs) >= fewest and on_topic * of >= len(paragraphs) * part for fewest, part, of in _ON_TOPIC
    ):
        return True
    continued = sum(not words[here].isdisjoint(words[there]) for here, there in pairwise(paragraphs))
    return on_topic * 5 >= len(paragraphs) * 4 and continued * 5 >= (len(paragraphs) - 1) * 2


_MIN_PARAGRAPHS_OF_A_WORD: Final = 2
"""The fewest paragraphs that use a word of the topic."""
_PARAGRAPHS_A_WORD: Final = 12
"""A word is of the topic of a long article if at least one in so many paragraphs uses it. Chosen by hand."""
_MIN_SHARED_WORDS: Final = 2
"""Words of the topic in a paragraph that belongs to it. Chosen by hand: in golden pages of several items, at most two
in three paragraphs have as many; in real articles, four in five."""
_ON_TOPIC: Final = ((5, 2, 3), (9, 3, 5))
"""How many paragraphs, and how large a part of them on topic, are one text whatever a paragraph shares with the next.
Chosen by hand: of the golden pages of several items, none of five paragraphs or more has over a half on topic."""
