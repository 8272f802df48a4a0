"""Whether two texts are filled in from one pattern for two subjects: ``Brandt issues profit warning``, ``Keller …``.

The scorer takes the second for an update of the first, as most of the headline and many words are the same. Each has a
name that is nowhere in the other text: in the new headline and its text, and in the earlier headline, where it opens
it or is a name in the text. Other figures belong to it, or another dateline where there are none. On the newswire of
the fit, of 487 pairs with a label that are joined none is so.
"""

from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.line import headline_to_compare
from dateline.core.stories.similarity.places.spelling import are_spellings
from dateline.core.stories.similarity.scorer import Pair
from dateline.core.stories.similarity.tokenized_text import TokenizedText, tokenize
from dateline.core.stories.similarity.tokens import tokens
from dateline.core.stories.similarity.vocabulary import CONTENT, to_24_bits, vocabulary
from dateline_schemas.brief import Brief

_SAME_PATTERN: Final = 0.5
"""Share by weight of the lighter headline that is in the other, at least. Chosen by hand."""
_SAME_TEXT: Final = 0.8
"""Jaccard index from which on a name that opens the earlier headline may be misspelt. Chosen by hand, as
``join_rules`` does for the same words."""
_MIN_LETTERS: Final = 3
"""First letters that a name and the word for its people share: ``Thai`` and ``Thailand``. Chosen by hand."""


def is_of_another_subject(brief: Brief, own: Traits, other: Traits, pair: Pair) -> bool:
    """Whether a new text has the headline of an earlier one with another name, and other figures or dateline."""
    like = pair.like
    if like.title < _SAME_PATTERN or like.any_numbers == 1 or (like.any_numbers < 0 and like.places != 0):
        return False
    dateline = _words(other.places, brief.language)
    known = {*other.words.tolist(), *other.name_words.tolist(), *dateline}
    if known.issuperset(own.title.tolist()):
        return False
    headline = headline_to_compare(brief) or ""
    text = tokenize(brief.text, headline, own.names, brief.language)
    words = {*text.words[: text.title.start].tolist(), *own.title.tolist(), *_words(own.places, brief.language)}
    former = {word for word in other.title.tolist() if word not in words}
    opens = like.jaccard < _SAME_TEXT and not former.isdisjoint(other.title.tolist()[:1])
    names = former.intersection((*other.name_words.tolist(), *dateline))
    if not (opens or names):
        return False
    subjects = _subjects(text, headline, own, known)
    return bool(subjects) and not any(
        are_spellings(one, another) for another in _printed(other, names, brief.language) for one in subjects
    )


def _subjects(text: TokenizedText, headline: str, own: Traits, known: AbstractSet[int]) -> set[str]:
    """Return the words of the headline that are names in its text, or begin as one, and are not among known words."""
    words, starts, ends = (values.tolist() for values in (text.words, text.starts, text.ends))
    names = {
        text.body[starts[at] : ends[at]].lower()
        for at in range(text.title.start)
        if words[at] not in known and text.marks[at] & CONTENT and text.body[starts[at]].isupper()
    }
    begins = {name[:_MIN_LETTERS] for name in names if len(name) > _MIN_LETTERS}
    of_title, before = frozenset(own.title.tolist()), len(text.body) + 1
    if len(headline) != len(headline.lower()):  # the tokens are those of the lower-case form
        headline = headline.lower()
    strange = {
        headline[starts[at] - before : ends[at] - before].lower()
        for at in range(text.title.start, text.title.stop)
        if words[at] in of_title and words[at] not in known
    }
    return {word for word in strange if word in names or word[:_MIN_LETTERS] in begins}


def _printed(other: Traits, words: AbstractSet[int], language: str) -> list[str]:
    """Return those of some words that are among the names of a text, as printed there but in lower case."""
    names = other.names.lower().replace("\n", " ").split()
    return [name for name in names if not words.isdisjoint(_words(name, language))]


def _words(text: str, language: str) -> list[int]:
    """Return the hashes of the words of a text in lower case."""
    seed = vocabulary(language).seed
    return [int(to_24_bits(value ^ seed)) for value in tokens(text).hashes]
