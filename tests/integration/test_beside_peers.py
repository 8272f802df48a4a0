"""The bench beside the peers measures them all, with the same pages, and prints a table; at a handful of pages."""

import io

import pytest
from rich.console import Console

from tests.bench.beside_peers import FEEDS, OURS, Cost, add_rows, measure, new_table, typical
from tests.bench.feeds import PORTALS, Feed, all_new, repeating

PAGES = 2 * PORTALS


@pytest.fixture(scope="module")
def costs() -> dict[str, Cost]:
    return measure(repeating(PAGES), quix=None)


def test_all_find_the_same_briefs(costs: dict[str, Cost]) -> None:
    assert {*costs} == {*OURS, "bare aiokafka"}
    (briefs,) = {cost.briefs for cost in costs.values()}
    assert briefs > PAGES
    assert len({cost.texts for cost in costs.values()}) == 1


def test_all_cost_something(costs: dict[str, Cost]) -> None:
    assert all(cost.seconds > 0 for cost in costs.values())


def test_the_table_has_a_row_for_each_and_says_which_peer_is_absent(costs: dict[str, Cost]) -> None:
    table = new_table(PAGES, runs=1)
    add_rows(table, "repeated", PAGES, typical([costs]), start=costs)
    printed = io.StringIO()
    Console(file=printed, width=200).print(table)
    rows = [line for line in printed.getvalue().splitlines() if "| repeated" in line]
    assert len(rows) == len(OURS) + 2
    assert "100.0%" in rows[0]
    assert "not installed" in rows[-1]


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_has_as_many_pages_as_were_asked_for(name: str) -> None:
    pages = FEEDS[name](200)
    assert len(pages) == 200
    assert len({value for _, value in pages}) == 200


def long_lines(feed: Feed) -> list[bytes]:
    """Return the texts of the pages, each once a page: one repeats a headline."""
    return [line for _, page in feed for line in {part for part in page.split(b"\\n") if len(part) > 100}]


def test_one_feed_repeats_its_texts_and_the_other_does_not() -> None:
    lines, again = long_lines(all_new(120)), long_lines(repeating(120))
    assert len({*lines}) == len(lines)
    assert len({*again}) < len(again) / PORTALS
