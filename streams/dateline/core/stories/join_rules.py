"""Join rules: from which score on two texts tell one event, and what a text is to the one that it follows.

- ``may_be_kin`` rules most pairs out by the quick measures alone; the scorer (scorer.py) decides about the others.
- ``law`` names the hard rule by which two texts tell one event whatever their score is, ``law_of_updates`` that of a
  text in which a sentence or figures are others; ``is_barred`` is the contrary.
- ``turn`` asks what the text is to the one that it follows: update, correction, repeat, by the first row of TURNS that
  holds.

Shares are from 0 to 1, times are in seconds.
"""

from math import inf
from typing import Final, NamedTuple, get_args

import numpy as np

from dateline.core.stories.similarity.compare import Likeness, TableOfShares
from dateline.core.stories.similarity.compiler import INT64S, TABLE_OF_FLOAT64S, WRITABLE_INT64S, compiled_entry
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.scorer import NOTICE, OF_EARLIER, OF_TEXT, Integers, Pair, Rows
from dateline.core.stories.similarity.tokens import Positions
from dateline.core.stories.similarity.updates.new_figures import MIN_SHARED_BY_LAW, is_update_of_figures
from dateline.core.stories.similarity.updates.same_report import begins_alike, is_same_report
from dateline_schemas.brief import Brief, Signal
from dateline_schemas.story import Kind

HOUR: Final = 3600
"""Seconds of an hour."""
JOIN_POINTS: Final = 1325
"""Points of the scorer from which on two texts are joined.

Chosen on the newswire of the fit by cross-validation over days, so that 97 % of joins are right on a random sample of
pairs, of which two readers agreed (tests/README.md says where that is too kind), and of 37 one-line alerts at least 28
join their report. With fewer, more joins are wrong.
"""
FIRM_POINTS: Final = 2944
"""Points from which on a text that is kin to two stories makes them one. Chosen by hand."""
_MAX_SECONDS_APART: Final = 48 * HOUR
"""Seconds between two texts of one story, at most. Chosen by hand."""
_MAX_SECONDS_OF_A_NOTICE: Final = 72 * HOUR
"""Seconds between a correction or withdrawal and its story, at most: as long as texts are held (``TEXT_SECONDS``)."""


def max_seconds_apart(signal: Signal | None) -> int:
    """Return the seconds between a text with a signal and an earlier text of its story, at most."""
    return _MAX_SECONDS_OF_A_NOTICE if signal in {"correction", "withdrawal"} else _MAX_SECONDS_APART


def law(pair: Pair) -> str | None:
    """Return the name of the hard rule by which two texts tell one event; None where none holds.

    A notice tells itself that it is about an earlier text: the one with its headline, or with its subject in front and
    most of its words or figures. A text of the same half day that repeats nearly all of another is a version of it: so
    were all 150 such pairs with a label on the newswire of the fit, and all 28 notices with an original. One that says
    itself that it is an update (``UPDATE 1-``) may have more new words: figures that rise change five shingles each. So
    may one with the headline, all names and the subject of the other: all 91 such pairs with a label were one event.
    One that says so and has a short text of these three hours word for word is the report of that flash.
    """
    like = pair.like
    if pair.notice:
        if like.title >= _SAME_HEADLINE:
            return NOTICE_OF_HEADLINE
        in_front = like.opening >= _SAME_OPENING and like.first_words == _BOTH
        if in_front and max(like.subject, like.numbers) >= _MIN_OF_A_NOTICE:
            return "notice-of-subject"
    if _is_flash_in_update(pair):
        return "flash-in-update"
    if pair.seconds_apart < _SECONDS_OF_ONE_EDITION and not pair.has_line and _is_of_one_headline(like):
        return "same-headline"
    if (
        pair.seconds_apart >= _SECONDS_OF_ONE_EDITION
        or like.shorter < _MIN_SHINGLES
        or max(like.of_text, like.of_earlier) < (_SAME_WORDS_OF_AN_UPDATE if pair.is_update else _SAME_WORDS)
        or 0 <= like.names < _MIN_NAMES
        or (like.first_words == 0 and like.jaccard < _SAME_TEXT)
    ):
        return None
    return "same-words" if like.jaccard >= _MOSTLY_SAME_WORDS else "contained"


def law_of_updates(brief: Brief, own: Traits, earlier: Traits, pair: Pair) -> str | None:
    """Return the name of the hard rule by which one text has the other in full, or only figures are others.

    It looks at the new text, which ``law`` does not: for pairs by no other rule. A summary of the day may have a text
    in full too, and begins with another.
    """
    if _is_in_full(pair) and begins_alike(brief, own, earlier):
        return "contained"
    if is_update_of_figures(brief, own, earlier, pair):
        return NEW_FIGURES
    return SAME_REPORT if is_same_report(brief, own, earlier, pair) else None


def _is_flash_in_update(pair: Pair) -> bool:
    """Whether a short text is word for word in one of three hours that says that it is an update, whichever came first.

    Neither is from another place.
    """
    like = pair.like
    contained = like.of_earlier if like.growth > 1 else like.of_text
    return (
        (pair.is_update if like.growth > 1 else pair.was_update)
        and pair.seconds_apart <= _MAX_SECONDS_OF_A_FLASH
        and _MIN_SHINGLES_OF_A_FLASH <= like.shorter < _MIN_SHINGLES
        and contained >= _WORD_FOR_WORD
        and like.places != 0
    )


def _is_in_full(pair: Pair) -> bool:
    """Whether one of two texts of one half day is word for word in the other, which is longer, whatever headlines say.

    So is a first report in the next one, whose headline is another. In a template, the names and figures differ.
    """
    like = pair.like
    contained = like.of_earlier if like.growth > 1 else like.of_text
    return (
        not pair.has_line
        and pair.seconds_apart < _SECONDS_OF_ONE_EDITION
        and like.shorter >= _MIN_SHINGLES_IN_FULL
        and contained >= _WORD_FOR_WORD
        and like.places != 0
    )


def _is_of_one_headline(like: Likeness) -> bool:
    """Whether two texts have one headline but for its figures, one subject, the same names, and many words."""
    return (
        like.title >= _SAME_HEADLINE
        and like.opening >= _SAME_OPENING
        and like.names >= _ALL_NAMES
        and like.places != 0
        and like.subject >= _SAME_SUBJECT
        and max(like.of_text, like.of_earlier) >= _MANY_WORDS
    )


def is_barred(pair: Pair) -> bool:
    """Whether two texts tell two events whatever their score is. A notice never does.

    - A line and a text of more than five hours later: a line comes just before its report. A line that is sent again
      within half a day, word for word but for a few that one of them has more, is the same.
    - A line and a text that open with words that are strange to each other: two banks cut one rate by as much. It is
      one event still where all other words that weigh are shared: ``U.S. JAN SALES`` and ``U.S. JANUARY SALES``.
    - Another company's notice: it names nobody whom the other names, and has other figures; or it is short, and most
      of what opens its headline is strange to the other.
    - The next edition: it has the headline and the phrases of the earlier text, at the same time of another day.
    """
    like = pair.like
    if pair.notice:
        return False
    if pair.has_line:
        longest = _SECONDS_OF_ONE_EDITION if _is_sent_again(like) else _MAX_SECONDS_OF_A_LINE
        opens_otherwise = like.first_words == 0 and like.strange_weight >= _MIN_STRANGE
        return pair.seconds_apart > longest or opens_otherwise
    if like.names == 0 and 0 <= like.numbers < _SAME_NUMBERS:
        return True
    if like.shorter < _MIN_SHINGLES and 0 <= like.opening < _OTHER_OPENING and like.strangest_weight >= _STRANGE:
        return True
    days = round(pair.seconds_apart / _DAY)
    return (
        days > 0
        and abs(pair.seconds_apart - days * _DAY) <= _SECONDS_OF_AN_EDITION
        and like.title >= _SAME_TITLE
        and _TEMPLATE <= like.jaccard < _RESENT
    )


def _is_sent_again(like: Likeness) -> bool:
    """Whether one of two texts has nearly all words of the other, and few of its own."""
    return max(like.of_text, like.of_earlier) >= _WORD_FOR_WORD and like.jaccard >= _MOSTLY_SAME_WORDS


_MAX_SECONDS_OF_A_LINE: Final = 5 * HOUR
"""Seconds between a line and a text of its story, at most. Of 413 such pairs on the newswire of the fit, one is further
apart than three hours. All four unlabelled pairs of three to five hours with the points of a join were read, and are of
one event."""
_MAX_SECONDS_OF_A_FLASH: Final = 3 * HOUR
"""Seconds between a flash and an update that has it word for word, at most. Chosen by hand."""
_MIN_STRANGE: Final = 0.1
"""Weight of a headline's words that are strange to the other text, from which on its first word names another. Chosen
by hand: on the newswire of the fit, pairs of two banks and of two oil firms have 0.7 and more, and five reports, which
spell out what their lines abbreviate, have less."""
_DAY: Final = 24 * HOUR
"""Seconds of a day."""
_SAME_NUMBERS: Final = 0.8
"""Share of numbers below which two texts have other figures. Chosen by hand."""
_OTHER_OPENING: Final = 0.5
"""Share by weight of a headline's first words below which it is of another company. Chosen by hand: below it, all six
labelled pairs of short texts on the newswire of the fit were of two sister funds."""
_STRANGE: Final = 0.6
"""Weight of a headline's words that are not in the other text: one rare word. Chosen by hand."""
_SECONDS_OF_AN_EDITION: Final = HOUR // 4
"""Seconds by which an edition comes sooner or later than on another day, at most. Chosen by hand."""
_SAME_TITLE: Final = 0.9
"""Share by weight of a headline from which on it is the same. Chosen by hand."""
_TEMPLATE: Final = 0.3
"""Jaccard index from which on two texts may be filled in from one template. Chosen by hand."""
_RESENT: Final = 0.95
"""Jaccard index from which on a text is sent again, and not filled in anew. Chosen by hand."""
NOTICE_OF_HEADLINE: Final = "notice-of-its-headline"
"""The law of a notice that has the headline of an earlier text."""
NEW_FIGURES: Final = "new-figures"
"""The law of a text that is another one but for one or two figures: see ``similarity/updates/new_figures.py``."""
SAME_REPORT: Final = "same-report"
"""The law of a report in which only counts are others: see ``similarity/updates/same_report.py``."""
_MIN_SHINGLES_OF_A_FLASH: Final = 6
"""Shingles of the shortest text that an update can have word for word, of ten words. Chosen by hand."""
_MIN_SHINGLES_IN_FULL: Final = 12
"""Shingles of the shortest text that another has in full, of 16 words: a sentence. Chosen by hand."""
_WORD_FOR_WORD: Final = 0.95
"""Share of a short text's shingles from which on all of it is in another: of 20, one is missing. Chosen by hand."""
_BOTH: Final = 2.0
"""``Likeness.first_words`` where each headline opens with a word of the other text."""
_SAME_HEADLINE: Final = 0.99
"""Share by weight of a notice's headline, or of the earlier one. Chosen by hand."""
_SAME_OPENING: Final = 0.95
"""Share by weight of both headlines' first words that the other text has. Chosen by hand."""
_MIN_OF_A_NOTICE: Final = 0.6
"""Share of words by weight, or of numbers, that a notice has in common with its original. Of the 29 notices on the
newswire of the fit, this finds the originals that their headlines do not, and no other text."""
ONLY_STORY_OF_SUBJECT: Final = "notice-of-only-subject"
"""The law of a withdrawal that tells the subject of one story of its source and place, and of no other."""
_ALL_NAMES: Final = 0.99
"""Share of the names of the text that names fewer. Chosen by hand: all of them."""
_SAME_SUBJECT: Final = 0.7
"""Share by weight of the words of the text that has fewer. Chosen by hand; ``law`` says what was seen with it."""
_MANY_WORDS: Final = 0.5
"""Share of a text's shingles. Chosen by hand."""
_SECONDS_OF_ONE_EDITION: Final = 12 * HOUR
"""Seconds from which on the same words may be the next edition of a template. Chosen by hand."""
_MIN_SHINGLES: Final = 30
"""Shingles of the shorter text: in shorter notices, two companies share all but the names. Measured on the newswire of
the fit: from here on, no two events share ``_SAME_WORDS``."""
_SAME_WORDS: Final = 0.8
"""Share of the shorter text's shingles, of which the same holds: with 0.7, two of 177 pairs were two events."""
_SAME_WORDS_OF_AN_UPDATE: Final = 0.7
"""The same for a text that says that it is an update. Of 177 pairs from here on, 175 are one event; none says so."""
_MIN_NAMES: Final = 0.34
"""Share of the names of the text that names fewer: two companies' notices share none. Chosen by hand."""
_SAME_TEXT: Final = 0.9
"""Jaccard index from which on headlines with other first words do not matter: one is misspelt. Chosen by hand."""
_MOSTLY_SAME_WORDS: Final = 0.7
"""Jaccard index from which on the rule is called ``same-words``. Chosen by hand."""
LAW_SCORE: Final = 0.99
"""The score of a pair by a hard rule, at least: of 150 such pairs, none was wrong."""


_MIN_CONTAINED: Final = 0.1
"""Share of a text's shingles. These four bound the time per text: three candidates of four are ruled out. Of the pairs
of one event on the newswire of the fit, five of 393 with a line are ruled out, and none of the others."""
_MIN_SHARED_WEIGHT: Final = 0.8
"""Weight of the words that are shared."""
_MIN_SHARED_WORDS: Final = 0.3
"""Share of the words of the text that has fewer."""
_MIN_TITLE: Final = 0.34
"""Share of the words of the shorter headline."""


def may_be_kin(overlaps: TableOfShares) -> list[int]:
    """Return of some pairs those that may tell one event by the quick measures alone: rows of ``Comparison``."""
    rows = np.empty(len(overlaps), np.int64)
    chosen: list[int] = rows[: _fill_kin(overlaps, rows)].tolist()
    return chosen


@compiled_entry(TABLE_OF_FLOAT64S, WRITABLE_INT64S)
def _fill_kin(overlaps: TableOfShares, rows: Positions) -> int:
    """Fill in the rows of the pairs that may tell one event, and return how many there are."""
    size = 0
    for row in range(len(overlaps)):
        _, of_text, of_earlier, title, words, shared_weight = overlaps[row]
        if (
            of_text >= _MIN_CONTAINED
            or of_earlier >= _MIN_CONTAINED
            or (shared_weight >= _MIN_SHARED_WEIGHT and (words >= _MIN_SHARED_WORDS or title >= _MIN_TITLE))
        ):
            rows[size] = row
            size += 1
    return size


def may_join(rows: Rows, totals: Integers) -> list[int]:
    """Return of some pairs those that points or a hard rule may join, given their rows and points.

    No hard rule holds where neither text has three in ten of the other's shingles, but that of a notice.
    """
    chosen = np.empty(len(rows), np.int64)
    likely: list[int] = chosen[: _fill_likely(rows, totals, chosen)].tolist()
    return likely


@compiled_entry(TABLE_OF_FLOAT64S, INT64S, WRITABLE_INT64S)
def _fill_likely(rows: Rows, totals: Integers, chosen: Positions) -> int:
    """Fill in the rows of the pairs that may be joined, and return how many there are."""
    size = 0
    for row in range(len(rows)):
        shared = max(rows[row, OF_TEXT], rows[row, OF_EARLIER])
        if totals[row] >= JOIN_POINTS or shared >= MIN_SHARED_BY_LAW or rows[row, NOTICE]:
            chosen[size] = row
            size += 1
    return size


class Turn(NamedTuple):
    """What a text is to the one that it follows. It holds where every share is at least its bound."""

    kind: Kind
    jaccard: float = 0.0
    of_text: float = 0.0
    of_earlier: float = 0.0
    min_growth: float = 0.0
    """The text's length over the earlier text's, in shingles."""
    max_growth: float = inf
    signal: Signal | None = None
    """It holds only for a text with this signal; None for all texts."""
    refiled: bool = False
    """It holds only for a text that is filed again, which a wire does to correct it."""
    same_numbers: bool = False
    """It holds only where both texts have the same numbers."""
    cut: bool = False
    """It holds only for a text that its page cuts off."""


TURNS: Final = (
    Turn("withdrawal", signal="withdrawal"),
    Turn("refile", signal="correction", refiled=True),
    Turn("correction", signal="correction"),
    Turn("update", signal="update"),
    Turn("expansion", of_earlier=0.6, min_growth=1.5),
    Turn("repeat", of_text=0.9, max_growth=0.8),
    Turn("repeat", of_text=0.7, max_growth=1.0, cut=True),
    Turn("repeat", jaccard=0.9, same_numbers=True),
    Turn("update"),
)


_TURNS_OF: Final[dict[Signal | None, tuple[Turn, ...]]] = {
    signal: tuple(row for row in TURNS if row.signal in {None, signal}) for signal in (None, *get_args(Signal))
}
"""The rows that may hold for a text with a signal, in their order."""


def turn(like: Likeness, signal: Signal | None, *, refiled: bool, same_numbers: bool, cut: bool) -> Kind:
    """Return what a text is to the earlier one that it follows."""
    return next(
        row.kind
        for row in _TURNS_OF[signal]
        if like.jaccard >= row.jaccard
        and like.of_text >= row.of_text
        and like.of_earlier >= row.of_earlier
        and row.min_growth <= like.growth <= row.max_growth
        and (not row.refiled or refiled)
        and (not row.same_numbers or same_numbers)
        and (not row.cut or cut)
    )


def is_full_text(like: Likeness, own: Traits, earlier: Traits | None) -> bool:
    """Whether a longer text is the earlier one in full: it has nearly all of its words, and all of its numbers."""
    numbers = earlier.numbers.split() if earlier is not None else ()
    return like.of_earlier >= _MIN_CONTAINED_IN_FULL and set(own.numbers.split()).issuperset(numbers)


_MIN_CONTAINED_IN_FULL: Final = 0.9
"""Share of the earlier text's shingles. Chosen by hand, as the share from which on a shorter text is a repeat."""
