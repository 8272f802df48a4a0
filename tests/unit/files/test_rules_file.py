"""Rules files: every fault is named with its line and field."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from dateline import demo
from dateline.core.alerts.line_numbers import toml_lines
from dateline.core.alerts.rule_document import MAX_PATTERNS, MAX_RULES, MAX_SILENCES, rules_of, silences_of
from dateline.core.alerts.rule_document import Path as Keys
from dateline.files.rules_file import RulesError, load_rules, parse_rules, parse_rules_file
from tests.rows import each_row

GOOD: Final = 'id = "a"\nname = "A"\nany = ["x"]\n'
ENDS: Final = 'until = 2026-02-08T18:00:00Z\nwhy = "a drill"\nby = "Eva"\n'
SILENCED: Final = "rules:\n- {id: a, name: A, any: x}\nsilences:\n- {rules: a, until: "

FAULTS: Final = (
    # what the rule says after line 4, the fault
    ('severity = "hihg"', "rules.toml:5: rules[0].severity: 'hihg' is not a severity; did you mean high?"),
    ('regoins = ["x"]', "rules.toml:5: rules[0].regoins: unknown field; did you mean regions?"),
    (
        'regions = [\n"caribbean",\n"westen-asia"]',
        "rules.toml:7: rules[0].regions[1]: there is no region 'westen-asia'",
    ),
    ('countries = "Turky"', "rules.toml:5: rules[0].countries[0]: there is no country 'Turky'; did you mean TR?"),
    (
        'agencies = ["Reutres"]',
        "rules.toml:5: rules[0].agencies[0]: there is no agency 'Reutres'; did you mean Reuters?",
    ),
    ('countries = ["Narnia"]', "rules.toml:5: rules[0].countries[0]: there is no country 'Narnia'; there is AD, "),
    ('signals = ["updat"]', "rules.toml:5: rules[0].signals[0]: there is no signal 'updat'; did you mean update?"),
    ('relations = ["newer"]', "rules.toml:5: rules[0].relations[0]: there is no relation 'newer'; did you mean new?"),
    ('languages = ["Dutch"]', "rules.toml:5: rules[0].languages[0]: 'Dutch' is not a language code"),
    ('languages = ["xx"]', "rules.toml:5: rules[0].languages[0]: 'xx' is not a language code"),
    ("min_sightings = 6", "rules.toml:5: rules[0].min_sightings: must be a power of two"),
    ("min_sightings = 1", "rules.toml:5: rules[0].min_sightings: it has to be at least 2"),
    ("min_sources = 33", "rules.toml:5: rules[0].min_sources: it has to be at most 32"),
    ('within = "2h"', "rules.toml:1: rules[0]: within means nothing without min_sources or min_sightings"),
    ('cooldown = "2 hours"', "rules.toml:5: rules[0].cooldown: '2 hours' is no span of time; write 45s, 30m, 2h, 7d"),
    ("cooldown = 30", "rules.toml:5: rules[0].cooldown: '30' is no span of time"),
    ("cooldown = 3600", "rules.toml:5: rules[0].cooldown: '3600' is no span of time; write 45s, 30m, 2h, 7d"),
    ("cooldown = true", "rules.toml:5: rules[0].cooldown: 'true' is no span of time; write 45s, 30m, 2h, 7d"),
    ("cooldown = 1e9", "rules.toml:5: rules[0].cooldown: '1000000000.0' is no span of time; write 45s, 30m, 2h, 7d"),
    ("horizon = 2026-02-07", "rules.toml:5: rules[0].horizon: '2026-02-07' is no span of time; write 45s, 30m"),
    ("within = true\nmin_sources = 2", "rules.toml:5: rules[0].within: 'true' is no span of time; write 45s, 30m"),
    ('horizon = "31d"', "rules.toml:5: rules[0].horizon: 31d is longer than a story is remembered; 30d is the most"),
    ('updates = "often"', "rules.toml:5: rules[0].updates: 'often' does not say how often"),
    ("updates = 2", "rules.toml:5: rules[0].updates: 2 does not say how often"),
    ("urgency = 10", "rules.toml:5: rules[0].urgency: it has to be at most 9"),
    ('none = ["a*b"]', "rules.toml:5: rules[0].none[0]: 'a*b': a * may stand at the end alone"),
    ('all = ["a*"]', "rules.toml:5: rules[0].all[0]: 'a*' would be found in nearly every story"),
    ('all = ["…"]', "rules.toml:5: rules[0].all[0]: '…' has no letter and no digit"),
    ("\n[[rules]]\n" + GOOD, "rules.toml:7: rules[1].id: a is the id of rules[0] too"),
    ('\n[[rules]]\nid = "b"\nany = "x"', "rules.toml:6: rules[1].name: it is missing"),
    ('\n[[rules]]\nid = "b c"\nname = "B"\nany = "x"', "rules.toml:7: rules[1].id: 'b c': up to 64 letters"),
    ('\n[[rules]]\nid = "b"\nname = "B"', "rules.toml:6: rules[1]: every story would meet it; give it one of any"),
    ('\n[[rules]]\nid = "b"\nname = "B"\nnone = "x"', "rules.toml:6: rules[1]: every story would meet it"),
    ("\n[[rule]]", "rules.toml:6: rule: unknown field; did you mean rules?"),
    (
        'regions = "caribbean"\nvia = "datelin"',
        "rules.toml:6: rules[0].via[0]: there is no reason for a region 'datelin'",
    ),
    ('via = "dateline"', "rules.toml:1: rules[0]: via means nothing without regions"),
    ('\n[[silence]]\nrules = "a"', "rules.toml:6: silence: unknown field; did you mean silences?"),
    (f"\n[[silences]]\n{ENDS}", "rules.toml:6: silences[0].rules: it is missing; a silence says rules, until, why, by"),
    ('\n[[silences]]\nrules = "a"\nwhy = "x"\nby = "x"', "rules.toml:6: silences[0].until: it is missing"),
    (f"\n[[silences]]\nrules = []\n{ENDS}", "rules.toml:7: silences[0].rules: it is empty"),
    (f'\n[[silences]]\nrules = ["a", "ab"]\n{ENDS}', "rules.toml:7: silences[0].rules[1]: there is no rule 'ab'; did"),
    (f'\n[[silences]]\nrules = "b*"\n{ENDS}', "rules.toml:7: silences[0].rules: there is no rule 'b*'; there is a"),
    (f'\n[[silences]]\nrules = "a"\nnever = 1\n{ENDS}', "rules.toml:8: silences[0].never: unknown field; "),
    (f'\n[[silences]]\nrules = "a"\nsince = "18:00"\n{ENDS}', "rules.toml:8: silences[0].since: '18:00' is no moment;"),
    (f'\n[[silences]]\nrules = "a"\nsince = 5\n{ENDS}', "rules.toml:8: silences[0].since: '5' is no moment; write"),
    (
        f'\n[[silences]]\nrules = "a"\nsince = 2026-02-07T18:00:00\n{ENDS}',
        "rules.toml:8: silences[0].since: '2026-02-07 18:00:00' has no time zone; write 2026-02-07T18:00:00+01:00",
    ),
    (
        f'\n[[silences]]\nrules = "a"\nsince = 2026-02-07\n{ENDS}',
        "rules.toml:8: silences[0].since: '2026-02-07' is a day without a time; write 2026-02-07T18:00:00+01:00, or",
    ),
    (
        f'\n[[silences]]\nrules = "a"\nsince = "2026-02-07 18:00 Europe/Amsterdm"\n{ENDS}',
        "rules.toml:8: silences[0].since: '2026-02-07 18:00 Europe/Amsterdm' is no moment",
    ),
    (
        f'\n[[silences]]\nrules = "a"\nsince = 2026-02-08T19:00:00Z\n{ENDS}',
        "rules.toml:6: silences[0]: it ends before it begins: until has to be after since",
    ),
)


def faults(name: str, text: str) -> tuple[str, ...]:
    with pytest.raises(RulesError) as refused:
        parse_rules(Path(name), text.encode())
    return refused.value.faults


@each_row(("line", "fault"), FAULTS, ids=[line.strip().splitlines()[-1] for line, _ in FAULTS])
def test_a_fault_is_named_by_file_line_and_field(line: str, fault: str) -> None:
    (message,) = faults("rules.toml", f"[[rules]]\n{GOOD}{line}\n")
    assert message.startswith(fault)


@each_row(
    ("name", "text", "fault"),
    [
        (
            "r.toml",
            '[[rules]]\nid = "a\n',
            "r.toml:2: no TOML: the line ends inside a string; is the closing quote missing?",
        ),
        ("r.toml", '[[rules]]\nid = "a', "r.toml:2: no TOML: a string has no end; is its closing quote missing?"),
        ("r.toml", "[[rules]]\nid = 'a", "r.toml:2: no TOML: a string has no end; is its closing quote missing?"),
        ("r.toml", "[[rules]]\nid =", "r.toml:2: no TOML: Invalid value"),
        ("r.toml", "", "r.toml:1: it holds no list of rules"),
        ("r.toml", "[rules]\nid = 'a'", "r.toml:1: rules: write [[rules]] in two brackets"),
        (
            "r.toml",
            "[[rules]]\nid = 'a'\nname = 'A'\nany = 5",
            "r.toml:4: rules[0].any: it has to be a text, or a list",
        ),
        ("r.toml", "rules = 3", "r.toml:1: rules: it holds no list of rules"),
        ("r.toml", "\nrules = [3]", "r.toml:2: rules[0]: a rule is a table of fields"),
        ("r.toml", f"silences = 3\n[[rules]]\n{GOOD}", "r.toml:1: silences: it is no list; begin each silence with"),
        ("r.toml", f"silences = [3]\n[[rules]]\n{GOOD}", "r.toml:1: silences[0]: a silence is a table of fields"),
        (
            "r.yaml",
            f"{SILENCED}2026-02-08, why: x, by: y}}",
            "r.yaml:4: silences[0].until: '2026-02-08' is a day without a time",
        ),
        (
            "r.yaml",
            f"{SILENCED}2026-03-29 02:30 Europe/Amsterdam, why: x, by: y}}",
            "r.yaml:4: silences[0].until: '2026-03-29 02:30 Europe/Amsterdam' never is: summer time begins",
        ),
        (
            "r.yaml",
            f"{SILENCED}2026-02-07 18:00 Amsterdam, why: x, by: y}}",
            "r.yaml:4: silences[0].until: '2026-02-07 18:00 Amsterdam' is no moment; write",
        ),
        ("r.yaml", "rules:\n - id: [\n", "r.yaml:3: no YAML: while parsing a flow node"),
        ("r.yaml", "", "r.yaml:1: it holds no rules; begin each rule with"),
        ("r.yaml", "rules:\n- id: a\n  id: b\n", "r.yaml:3: no YAML: id appears twice in one table"),
        ("r.yaml", "rules: &r\n- *r\n", "r.yaml:1: no YAML: an alias refers to a value that contains it"),
        ("r.yml", "rules:\n- id: a\n  name: 3\n  any: x\n", "r.yml:3: rules[0].name: it has to be a text, in quotes"),
        (
            "r.yaml",
            "rules:\n- {id: a, name: A, any: x, cooldown: 1e9}",
            "r.yaml:2: rules[0].cooldown: '1000000000.0' is",
        ),
        ("r.yaml", "rules:\n- {id: a, name: A, any: x, cooldown: true}", "r.yaml:2: rules[0].cooldown: 'true' is no"),
        ("r.yaml", "rules:\n- id: a\n  name: A\n  any:\n  - x\n  - 'y*z'\n", "r.yaml:6: rules[0].any[1]: 'y*z'"),
        ("r.yaml", "rules:\n- \x00", "r.yaml:2: no YAML: special characters are not allowed"),
        ("r.yaml", "rules: " + "[" * 5000, "r.yaml:1: no YAML: more than 50 brackets are open"),
        ("r.yaml", "rules: " + "- " * 5000, "r.yaml"),
        ("r.toml", "rules = " + "[" * 5000, "r.toml: it is nested too deeply"),
        ("r.toml", "\nrules = " + "9" * 5000 + "\n", "r.toml:2: a number has more than 4300 digits"),
        (
            "r.yaml",
            "rules:\n- " + "9" * 5000,
            "r.yaml:2: no YAML: 99999999999999999999… is no number that can be read; write it in digits, 4300 at most",
        ),
        ("r.yaml", "rules: [0o17]", "r.yaml:1: no YAML: 0o17 is no number that can be read; "),
        ("r.yaml", "? [a, b]\n: x\n", "r.yaml:1: no YAML: a key is a list or a table, and has to be a text"),
        ("r.yaml", "rules:\n- &a {id: a}\n- <<: *a\n", "r.yaml:3: no YAML: tables are not merged by <<; write the"),
        (
            "r.yaml",
            "rules:\n- {id: a, name: A, any: x, min_sources: 1e999}",
            "r.yaml:2: rules[0].min_sources: it has to be a whole number",
        ),
        ("r.json", "{}", "r.json: a rules file is called .toml, .yaml or .yml"),
    ],
)
def test_a_file_that_is_no_rules_file_is_refused(name: str, text: str, fault: str) -> None:
    assert faults(name, text)[0].startswith(fault)


def test_all_faults_are_named_at_once_in_the_order_of_lines() -> None:
    text = f'[[rules]]\n{GOOD}horizon = 3\nseverity = "x"\n[[rules]]\nid = "a"\n'
    assert [fault.split(":")[1] for fault in faults("r.toml", text)] == ["5", "6", "7", "8"]


def test_bytes_that_are_not_utf_8_are_named_by_line() -> None:
    with pytest.raises(RulesError, match=r"r\.toml:2: it is not UTF-8"):
        parse_rules(Path("r.toml"), b"# a\n\xff\n")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"no\.toml: No such file"):
        load_rules(tmp_path / "no.toml")


def test_norway_is_a_country_in_yaml_and_spans_are_seconds() -> None:
    text = "rules:\n- {id: a, name: A, countries: [NO, Turkey], updates: every 2h, horizon: 1d12h, corrections: true}"
    (rule,) = parse_rules(Path("r.yaml"), text.encode())
    assert (rule.countries, rule.updates, rule.horizon, rule.corrections) == (("NO", "TR"), 7200, 129_600, True)


def test_toml_and_yaml_give_the_same_rules() -> None:
    toml = f'[[rules]]\n{GOOD}min_sightings = 8\nwithin = "2h"\nagencies = "RTR"\nregions = ["Middle East"]'
    yaml = "rules:\n- id: a\n  name: A\n  any: [x]\n  min_sightings: 8\n"
    yaml += "  within: 2h\n  agencies: RTR\n  regions: Middle East"
    assert parse_rules(Path("r.toml"), toml.encode()) == parse_rules(Path("r.yaml"), yaml.encode())
    assert parse_rules(Path("r.toml"), b"\xef\xbb\xbf" + toml.encode())[0].agencies == ("Reuters",)


def test_the_rules_of_the_demo_have_no_fault() -> None:
    assert len(load_rules(Path(demo.__path__[0]) / "rules.toml")) == 5


def test_more_rules_than_a_record_can_tell_of_are_refused() -> None:
    rules = [{"id": f"r{number}", "name": "R", "any": "x"} for number in range(MAX_RULES + 1)]
    _, (fault,) = rules_of({"rules": rules})
    assert (fault.field, fault.message) == (
        f"rules[{MAX_RULES}]",
        f"there are {MAX_RULES + 1} rules, and {MAX_RULES} are the most",
    )


def test_toml_and_yaml_give_the_same_silences() -> None:
    toml = f'[[rules]]\n{GOOD}[[silences]]\nrules = "a"\n{ENDS}'
    yaml = "rules:\n- {id: a, name: A, any: x}\nsilences:\n- rules: [a]\n  until: 2026-02-08 19:00 Europe/Amsterdam\n"
    yaml += "  why: a drill\n  by: Eva\n"
    (first,), (second,) = (
        parse_rules_file(Path(name), text.encode()).silences for name, text in (("r.toml", toml), ("r.yaml", yaml))
    )
    assert (first.rules, first.until, first.since, first.why, first.by) == (
        ("a",), datetime(2026, 2, 8, 18, tzinfo=UTC), None, "a drill", "Eva",
    )  # fmt: skip
    assert first == second


@pytest.mark.parametrize("printed", ["2026-02-08 18:00 UTC", "2026-02-08 18:00 GMT", "2026-02-08 19:00 CET"])
def test_a_zone_may_be_named_without_a_city(printed: str) -> None:
    (silence,) = parse_rules_file(Path("r.yaml"), f"{SILENCED}{printed}, why: x, by: y}}".encode()).silences
    assert silence.until == datetime(2026, 2, 8, 18, tzinfo=UTC)


def test_a_silence_of_a_faulty_rule_has_no_fault_of_its_own() -> None:
    (fault,) = faults("r.toml", f'[[rules]]\n{GOOD}urgency = 0\n[[silences]]\nrules = "a"\n{ENDS}')
    assert fault.startswith("r.toml:5: rules[0].urgency")


@pytest.mark.parametrize(
    ("silences", "entries", "fault"),
    [
        (MAX_SILENCES + 1, ["a"], f"there are {MAX_SILENCES + 1} silences, and {MAX_SILENCES} are the most"),
        (1, ["a*"] * (MAX_PATTERNS + 1), f"there are more than {MAX_PATTERNS} entries with * or ? in all silences"),
    ],
)
def test_silences_are_bounded(silences: int, entries: list[str], fault: str) -> None:
    silence = {"rules": entries, "until": "2026-02-08T18:00Z", "why": "x", "by": "x"}
    document = {"rules": [{"id": "a", "name": "A", "any": "x"}], "silences": [silence] * silences}
    found, (only,) = silences_of(document)
    assert (found, only.message) == ((), fault)


DOCUMENT: Final = '''# [[rules]]
title = """
[[rules]]
x = 3 \\""" "
"""
[[rules]]
id = "a"
any = [
  "x", # [[rules]]
  "y]",
  'z'
]
  [rules.sub]
  k."q.r" = 1.5
raw = \'\'\'
[no]\'\'\'

[[ rules ]]
"b b" = { a = 1, b = [ 1, [2]], "c d" = {e=1979-05-27 07:32:00} }
list = [ {id="q", n = 2},
 {id = "z"} ]
[[rules.deep]]
x = 1
[[rules.deep]]
x = 2
[a.b]
c = "="
'''


def test_toml_lines_are_those_of_the_values() -> None:
    lines = toml_lines(DOCUMENT)
    assert not [
        path for path, value in walked(tomllib.loads(DOCUMENT)) if path not in lines and type(value) is not dict
    ]
    shown = DOCUMENT.splitlines()
    for path, line in (
        (("title",), 2),
        (("rules", 0), 6),
        (("rules", 0, "any", 0), 9),
        (("rules", 0, "any", 2), 11),
        (("rules", 0, "sub", "k", "q.r"), 14),
        (("rules", 0, "sub", "raw"), 15),
        (("rules", 1), 18),
        (("rules", 1, "b b", "b", 1, 0), 19),
        (("rules", 1, "b b", "c d", "e"), 19),
        (("rules", 1, "list", 1, "id"), 21),
        (("rules", 1, "deep", 1, "x"), 25),
        (("a", "b", "c"), 27),
    ):
        assert lines[path] == line, (path, shown[line - 1])


def walked(value: object, path: Keys = ()) -> Iterator[tuple[Keys, object]]:
    yield path, value
    entries: Any = ()
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, list):
        entries = enumerate(value)
    for step, entry in entries:
        yield from walked(entry, (*path, step))
