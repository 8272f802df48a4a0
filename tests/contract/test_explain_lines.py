"""``dateline explain`` says of a story what ``dateline pipe`` printed of it, no more and no less."""

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
"""What a line holds; a name that goes away breaks those who read it."""

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
    """The stories of the demo's evening, and of a ferry whose two stories turn out to be one."""
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


def turned(stories: list[dict[str, Any]], kind: str) -> str:
    return next(str(story["story_id"]) for story in stories if story["relation"]["kind"] == kind)


def test_a_line_a_version_in_order_with_what_the_version_says(evening: Path, stories: list[dict[str, Any]]) -> None:
    said = ("version", "event", "relation", "headline", "published", "age", "sightings", "regions", "pub_status")
    for story_id in {turned(stories, kind) for kind in ("expansion", "update", "correction", "withdrawal")}:
        versions = [story for story in stories if story["story_id"] == story_id]
        told = rows(story_id, "--input", str(evening))
        assert [list(row) for row in told] == [FIELDS] * len(versions)
        assert [[row[name] for name in said] for row in told] == [[one[name] for name in said] for one in versions]
        assert sum(source["new"] for row in told for source in row["sources"]) == told[-1]["sightings"]


def test_the_first_eight_digits_and_capitals_will_do(evening: Path, stories: list[dict[str, Any]]) -> None:
    story_id = turned(stories, "expansion")
    whole = rows(story_id, "--input", str(evening))
    assert rows(story_id[:8].upper(), "--input", str(evening)) == whole


def test_standard_input_is_read_like_a_file(evening: Path, stories: list[dict[str, Any]]) -> None:
    absorbed = next(story["story_id"] for story in stories if story["merged_into"])
    piped = run(explain, absorbed, "--input", "-", stdin=evening.read_bytes())
    assert [json.loads(line) for line in piped.stdout.splitlines()] == rows(absorbed, "--input", str(evening))


@pytest.mark.parametrize("ending", [".jsonl.gz", ".jsonl.zst", ".parquet"])
def test_whatever_pipe_writes_is_read_like_lines(
    ending: str, tmp_path: Path, evening: Path, stories: list[dict[str, Any]]
) -> None:
    absorbed = next(story["story_id"] for story in stories if story["merged_into"])
    archive = tmp_path / f"stories{ending}"
    with open_output(archive, Story) as output:
        output.write(evening.read_bytes().splitlines())
    assert rows(absorbed, "--input", str(archive)) == rows(absorbed, "--input", str(evening))


@pytest.mark.parametrize(("ending", "data"), [(".jsonl.gz", b"x"), (".jsonl.zst", b"x"), (".parquet", b"x")])
def test_an_archive_that_is_damaged_is_named(ending: str, data: bytes, tmp_path: Path) -> None:
    archive = tmp_path / f"stories{ending}"
    archive.write_bytes(data)
    result = run(explain, "0" * 32, "--input", str(archive))
    assert (result.exit_code, result.stdout) == (2, "")
    assert archive.name in "".join(re.split(r"[\s│]+", result.stderr)), "whatever the box breaks it at"


def test_a_pipe_with_a_name_is_read_like_a_file(evening: Path, stories: list[dict[str, Any]], tmp_path: Path) -> None:
    absorbed = next(story["story_id"] for story in stories if story["merged_into"])
    os.mkfifo(tmp_path / "pipe")
    with ThreadPoolExecutor(1) as beside:
        beside.submit((tmp_path / "pipe").write_bytes, evening.read_bytes())
        assert rows(absorbed, "--input", str(tmp_path / "pipe")) == rows(absorbed, "--input", str(evening))


def test_a_relinked_story_is_followed_by_the_one_that_it_became_part_of(
    evening: Path, stories: list[dict[str, Any]]
) -> None:
    absorbed, into = next((one["story_id"], one["merged_into"]) for one in stories if one["merged_into"])
    told = rows(absorbed, "--input", str(evening))
    count = Counter(story["story_id"] for story in stories)
    assert [row["story_id"] for row in told] == [absorbed] * count[absorbed] + [into] * count[into]
    assert [row["absorbed"] for row in told if row["absorbed"]] == [[absorbed]]
    table = run(explain, absorbed, "--input", str(evening), "--format", "table").stdout
    assert f"it became part of {into}" in table
    assert table.index(f"story {absorbed}") < table.index(f"story {into}")


def test_where_the_other_one_is_not_there_it_says_so(stories: list[dict[str, Any]]) -> None:
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
            ("expansion of 5", "0.80 contained", "+600, +vier, +drie", "article", "zeekantnet +4", "south-america"),
        ),
        ("correction", ("correction of 5", "+450")),
        ("withdrawal", ("withdrawal of 3", "withdrawn with version 4", "unknown")),
    ],
)
def test_a_table_shows_what_changed(
    kind: str, shown: tuple[str, ...], evening: Path, stories: list[dict[str, Any]]
) -> None:
    table = run(explain, turned(stories, kind), "--input", str(evening), "--format", "table").stdout
    assert not [words for words in shown if words not in table], table


def test_a_move_and_a_takedown_read_well(stories: list[dict[str, Any]]) -> None:
    first = next(story for story in stories if story["relation"]["kind"] == "new")
    asia = {"code": "145", "slug": "western-asia", "iptc": "r145", "via": "dateline"}
    now = {"regions": [asia], "former_regions": first["regions"], "relation": {"kind": "update", "rule": "same-words"}}
    of_place = {"event": "moved", "text": None, "fingerprint": None, "left_regions": first["regions"]}
    gone = {"event": "withdrawn", "text": None, "relation": {"kind": "withdrawal", "parent": 3, "rule": "takedown"}}
    versions = [first, now, {**now, **of_place}, {**now, **gone}]
    lines = [json.dumps({**first, **each, "version": n}).encode() for n, each in enumerate(versions, 1)]
    table = run(explain, first["story_id"], "--input", "-", "--format", "table", stdin=b"\n".join(lines)).stdout
    row = next(part for part in table.split("├") if "moved" in part)
    assert " ".join(first["regions"][0]["slug"].split()) in row.replace("\n", " ")
    assert "elsewhere" in row
    assert table.count("left ") == len(first["regions"])
    assert "takedown" in table
    assert "withdrawn with version 4" in table


def test_what_would_steer_a_terminal_is_not_printed(stories: list[dict[str, Any]]) -> None:
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


def test_an_id_that_nothing_has_leaves_with_1_and_says_what_to_do(evening: Path) -> None:
    result = run(explain, "0" * 32, "--input", str(evening))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "dateline pipe --emit stories" in result.stderr


def test_digits_that_several_ids_begin_with_list_them(stories: list[dict[str, Any]]) -> None:
    twins = [{**story, "story_id": "0123abcd" + story["story_id"][8:]} for story in stories[:2]]
    result = run(explain, "0123abcd", "--input", "-", stdin=b"\n".join(json.dumps(one).encode() for one in twins))
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(one["story_id"] in result.stderr for one in twins)


@pytest.mark.parametrize("story_id", ["0123abc", "0" * 33, "zeekantnet", ""])
def test_what_is_no_id_is_wrong_usage(story_id: str, evening: Path) -> None:
    assert run(explain, story_id, "--input", str(evening)).exit_code == 2


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(explain, "0" * 32, "--input", str(tmp_path / "none")).exit_code == 2


def test_a_line_that_is_no_story_is_told_and_the_others_are_read(stories: list[dict[str, Any]]) -> None:
    bad = [b"{broken", b'{"region": "asia"}', json.dumps({**stories[0], "version": 0}).encode()]
    result = run(
        explain, stories[0]["story_id"], "--input", "-", stdin=b"\n".join([json.dumps(stories[0]).encode(), *bad])
    )
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    told = result.stderr.splitlines()
    assert [line.partition(": ")[0] for line in told] == ["-:2", "-:3", "-:4"]
    assert "version" in told[2]
