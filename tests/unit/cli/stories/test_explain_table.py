"""The table of ``dateline explain``: its words for changes, and for a story that became part of another."""

from typing import Any, Final

import pytest
from rich.console import Console

from dateline.cli.stories.explain_table import life_table
from dateline.core.stories.history import life
from dateline_schemas import Relation, Story
from dateline_schemas.story import Revision
from tests.alert_stories import relinked, story
from tests.unit.alerts.delivery.test_message import message, of

INTO: Final = "b" * 32
CHANGED: Final = ("14 → 23 dead", "adds Ida Holm, Larsund", "1 new paragraph: “Rescuers found …”")


def printed(*versions: Story) -> str:
    """Return the table of some versions of one story, with each row on one line."""
    console = Console(width=400, color_system=None)
    with console.capture() as capture:
        console.print(life_table(life(versions)))
    return capture.get()


def merged(**relation: Any) -> Story:  # noqa: ANN401 - fields of a relation
    gone, _ = relinked("a" * 32, INTO, minutes=30)
    return gone.model_copy(update={"relation": Relation(**relation), "version": 2})


@pytest.mark.parametrize("changed", [CHANGED, ("-9", "+17", "9 → 17", "+2 paragraphs")], ids=["now", "of 0.1.0"])
def test_changes_have_the_words_that_an_alert_has(changed: tuple[str, ...]) -> None:
    relation = Relation(kind="update", parent=1, rule="kin", changed=changed)
    table = printed(story("Flood", story_id="a" * 32), story("Flood", story_id="a" * 32, version=2, relation=relation))
    line = "; ".join(changed)
    assert f" {line} " in table
    assert f"Changed: {line}\n" in message(of("update", relation=relation)).body


def test_changes_name_the_version_that_they_are_compared_with_where_that_is_not_the_parent() -> None:
    relation = Relation(kind="update", parent=1, rule="kin", changed=("6 → 9 dead",), changed_since=2)
    table = printed(story("Flood", story_id="a" * 32), story("Flood", story_id="a" * 32, version=3, relation=relation))
    assert "update of 1" in table
    assert "since 2: 6 → 9 dead" in table


def test_a_story_that_became_part_of_another_shows_when_and_why() -> None:
    table = printed(story("Flood", story_id="a" * 32), merged(kind="repeat", parent=1, score=0.83, rule="contained"))
    assert "relinked" in table
    assert "0.83 contained" in table
    assert "repeat" not in table, "it brings no text"
    assert "or later" not in table


def test_a_record_of_before_shows_no_time_and_relation_of_another_version() -> None:
    table = printed(story("Flood", story_id="a" * 32), merged(kind="update", score=0.71, rule="relinked"))
    assert "or later" in table, "its time is that of the story's last sighting"
    assert "0.71" not in table
    assert "update" not in table


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("published-earlier", "published before 1"),
        ("seen-earlier", "on a page from before 1"),
        ("lower-update-number", "by the wire's number before 1"),
        ("same-fingerprint", "revised by 1"),
    ],
)
def test_an_earlier_text_says_why_it_is_one(rule: str, why: str) -> None:
    late = story("Flood", story_id="a" * 32, version=2, relation=Relation(kind="repeat", parent=1, rule=rule))
    late = late.model_copy(update={"superseded_by": Revision(version=1, headline="Flood kills three")})
    assert f"an earlier text, {why} " in printed(story("Flood", story_id="a" * 32), late)
