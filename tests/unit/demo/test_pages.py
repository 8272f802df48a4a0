"""The demo's pages are what ``tests/demo_expected.json`` says of them, without any parser's help."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from dateline.demo.pages import demo_pages
from dateline_schemas.article import RawArticle

EXPECTED: dict[str, Any] = json.loads((Path(__file__).parents[2] / "demo_expected.json").read_text("utf-8"))


def readable(line: bytes) -> bool:
    try:
        RawArticle.read(line)
    except ValidationError:
        return False
    return True


ARTICLES = [RawArticle.read(line) for line in demo_pages() if readable(line)]
REFUSED = [line for line in demo_pages() if not readable(line)]


def test_there_are_as_many_pages_as_promised() -> None:
    assert len(demo_pages()) == EXPECTED["pages"]
    assert len(REFUSED) == EXPECTED["broken_pages"] == 1


def test_the_broken_page_lacks_only_its_time_zone() -> None:
    with pytest.raises(ValidationError) as refusal:
        RawArticle.read(REFUSED[0])
    (error,) = refusal.value.errors()
    assert (error["loc"], error["type"]) == (("fetched_at",), "timezone_aware")
    page = json.loads(REFUSED[0])
    assert RawArticle(**page | {"fetched_at": page["fetched_at"] + "+01:00"})


def test_three_portals_write_in_three_languages() -> None:
    assert {(page.source, page.home_country, page.language) for page in ARTICLES if page.language} == {
        ("zeekantnet", "NL", "nl"),
        ("harbourpost", "GB", "en"),
        ("rheinblick", "DE", "de"),
    }


def test_some_pages_do_not_tell_their_language() -> None:
    assert {page.source for page in ARTICLES if page.language is None} == {"harbourpost"}


def test_the_pages_come_in_the_order_they_were_fetched() -> None:
    assert all(earlier.fetched_at < later.fetched_at for earlier, later in pairwise(ARTICLES))


def test_the_pages_span_six_hours() -> None:
    assert ARTICLES[0].fetched_at.isoformat() == "2026-02-07T17:00:00+01:00"
    assert ARTICLES[-1].fetched_at.isoformat() == "2026-02-07T23:00:00+01:00"


def test_no_page_is_fetched_twice_at_one_moment() -> None:
    assert max(Counter((page.key, page.fetched_at) for page in ARTICLES).values()) == 1


def test_the_first_page_has_the_datelines_and_ages_of_the_page_that_the_project_began_from() -> None:
    headline, *rest = (ARTICLES[0].text or "").split("\n")
    assert headline == ARTICLES[0].title
    assert rest[3] == "Meer uit Buitenland"
    # Each age is glued to the next dateline, so the items after the lead are found by gluing them alike.
    age = ""
    for item, line in zip(EXPECTED["first_page"], [rest[0], *rest[4:]], strict=False):
        dateline = f"{'/'.join(item['places'])} ({'/'.join(item['agencies'])}) - "
        assert line.startswith(age + dateline)
        age = item["age"] or ""
    assert rest[-1] == age == "13 uur geleden"


@pytest.mark.parametrize("turn", EXPECTED["turns"], ids=lambda turn: f"{turn['kind']}-{turn['language']}")
def test_each_turn_of_a_story_stands_on_pages_in_its_order(turn: dict[str, str]) -> None:
    def standing(text: str) -> list[int]:
        return [at for at, page in enumerate(ARTICLES) if text in (page.text or "").replace("\n\n", "\n")]

    afterwards = standing(turn["after"])
    before = [at for at in standing(turn["before"]) if at not in afterwards]
    assert before
    assert afterwards
    assert max(before) < min(afterwards)
