"""Join rules: every threshold by which two texts tell one story or never do, and by which one follows the other.

The rules are rows of three tables; in each, the first row that holds decides.

- ``bond`` asks whether a text and an earlier one tell one story: yes where no row of VETOES and a row of BONDS holds.
- ``may_bond`` rules most pairs out by the quick measures alone.
- ``turn`` asks what the text is to the one that it follows: update, correction, repeat, by TURNS.

Shares are from 0 to 1, weights are sums of word weights (similarity/document_frequency.py), times are in seconds. All
thresholds were chosen by hand. tests/stories measures them on a made-up newswire and on pairs of texts.
"""

from math import inf
from typing import Final, NamedTuple

from dateline.core.stories.similarity.compare import Likeness, Overlap
from dateline_schemas.brief import Signal
from dateline_schemas.story import Kind

HOUR: Final = 3600
"""Seconds of an hour."""
MAX_SECONDS_APART: Final = 48 * HOUR
"""Seconds between two texts of one story, at most: the window within which texts are compared. Chosen by hand."""


class Bond(NamedTuple):
    """Why two texts tell one story.

    It holds if every measure is at least its bound, and the texts are at most ``max_seconds_apart`` apart.
    """

    rule: str
    """Its name, which the relation of a story version carries."""
    jaccard: float = 0.0
    contained: float = 0.0
    """Share of one text's shingles that is in the other: the larger of the two shares."""
    shared_weight: float = 0.0
    subject: float = 0.0
    title: float = -1.0
    names: float = -1.0
    numbers: float = -1.0
    signals: tuple[Signal, ...] = ()
    """It holds only for texts with one of these signals; empty for all texts."""
    max_seconds_apart: int = MAX_SECONDS_APART


class Veto(NamedTuple):
    """Why two texts that share much tell two stories.

    It holds if every share and weight is at most its bound, the texts are at least ``min_seconds_apart`` apart, and the
    flags below are met.
    """

    rule: str
    jaccard: float = 1.0
    subject: float = 1.0
    shared_weight: float = inf
    title: float = 1.0
    names: float = 1.0
    shared_names_weight: float = inf
    numbers: float = 1.0
    figures: float = 1.0
    places: float = 1.0
    min_seconds_apart: int = 0
    other_subjects: bool = False
    """If set, it holds only if each headline opens with a word that is not in the other text."""
    unnamed: bool = False
    """If set, it holds only if one of the bodies has no names."""
    max_shingles: int = 1 << 30
    """Shingles of the shorter text, at most. Only a short text leaves its subject to its headline."""


_NOTICES: Final[tuple[Signal, ...]] = ("correction", "withdrawal")
"""Signals of a notice, which may share few words with the text that it is about."""
VETOES: Final = (
    # The next edition of a template: the same words, other figures, another day.
    Veto("next-edition", jaccard=0.85, numbers=0.34, names=1.0, min_seconds_apart=8 * HOUR),
    # Another bank's notice: the headline names the bank, and the body is the same for every bank.
    Veto("other-subject", other_subjects=True, max_shingles=64, title=0.8, unnamed=True),
    Veto("other-subject", other_subjects=True, max_shingles=64, title=0.8, shared_weight=16.0, shared_names_weight=5.0),
    # An accident at another place, with other figures.
    Veto("other-place", places=0.0, figures=0.0, jaccard=0.85),
    # Another company, another match: other names, and other figures.
    Veto("other-names", names=0.0, numbers=0.8, jaccard=0.9),
    Veto("other-names", names=0.34, numbers=0.5, subject=0.75),
)
BONDS: Final = (
    Bond("same-words", jaccard=0.7, shared_weight=1.4, subject=0.45),
    Bond("mostly-same-words", jaccard=0.5, shared_weight=1.4, subject=0.4),
    Bond("same-notice", jaccard=0.5, title=0.99),
    Bond("same-notice", jaccard=0.5, title=0.8, subject=0.9),
    Bond("contained", contained=0.6, shared_weight=1.4, subject=0.35),
    Bond("contained-notice", contained=0.6, title=0.99, numbers=0.5),
    Bond("same-headline", title=0.75, shared_weight=2.5, subject=0.4),
    Bond("same-names", contained=0.4, shared_weight=8.0, subject=0.6, names=0.8),
    Bond("notice-of-its-headline", title=0.99, signals=_NOTICES),
    Bond("notice-of-headline", title=0.6, shared_weight=1.4, subject=0.3, signals=_NOTICES),
    Bond("notice-of-subject", shared_weight=5.0, subject=0.5, signals=_NOTICES),
)
FIRM: Final = {"same-words": 3.0, "mostly-same-words": 3.0, "contained": 3.0}
"""Bonds by which a text that is kin to two stories makes them one, and the weight that the shared words need. Chosen by
hand."""


def bond(like: Likeness, seconds_apart: int, signal: Signal | None) -> Bond | None:
    """Return why two texts tell one story; None where they do not. ``signal`` is that of the later text.

    No veto holds for a notice: the wire itself says that it is about an earlier text.
    """
    if signal not in _NOTICES and any(_holds_veto(veto, like, seconds_apart) for veto in VETOES):
        return None
    return next((row for row in BONDS if _holds(row, like, seconds_apart, signal)), None)


def may_bond(overlap: Overlap, signal: Signal | None) -> bool:
    """Whether a bond may hold between two texts, by the quick measures alone."""
    contained = max(overlap.of_text, overlap.of_earlier)
    return any(
        [contained >= least and overlap.title >= title for least, title in _QUICK_BOUNDS[signal in _NOTICES]]  # noqa: C419 - a list of three, in half the time
    )


def _quick_bounds(*, notice: bool) -> tuple[tuple[float, float], ...]:
    """Return the bounds of the bonds on contained and title, without those that imply another row's bounds.

    A share of both texts is never larger than the share of one: so a bound on Jaccard bounds contained as well.
    """
    bounds = {(max(row.contained, row.jaccard), row.title) for row in BONDS if notice or not row.signals}
    implying = {one for one in bounds if any(o != one and o[0] <= one[0] and o[1] <= one[1] for o in bounds)}
    return tuple(sorted(bounds - implying))


_QUICK_BOUNDS: Final = _quick_bounds(notice=False), _quick_bounds(notice=True)
"""Bounds for texts without the signal of a notice, and for notices."""


def _holds(row: Bond, like: Likeness, seconds_apart: int, signal: Signal | None) -> bool:
    return (
        like.jaccard >= row.jaccard
        and max(like.of_text, like.of_earlier) >= row.contained
        and like.shared_weight >= row.shared_weight
        and like.subject >= row.subject
        and like.title >= row.title
        and like.names >= row.names
        and like.numbers >= row.numbers
        and (not row.signals or signal in row.signals)
        and seconds_apart <= row.max_seconds_apart
    )


def _holds_veto(row: Veto, like: Likeness, seconds_apart: int) -> bool:
    """Whether a veto holds.

    For names, figures, places and numbers, -1 means nothing to compare; it meets only the bound 1.
    """
    return (
        like.jaccard <= row.jaccard
        and like.subject <= row.subject
        and like.shared_weight <= row.shared_weight
        and like.title <= row.title
        and like.shared_names_weight <= row.shared_names_weight
        and (row.names == 1.0 or 0 <= like.names <= row.names)
        and (row.figures == 1.0 or 0 <= like.figures <= row.figures)
        and (row.places == 1.0 or 0 <= like.places <= row.places)
        and (row.numbers == 1.0 or 0 <= like.numbers <= row.numbers)
        and seconds_apart >= row.min_seconds_apart
        and (not row.other_subjects or like.other_subjects)
        and (not row.unnamed or like.names < 0)
        and like.shorter <= row.max_shingles
    )


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


def turn(like: Likeness, signal: Signal | None, *, refiled: bool, same_numbers: bool, cut: bool) -> Kind:
    """Return what a text is to the earlier one that it follows."""
    return next(
        row.kind
        for row in TURNS
        if like.jaccard >= row.jaccard
        and like.of_text >= row.of_text
        and like.of_earlier >= row.of_earlier
        and row.min_growth <= like.growth <= row.max_growth
        and row.signal in {None, signal}
        and (not row.refiled or refiled)
        and (not row.same_numbers or same_numbers)
        and (not row.cut or cut)
    )
