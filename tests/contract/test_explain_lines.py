"""``dateline explain`` shows of a story exactly what ``dateline pipe`` printed of it."""

import json
import os
import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import pytest
import typer
from typer.testing import CliRunner, Result

from dateline.cli.pages.pipe import pipe
from dateline.cli.stories.explain import explain
from dateline.cli.terminal.output import open_output
from dateline.demo.pages import demo_pages
from dateline_schemas import Story

FIELDS: Final = [
    "story_id", "version", "at", "event", "relation", "headline", "opening", "retold", "source", "url", "sightings",
    "sources", "published", "age", "interval", "regions", "entered", "left", "absorbed", "merged_into", "pub_status",
    "complete", "late",
]  # fmt: skip
"""The fields of a line. Removing one breaks those who read it."""

GROUNDING: Final = (
    "A ferry with 214 people on board ran aground near the harbour of Larsvik on Saturday morning, spokeswoman Ida "
    "Holm of the Sandoy Line said. Divers from Bergstad inspected the hull of the Nordlys while tugs waited for tide."
)
BEARINGS: Final = (
    "Investigators under Ida Holm found two cracked bearings in the gearbox of the Nordlys, the ferry that left "
    "Larsvik for Bergstad. The Sandoy Line replaced such bearings on three sister ships after an inspection."
)
TEXTS: Final = {
    "Ferry aground off Larsvik": GROUNDING,
    "Cracked bearings found in gearbox": BEARINGS,
    "Ferry Nordlys: grounding and bearings": f"{GROUNDING}\n{BEARINGS}",
}


def run(command: Callable[..., None], *arguments: str, stdin: bytes = b"") -> Result:
    app = typer.Typer()
    app.command()(command)
    return CliRunner().invoke(app, list(arguments), input=stdin)


def rows(*arguments: str) -> list[dict[str, Any]]:
    result = run(explain, *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of the stories of the demo's evening, and of a ferry whose two stories are merged into one."""
    ferry = [
        {
            "source": "harbourpost",
            "fetched_at": f"2026-02-08T{hour}:00:00+01:00",
            "text": f"{headline}\nLARSVIK, Norway (Reuters) - {text}\n1 hour ago",
        }
        for hour, (headline, text) in enumerate(TEXTS.items(), 10)
    ]
    printed = run(pipe, "-", stdin=b"\n".join([*demo_pages(), *(json.dumps(page).encode() for page in ferry)]))
    path = tmp_path_factory.mktemp("evening") / "stories.jsonl"
    path.write_bytes(printed.stdout_bytes)
    return path


@pytest.fixture(scope="module")
def stories(evening: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in evening.read_bytes().splitlines()]


def story_of_kind(stories: list[dict[str, Any]], kind: str) -> str:
    """Return the id of the first story that has a version of that kind."""
    return next(str(story["story_id"]) for story in stories if story["relation"]["kind"] == kind)


def test_each_version_is_a_line_with_the_fields_of_the_version(evening: Path, stories: list[dict[str, Any]]) -> None:
    fields = ("version", "event", "relation", "headline", "published", "age", "sightings", "regions", "pub_status")
    for story_id in {story_of_kind(stories, kind) for kind in ("expansion", "update", "correction", "withdrawal")}:
        versions = [story for story in stories if story["story_id"] == story_id]
        lines = rows(story_id, "--input", str(evening))
        assert [list(row) for row in lines] == [FIELDS] * len(versions)
        assert [[row[name] for name in fields] for row in lines] == [[one[name] for name in fields] for one in versions]
        assert sum(source["new"] for row in lines for source in row["sources"]) == lines[-1]["sightings"]


def test_eight_digits_of_an_id_in_capitals_are_enough(evening: Path, stories: list[dict[str, Any]]) -> None:
    story_id = story_of_kind(stories, "expansion")
    whole = rows(story_id, "--input", str(evening))
    assert rows(story_id[:8].upper(), "--input", str(evening)) == whole


def test_standard_input_is_read_like_a_file(evening: Path, stories: list[dict[str, Any]]) -> None:
    absorbed = next(story["story_id"] for story in stories if story["merged_into"])
    piped = run(explain, absorbed, "--input", "-", stdin=evening.read_bytes())
    assert [json.loads(line) for line in piped.stdout.splitlines()] == rows(absorbed, "--input", str(evening))


@pytest.mark.parametrize("ending", [".jsonl.gz", ".jsonl.zst", ".parquet"])
def test_every_format_of_pipe_is_read_like_lines(
    ending: str, tmp_path: Path, evening: Path, stories: list[dict[str, Any]]
) -> None:
    absorbed = next(story["story_id"] for story in stories if story["merged_into"])
    archive = tmp_path / f"stories{ending}"
    with open_output(archive, Story) as output:
        output.write(evening.read_bytes().splitlines())
    assert rows(absorbed, "--input", str(archive)) == rows(absorbed, "--input", str(evening))


@pytest.mark.parametrize(("ending", "data"), [(".jsonl.gz", b"x"), (".jsonl.zst", b"x"), (".parquet", b"x")])
def test_a_damaged_archive_is_named(ending: str, data: bytes, tmp_path: Path) -> None:
    archive = tmp_path / f"stories{ending}"
    archive.write_bytes(data)
    result = run(explain, "0" * 32, "--input", str(archive))
    assert (result.exit_code, result.stdout) == (2, "")
    assert archive.name in "".join(re.split(r"[\s│]+", result.stderr)), "the box on stderr may break the name"


def test_a_named_pipe_is_read_like_a_file(evening: Path, stories: list[dict[str, Any]], tmp_path: Path) -> None:
    absorbed = next(story["story_id"] for story in stories if story["merged_into"])
    os.mkfifo(tmp_path / "pipe")
    with ThreadPoolExecutor(1) as writer:
        writer.submit((tmp_path / "pipe").write_bytes, evening.read_bytes())
        assert rows(absorbed, "--input", str(tmp_path / "pipe")) == rows(absorbed, "--input", str(evening))


def test_a_merged_story_is_followed_by_the_story_that_absorbed_it(evening: Path, stories: list[dict[str, Any]]) -> None:
    absorbed, into = next((one["story_id"], one["merged_into"]) for one in stories if one["merged_into"])
    lines = rows(absorbed, "--input", str(evening))
    count = Counter(story["story_id"] for story in stories)
    assert [row["story_id"] for row in lines] == [absorbed] * count[absorbed] + [into] * count[into]
    assert [row["absorbed"] for row in lines if row["absorbed"]] == [[absorbed]]
    table = run(explain, absorbed, "--input", str(evening), "--format", "table").stdout
    assert f"it became part of {into}" in table
    assert table.index(f"story {absorbed}") < table.index(f"story {into}")


def test_a_missing_merged_story_is_reported(stories: list[dict[str, Any]]) -> None:
    absorbed, into = next((one["story_id"], one["merged_into"]) for one in stories if one["merged_into"])
    alone = b"\n".join(json.dumps(story).encode() for story in stories if story["story_id"] == absorbed)
    result = run(explain, absorbed, "--input", "-", stdin=alone)
    assert result.exit_code == 0
    assert f"there is no story {into}" in result.stderr


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (
            "expansion",
            ("expansion of 1", "0.99 contained", "adds", "Quispe; 3", "article", "zeekantnet +4", "south-america"),
        ),
        ("correction", ("correction of 1", "540 → 450 vaten")),
        ("withdrawal", ("withdrawal of 1", "withdrawn with version 4", "unknown")),
    ],
)
def test_a_table_shows_what_changed(
    kind: str, shown: tuple[str, ...], evening: Path, stories: list[dict[str, Any]]
) -> None:
    table = run(explain, story_of_kind(stories, kind), "--input", str(evening), "--format", "table").stdout
    assert not [words for words in shown if words not in table], table


def test_a_table_shows_a_move_and_a_takedown(stories: list[dict[str, Any]]) -> None:
    first = next(story for story in stories if story["relation"]["kind"] == "new")
    asia = {"code": "145", "slug": "western-asia", "iptc": "r145", "via": "dateline"}
    now = {"regions": [asia], "former_regions": first["regions"], "relation": {"kind": "update", "rule": "same-words"}}
    moved = {"event": "moved", "text": None, "fingerprint": None, "left_regions": first["regions"]}
    gone = {"event": "withdrawn", "text": None, "relation": {"kind": "withdrawal", "parent": 3, "rule": "takedown"}}
    versions = [first, now, {**now, **moved}, {**now, **gone}]
    lines = [json.dumps({**first, **each, "version": n}).encode() for n, each in enumerate(versions, 1)]
    table = run(explain, first["story_id"], "--input", "-", "--format", "table", stdin=b"\n".join(lines)).stdout
    row = next(part for part in table.split("├") if "moved" in part)
    assert " ".join(first["regions"][0]["slug"].split()) in row.replace("\n", " ")
    assert "elsewhere" in row
    assert table.count("left ") == len(first["regions"])
    assert "takedown" in table
    assert "withdrawn with version 4" in table


def test_control_characters_are_not_printed(stories: list[dict[str, Any]]) -> None:
    first = {**stories[0], "headline": "Ferry \x1b[2J\x9b31m", "source": "a\x1b[0m"}
    first["sources"] = {"top": [{"source": "a\x1b[0m", "count": 1}], "total": 1}
    shown = run(explain, first["story_id"], "--input", "-", "--format", "table", stdin=json.dumps(first).encode())
    assert shown.exit_code == 0
    assert not {"\x1b", "\x9b"} & set(shown.stdout)
    twins = [first, {**first, "story_id": first["story_id"][:8] + "0" * 24}]
    listed = run(
        explain, first["story_id"][:8], "--input", "-", stdin=b"\n".join(json.dumps(one).encode() for one in twins)
    )
    assert "Ferry" in listed.stderr
    assert not {"\x1b", "\x9b"} & set(listed.stderr)


def test_an_unknown_id_exits_with_1_and_says_what_to_do(evening: Path) -> None:
    result = run(explain, "0" * 32, "--input", str(evening))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "dateline pipe --emit stories" in result.stderr


def test_an_ambiguous_id_lists_the_stories(stories: list[dict[str, Any]]) -> None:
    twins = [{**story, "story_id": "0123abcd" + story["story_id"][8:]} for story in stories[:2]]
    result = run(explain, "0123abcd", "--input", "-", stdin=b"\n".join(json.dumps(one).encode() for one in twins))
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(one["story_id"] in result.stderr for one in twins)


@pytest.mark.parametrize("story_id", ["0123abc", "0" * 33, "zeekantnet", ""])
def test_a_malformed_id_is_a_usage_error(story_id: str, evening: Path) -> None:
    assert run(explain, story_id, "--input", str(evening)).exit_code == 2


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    assert run(explain, "0" * 32, "--input", str(tmp_path / "none")).exit_code == 2


def test_a_line_that_is_no_story_is_reported_and_the_others_are_read(stories: list[dict[str, Any]]) -> None:
    bad = [b"{broken", b'{"region": "asia"}', json.dumps({**stories[0], "version": 0}).encode()]
    result = run(
        explain, stories[0]["story_id"], "--input", "-", stdin=b"\n".join([json.dumps(stories[0]).encode(), *bad])
    )
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    problems = result.stderr.splitlines()
    assert [line.partition(": ")[0] for line in problems] == ["-:2", "-:3", "-:4"]
    assert "version" in problems[2]
