"""The made-up wire is always the same, and its texts share as much as their kinds say."""

from collections import Counter

import pytest

from tests.stories import templates
from tests.stories.classes import LOOK_ALIKE, Couple, by_class, corrected
from tests.stories.pairs import KINDS, pairs
from tests.stories.story import Story, words
from tests.stories.templates import START, stories

MIN_PAIRS = {
    "one event, equal text": 150,
    "one event, Jaccard ≥ .7": 300,
    "one event, Jaccard .5-.7": 300,
    "one event, grew": 200,
    "look-alikes joined": 1000,
    "(look-alikes of equal body joined)": 40,
}
"""Pairs of each class that ``evaluate`` needs for its shares to mean something. Chosen by hand."""


@pytest.fixture(scope="module")
def wire() -> tuple[Story, ...]:
    return stories()


@pytest.fixture(scope="module")
def classes(wire: tuple[Story, ...]) -> dict[str, list[Couple]]:
    return by_class(wire)


@pytest.fixture(scope="module")
def versions(wire: tuple[Story, ...]) -> list[tuple[list[Story], Story]]:
    """Every story that is not the first of its event, with those before it."""
    events: dict[str, list[Story]] = {}
    later = []
    for story in wire:
        before = events.setdefault(story.event, [])
        if before:
            later.append((list(before), story))
        before.append(story)
    return later


def test_the_same_seed_gives_the_same_wire(wire: tuple[Story, ...]) -> None:
    again = templates.stories.__wrapped__(1987)
    assert [(story.name, story.at, story.text) for story in again] == [(s.name, s.at, s.text) for s in wire]


def test_the_wire_runs_a_month_in_time_order(wire: tuple[Story, ...]) -> None:
    times = [story.at for story in wire]
    assert times == sorted(times)
    assert (
        START <= times[0] < times[-1] < START + templates.LATEST + (templates.DAYS + 1) * (START - START.replace(day=1))
    )
    assert 3500 <= len(wire) <= 4500
    assert len({story.name for story in wire}) == len(wire)


def test_every_class_has_enough_pairs(classes: dict[str, list[Couple]]) -> None:
    assert {name: minimum for name, minimum in MIN_PAIRS.items() if len(classes[name]) < minimum} == {}


def test_no_template_makes_two_thirds_of_the_look_alikes(classes: dict[str, list[Couple]]) -> None:
    alike = classes["look-alikes joined"]
    ((_, most),) = Counter(couple.first.template for couple in alike).most_common(1)
    assert most < 2 * len(alike) / 3


def test_a_text_sent_again_equals_an_earlier_one(versions: list[tuple[list[Story], Story]]) -> None:
    assert all(any(old.words == new.words for old in before) for before, new in versions if new.kind == "equal")


@pytest.mark.parametrize(("kind", "low", "high"), [("near", 0.7, 1.0), ("reworded", 0.5, 0.7)])
def test_a_near_or_reworded_text_shares_as_much_as_its_kind_says(
    versions: list[tuple[list[Story], Story]], kind: str, low: float, high: float
) -> None:
    shares = [max((Couple(old, new).jaccard, 0) for old in before) for before, new in versions if new.kind == kind]
    assert len(shares) > 100
    assert all(low <= share for share, _ in shares)
    assert sum(share < high for share, _ in shares) > 0.95 * len(shares)


def test_a_text_that_grew_contains_an_earlier_one(versions: list[tuple[list[Story], Story]]) -> None:
    grown = [any(Couple(old, new).grew for old in before) for before, new in versions if new.kind == "grew"]
    assert len(grown) > 150
    assert all(grown)


def test_a_corrected_text_says_so_in_its_title_and_has_an_original(wire: tuple[Story, ...]) -> None:
    groups = list(corrected(wire))
    assert len(groups) > 250
    assert all(groups)
    assert all("CORRECT" in couples[0].second.title or "REFILED" in couples[0].second.title for couples in groups)


def test_about_half_of_the_corrected_texts_share_half_with_their_original(wire: tuple[Story, ...]) -> None:
    alike = [max(couple.jaccard for couple in couples) >= 0.5 for couples in corrected(wire)]
    assert 0.3 <= sum(alike) / len(alike) <= 0.7


def test_texts_of_different_events_share_little(wire: tuple[Story, ...]) -> None:
    prose = [story for story in wire if story.kind == "original"][::25]
    shares = [Couple(one, two).jaccard for one in prose for two in prose if one.event < two.event]
    assert max(shares) < LOOK_ALIKE
    assert sum(share > 0.05 for share in shares) < 0.002 * len(shares)


def test_a_figure_is_one_word() -> None:
    assert words("Net 807,000 vs 2.8 mln; 7-3/4 pct.") == ("net", "807,000", "vs", "2.8", "mln", "7-3/4", "pct")


def test_the_pairs_by_hand_cover_every_relation() -> None:
    by_hand = list(pairs())
    assert len(by_hand) >= 40
    assert {pair.relation for pair in by_hand} == KINDS
    assert all(pair.first.fetched_at < pair.second.fetched_at for pair in by_hand)
