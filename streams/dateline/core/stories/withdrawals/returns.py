"""Returns: which new texts bring a withdrawn story back, and which are copies of what was withdrawn.

Sites edit their copies, and go on showing them for hours. A version of a withdrawn story is a return only if it tells
what no withdrawn version did:

- where it is newer than the notice, figures, names, or as many words of its own as a sentence has. Its time says so, or
  its number, or that its site had shown the notice;
- otherwise, a correction that has other figures or names, or a text of whose words a fifth are its own;
- in both cases a denial, a word for none in the place of a number, and a text that says that the story was withdrawn
  by mistake.

``standing`` says which texts the notice does not withdraw.
"""

from functools import reduce
from typing import Final, NamedTuple

import numpy as np

from dateline.core.stories.head import Head
from dateline.core.stories.kinship import measured
from dateline.core.stories.newest_words import Precedence
from dateline.core.stories.similarity.changes.number_words.large_numbers import kept_in, large_numbers
from dateline.core.stories.similarity.changes.summary import changes, comes_to_nothing, is_denial
from dateline.core.stories.similarity.features import MAX_WORDS, NO_HASHES, Traits
from dateline.core.stories.similarity.hash_sets import difference
from dateline.core.stories.similarity.vocabulary import Hashes24
from dateline.core.stories.state import Text, Threads
from dateline.core.text.withdrawals.reinstatement import is_reinstated
from dateline_schemas import Distinct

COPY_OF_WITHDRAWN: Final = "copy-of-withdrawn"
"""The rule of a text that tells nothing that the withdrawn versions of its story did not."""


def is_return(memory: Threads, distinct: Distinct, own: Traits, head: Head, at: int) -> bool:
    """Whether a new text brings its withdrawn story back: it is news since the notice, or takes the notice back.

    True too where no withdrawn text is in memory that it could be a copy of, and of a story that stands.
    """
    if not head.withdrawn or head.words is None:
        return True
    near = [
        (pair.like.jaccard, each.text.version, each.text, each.text.traits)
        for each, pair in measured(memory, own, at, memory.clock.horizon)
        if each.head is head and each.text.traits is not None
    ]
    if not near or is_reinstated(distinct):
        return True
    withdrawn = [one for one in near if one[-1].signal != "withdrawal"] or near  # a notice may have the text, too
    *_, nearest = max(withdrawn, key=lambda one: one[:2])
    came = _came(own, [traits for *_, traits in withdrawn], distinct.language)
    is_later = _is_later(distinct, head, [text for _, version, text, _ in near if version == head.words.version])
    if came.share >= _MIN_SHARE or ((is_later or own.signal == "correction") and came.has_facts):
        return True
    if is_later and came.words >= _MIN_WORDS:
        return True
    return is_denial(changes(distinct, own, nearest)) or comes_to_nothing(distinct, own, nearest)


def _is_later(distinct: Distinct, head: Head, notices: list[Text]) -> bool:
    """Whether a text is known to be newer than a notice: by its time, by its number, or as its site showed the notice.

    At the notice's address a text is newer too, where no other site tells the story: the notice may have no word of
    it, so that it is not among the ``notices`` that are alike: ``This article has been removed because …``. The site's
    other pages may be older. Of texts that were published wholly before the notice it is not asked.
    """
    text, words = Precedence.of(distinct), head.words
    if words is None:
        return False
    is_in_its_place = head.sources.keys() == {distinct.source} and words.stand_at(text)
    is_known = words.are_before(text) or words.are_numbered_below(text) or is_in_its_place
    return is_known or any(distinct.source in notice.sources for notice in notices)


class _Came(NamedTuple):
    """What a text has that no withdrawn version of its story had."""

    has_facts: bool
    """Whether there are numbers or names."""
    words: int
    share: float
    """These words, as a share of all of its words that can be compared."""


def _came(own: Traits, withdrawn: list[Traits], language: str) -> _Came:
    """Compare a text with all withdrawn versions at once: a figure of any of them is no news."""
    known = reduce(np.union1d, (each.words for each in withdrawn), NO_HASHES).astype(NO_HASHES.dtype)
    compared = own.words[own.words <= min(map(_limit, withdrawn))]
    words = difference(compared, known)
    numbers = {*own.numbers.lower().split()}.difference(*(each.numbers.lower().split() for each in withdrawn))
    names = difference(difference(own.name_words, known), _name_words(withdrawn))
    large = kept_in(large_numbers(language).kept, words) if len(words) else []
    share = len(words) / len(compared) if len(compared) else 0.0
    return _Came(bool(numbers or large or len(names)), len(words), share)


def _name_words(withdrawn: list[Traits]) -> Hashes24:
    return reduce(np.union1d, (each.name_words for each in withdrawn), NO_HASHES).astype(NO_HASHES.dtype)


def _limit(traits: Traits) -> int:
    """Return the largest hash up to which all words of a text are in memory: of a long one, only the smallest are."""
    if traits.sizes[1] - traits.sizes[2] < MAX_WORDS:
        return int(np.iinfo(NO_HASHES.dtype).max)
    of_body = traits.words[~np.isin(traits.words, traits.title)]
    return int(of_body[-1]) if len(of_body) else 0


_MIN_SHARE: Final = 0.2
"""Share of a text's words that no withdrawn version has, from which on it is no copy. Chosen by hand: an edited copy
has nearly all words of its original."""
_MIN_WORDS: Final = 5
"""Such words of a text that is newer than the notice, from which on it tells something. Chosen by hand: a sentence."""
