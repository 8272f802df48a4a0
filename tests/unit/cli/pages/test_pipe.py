"""``dateline pipe``: its views agree with one another, lose nothing, and are the same every time."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import typer
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types
from typer.testing import CliRunner, Result

from dateline.cli.pages.pipe import Emit, pipe
from dateline.core.stories.ninjs import ninjs
from dateline.demo.pages import demo_pages
from dateline.files.archive import read_archive
from dateline_schemas import Story
from tests.contract.export import export

app = typer.Typer()
app.command()(pipe)

LEDGER = ["article_id", "ordinal", "brief_id", "fingerprint", "story_id", "version", "relation"]


def run(*arguments: str, stdin: bytes) -> Result:
    return CliRunner().invoke(app, ["-", *arguments], input=stdin)


@pytest.fixture(scope="module")
def views() -> dict[str, list[dict[str, Any]]]:
    """Every view of the demo's evening."""
    evening = b"\n".join(demo_pages())
    results = {emit.value: run("--emit", emit, stdin=evening) for emit in Emit}
    assert {result.exit_code for result in results.values()} == {1}, "one page of the demo is broken"
    return {emit: [json.loads(line) for line in result.stdout.splitlines()] for emit, result in results.items()}


@pytest.mark.parametrize(("emit", "schema"), [("briefs", "brief"), ("distinct", "distinct"), ("stories", "story")])
def test_records_are_valid_under_the_published_schema(
    emit: str, schema: str, views: dict[str, list[dict[str, Any]]]
) -> None:
    validator = Draft202012Validator(json.loads(export()[f"{schema}.v1.schema.json"]))
    assert views[emit]
    assert all(validator.is_valid(record) for record in views[emit])


def test_the_ledger_has_a_line_for_every_brief_in_order(views: dict[str, list[dict[str, Any]]]) -> None:
    assert all(list(line) == LEDGER for line in views["ledger"])
    assert [line["brief_id"] for line in views["ledger"]] == [brief["brief_id"] for brief in views["briefs"]]


def test_every_text_is_on_exactly_one_story(views: dict[str, list[dict[str, Any]]]) -> None:
    homes = {(line["fingerprint"], line["story_id"]) for line in views["ledger"]}
    assert {fingerprint for fingerprint, _ in homes} == {record["fingerprint"] for record in views["distinct"]}
    assert len(homes) == len({fingerprint for fingerprint, _ in homes})


def test_each_version_of_a_story_is_printed_once(views: dict[str, list[dict[str, Any]]]) -> None:
    versions = Counter((story["story_id"], story["version"]) for story in views["stories"])
    assert set(versions.values()) == {1}
    assert versions.keys() <= {(line["story_id"], line["version"]) for line in views["ledger"]}


def test_every_version_except_repeats_goes_to_its_regions(views: dict[str, list[dict[str, Any]]]) -> None:
    assert all(list(line) == ["region", "story"] for line in views["regions"])
    sent = Counter((line["story"]["story_id"], line["story"]["version"]) for line in views["regions"])
    routed = [story for story in views["stories"] if story["relation"]["kind"] != "repeat"]
    assert sent == {(story["story_id"], story["version"]): len(story["regions"]) for story in routed}


def test_repeats_collapse(views: dict[str, list[dict[str, Any]]]) -> None:
    assert len(views["stories"]) < len(views["briefs"])


@pytest.mark.parametrize("emit", Emit)
def test_the_same_pages_give_the_same_bytes(emit: Emit) -> None:
    evening = b"\n".join(demo_pages()[:12])
    assert run("--emit", emit, stdin=evening).stdout_bytes == run("--emit", emit, stdin=evening).stdout_bytes


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"])
@pytest.mark.parametrize("emit", [Emit.STORIES, Emit.LEDGER])
def test_a_file_holds_what_is_printed_even_if_pages_are_rejected(emit: Emit, ending: str, tmp_path: Path) -> None:
    evening = b"\n".join([*demo_pages()[:5], b"no page"])
    printed = run("--emit", emit, stdin=evening)
    written = run("--emit", emit, "--output", str(tmp_path / f"out{ending}"), stdin=evening)
    assert (printed.exit_code, written.exit_code, written.stdout) == (1, 1, "")
    assert [line.data for line in read_archive(tmp_path / f"out{ending}")] == printed.stdout_bytes.splitlines()
    assert [path.name for path in tmp_path.iterdir()] == [f"out{ending}"]


def test_stories_can_be_written_as_ninjs(tmp_path: Path) -> None:
    evening = b"\n".join(demo_pages()[:5])
    stories = [Story.read(line) for line in run(stdin=evening).stdout_bytes.splitlines()]
    printed = run("--format", "ninjs", stdin=evening)
    assert [json.loads(line) for line in printed.stdout.splitlines()] == [ninjs(story) for story in stories]
    path = tmp_path / "out.jsonl.zst"
    assert run("--format", "ninjs", "--output", str(path), stdin=evening).exit_code == 0
    assert [line.data for line in read_archive(path)] == printed.stdout_bytes.splitlines()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "ninjs", "--emit", "briefs"), "ninjs is a format of stories"),
        (("--format", "ninjs", "--output", "out.parquet"), "write parquet to a file"),
        (("--format", "parquet"), "write parquet to a file"),
    ],
)
def test_options_that_exclude_each_other_are_a_usage_error(arguments: tuple[str, ...], message: str) -> None:
    refused = run(*arguments, stdin=b"")
    assert refused.exit_code == 2
    assert message in refused.stderr


def test_only_pages_fetched_in_the_window_are_used() -> None:
    pages = demo_pages()[:20]
    early = [page for page in pages if json.loads(page)["fetched_at"] < "2026-02-07T17:30"]
    window = run("--from", "2026-02-07T17:00+01:00", "--to", "2026-02-07T17:30+01:00", stdin=b"\n".join(pages))
    assert 0 < len(early) < len(pages)
    assert window.stdout_bytes == run(stdin=b"\n".join(early)).stdout_bytes
    assert f"{len(pages) - len(early)} pages left out, fetched at other times" in window.stderr


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(demo_pages()[0])
    for arguments in ([str(path), "--output", str(path)], ["-", "--output", str(tmp_path / "stories.csv")]):
        assert CliRunner().invoke(app, arguments).exit_code == 2
    assert path.read_bytes() == demo_pages()[0]


def test_stories_are_printed_by_default() -> None:
    page = demo_pages()[0]
    assert run(stdin=page).stdout_bytes == run("--emit", "stories", stdin=page).stdout_bytes


def test_an_unknown_view_is_a_usage_error() -> None:
    result = run("--emit", "everything", stdin=b"")
    assert result.exit_code == 2
    assert "everything" in result.stderr


def test_pages_without_briefs_are_summed_up_on_standard_error() -> None:
    page = {"source": "portal", "fetched_at": "2026-02-06T09:20:00+01:00", "text": "Access denied"}
    result = run(stdin=json.dumps(page).encode())
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 of 1 page gave no brief: portal 1 (consent)" in result.stderr
