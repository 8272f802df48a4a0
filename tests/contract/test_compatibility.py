"""Each kind of breaking change is reported by a sentence; harmless changes pass."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.contract.compatibility import breaking
from tests.contract.export import export
from tests.rows import each_row

Document = dict[str, Any]
Mutation = Callable[[Document], object]


def story() -> Document:
    document: Document = json.loads(export()["story.v1.schema.json"])
    return document


def fields(document: Document, part: str | None = None) -> Document:
    properties: Document = (document["$defs"][part] if part else document)["properties"]
    return properties


BREAKING: dict[str, tuple[str, Mutation]] = {
    "a field removed": ("field headline was removed", lambda s: fields(s).pop("headline")),
    "a field of a part removed": ("dateline.agencies[].code was removed", lambda s: fields(s, "Agency").pop("code")),
    "a field renamed": ("field late was removed", lambda s: fields(s).update(tardy=fields(s).pop("late"))),
    "a field retyped": (
        "field version was retyped: it can no longer be integer",
        lambda s: fields(s)["version"].update(type="string"),
    ),
    "a field that may no longer be null": (
        "field url was retyped: it can no longer be null",
        lambda s: fields(s)["url"]["anyOf"].pop(),
    ),
    "a field that may now be null": (
        "field story_id was retyped: it can now be null",
        lambda s: fields(s).update(story_id={"anyOf": [{"type": "string"}, {"type": "null"}]}),
    ),
    "a part retyped behind its reference": (
        "relation.rule was retyped",
        lambda s: fields(s, "Relation")["rule"].update(type="integer"),
    ),
    "a reference to another part": (
        "field relation.kind was removed",
        lambda s: fields(s)["relation"].update({"$ref": "#/$defs/Agency"}),
    ),
    "a new required field": (
        "field edition is newly required",
        lambda s: (fields(s).update(edition={"type": "string"}), s["required"].append("edition")),
    ),
    "an optional field made required": ("field headline is newly required", lambda s: s["required"].append("headline")),
    "a required field made optional": ("field event is no longer always", lambda s: s["required"].remove("event")),
    "an enumerated value removed": ("lost the value 'moved'", lambda s: fields(s)["event"]["enum"].remove("moved")),
    "a free text limited to values": (
        "newly limited to 'a', 'b'",
        lambda s: fields(s)["story_id"].update(enum=["a", "b"]),
    ),
    "a constant instead of values": (
        "lost the value 'withheld'",
        lambda s: fields(s)["pub_status"].update(const="usable"),
    ),
    "a lower bound raised": ("minimum is 2, and was 1", lambda s: fields(s)["version"].update(minimum=2)),
    "an upper bound lowered": ("maxItems is 9, and was 10", lambda s: fields(s)["article_ids"].update(maxItems=9)),
    "a new bound": ("maxLength is 80, and was free", lambda s: fields(s)["story_id"].update(maxLength=80)),
    "a bound in a part of a part": (
        "sources.top[].count was narrowed",
        lambda s: fields(s, "SourceCount")["count"].update(minimum=5),
    ),
    "a new pattern": ("changed its pattern", lambda s: fields(s)["story_id"].update(pattern="^[a-f]+$")),
    "another format": (
        "changed its format",
        lambda s: fields(s)["first_seen"].update(format="date"),
    ),
    "another default": ("changed its default", lambda s: fields(s)["pub_status"].update(default="withheld")),
    "items retyped": (
        "article_ids[] was retyped",
        lambda s: fields(s)["article_ids"].update(items={"type": "integer"}),
    ),
    "an open record closed": ("no longer takes fields", lambda s: s.update(additionalProperties=False)),
    "a keyword without a rule": (
        "changed its dependentRequired",
        lambda s: s.update(dependentRequired={"a": ["b"]}),
    ),
}

HARMLESS: dict[str, Mutation] = {
    "nothing": lambda _: None,
    "a new optional field": lambda s: fields(s).update(edition={"type": "string", "default": ""}),
    "a new optional field in a part": lambda s: fields(s, "Place").update(wikidata={"type": "string"}),
    "one more value": lambda s: fields(s)["event"]["enum"].append("merged"),
    "a bound loosened": lambda s: fields(s)["article_ids"].update(maxItems=99),
    "a bound lifted": lambda s: fields(s)["version"].pop("minimum"),
    "other prose": lambda s: fields(s)["version"].update(description="New words.", title="V"),
    "a part renamed": lambda s: (
        s["$defs"].update(Link=s["$defs"].pop("Relation")),
        fields(s)["relation"].update({"$ref": "#/$defs/Link"}),
    ),
    "another order of fields": lambda s: s["required"].reverse(),
}


@each_row("change", BREAKING)
def test_a_breaking_change_is_reported(change: str) -> None:
    sentence, mutate = BREAKING[change]
    old = story()
    if change == "an open record closed":
        del old["additionalProperties"]
    new = copy.deepcopy(old)
    mutate(new)
    sentences = breaking(old, new)
    assert any(sentence in each for each in sentences), sentences


@pytest.mark.parametrize("change", HARMLESS)
def test_a_harmless_change_passes(change: str) -> None:
    new = story()
    HARMLESS[change](new)
    assert breaking(story(), new) == ()


def test_items_of_a_tuple_are_compared_by_position() -> None:
    old = json.loads(export()["brief.v1.schema.json"])
    new = copy.deepcopy(old)
    fields(new)["span"]["prefixItems"][1]["type"] = "string"
    assert breaking(old, new)[0] == "field span[1] was retyped: it can no longer be integer"
    fields(new)["span"]["prefixItems"].pop()
    assert breaking(old, new) == ("field span changed from 2 items in fixed places to 1",)


def test_the_choice_between_text_and_html_may_not_change() -> None:
    old = json.loads(export()["raw-article.v1.schema.json"])
    assert breaking(old, {**old, "oneOf": []})[0].startswith("the record changed its oneOf")


def test_a_schema_that_contains_itself_is_compared_once() -> None:
    old = {
        "$ref": "#/$defs/Node",
        "$defs": {"Node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/Node"}}}},
    }
    new = copy.deepcopy(old)
    assert breaking(old, new) == ()
    del new["$defs"]["Node"]["properties"]["next"]  # type: ignore[index]
    assert breaking(old, new) == ("field next was removed",)
