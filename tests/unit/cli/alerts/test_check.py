"""`dateline alerts check` refuses the URLs that `alerts deliver` refuses, and warns of places that nobody knows."""

from pathlib import Path

import orjson
import pytest
import typer

from dateline.cli.alerts import check_warnings as module
from dateline.cli.alerts.check import _check_targets, check
from dateline.cli.alerts.deliver import _choose
from dateline.cli.terminal.printing import PrintFormat
from dateline.core.places.atlas import Atlas
from dateline.kafka.codec import encode
from tests.alert_stories import rule, story


@pytest.mark.parametrize(
    ("url", "is_refused"),
    [
        ("slack://abc", True),
        ("mailto://", True),
        ("nosuch://${TOKEN}", True),
        ("json://localhost/hook", False),
        ("slack://${TOKEN}", False),
        ("${URL}", False),
    ],
)
def test_a_url_that_no_service_can_use_is_refused(tmp_path: Path, url: str, *, is_refused: bool) -> None:
    targets = tmp_path / "targets.toml"
    targets.write_text(f'[[target]]\nname = "desk"\nurl = "{url}"\n')
    if not is_refused:
        _check_targets(targets, [])
        return
    with pytest.raises(typer.Exit):
        _check_targets(targets, [])


def test_a_wrong_url_and_an_unknown_rule_are_reported_beside_the_faults_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    targets = tmp_path / "targets.toml"
    desk = '[[target]]\nname = "desk"\nurl = "jsn://localhost"\nrules = "trams"\nseverity = "hihg"\n'
    targets.write_text(desk + '[[target]]\nname = "desk"\nurl = "json://localhost"\n')
    with pytest.raises(typer.Exit) as raised:
        _check_targets(targets, [rule(id="tram")])
    assert raised.value.exit_code == 2
    same = "another target has this name, and targets of one name would share their progress"
    assert capsys.readouterr().err.splitlines() == [
        f"{targets}:3: target desk url: Apprise knows no service jsn://",
        f"{targets}:4: target desk rules: there is no rule 'trams'; did you mean tram?",
        f"{targets}:5: target desk severity: 'hihg' is none of its values; did you mean high?",
        f"{targets}:7: target desk name: {same}",
    ]


def test_deliver_reports_a_wrong_url_beside_the_faults_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    targets = tmp_path / "targets.toml"
    targets.write_text('[[target]]\nname = "desk"\nurl = "jsn://localhost"\nseverity = "hihg"\n')
    with pytest.raises(typer.Exit) as raised:
        _choose(targets, None)
    assert raised.value.exit_code == 2
    assert [line.partition(": ")[0] for line in capsys.readouterr().err.splitlines()] == [
        f"{targets}:3",
        f"{targets}:4",
    ]


def rules_of(tmp_path: Path, places: str) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(f'[[rules]]\nid = "dam"\nname = "Dam"\nplaces = {places}\n')
    return path


def test_a_place_that_no_gazetteer_knows_is_a_warning(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "find_atlas", lambda _: atlas)
    path = rules_of(tmp_path, '["Amsterdm", "Den Haag", "MOSKOU", "Malta", "Qxwvzyqk", "Marsielle", "Washingon"]')
    check(path)
    assert capsys.readouterr().err.splitlines() == [
        f"{path}: warning: rule dam places: the place index has no 'Amsterdm'; did you mean Amsterdam?",
        f"{path}: warning: rule dam places: the place index has no 'Qxwvzyqk'; is it a small place, or misspelt?",
        f"{path}: warning: rule dam places: the place index has no 'Marsielle'; did you mean Marseille?",
        f"{path}: warning: rule dam places: the place index has no 'Washingon'; did you mean Washington?",
    ]


def test_a_name_of_small_places_that_a_large_one_has_too_is_a_warning(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "find_atlas", lambda _: atlas)
    path = rules_of(tmp_path, '["Lyons", "Paris", "Hoorn"]')
    check(path)
    why = (
        "'Lyons' is read as Lyon, France; other places called so are found where a dateline prints it; did you mean "
        "'Lyon, France' alone?"
    )
    assert capsys.readouterr().err == f"{path}: warning: rule dam places: {why}\n"
    check(rules_of(tmp_path, '["Lyons", "Lyon"]'))
    assert not capsys.readouterr().err


def test_a_rule_and_a_target_that_never_alert_are_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, targets = tmp_path / "rules.toml", tmp_path / "targets.toml"
    path.write_text('[[rules]]\nid = "storm"\nname = "Storm"\nany = ["storm"]\nnone = ["storm*"]\n')
    targets.write_text('[[target]]\nname = "never"\nurl = "json://localhost"\nseverity = "critical"\n')
    check(path, targets=targets)
    too_low = "it gets no alert: no rule that it names is critical; the gravest is medium"
    never = "no word of any is ever without one of none, as 'storm' without 'storm*'"
    assert capsys.readouterr().err.splitlines() == [
        f"{path}: warning: rule storm no story meets it: {never}",
        f"{targets}:3: warning: target never severity: {too_low}",
    ]


def test_places_are_checked_beside_faults_so_that_all_is_said_at_once(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "find_atlas", lambda _: atlas)
    path = rules_of(tmp_path, '["Amsterdm", "Den Haag"]\ncorrections = "no"')
    with pytest.raises(typer.Exit):
        check(path)
    assert capsys.readouterr().err.splitlines() == [
        f"{path}:5: rules[0].corrections: it has to be true or false",
        f"{path}: warning: rule dam places: the place index has no 'Amsterdm'; did you mean Amsterdam?",
    ]


def test_without_a_place_index_places_are_said_not_to_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "find_atlas", lambda _: None)
    check(rules_of(tmp_path, '["Amsterdm"]'))
    assert "places are not checked: there is no place index yet" in capsys.readouterr().err
    check(rules_of(tmp_path, '[]\nany = ["dam"]'))
    assert not capsys.readouterr().err


def test_a_variable_that_is_not_set_is_a_warning_and_a_url_with_set_ones_is_checked_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    targets = tmp_path / "targets.toml"
    targets.write_text('[[target]]\nname = "desk"\nurl = "json://me:${HOOK_PW}@localhost"\n')
    monkeypatch.delenv("HOOK_PW", raising=False)
    _check_targets(targets, [])
    assert capsys.readouterr().err == (
        f"{targets}:3: warning: target desk url: the environment variable HOOK_PW is not set here; "
        "`dateline alerts deliver` needs it\n"
    )
    monkeypatch.setenv("HOOK_PW", "hunter2")
    _check_targets(targets, [])
    assert not capsys.readouterr().err
    targets.write_text('[[target]]\nname = "desk"\nurl = "slack://${HOOK_PW}"\n')
    with pytest.raises(typer.Exit):
        _check_targets(targets, [])
    assert "hunter2" not in capsys.readouterr().err


RULES = """
[[rules]]
id = "quake"
name = "Quakes"
any = ["earthquake"]

[[rules]]
id = "flood"
name = "Floods"
any = ["flood"]

[[silences]]
rules = "quake"
until = 2026-02-07T12:30:00Z
why = "drill"
by = "Eva"
"""


def given(tmp_path: Path) -> tuple[Path, Path]:
    """Return a file of rules, and one of two stories."""
    rules, stories = tmp_path / "rules.toml", tmp_path / "stories.jsonl"
    rules.write_text(RULES)
    versions = [story(story_id="ab1", headline="Quake"), story(story_id="cd2", minutes=40)]
    stories.write_bytes(b"".join(encode(each) + b"\n" for each in versions))
    return rules, stories


def test_explain_prints_why_a_rule_alerted_or_not(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rules, stories = given(tmp_path)
    check(rules, against=stories, explain=True, form=PrintFormat.JSON)
    silenced, alerted = map(orjson.loads, capfdbinary.readouterr().out.splitlines())
    assert silenced == {
        "story_id": "ab1", "version": 1, "at": "2026-02-07T12:00:00+00:00", "headline": "Quake", "rule": "quake",
        "verdict": "withheld", "reason": "silence", "why": "until 2026-02-07 12:30 +0000, by Eva: drill (line 12)",
        "facts": {
            "line": 12, "until": "2026-02-07T12:30:00+00:00", "silenced_because": "drill", "by": "Eva",
        },
    }  # fmt: skip
    assert (alerted["story_id"], alerted["verdict"], alerted["reason"]) == ("cd2", "alerted", "story")


def test_explain_of_a_story_says_what_it_lacks_for_each_rule(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    rules, stories = given(tmp_path)
    check(rules, against=stories, explain=True, story="CD", form=PrintFormat.JSON)
    rows = [orjson.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [(row["rule"], row["verdict"], row["why"]) for row in rows] == [
        ("flood", "not met", "none of flood is in headline or text"),
        ("quake", "alerted", "it has earthquake"),
    ]
    with pytest.raises(typer.Exit) as raised:
        check(rules, against=stories, explain=True, story="ef", form=PrintFormat.JSON)
    assert raised.value.exit_code == 1
    assert b"there is no story ef among the 2 lines of" in capfdbinary.readouterr().err


def test_explain_of_a_rule_that_nothing_meets_says_which_condition_fails(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    rules, stories = given(tmp_path)
    check(rules, against=stories, explain=True, rule=["fl*"], form=PrintFormat.TABLE)
    printed = capfdbinary.readouterr()
    assert b"no version meets the rule flood; of 2 versions, first fails: any in 2" in printed.err
    assert b"quake" not in printed.out, "the counts are of this rule alone"


def test_explain_takes_several_rules(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rules, stories = given(tmp_path)
    check(rules, against=stories, explain=True, rule=["flood", "quake"], form=PrintFormat.TABLE)
    printed = capfdbinary.readouterr()
    assert b"no version meets the rule flood" in printed.err
    assert b"quake" in printed.out


@pytest.mark.parametrize("options", [{"story": "ab"}, {"rule": ["quake"]}, {"explain": True}])
def test_explain_needs_stories_and_its_choices_need_explain(tmp_path: Path, options: dict[str, object]) -> None:
    rules, _ = given(tmp_path)
    with pytest.raises(typer.BadParameter):
        check(rules, **options)  # type: ignore[arg-type]
    with pytest.raises(typer.BadParameter, match="did you mean quake"):
        check(rules, against=rules, explain=True, rule=["quack"])


def test_sources_and_words_that_are_not_read_as_they_look_are_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rules.toml"
    sources = ["https://volk.example/", "volk.example/nieuws", "*.example", " volk", "volk.example", "het volk"]
    words = ["storm *", "storm*", "storm", "两 *"]
    path.write_text(f'[[rules]]\nid = "r"\nname = "R"\nsources = {sources}\nany = {words}\nnone = "film *"\n')
    check(path, form=PrintFormat.JSON)
    beginning = f"{path}: warning: rule r "
    unless = "unless its scraper writes it so; a source is what pages have in `source`, mostly a host's name"
    end = "the word with any end; write that, or leave the star out"
    assert capsys.readouterr().err.splitlines() == [
        f"{beginning}sources: no page has the source 'https://volk.example/' {unless}: did you mean volk.example?",
        f"{beginning}sources: no page has the source 'volk.example/nieuws' {unless}: did you mean volk.example?",
        f"{beginning}sources: '*.example' is compared as it stands, star and all; name each source whole",
        f"{beginning}sources: no page has the source ' volk' {unless}: did you mean volk?",
        f"{beginning}any: 'storm *' is read as 'storm*', {end}",
        f"{beginning}any: '两 *' is read as '两*', {end}",
        f"{beginning}none: 'film *' is read as 'film*', {end}",
    ]


@pytest.mark.parametrize("address", ["http://[::1", "https://", "://", "/", "http://user@volk.example:80/a"])
def test_a_source_that_is_a_broken_address_ends_no_check(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(f'[[rules]]\nid = "r"\nname = "R"\nsources = "{address}"\n')
    check(path, form=PrintFormat.JSON)
    assert "sources: no page has the source" in capsys.readouterr().err


@pytest.mark.parametrize("rules", ['id = "tram"\nseverty = "high"\n', 'id = "tram"\nany = "tram"\n[['])
def test_the_faults_of_the_targets_are_beside_those_of_the_rules(
    tmp_path: Path, rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, targets = tmp_path / "rules.toml", tmp_path / "targets.toml"
    path.write_text(f"[[rules]]\n{rules}")
    targets.write_text('[[target]]\nname = "desk"\nurl = "json://localhost"\nrules = ["tram", "bus"]\nfoo = 1\n')
    with pytest.raises(typer.Exit) as raised:
        check(path, targets=targets)
    assert raised.value.exit_code == 1
    told = capsys.readouterr().err.splitlines()
    assert any(line.startswith(f"{path}:") for line in told)
    named = [f"{targets}:4: target desk rules: there is no rule 'bus'; there is tram"] if "high" in rules else []
    assert [line for line in told if line.startswith(f"{targets}:4")][: len(named)] == named
    assert f"{targets}:5: target desk foo: " in "\n".join(told)
    assert "rule 'tram'" not in "\n".join(told)


def test_the_table_shows_what_most_often_explains_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(
        '[[rules]]\nid = "dam"\nname = "Dam"\nany = "dam"\ncooldown = "1h30m"\nhorizon = "2d"\n'
        '[[rules]]\nid = "ice"\nname = "Ice"\nany = "ice"\n'
    )
    check(path, form=PrintFormat.TABLE)
    heads, dam, ice = (
        next(line for line in capsys_lines if word in line.split())
        for capsys_lines in [capsys.readouterr().out.replace("┃", "│").replace("│", " ").splitlines()]
        for word in ("cooldown", "dam", "ice")
    )
    assert heads.split()[-2:] == ["cooldown", "horizon"]
    assert (dam.split()[-2:], ice.split()[-2:]) == (["1h30m", "2d"], ["none", "1d"])
