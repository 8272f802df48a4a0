"""Relate: is one text about the same as another, and what is it to it? Rules as rows, first match wins."""

from math import inf
from typing import Final, NamedTuple

from dateline.core.stories.similarity.compare import Likeness, Overlap
from dateline_schemas.brief import Signal
from dateline_schemas.story import Kind

HOUR: Final = 3600


class Bond(NamedTuple):
    """Why two texts tell one story; holds where every share is at least its bound."""

    rule: str
    jaccard: float = 0.0
    contained: float = 0.0
    """How much of the one of which more is in the other."""
    shared_weight: float = 0.0
    subject: float = 0.0
    title: float = -1.0
    names: float = -1.0
    numbers: float = -1.0
    signals: tuple[Signal, ...] = ()
    """Holds for texts of which the wire says this alone; empty for any."""
    apart: int = 48 * HOUR


class Veto(NamedTuple):
    """Why two texts that share much tell two stories; holds where every share is at most its bound."""

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
    apart: int = 0
    """Seconds that they are apart at least."""
    other_subjects: bool = False
    """Whether their headlines have to speak of different things."""
    unnamed: bool = False
    """Whether one of the bodies holds no names."""
    longest: int = 1 << 30
    """Shingles of the shorter text at most: what leaves its subject to its headline is short."""


_NOTICES: Final[tuple[Signal, ...]] = ("correction", "withdrawal")
VETOES: Final = (
    # The next edition of a template: its words, other figures, another day.
    Veto("next-edition", jaccard=0.85, numbers=0.34, names=1.0, apart=8 * HOUR),
    # Another company, another match: the names are others, and the figures.
    # Another bank's notice: the body is every bank's.
    Veto("other-subject", other_subjects=True, longest=64, title=0.8, unnamed=True),
    Veto("other-subject", other_subjects=True, longest=64, title=0.8, shared_weight=16.0, shared_names_weight=5.0),
    # Another place's accident, with other figures.
    Veto("other-place", places=0.0, figures=0.0, jaccard=0.85),
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


def _glances(*, notice: bool) -> tuple[tuple[float, float], ...]:
    """Return what of the rows is seen at a glance, contained and title; more is contained than shared of both."""
    seen = {(max(row.contained, row.jaccard), row.title) for row in BONDS if notice or not row.signals}
    return tuple(sorted(one for one in seen if not any(o != one and o[0] <= one[0] and o[1] <= one[1] for o in seen)))


_GLANCES: Final = _glances(notice=False), _glances(notice=True)
STRONG: Final = {"same-words": 3.0, "mostly-same-words": 3.0, "contained": 3.0}
"""What binds two stories into one, and how shared_weight what they share has to be."""


def bond(like: Likeness, apart: int, signal: Signal | None) -> Bond | None:
    """Return why two texts, ``apart`` seconds from each other, tell one story; None where they do not.

    What the wire itself says of the later one, ``signal``, is held against no template.
    """
    if signal not in _NOTICES and any(_holds_veto(veto, like, apart) for veto in VETOES):
        return None
    return next((row for row in BONDS if _holds(row, like, apart, signal)), None)


def may_bond(shared: Overlap, signal: Signal | None) -> bool:
    """Return whether two texts may tell one story at all, by what is seen of them at a glance."""
    contained = max(shared.of_text, shared.of_known)
    return any(
        [contained >= least and shared.title >= title for least, title in _GLANCES[signal in _NOTICES]]  # noqa: C419 - a list of three, in half the time
    )


def _holds(row: Bond, like: Likeness, apart: int, signal: Signal | None) -> bool:
    return (
        like.jaccard >= row.jaccard
        and max(like.of_text, like.of_known) >= row.contained
        and like.shared_weight >= row.shared_weight
        and like.subject >= row.subject
        and like.title >= row.title
        and like.names >= row.names
        and like.numbers >= row.numbers
        and (not row.signals or signal in row.signals)
        and apart <= row.apart
    )


def _holds_veto(row: Veto, like: Likeness, apart: int) -> bool:
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
        and apart >= row.apart
        and (not row.other_subjects or like.other_subjects)
        and (not row.unnamed or like.names < 0)
        and like.shorter <= row.longest
    )


class Turn(NamedTuple):
    """What a text is to the one it follows; holds where every share is at least its bound and lengths within."""

    kind: Kind
    jaccard: float = 0.0
    of_text: float = 0.0
    of_known: float = 0.0
    shortest: float = 0.0
    """The text's length over the known one's."""
    longest: float = inf
    signal: Signal | None = None
    refiled: bool = False
    same_numbers: bool = False
    cut: bool = False
    """Of a text that its page cuts off."""


TURNS: Final = (
    Turn("withdrawal", signal="withdrawal"),
    Turn("refile", signal="correction", refiled=True),
    Turn("correction", signal="correction"),
    Turn("update", signal="update"),
    Turn("expansion", of_known=0.6, shortest=1.5),
    Turn("repeat", of_text=0.9, longest=0.8),
    Turn("repeat", of_text=0.7, longest=1.0, cut=True),
    Turn("repeat", jaccard=0.9, same_numbers=True),
    Turn("update"),
)


def turn(like: Likeness, signal: Signal | None, *, refiled: bool, same_numbers: bool, cut: bool) -> Kind:
    """Return what a text is to the known one that it follows."""
    return next(
        row.kind
        for row in TURNS
        if like.jaccard >= row.jaccard
        and like.of_text >= row.of_text
        and like.of_known >= row.of_known
        and row.shortest <= like.growth <= row.longest
        and row.signal in {None, signal}
        and (not row.refiled or refiled)
        and (not row.same_numbers or same_numbers)
        and (not row.cut or cut)
    )
