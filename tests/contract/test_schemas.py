"""The exported schemas match the models, are closed, break no published one, and their examples are valid."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types
from pydantic import ValidationError

import dateline_schemas
from tests.contract.compatibility import breaking
from tests.contract.export import EXPORTED, MODELS, PUBLISHED, export, main

EXAMPLES = Path(dateline_schemas.__file__).parents[1] / "examples"


def schema(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export()[f"{name}.v1.schema.json"])
    return document


def example(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_bytes())
    return record


def nodes(document: object) -> Iterator[Mapping[str, Any]]:
    """Yield every object within a JSON value, the value itself first."""
    if isinstance(document, dict):
        yield document
    if isinstance(document, dict | list):
        for part in document.values() if isinstance(document, dict) else document:
            yield from nodes(part)


def test_the_exported_files_match_the_models() -> None:
    on_disk = {path.name: path.read_bytes() for path in EXPORTED.iterdir()}
    assert on_disk == dict(export()), "run: python -m tests.contract.export"


def test_every_export_is_published() -> None:
    assert {path.name for path in PUBLISHED.iterdir()} == set(export()), "python -m tests.contract.export --publish"


@pytest.mark.parametrize("path", sorted(PUBLISHED.iterdir()), ids=lambda path: path.name)
def test_no_published_schema_is_broken(path: Path) -> None:
    assert breaking(json.loads(path.read_bytes()), json.loads(export()[path.name])) == ()


def test_a_breaking_change_cannot_be_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = schema("story")
    baseline["properties"]["mood"] = {"type": "string"}
    published = tmp_path / "story.v1.schema.json"
    published.write_text(json.dumps(baseline))
    (tmp_path / "mood.v1.schema.json").write_text("{}")
    monkeypatch.setattr("tests.contract.export.PUBLISHED", tmp_path)
    assert main(["--publish"]) == 1
    stderr = capsys.readouterr().err
    assert "story.v1.schema.json: field mood was removed\n" in stderr
    assert "mood.v1.schema.json is no longer exported\n" in stderr
    assert json.loads(published.read_bytes()) == baseline


def test_a_harmless_change_can_be_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.contract.export.FOLDER", tmp_path)
    monkeypatch.setattr("tests.contract.export.EXPORTED", tmp_path / "json")
    monkeypatch.setattr("tests.contract.export.PUBLISHED", tmp_path / "published")
    assert main(["--publish"]) == 0
    assert main([]) == 0
    for folder in ("json", "published"):
        assert {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} == dict(export())


@pytest.mark.parametrize("name", MODELS)
def test_every_object_is_closed(name: str) -> None:
    objects = [node for node in nodes(schema(name)) if node.get("type") == "object"]
    assert objects
    assert all(node["additionalProperties"] is False for node in objects)


@pytest.mark.parametrize("name", MODELS)
def test_the_example_is_valid_for_model_and_schema(name: str) -> None:
    record = example(name)
    Draft202012Validator.check_schema(schema(name))
    Draft202012Validator(schema(name)).validate(record)
    parsed = MODELS[name].read(json.dumps(record))
    written = json.loads(parsed.model_dump_json())
    Draft202012Validator(schema(name)).validate(written)
    assert {field: written[field] for field in record} == record


@pytest.mark.parametrize("name", MODELS)
def test_writers_refuse_an_unknown_field_and_readers_ignore_it(name: str) -> None:
    record = MODELS[name].read(json.dumps(example(name)))
    with pytest.raises(ValidationError, match="newcomer"):
        MODELS[name].model_validate_json(json.dumps({**example(name), "newcomer": 1}))
    assert MODELS[name].read(json.dumps({**example(name), "newcomer": 1})) == record


def test_readers_ignore_unknown_fields_in_nested_parts_too() -> None:
    record = example("story")
    record["relation"]["newcomer"] = record["dateline"]["newcomer"] = record["regions"][0]["newcomer"] = {"deep": 1}
    assert dateline_schemas.Story.read(json.dumps(record)) == dateline_schemas.Story.read(json.dumps(example("story")))


def test_writers_refuse_an_unknown_basis_and_readers_take_it_as_unknown() -> None:
    for name, model in (("brief", dateline_schemas.Brief), ("story", dateline_schemas.Story)):
        record = example(name)
        record["published"]["basis"] = "of-2031"
        read = model.read(json.dumps(record))
        given = model.read(json.dumps(example(name)))
        assert given.published is not None
        assert read.published == given.published.model_copy(update={"basis": "unknown"})
        assert read.model_copy(update={"published": given.published}) == given
        with pytest.raises(ValidationError, match=r"published\.basis"):
            model.model_validate_json(json.dumps(record))


@pytest.mark.parametrize("name", MODELS)
def test_a_record_cannot_be_changed(name: str) -> None:
    record = MODELS[name].read(json.dumps(example(name)))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(record, next(iter(MODELS[name].model_fields)), "other")
