"""Moving words: words that differ between any two editions of a text, and so are no change.

They are words that mark an update or a correction (CORRECTED, Updates), months, weekdays, and words such as
*yesterday*.
"""

from functools import lru_cache
from typing import Final

import numpy as np

from dateline.core.data.times.clocks import DAYS
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.wire.signals import CAPITALS_ONLY, SIGNALS
from dateline.core.stories.similarity.tokens import tokens
from dateline.core.stories.similarity.vocabulary import Hashes24, table_of, to_24_bits


@lru_cache(maxsize=4_096)
def is_moving(word: str) -> bool:
    """Whether a word is a signal word, or names a day or a month."""
    return word.lower() in _CALENDAR or is_signal(word)


@lru_cache(maxsize=4_096)
def is_signal(word: str) -> bool:
    """Whether a word marks an update or a correction, in any form: ``CORRECTED``, ``Correcting``, ``Refiles``.

    Words that open ordinary headlines too count in capitals only.
    """
    upper = word.upper()
    return word.isupper() if upper in CAPITALS_ONLY else upper.startswith(_STEMS)


MIN_STEM_CHARS: Final = 6
"""Letters of the shortest signal word of which longer forms count too: ``REFILE``, ``UPDATE``. Chosen by hand."""
_MIN_CUT_CHARS: Final = 9
"""Letters of the shortest signal word that counts without its ending: ``CORRECTED``. Chosen by hand."""
_ENDING_CHARS: Final = 2
"""Letters of that ending: of ``CORRECTED``, ``CORRECTING`` and ``CORRECTS``, the stem is one. Chosen by hand."""
_STEMS: Final = tuple({
    form[:-_ENDING_CHARS] if len(form) >= _MIN_CUT_CHARS else form
    for kind, forms in SIGNALS
    if kind != "withdrawal"
    for form in forms
    if form.isalpha() and form not in CAPITALS_ONLY and len(form) >= MIN_STEM_CHARS
})  # fmt: skip
OPENING_CHARS: Final = 4
"""Characters by which ``SIGNAL_OPENINGS`` has a signal word. Chosen by hand."""
_OPENINGS: Final = {word[:OPENING_CHARS].lower() for word in (*_STEMS, *CAPITALS_ONLY)}
SIGNAL_OPENINGS: Final[Hashes24] = table_of(
    np.array([to_24_bits(tokens(opening).hashes[0]) for opening in _OPENINGS], np.uint32)
)
"""A hash table of the first characters of all signal words, in lower case: a quick test that rules out most words."""
_MIN_CALENDAR_CHARS: Final = 4
"""Letters of the shortest name of a day or month that is one anywhere: ``sun`` and ``set`` are words too. Chosen by
hand."""
_CALENDAR: Final = frozenset(
    name
    for names in (DAYS, WEEKDAYS, *MONTHS)
    for name in names
    if len(name) >= _MIN_CALENDAR_CHARS or name == MONTHS[4][0]
)
"""In lower case; ``may`` among them."""
