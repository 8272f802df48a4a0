"""Corrected article: the story that a correction means in whose place it stands, where its words turn what was said.

``CORRECTED-Lithar profit rises`` shares too little with ``Lithar profit falls`` to be joined by its words alone. It is
a version of that story where it came at the story's own address.
"""

from typing import Final

from dateline.core.stories.kinship import Kin, measured
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.places.countries import are_apart
from dateline.core.stories.state import Threads
from dateline.core.stories.withdrawals.addresses import address_of
from dateline_schemas import Distinct

CORRECTED_AT_ADDRESS: Final = "correction-at-address"
"""The rule of a correction that stands at the address of the story that it corrects."""


def corrected_article(memory: Threads, distinct: Distinct, own: Traits, at: int, horizon: int) -> list[Kin]:
    """Return the text that a correction without other kin corrects at its address; none where none is known.

    It is that of the newest words of the only story there. The article may be another by now: so both have half of
    their subject in common, by weight, and a quarter of the correction's words, and are of no other place.
    """
    head = memory.head_of_address(address_of(distinct)) if distinct.signal == "correction" else None
    if head is None or head.words is None:
        return []
    for (_, text, of), pair in measured(memory, own, at, horizon):
        if of is not head or text.story_id != head.story_id or text.version != head.words.version:
            continue
        is_like = pair.like.subject >= _MIN_SUBJECT and pair.like.of_text >= _MIN_WORDS
        is_elsewhere = text.traits is not None and are_apart(own, text.traits)
        # No points: the law decides, and there is no other kin.
        return [Kin(0, text, head, pair, CORRECTED_AT_ADDRESS)] if is_like and not is_elsewhere else []
    return []


_MIN_SUBJECT: Final = 0.5
"""Share of the subject's weight that both have, at least. Chosen by hand."""
_MIN_WORDS: Final = 0.25
"""Share of the correction's shingles that the text has, at least. Chosen by hand: another report has hardly any."""
