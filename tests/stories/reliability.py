"""How well scores hold: pairs joined by kind, and how often pairs of a score are of one event."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table

from dateline.core.stories.join_rules import JOIN_POINTS, LAW_SCORE
from tests.stories.calibration import Outcome
from tests.stories.newswire import Label, MeasuredPair

_BOUNDS: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.001)
"""Bounds of the bins of scores."""


class ScoredLabel(NamedTuple):
    """A label, the score of its pair, and whether threading joins the pair, were there no other texts."""

    label: Label
    score: float
    joined: bool


class Bin(NamedTuple):
    """The labelled pairs of a range of scores, each counted with its weight."""

    pairs: int
    weight: float
    score: float
    """Their mean score."""
    one: float
    """The share of one event."""


def bins(scored: Sequence[ScoredLabel]) -> list[Bin]:
    """Return the bins that are not empty."""
    filled = []
    for low, high in pairwise(_BOUNDS):
        chosen = [one for one in scored if low <= one.score < high]
        weight = sum(one.label.weight for one in chosen)
        if weight:
            mean = sum(one.label.weight * one.score for one in chosen) / weight
            share = sum(one.label.weight * one.label.one for one in chosen) / weight
            filled.append(Bin(len(chosen), weight, mean, share))
    return filled


def labelled(pairs: Sequence[MeasuredPair], outcomes: Sequence[Outcome], *, bare: bool) -> list[ScoredLabel]:
    """Return the labelled pairs with their scores, of texts with their headlines or of bare ones."""
    scored = []
    for pair, (points, probability) in zip(pairs, outcomes, strict=True):
        if pair.label is not None and pair.bare == bare:
            score = max(probability, LAW_SCORE) if pair.law else probability
            scored.append(ScoredLabel(pair.label, score, pair.law or (points >= JOIN_POINTS and not pair.barred)))
    return scored


def print_folds(pairs: Sequence[MeasuredPair], outcomes: Sequence[Outcome], *, bare: bool) -> None:
    """Print pairs of one event and of two that are joined, by kind, and the reliability by score."""
    scored, console = labelled(pairs, outcomes, bare=bare), Console()
    texts = "texts without headline" if bare else "texts as printed"
    joins = Table(title=f"{texts}: pairs joined by a fit that saw neither day, from {JOIN_POINTS} points on")
    for column in ("kind", "one event", "two events"):
        joins.add_column(column)
    for kind in sorted({one.label.kind for one in scored}):
        cells = []
        for event in (True, False):
            of_kind = [one.joined for one in scored if (one.label.kind, one.label.one) == (kind, event)]
            cells.append(f"{sum(of_kind)} of {len(of_kind)}")
        joins.add_row(kind, *cells)
    console.print(joins)
    by_score = Table(title=f"{texts}: reliability of labelled pairs, weighted")
    for column in ("pairs", "mean score", "share of one event"):
        by_score.add_column(column)
    for each in bins(scored):
        by_score.add_row(str(each.pairs), f"{each.score:.2f}", f"{each.one:.2f}")
    console.print(by_score)
    console.print(f"expected calibration error {calibration_error(scored):.3f}")


def print_sample(pairs: Sequence[MeasuredPair], outcomes: Sequence[Outcome]) -> None:
    """Print how well scores hold on the random sample, each pair counted for those that it stands for.

    Hard rules count: they score at least ``LAW_SCORE``, and what they bar is not joined.
    """
    sample = [
        one._replace(label=one.label._replace(weight=one.label.stands_for))
        for one in labelled(pairs, outcomes, bare=False)
        if one.label.stands_for
    ]
    joined = [one for one in sample if one.joined]
    firm = [one for one in joined if one.score >= _FIRM]
    likely = [one for one in sample if one.score >= _BOUNDS[1]]
    events = sum(one.label.weight * one.label.one for one in sample)
    for figure, value in (
        ("expected calibration error", calibration_error(sample)),
        ("expected calibration error of pairs scored 0.1 or more", calibration_error(likely)),
        ("share of joins that are right", _share_of_one(joined)),
        ("share of joins scored 0.9 or more that are right", _share_of_one(firm)),
        ("share of pairs of one event that are joined", sum(o.label.weight * o.label.one for o in joined) / events),
    ):
        Console().print(f"random sample of {len(sample)} pairs: {figure} {value:.3f}")


_FIRM: Final = 0.9
"""Score from which on joins are reported apart."""


def _share_of_one(scored: Sequence[ScoredLabel]) -> float:
    return sum(o.label.weight * o.label.one for o in scored) / sum(o.label.weight for o in scored)


def calibration_error(scored: Sequence[ScoredLabel]) -> float:
    """Return the mean difference between score and share of one event, over bins by weight."""
    filled = bins(scored)
    return sum(each.weight * abs(each.score - each.one) for each in filled) / sum(each.weight for each in filled)


def draw(scored: Sequence[ScoredLabel]) -> str:
    """Return the reliability plot as SVG: the share of one event over the mean score, and the ideal diagonal."""
    size = 300
    dots = "".join(
        f'<circle cx="{each.score * size:.1f}" cy="{(1 - each.one) * size:.1f}" r="{2 + each.pairs**0.5 / 2:.1f}"/>'
        for each in bins(scored)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-40 -20 {size + 60} {size + 60}" font-size="12">'
        f'<rect width="{size}" height="{size}" fill="none" stroke="black"/>'
        f'<path d="M0 {size}L{size} 0" stroke="gray"/>{dots}'
        f'<text x="{size / 2}" y="{size + 30}" text-anchor="middle">mean score</text>'
        f'<text x="-10" y="{size / 2}" text-anchor="middle" transform="rotate(-90 -10 {size / 2})">of one event</text>'
        "</svg>\n"
    )
