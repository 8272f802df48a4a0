"""Standing note: a note of correction that a page goes on printing below newer words, of which it says nothing.

``without_standing_note`` is the entry. The note is known by its hash among the paragraphs of an earlier text, and it
tells of none of the words that came since.
"""

from collections.abc import Sequence

from dateline.core.stories.similarity.features import Traits, traits
from dateline.core.stories.similarity.hash_sets import difference
from dateline.core.stories.similarity.vocabulary import Hashes24
from dateline.core.text.notices import is_correction
from dateline.core.text.signals import signal
from dateline_schemas import Distinct


def without_standing_note(distinct: Distinct, own: Traits, formers: Sequence[Traits | None]) -> tuple[Distinct, Traits]:
    """Return a text and its traits; without the signal and with an empty note, where only a standing note gives it one.

    ``formers`` are the earlier texts of its story from its source.
    """
    if own.signal != "correction" or distinct.note is None or signal(distinct.headline, distinct.text) is not None:
        return distinct, own
    for former in formers:
        if former is not None and former.signal == "correction" and _is_about_other_words(distinct, own, former):
            return distinct.model_copy(update={"signal": None, "note": ""}), own._replace(signal=None)
    return distinct, own


def _is_about_other_words(distinct: Distinct, own: Traits, former: Traits) -> bool:
    """Whether a text has words or numbers that an earlier one has not, and its notes, all known, tell of none."""
    words, numbers = difference(own.words, former.words), _numbers(own) - _numbers(former)
    if not len(words) and not numbers:
        return False
    others = [line for line in distinct.text.split("\n") if is_correction(line)]
    about = traits("\n".join((distinct.note or "", *others)), None, distinct.language)
    is_known = {*about.paragraphs.tolist()} <= {*former.paragraphs.tolist()}
    return is_known and not _shares(about, words, numbers)


def _shares(about: Traits, words: Hashes24, numbers: set[str]) -> bool:
    """Whether a note has some of these words or numbers."""
    return len(difference(words, about.words)) < len(words) or not numbers.isdisjoint(_numbers(about))


def _numbers(own: Traits) -> set[str]:
    return {*own.numbers.lower().split()}
