"""The file of targets: faults are named by line and field, without any secret."""

from pathlib import Path

import pytest

from dateline.delivery.targets.file import TargetsError, load_targets

GOOD = """
[[target]]
name = "desk"
url = "json://me:${PASSWORD}@localhost/hook"  # after a comment
rules = ["floods", "quake-*"]

[target.retry]
first = 1
cap = 60

[[target.quiet]]
days = ["sat", "sun"]
from = "22:00"
to = "07:00"
zone = "Europe/Amsterdam"
through = "critical"

[[target]]
name = "night"
url = "${NIGHT_URL}"
quiet = [{from = 22:00:00, to = 07:00:00, zone = "UTC"}]
"""
ENVIRONMENT = {"PASSWORD": "hunter2", "NIGHT_URL": "slack://aaa/bbb/ccc"}


def file(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "targets.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_variables_of_the_environment_are_put_into_urls(tmp_path: Path) -> None:
    (desk, line, rule_lines), (night, *_) = load_targets(file(tmp_path, GOOD), ENVIRONMENT)
    assert (line, rule_lines) == (4, (5, 5))
    assert desk.url.get_secret_value() == "json://me:hunter2@localhost/hook"
    assert (desk.retry.cap, desk.quiet[0].through, desk.rules) == (60, "critical", ("floods", "quake-*"))
    assert night.url.get_secret_value() == "slack://aaa/bbb/ccc"
    assert night.quiet[0].period == desk.quiet[0].period._replace(
        days=night.quiet[0].days, zone=night.quiet[0].period.zone
    )


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("${PASSWORD}", "${PASSWRD}", "4: target desk url: the environment variable PASSWRD is not set"),
        ('name = "desk"', 'name = "The Desk"', "3: target The Desk name: "),
        ('"night"', '"desk"', "19: target desk name: another target has this name"),
        (
            'name = "desk"',
            'name = "desk',
            "3: no TOML: the line ends inside a string; is the closing quote missing?",
        ),
        ("first = 1\n", 'first = "x"\n', "8: target desk retry.first: it has to be a number"),
        ("cap = 60", "cap = -1", "9: target desk retry.cap: "),
        ("cap = 60", "cap = 0.5", "9: target desk retry.cap: the longest wait, 0.5 s, is shorter than the first, 1 s"),
        ("first = 1\n", "first = 90\n", "9: target desk retry.cap: the longest wait, 60 s, is shorter than the first"),
        ("first = 1\ncap = 60", "first = 400", "7: target desk retry.cap: the longest wait, 300 s, is shorter than"),
        ("cap = 60", "most = 60", "9: target desk retry.most: there is no such field; there is cap, first"),
        ("rules = [", "rulse = [", "5: target desk rulse: there is no such field; did you mean rules?"),
        (
            'through = "cri',
            'trough = "cri',
            "16: target desk quiet.0.trough: there is no such field; did you mean through?",
        ),
        (
            '"night"',
            '"Night"',
            "19: target Night name: it has to be a small letter",
        ),
        ("Europe/Amsterdam", "Europe/Atlantis", "15: target desk quiet.0.zone: there is no such IANA time zone"),
        ('through = "critical"', 'through = "grave"', "16: target desk quiet.0.through: 'grave' is none of its values"),
        (
            'rules = ["floods", "quake-*"]',
            'severity = "hihg"',
            "5: target desk severity: 'hihg' is none of its values; ",
        ),
        ('rules = ["floods", "quake-*"]', "rules = []", "5: target desk rules: it is empty; leave it out for all"),
        ('rules = ["floods", "quake-*"]', "rules = 7", "5: target desk rules: it has to be a list, in square brackets"),
        ('rules = ["floods", "quake-*"]', "per_minute = 0", "5: target desk per_minute: it has to be at least 1"),
        ('rules = ["floods", "quake-*"]', "timeout = 600", "5: target desk timeout: it has to be at most 120"),
        ('to = "07:00"', 'to = "7"', '14: target desk quiet.0.to: it has to be a time of day, such as "22:00"'),
        ("quiet = [{from", 'quiet = ["night", {from', "21: target night quiet.0: it has to be a table of fields"),
        ('zone = "UTC"', 'zone = "UTD"', "21: target night quiet.0.zone: "),
        ('name = "night"\n', "", "18: target 2 name: it is missing"),
        ('url = "${NIGHT_URL}"', "url = 7", "20: target night url: "),
        ('url = "${NIGHT_URL}"', 'url = ""', "20: target night url: it is empty; write a URL"),
        ('"floods", ', '"floods" ', "5: no TOML: "),
    ],
)
def test_a_fault_is_named_by_line_and_field(tmp_path: Path, before: str, after: str, fault: str) -> None:
    path = file(tmp_path, GOOD.replace(before, after))
    with pytest.raises(TargetsError) as raised:
        load_targets(path, ENVIRONMENT)
    assert any(line.startswith(f"{path}:{fault}") for line in str(raised.value).splitlines()), str(raised.value)
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", ":1: target: it is missing"),
        ('[[targets]]\nname = "desk"', ":1: targets: there is no such field; did you mean target?"),
        ("target = []", ":1: targets: there is no [[target]]"),
        ('[target]\nname = "desk"', ":1: targets: write [[target]] in two brackets"),
        (b"\xff", ": it is not UTF-8"),
    ],
)
def test_a_file_without_targets_is_refused(tmp_path: Path, content: str | bytes, fault: str) -> None:
    with pytest.raises(TargetsError) as raised:
        load_targets(file(tmp_path, content), {})
    assert f"{tmp_path / 'targets.toml'}{fault}" in str(raised.value)


def test_an_entry_alone_stands_for_a_list_of_it(tmp_path: Path) -> None:
    text = GOOD.replace('["floods", "quake-*"]', '"floods"').replace("[{from", "{from").replace("}]", "}")
    desk, night = load_targets(file(tmp_path, f'{text}occasions = "story"'), ENVIRONMENT)
    assert desk.target.rules == ("floods",)
    assert (len(night.target.quiet), sorted(night.target.occasions)) == (1, ["story"])


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TargetsError, match=r"nowhere\.toml: No such file or directory"):
        load_targets(tmp_path / "nowhere.toml", {})


def test_a_check_needs_no_secrets(tmp_path: Path) -> None:
    desk, night = load_targets(file(tmp_path, GOOD), None)
    assert desk.target.url.get_secret_value() == "json://me:${PASSWORD}@localhost/hook"
    assert night.target.name == "night"


def test_of_a_misspelt_table_only_its_name_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TargetsError) as raised:
        load_targets(file(tmp_path, '[[targets]]\nname = "desk"'), {})
    assert len(str(raised.value).splitlines()) == 1


def test_the_example_of_a_name_is_one_of_a_target(tmp_path: Path) -> None:
    with pytest.raises(TargetsError, match=r"digits and hyphens, such as night-desk$"):
        load_targets(file(tmp_path, GOOD.replace('"night"', '"Night"')), ENVIRONMENT)


FAULTY = """
[[target]]
name = "desk"
url = "json://${PASSWORD}@localhost/one"
severity = "hihg"
rules = ["trams"]

[[target]]
name = "desk"
url = "json://localhost/two"
digest = "2 hrs"

[[target]]
name = "third"
url = "${NOWHERE}"
"""


def test_all_faults_are_reported_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = file(tmp_path, FAULTY)
    with pytest.raises(TargetsError) as raised:
        load_targets(path, ENVIRONMENT)
    lines = str(raised.value).splitlines()
    fields = ["5: target desk severity", "9: target desk name", "11: target desk digest", "15: target third url"]
    assert [line.removeprefix(f"{path}:").rpartition(": ")[0].partition(": it")[0] for line in lines] == fields
    readable = [(target.name, target.rules, line) for target, line, _ in raised.value.entries]
    assert readable == [("desk", ("trams",), 4), ("desk", ("*",), 10)]
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize("content", ["", "target = [7]", '[[target]]\nname = "desk"', '[target]\nname = "desk"'])
def test_of_a_file_that_is_not_readable_no_target_is_left(tmp_path: Path, content: str) -> None:
    with pytest.raises(TargetsError) as raised:
        load_targets(file(tmp_path, content), None)
    assert raised.value.entries == ()
