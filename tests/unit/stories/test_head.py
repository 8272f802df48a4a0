"""A story's head is changed in one module, and its versions are as validation would make them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

import dateline
from dateline.core.stories.head import Head
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.takedown import take_down
from dateline_schemas import Story
from dateline_schemas.takedown import BY_TAKEDOWN
from tests.bench.texts import Writer
from tests.unit.stories.test_route import NORTH, WEST, text
from tests.unit.stories.withdrawals.test_takedown import order

ROOT = Path(dateline.__file__).parent
OWNER = ROOT / "core/stories/head.py"
OF_A_HEAD_ALONE = {"canonical", "earlier", "first_article", "former_regions", "other_articles", "taken_down", "titles"}
"""Fields that no other class has: an assignment to one changes a head, whatever the variable is called."""


def changes_of_heads(code: ast.Module) -> Iterator[str]:
    for node in ast.walk(code):
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Store | ast.Del):
            continue
        of_head = isinstance(node.value, ast.Name) and node.value.id == "head"
        if node.attr in OF_A_HEAD_ALONE or (of_head and node.attr in Head.__slots__):
            yield f"line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize("source", ["head.version += 1", "kept.titles = ()", "a.canonical, b = 1, 2"])
def test_an_assignment_to_a_field_is_seen(source: str) -> None:
    assert list(changes_of_heads(ast.parse(source)))


def test_only_head_assigns_to_the_fields_of_a_head() -> None:
    assert list(changes_of_heads(ast.parse(OWNER.read_bytes())))
    others = [path for path in ROOT.rglob("*.py") if path != OWNER]
    found = {path.relative_to(ROOT).as_posix(): [*changes_of_heads(ast.parse(path.read_bytes()))] for path in others}
    assert not {path: lines for path, lines in found.items() if lines}


def test_a_version_is_as_validation_would_make_it() -> None:
    """It is built without, of values that were validated: each field is there, in its order, and of its type."""
    memory, writer = Threads(), Writer(hourly=30)
    stories = [story for each in writer.texts(120) for story in thread(memory, each)]
    assert {story.relation.kind for story in stories} >= {"new", "update", "correction", "expansion"}
    for story in (*stories, *of_other_events()):
        assert [*story.__dict__] == [*Story.model_fields]
        validated = Story.model_validate(story.model_dump())
        assert (validated, validated.model_dump_json()) == (story, story.model_dump_json())


def of_other_events() -> list[Story]:
    """Return the versions of a story that moves, is withdrawn by its wire, and is taken down by hand."""
    memory = Threads()
    texts = text(1, NORTH), text(2, WEST), text(3, WEST, signal="withdrawal", headline="WITHDRAWN: Ferry aground")
    stories = [story for each in texts for story in thread(memory, each)]
    stories += take_down(memory, order(stories[-1], *texts))
    assert [story.event for story in stories] == ["version", "version", "moved", "withdrawn", "withdrawn"]
    assert stories[-1].relation.rule == BY_TAKEDOWN
    return stories


def test_a_version_without_a_sighting_is_refused() -> None:
    seen = next(Writer(hourly=30).texts(1))
    unseen = seen.model_copy(update={"sightings": seen.sightings.model_copy(update={"added": ()})})
    with pytest.raises(ValidationError):
        thread(Threads(), unseen)
