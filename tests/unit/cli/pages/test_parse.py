"""``dateline parse``: what it prints, what it refuses, and how it leaves."""

import json
from datetime import datetime
from pathlib import Path

import pytest
import typer
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types
from rich.console import Console
from typer.testing import CliRunner, Result

import dateline_schemas
from dateline.cli.main import main
from dateline.cli.pages.explain_view import explain_view
from dateline.cli.pages.parse import brief_table, parse
from dateline.core.page.findings.explain import explain
from dateline.core.versions import PARSER_VERSION
from dateline_schemas import Brief, Published, RawArticle
from tests.contract.export import export
from tests.golden.places import atlas

EXAMPLES = Path(dateline_schemas.__file__).parents[1] / "examples"
TOLD = ("--source", "kustbode", "--fetched-at", "2026-02-06T09:20:00+01:00", "--home-country", "NL")
PAGE = """Havenstaking in Vlissingen afgewend na nachtelijk overleg
VLISSINGEN (ANP) - De aangekondigde staking van sleepbootkapiteins in de haven gaat niet door. Vakbond en werkgevers \
werden het in de nacht van donderdag op vrijdag eens over de roosters.
Meer uit Buitenland
OSLO (ANP/AFP) - Een veerboot met 212 mensen aan boord is voor de Noorse kust met motorpech stilgevallen. Sleepboten \
brachten het schip naar de kade; niemand raakte gewond.
3 uur geledenANKARA (ANP/RTR) - De regering sluit twee grensovergangen voor vrachtverkeer. De maatregel geldt tot eind \
februari, zegt de minister van Handel.
5 uur geleden"""

app = typer.Typer()
app.command()(parse)


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def raw(**changes: object) -> bytes:
    page = {"source": "kustbode", "fetched_at": "2026-02-06T09:20:00+01:00", "home_country": "NL", "text": PAGE}
    return json.dumps({**page, **changes}).encode() + b"\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return path


def test_a_page_becomes_a_line_of_json_a_brief(page: Path) -> None:
    result = run(page, *TOLD)
    assert result.exit_code == 0, result.output
    briefs = [json.loads(line) for line in result.stdout.splitlines()]
    validator = Draft202012Validator(json.loads(export()["brief.v1.schema.json"]))
    assert all(validator.is_valid(brief) for brief in briefs)
    assert [brief["ordinal"] for brief in briefs] == [0, 1, 2]
    assert [brief["role"] for brief in briefs] == ["lead", "related", "related"]
    assert [place["country"] for brief in briefs for place in brief["dateline"]["places"]] == ["NL", "NO", "TR"]
    assert [brief["age"] for brief in briefs] == [None, "3 uur geleden", "5 uur geleden"]
    assert all(brief["source"] == "kustbode" for brief in briefs)


def test_the_same_page_gives_the_same_bytes_from_file_and_from_standard_input(page: Path, tmp_path: Path) -> None:
    lines = tmp_path / "pages.jsonl"
    lines.write_bytes(raw())
    printed = {
        run(page, *TOLD).stdout_bytes,
        run(lines).stdout_bytes,
        run("-", stdin=raw()).stdout_bytes,
        run(stdin=raw()).stdout_bytes,
    }
    assert len(printed) == 1


def test_a_table_shows_people_what_was_read(page: Path) -> None:
    result = run(page, *TOLD, "--table")
    assert result.exit_code == 0
    for shown in ("VLISSINGEN → NL", "OSLO → NO", "ANP, AFP", "3 uur geleden", "(05:20, 06:20]", "northern-europe"):
        assert shown in result.stdout


def test_explaining_shows_the_page_and_what_decided(page: Path) -> None:
    result = run(page, *TOLD, "--explain")
    assert result.exit_code == 0, result.output
    shown = " ".join(result.stdout.replace("│", " ").split())
    assert PAGE.splitlines()[0] in shown
    for told in (
        "VLISSINGEN → Vlissingen NL",
        "home country +2.0",
        "“Noorse” names it",
        "0 lead [0, 245)",
        "in no brief",
    ):
        assert told in shown
    assert "\x1b" not in result.stdout


def test_explaining_gives_lines_for_a_report(page: Path) -> None:
    result = run(page, *TOLD, "--explain", "--lines")
    assert result.exit_code == 0, result.output
    findings = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(finding["why"] and finding["parser_version"] == PARSER_VERSION for finding in findings)
    words = {finding["what"]: finding["words"] for finding in findings}
    assert words["marker"] == "Meer uit Buitenland"
    assert words["time"] == "5 uur geleden"


def coloured(page: str, **surroundings: str) -> str:
    article = RawArticle(source="kustbode", fetched_at=datetime.fromisoformat(FETCHED), text=page)
    console = Console(width=120, force_terminal=True, color_system="standard", _environ=surroundings)
    with console.capture() as capture:
        console.print(explain_view(article, explain(article, atlas())))
    return capture.get()


def test_a_terminal_has_colours_unless_told_not_to() -> None:
    assert "\x1b[36m" in coloured(PAGE)
    assert "\x1b[36m" not in coloured(PAGE, NO_COLOR="1")


def test_a_page_cannot_steer_the_terminal() -> None:
    shown = coloured("Kop van het stuk\nGOES (ANP) - Een \x1b]0;titel\x07 zin.\x08\r\nEn \x9b2J nog een zin.")
    assert not [steering for steering in ("\x1b]0", "\x07", "\x08", "\x9b") if steering in shown]
    assert "\ufffd" in shown


def test_bad_records_are_told_counted_and_kept_whole(tmp_path: Path) -> None:
    bad = raw(fetched_at="2026-02-06T09:20:00")
    kept = tmp_path / "bad.jsonl"
    result = run("-", "--rejects", kept, stdin=raw() + bad + b"no JSON\n" + raw())
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 6
    assert "-:2: fetched_at: Input should have timezone info" in result.stderr
    assert "-:3: record: Invalid JSON" in result.stderr
    assert "2 of 4 records rejected" in result.stderr
    assert kept.read_bytes() == bad + b"no JSON\n"


def test_nothing_rejected_leaves_an_empty_file_and_exit_code_0(tmp_path: Path) -> None:
    kept = tmp_path / "bad.jsonl"
    assert run("-", "--rejects", kept, stdin=raw()).exit_code == 0
    assert kept.read_bytes() == b""


def plain(result: Result) -> str:
    """Return what stderr says without the frame that is drawn around it."""
    return " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "page.txt: a .txt page does not tell where and when it was fetched, so give --source and --fetched-at"),
        (("--source", "kustbode"), "give --fetched-at"),
        ((*TOLD, "--fetched-at", "2026-02-06T09:20:00"), "--fetched-at: Input should have timezone info"),
        ((*TOLD, "--fetched-at", "yesterday"), "--fetched-at"),
        ((*TOLD, "--home-country", "nl"), "--home-country"),
        ((*TOLD, "--time-zone", "Europe/Goes"), "--time-zone"),
        ((*TOLD, "--source", ""), "--source"),
        ((*TOLD, "--colour"), "--colour"),
    ],
)
def test_wrong_usage_is_told_by_name(
    arguments: tuple[str, ...], said: str, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(page.name, *arguments)
    assert result.exit_code == 2
    assert said in plain(result)


@pytest.mark.parametrize("name", ["missing.jsonl", "table.csv", "."])
def test_a_file_that_is_no_page_is_wrong_usage(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "table.csv").write_text("a,b")
    result = run(name)
    assert result.exit_code == 2
    assert name in plain(result)


def test_rejects_never_overwrite_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(raw())
    assert run(path, "--rejects", path).exit_code == 2
    assert path.read_bytes() == raw()


def test_a_wrong_setting_stops_it_by_name(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_CACHEDIR", "elsewhere")
    with pytest.raises(SystemExit) as left:
        main(["parse", str(page), *TOLD])
    assert left.value.code == 2
    assert "DATELINE_CACHEDIR is no setting of Dateline; did you mean DATELINE_CACHE_DIR?" in capsys.readouterr().err


FETCHED = "2026-02-06T09:20:00+01:00"
INTERVALS = {
    "within the day": ("2026-02-06T04:20:00Z", "2026-02-06T05:20:00Z", "age", "(05:20, 06:20]"),
    "the day before": ("2026-02-05T22:30:00Z", "2026-02-05T23:30:00Z", "age", "(2026-02-05 23:30, 00:30]"),
    "an instant": ("2026-02-06T05:00:00Z", "2026-02-06T05:00:00Z", "clock", "06:00"),
    "open behind": (None, "2026-02-06T05:00:00Z", "age", "(…, 06:00]"),
    "unknown": (None, None, "unknown", "unknown"),
}


@pytest.mark.parametrize("case", INTERVALS)
def test_intervals_are_shown_in_the_zone_of_fetching(case: str) -> None:
    earliest, latest, basis, shown = INTERVALS[case]
    published = Published.model_validate({"earliest": earliest, "latest": latest, "basis": basis})
    assert shown in drawn(
        Brief.read((EXAMPLES / "brief.json").read_bytes()).model_copy(update={"published": published})
    )


def test_a_place_that_nobody_knows_and_one_that_is_undecided_are_shown_so() -> None:
    brief = Brief.read((EXAMPLES / "brief.json").read_bytes())
    assert brief.dateline
    place = brief.dateline.places[0]
    places = (place.model_copy(update={"ambiguous": True}), place.model_copy(update={"country": None}))
    shown = drawn(brief.model_copy(update={"dateline": brief.dateline.model_copy(update={"places": places})}))
    assert "OSLO → NO (ambiguous)" in shown
    assert "OSLO → unknown" in shown


def drawn(brief: Brief) -> str:
    article = RawArticle(source="kustbode", fetched_at=datetime.fromisoformat(FETCHED), text=brief.text)
    console = Console(width=250)
    with console.capture() as capture:
        console.print(brief_table(article, [brief]))
    return capture.get()
