"""The made-up wire is always the same, and is what it says it is."""

from collections import Counter

import pytest

from tests.stories import templates
from tests.stories.classes import LOOKS, Couple, by_class, marked
from tests.stories.pairs import KINDS, pairs
from tests.stories.story import Story, words
from tests.stories.templates import START, stories

LEAST = {
    "one event, equal text": 150,
    "one event, Jaccard ≥ .7": 300,
    "one event, Jaccard .5-.7": 300,
    "one event, grew": 200,
    "look-alikes joined": 1000,
    "(look-alikes of equal body joined)": 40,
}


@pytest.fixture(scope="module")
def wire() -> tuple[Story, ...]:
    return stories()


@pytest.fixture(scope="module")
def classes(wire: tuple[Story, ...]) -> dict[str, list[Couple]]:
    return by_class(wire)


@pytest.fixture(scope="module")
def versions(wire: tuple[Story, ...]) -> list[tuple[list[Story], Story]]:
    """Every story that follows on others of its event, behind those."""
    known: dict[str, list[Story]] = {}
    found = []
    for story in wire:
        before = known.setdefault(story.event, [])
        if before:
            found.append((list(before), story))
        before.append(story)
    return found


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


def test_every_class_has_pairs_enough(classes: dict[str, list[Couple]]) -> None:
    assert {name: least for name, least in LEAST.items() if len(classes[name]) < least} == {}


def test_no_template_is_most_of_the_look_alikes(classes: dict[str, list[Couple]]) -> None:
    alike = classes["look-alikes joined"]
    ((_, most),) = Counter(couple.first.template for couple in alike).most_common(1)
    assert most < 2 * len(alike) / 3


def test_what_is_sent_again_has_the_text_of_a_version_before(versions: list[tuple[list[Story], Story]]) -> None:
    assert all(any(old.words == new.words for old in before) for before, new in versions if new.kind == "equal")


@pytest.mark.parametrize(("kind", "low", "high"), [("near", 0.7, 1.0), ("reworded", 0.5, 0.7)])
def test_what_is_near_or_reworded_shares_as_much(
    versions: list[tuple[list[Story], Story]], kind: str, low: float, high: float
) -> None:
    shares = [
        max((Couple(old, new).jaccard, -abs(0)) for old in before) for before, new in versions if new.kind == kind
    ]
    assert len(shares) > 100
    assert all(low <= share for share, _ in shares)
    assert sum(share < high for share, _ in shares) > 0.95 * len(shares)


def test_what_grew_holds_a_version_before(versions: list[tuple[list[Story], Story]]) -> None:
    grown = [any(Couple(old, new).grew for old in before) for before, new in versions if new.kind == "grew"]
    assert len(grown) > 150
    assert all(grown)


def test_what_is_corrected_says_so_in_its_title_and_has_an_original(wire: tuple[Story, ...]) -> None:
    found = list(marked(wire))
    assert len(found) > 250
    assert all(couples for couples in found)
    assert all("CORRECT" in couples[0].second.title or "REFILED" in couples[0].second.title for couples in found)


def test_shares_under_half_with_the_original_where_it_was_corrected(wire: tuple[Story, ...]) -> None:
    alike = [max(couple.jaccard for couple in couples) >= 0.5 for couples in marked(wire)]
    assert 0.3 <= sum(alike) / len(alike) <= 0.7


def test_unrelated_prose_shares_little(wire: tuple[Story, ...]) -> None:
    prose = [story for story in wire if story.kind == "original"][::25]
    shares = [Couple(one, two).jaccard for one in prose for two in prose if one.event < two.event]
    assert max(shares) < LOOKS
    assert sum(share > 0.05 for share in shares) < 0.002 * len(shares)


def test_a_figure_is_one_word() -> None:
    assert words("Net 807,000 vs 2.8 mln; 7-3/4 pct.") == ("net", "807,000", "vs", "2.8", "mln", "7-3/4", "pct")


def test_the_pairs_by_hand_ask_for_every_relation() -> None:
    found = list(pairs())
    assert len(found) >= 40
    assert {pair.relation for pair in found} == KINDS
    assert all(pair.first.fetched_at < pair.second.fetched_at for pair in found)
