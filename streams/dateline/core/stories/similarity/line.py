"""Line: the alert of one sentence that a wire sends before the report.

Its headline is its text: the parser gives it so where the line is alone on its page. Behind a dateline (``LIMA
(Reuters) -``) and in a list the same words are a text without a headline; ``headline_to_compare`` treats both alike.
"""

import re
from typing import Final

from dateline.core.data.stories.flash_labels import FLASH_LABELS
from dateline.core.data.text.characters import CLOSERS, DASHES, TERMINATORS
from dateline.core.stories.similarity.features import Traits, title_hash, traits, with_note, words_of_title
from dateline.core.text.signals import without_mark
from dateline_schemas.brief import Brief


def traits_of(brief: Brief, headline: str | None = None) -> Traits:
    """Return what a brief is compared by; ``headline`` in place of its own is the one that its notice quotes."""
    places = [place.printed for place in brief.dateline.places] if brief.dateline is not None else ()
    compared = headline_to_compare(brief) if headline is None else headline_of(headline)
    own = noted(traits(text_to_compare(brief), compared, brief.language, None, places), brief)
    if brief.countries and not own.places and is_line(own):
        return own._replace(places="\n".join(brief.countries))
    return own


def noted(own: Traits, brief: Brief) -> Traits:
    """Return traits with the signal of a brief, and with its note where that makes it a correction."""
    if own.signal != brief.signal:
        own = own._replace(signal=brief.signal)
    return with_note(own, brief.note) if brief.signal == "correction" and brief.note else own


def headline_to_compare(brief: Brief) -> str | None:
    """Return the headline by which a brief is compared; of a line without one, its text; None of any other text.

    A mark such as ``【訂正】`` is left out, and so is a label such as ``BREAKING:``: neither is a word of the event.
    """
    if brief.headline is not None:
        return headline_of(brief.headline)
    if not _is_short(brief.text) or _STOP_INSIDE.search(brief.text) is not None:
        return None
    return headline_of(brief.text)


def headline_of(line: str) -> str:
    """Return a printed headline without marks and labels, as headlines are compared."""
    return without_label(without_mark(line))


def text_to_compare(brief: Brief) -> str:
    """Return the text by which a brief is compared: of a line, without its label, else the text as it is."""
    if "\n" in brief.text or (brief.headline is not None and brief.headline != brief.text):
        return brief.text
    return without_label(brief.text)


def without_label(line: str) -> str:
    """Return a line without the label in front of it: ``+++ EILMELDUNG +++ Erdbeben`` is ``Erdbeben``.

    A word that a hyphen joins to the next is a label only in capitals in front of other letters: ``ALERT-Quake``, but
    not ``Live-Ticker`` and ``LIVE-FIRE EXERCISE``. A line that is nothing but a label stays.
    """
    match = _LABEL.match(line)
    if match is None or not (rest := line[match.end() :]):
        return line
    is_one_word = match["joined"] and (not match["label"].isupper() or rest.isupper())
    return line if is_one_word else rest


def _is_short(text: str) -> bool:
    return "\n" not in text and not text.endswith(_CUTS) and len(text) <= _MAX_CHARS and len(text.split()) <= _MAX_WORDS


def hash_of_headline(brief: Brief) -> int:
    """Return the hash of a text's headline; 0 for none."""
    return title_hash(words_of_title(headline_to_compare(brief) or "", brief.language))


def is_line(traits: Traits) -> bool:
    """Whether a text is a single line without a headline of its own, as the alerts are that a wire sends first."""
    if traits.sizes[4] != 1:  # as mostly: it has several paragraphs
        return False
    shingles, words, title, *_ = traits.sizes
    return (
        title > 0
        and shingles <= _MAX_SHINGLES_OF_A_LINE
        and words - title <= len(traits.numbers.split()) + _MAX_OTHER_WORDS_OF_A_LINE
    )


_LABELS: Final = "|".join(re.escape(label) for label in sorted(FLASH_LABELS, key=len, reverse=True))
_DASH: Final = f"[{DASHES}]"
_LABEL: Final = re.compile(
    rf"[^\w\s]{{0,4}} ?(?P<label>(?i:{_LABELS}))"
    rf"(?: ?[:：|!/*+)\]】»]{{1,4}} ?(?:{_DASH} )?| ?{_DASH}{{1,3}} |(?P<joined>{_DASH}{{1,2}}))"  # noqa: RUF001 - a colon of Chinese
)
"""A label between punctuation marks; ``joined`` where a hyphen without a space stands behind it."""
_MAX_SHINGLES_OF_A_LINE: Final = 24
"""Shingles of the longest line, which has four words more. Chosen by hand."""
_MAX_OTHER_WORDS_OF_A_LINE: Final = 2
"""Words of a line that are not among those of its headline, besides numbers. Chosen by hand."""
_MAX_WORDS: Final = 18
"""Words of the longest text without a headline that is a line. Of the 839 lines on the newswire of the fit, 99 % have
no more. Items of a list, which have no headlines either, have 18 to 30, and repeat for hours."""
_MAX_CHARS: Final = 90
"""Characters of the longest such text. Of the same lines, 99 % have no more."""
_CUTS: Final = ("…", "...")
"""How a text ends that its page cuts off."""
_STOP_INSIDE: Final = re.compile(rf"[{re.escape(TERMINATORS)}][{re.escape(CLOSERS)}]?\s+\w")
"""The end of a sentence that another follows."""
