"""The stories of the demo that turn are joined: each later text is a version of the story of the earlier one."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from dateline.core.pipeline import Pipeline, Step
from dateline.core.places.resolve import Atlas
from dateline.demo.pages import demo_pages
from dateline_schemas.article import RawArticle
from tests.unit.demo.test_pages import readable

TURNS: Final[list[dict[str, Any]]] = json.loads((Path(__file__).parents[2] / "demo_expected.json").read_text("utf-8"))[
    "turns"
]


@pytest.fixture(scope="module")
def steps(atlas: Atlas) -> list[Step]:
    pipeline = Pipeline(atlas)
    return [step for line in demo_pages() if readable(line) for step in pipeline.run(RawArticle.read(line))]


def first_of(steps: Sequence[Step], text: str) -> Step:
    return next(step for step in steps if step.brief.text.split() == text.split())


@pytest.mark.parametrize("turn", TURNS, ids=[f"{turn['kind']} in {turn['language']}" for turn in TURNS])
def test_a_story_that_turns_stays_one(steps: list[Step], turn: dict[str, Any]) -> None:
    before, after = first_of(steps, turn["before"]), first_of(steps, turn["after"])
    assert (before.story_id, before.relation) == (after.story_id, "new")
    assert after.relation == turn["kind"]
