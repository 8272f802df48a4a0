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
from dateline_schemas import Story
from tests.bench.texts import Writer

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
    stories = [story for text in writer.texts(120) for story in thread(memory, text)]
    assert {story.relation.kind for story in stories} >= {"new", "update", "correction", "expansion"}
    for story in stories:
        assert [*story.__dict__] == [*Story.model_fields]
        validated = Story.model_validate(story.model_dump())
        assert (validated, validated.model_dump_json()) == (story, story.model_dump_json())


def test_a_version_without_a_sighting_is_refused() -> None:
    text = next(Writer(hourly=30).texts(1))
    unseen = text.model_copy(update={"sightings": text.sightings.model_copy(update={"added": ()})})
    with pytest.raises(ValidationError):
        thread(Threads(), unseen)
