"""``dateline parse``: what it prints, what it refuses, and how it exits."""

import json
from datetime import UTC, datetime
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
OPTIONS = ("--source", "kustbode", "--fetched-at", "2026-02-06T09:20:00+01:00", "--home-country", "NL")
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


def test_each_brief_is_a_line_of_json(page: Path) -> None:
    result = run(page, *OPTIONS)
    assert result.exit_code == 0, result.output
    briefs = [json.loads(line) for line in result.stdout.splitlines()]
    validator = Draft202012Validator(json.loads(export()["brief.v1.schema.json"]))
    assert all(validator.is_valid(brief) for brief in briefs)
    assert [brief["ordinal"] for brief in briefs] == [0, 1, 2]
    assert [brief["role"] for brief in briefs] == ["lead", "related", "related"]
    assert [place["country"] for brief in briefs for place in brief["dateline"]["places"]] == ["NL", "NO", "TR"]
    assert [brief["age"] for brief in briefs] == [None, "3 uur geleden", "5 uur geleden"]
    assert all(brief["source"] == "kustbode" for brief in briefs)


def test_a_page_may_be_fetched_now(page: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    result = run(page, "--source", "kustbode", "--fetched-at", "now")
    assert result.exit_code == 0, result.output
    assert (
        before <= datetime.fromisoformat(json.loads(result.stdout.splitlines()[0])["fetched_at"]) <= datetime.now(UTC)
    )


def test_a_page_gives_the_same_bytes_from_a_file_and_from_standard_input(page: Path, tmp_path: Path) -> None:
    lines = tmp_path / "pages.jsonl"
    lines.write_bytes(raw())
    printed = {
        run(page, *OPTIONS).stdout_bytes,
        run(lines).stdout_bytes,
        run("-", stdin=raw()).stdout_bytes,
        run(stdin=raw()).stdout_bytes,
    }
    assert len(printed) == 1


def test_a_table_shows_the_fields_of_each_brief(page: Path) -> None:
    result = run(page, *OPTIONS, "--table")
    assert result.exit_code == 0
    for shown in ("VLISSINGEN → NL", "OSLO → NO", "ANP, AFP", "3 uur geleden", "(05:20, 06:20]", "northern-europe"):
        assert shown in result.stdout


def test_explain_shows_the_page_and_the_findings(page: Path) -> None:
    result = run(page, *OPTIONS, "--explain")
    assert result.exit_code == 0, result.output
    shown = " ".join(result.stdout.replace("│", " ").split())
    assert PAGE.splitlines()[0] in shown
    for finding in (
        "VLISSINGEN → Vlissingen NL",
        "home country +2.0",
        "“Noorse” names it",
        "0 lead [0, 245)",
        "in no brief",
    ):
        assert finding in shown
    assert "\x1b" not in result.stdout


def test_explain_prints_findings_as_lines_of_json(page: Path) -> None:
    result = run(page, *OPTIONS, "--explain", "--lines")
    assert result.exit_code == 0, result.output
    findings = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(finding["why"] and finding["parser_version"] == PARSER_VERSION for finding in findings)
    quoted = {finding["what"]: finding["words"] for finding in findings}
    assert quoted["marker"] == "Meer uit Buitenland"
    assert quoted["time"] == "5 uur geleden"


def coloured(page: str, **environment: str) -> str:
    article = RawArticle(source="kustbode", fetched_at=datetime.fromisoformat(FETCHED), text=page)
    console = Console(width=120, force_terminal=True, color_system="standard", _environ=environment)
    with console.capture() as capture:
        console.print(explain_view(article, explain(article, atlas())))
    return capture.get()


def test_a_terminal_has_colours_unless_no_color_is_set() -> None:
    assert "\x1b[36m" in coloured(PAGE)
    assert "\x1b[36m" not in coloured(PAGE, NO_COLOR="1")


def test_a_page_cannot_steer_the_terminal() -> None:
    shown = coloured("Kop van het stuk\nGOES (ANP) - Een \x1b]0;titel\x07 zin.\x08\r\nEn \x9b2J nog een zin.")
    assert not [steering for steering in ("\x1b]0", "\x07", "\x08", "\x9b") if steering in shown]
    assert "\ufffd" in shown


def test_bad_records_are_named_counted_and_written_to_the_rejects(tmp_path: Path) -> None:
    bad = raw(fetched_at="2026-02-06T09:20:00")
    rejects = tmp_path / "bad.jsonl"
    result = run("-", "--rejects", rejects, stdin=raw() + bad + b"no JSON\n" + raw())
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 6
    assert "-:2: fetched_at: Input should have timezone info" in result.stderr
    assert "-:3: record: Invalid JSON" in result.stderr
    assert "2 of 4 records rejected" in result.stderr
    assert rejects.read_bytes() == bad + b"no JSON\n"


def test_without_bad_records_the_rejects_are_empty_and_the_exit_code_is_0(tmp_path: Path) -> None:
    rejects = tmp_path / "bad.jsonl"
    assert run("-", "--rejects", rejects, stdin=raw()).exit_code == 0
    assert rejects.read_bytes() == b""


def plain(result: Result) -> str:
    """Return the text of stderr without the box around it."""
    return " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "page.txt: a .txt page does not say where and when it was fetched, so give --source and --fetched-at"),
        (("--source", "kustbode"), "give --fetched-at"),
        (
            (*OPTIONS, "--fetched-at", "2026-02-06T09:20:00"),
            "--fetched-at: Input should have timezone info; write 2026-",
        ),
        (
            (*OPTIONS, "--fetched-at", "yesterday"),
            "with its time zone; write 2026-02-07T23:00:00+01:00, or now",
        ),
        ((*OPTIONS, "--home-country", "nl"), "--home-country"),
        ((*OPTIONS, "--time-zone", "Europe/Goes"), "--time-zone"),
        ((*OPTIONS, "--source", ""), "--source"),
        ((*OPTIONS, "--colour"), "--colour"),
    ],
)
def test_a_usage_error_names_the_option(
    arguments: tuple[str, ...], message: str, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(page.name, *arguments)
    assert result.exit_code == 2
    assert message in plain(result)


@pytest.mark.parametrize("name", ["missing.jsonl", "table.csv", "."])
def test_a_file_that_is_no_page_is_a_usage_error(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "table.csv").write_text("a,b")
    result = run(name)
    assert result.exit_code == 2
    assert name in plain(result)


def test_rejects_never_overwrite_the_input(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(raw())
    assert run(path, "--rejects", path).exit_code == 2
    assert path.read_bytes() == raw()


def test_an_unknown_setting_is_named(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_CACHEDIR", "elsewhere")
    with pytest.raises(SystemExit) as raised:
        main(["parse", str(page), *OPTIONS])
    assert raised.value.code == 2
    assert "DATELINE_CACHEDIR is not a setting of Dateline; did you mean DATELINE_CACHE_DIR?" in capsys.readouterr().err


FETCHED = "2026-02-06T09:20:00+01:00"
INTERVALS = {
    "within the day": ("2026-02-06T04:20:00Z", "2026-02-06T05:20:00Z", "age", "(05:20, 06:20]"),
    "the day before": ("2026-02-05T22:30:00Z", "2026-02-05T23:30:00Z", "age", "(2026-02-05 23:30, 00:30]"),
    "an instant": ("2026-02-06T05:00:00Z", "2026-02-06T05:00:00Z", "clock", "06:00"),
    "open behind": (None, "2026-02-06T05:00:00Z", "age", "(…, 06:00]"),
    "unknown": (None, None, "unknown", "unknown"),
}


@pytest.mark.parametrize("case", INTERVALS)
def test_intervals_are_shown_in_the_time_zone_of_the_fetch(case: str) -> None:
    earliest, latest, basis, shown = INTERVALS[case]
    published = Published.model_validate({"earliest": earliest, "latest": latest, "basis": basis})
    assert shown in printed_table(
        Brief.read((EXAMPLES / "brief.json").read_bytes()).model_copy(update={"published": published})
    )


def test_an_unknown_place_and_an_ambiguous_one_are_marked() -> None:
    brief = Brief.read((EXAMPLES / "brief.json").read_bytes())
    assert brief.dateline
    place = brief.dateline.places[0]
    places = (place.model_copy(update={"ambiguous": True}), place.model_copy(update={"country": None}))
    shown = printed_table(brief.model_copy(update={"dateline": brief.dateline.model_copy(update={"places": places})}))
    assert "OSLO → NO (ambiguous)" in shown
    assert "OSLO → unknown" in shown


def printed_table(brief: Brief) -> str:
    article = RawArticle(source="kustbode", fetched_at=datetime.fromisoformat(FETCHED), text=brief.text)
    console = Console(width=250)
    with console.capture() as capture:
        console.print(brief_table(article, [brief]))
    return capture.get()


def test_pages_without_briefs_are_summed_up_on_standard_error() -> None:
    lines = raw(text="Access denied") + raw(text="Access denied") + raw(source="wire", text="Kop") + raw() + b"{}\n"
    result = run(stdin=lines)
    assert result.exit_code == 1, "one record is rejected"
    assert "3 of 4 pages gave no brief: kustbode 2 (consent 2), wire 1 (no_news)" in result.stderr
    assert "gave no brief" not in run(stdin=raw()).stderr


def test_a_hostile_name_of_a_source_is_printed_harmlessly() -> None:
    result = run(stdin=raw(source="a\u001b[31mb", text="Access denied"))
    assert "\u001b" not in result.stderr
    assert "1 of 1 page gave no brief" in result.stderr
