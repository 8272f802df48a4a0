"""Corrected article: the story that a correction means in whose place it stands, where its words turn what was said.

``CORRECTED-Lithar profit rises`` shares too little with ``Lithar profit falls`` to be joined by its words alone. It is
a version of that story where it came at the story's own address.
"""

from typing import Final

from dateline.core.stories.kinship import Kin, measured
from dateline.core.stories.similarity.features import Traits, words_of_title
from dateline.core.stories.similarity.scorer import HOUR, Pair
from dateline.core.stories.state import Threads
from dateline.core.stories.withdrawals.addresses import address_of
from dateline.core.text.signals import without_signal
from dateline_schemas import Distinct

CORRECTED_AT_ADDRESS: Final = "correction-at-address"
"""The rule of a correction that stands at the address of the story that it corrects."""


def corrected_article(memory: Threads, distinct: Distinct, own: Traits, at: int, horizon: int) -> list[Kin]:
    """Return the text that a correction without other kin corrects at its address; none where none is known.

    It is that of the newest words of the only story there, as far as both tell one thing: see ``_is_of_one_article``.
    """
    head = memory.head_of_address(address_of(distinct)) if distinct.signal == "correction" else None
    if head is None or head.words is None:
        return []
    for (_, text, of), pair in measured(memory, own, at, horizon):
        if of is not head or text.story_id != head.story_id or text.version != head.words.version:
            continue
        # No points: the law decides, and there is no other kin.
        is_corrected = text.traits is not None and _is_of_one_article(distinct, own, text.traits, pair)
        return [Kin(0, text, head, pair, CORRECTED_AT_ADDRESS)] if is_corrected else []
    return []


def _is_of_one_article(distinct: Distinct, own: Traits, earlier: Traits, pair: Pair) -> bool:
    """Whether a correction is of an earlier text at its address.

    A section page or a ticker has an address too, and shows another company's results an hour later. So both have half
    of their subject in common, by weight, and a quarter of the correction's words; the headline stays but for a word or
    two, and no name or place is put in another's stead.
    """
    like = pair.like
    return (
        pair.seconds_apart < _MAX_SECONDS
        and like.subject >= _MIN_SUBJECT
        and like.of_text >= _MIN_WORDS
        and like.title >= _MIN_TITLE
        and like.places != 0
        and not _have_other_figures(own, earlier)
        and _has_its_subject(distinct, own, earlier)
    )


def _have_other_figures(own: Traits, earlier: Traits) -> bool:
    """Whether two texts with some figures share none: the next report of a page that is written anew."""
    figures, others = ({*each.numbers.lower().split()} for each in (own, earlier))
    return min(len(figures), len(others)) >= _MIN_FIGURES and figures.isdisjoint(others)


def _has_its_subject(distinct: Distinct, own: Traits, earlier: Traits) -> bool:
    """Whether each headline lacks a word or two of the other text at most, none of which names somebody or a place.

    A word of the correction's headline may be a name if it stands with a capital anywhere in its text: at the start of
    a sentence too, where many a name stands. So nothing is known of a text without capitals. Its mark is no word of it:
    ``Correction: …``.
    """
    headline = without_signal(distinct.headline or "", "correction")
    strange = {*words_of_title(headline, distinct.language).tolist()}.difference(earlier.words.tolist())
    left_out = {*earlier.title.tolist()}.difference(own.words.tolist())
    if max(len(strange), len(left_out)) > _MAX_STRANGE:
        return False
    words = distinct.text.split()
    capitalised = " ".join([word for word in words if not word.islower() and word.lower() != word.upper()])
    if not capitalised or not strange.isdisjoint(words_of_title(capitalised, distinct.language).tolist()):
        return False
    return left_out.isdisjoint(earlier.name_words.tolist())


_MAX_SECONDS: Final = 12 * HOUR
"""Seconds from which on a page may have its next edition, filled in from one template. Chosen by hand."""
_MIN_SUBJECT: Final = 0.5
"""Share of the subject's weight that both have, at least. Chosen by hand."""
_MIN_WORDS: Final = 0.25
"""Share of the correction's shingles that the text has, at least. Chosen by hand: another report has hardly any."""
_MIN_TITLE: Final = 0.6
"""Share by weight of the lighter headline: of three words, two stay. Chosen by hand."""
_MAX_STRANGE: Final = 2
"""Words of a headline that the other text lacks, at most: *rejects* is *adopts*. Chosen by hand."""
_MIN_FIGURES: Final = 2
"""Figures of the text that has fewer, from which on one has to stay. Chosen by hand: of one, a correction may change
it."""
