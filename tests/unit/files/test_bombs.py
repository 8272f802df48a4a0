"""Small files that would take hours or all memory: each ends in an error that names the file, in time and in bounds.

They are read in a process with a limit of memory. Seconds are those of the processor: a busy machine changes nothing.
"""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time
from typing import Final, NamedTuple

import pyarrow as pa
import pytest
from pyarrow import parquet

from dateline.core.alerts.rule_document import MAX_RULES
from dateline.files.archive import ArchiveError, Frames, read_archive
from dateline.files.config_file import MAX_CONFIG_BYTES
from dateline.files.rules_file import MAX_TOML_BYTES, RulesError, load_rules

MAX_CPU_SECONDS: Final = 6.0
"""For any bomb; those of YAML have ``MAX_YAML_SECONDS``."""
MAX_YAML_SECONDS: Final = 1.0
MAX_EXTRA_BYTES: Final = 512 * 1024 * 1024
READ: Final = """
import json, resource, sys, time
from pathlib import Path
from dateline.files.pages import Defaults, read_pages
from dateline.files.rules_file import RulesError, load_rules
from dateline.delivery.targets.file import TargetsError, load_targets
import pyarrow, pyarrow.parquet
defaults = Defaults.model_validate({"source": "s", "fetched_at": "2026-02-06T12:00:00Z", "url": "u"})
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[1]), used + int(sys.argv[1])))
for path in map(Path, sys.argv[2:]):
    began = time.process_time()
    message = ""
    try:
        if path.name.startswith("rules"):
            load_rules(path)
        elif path.name.startswith("targets"):
            load_targets(path, {})
        else:
            for each in read_pages([path], defaults):
                message = f"{path}: read" if hasattr(each, "article") else str(each)
    except (RulesError, TargetsError) as error:
        message = str(error)
    print(json.dumps([time.process_time() - began, message[:20000]]))
"""


class Reading(NamedTuple):
    seconds: float
    message: str


def read(*paths: Path) -> list[Reading]:
    """Read files one after the other in a process with a limit of memory."""
    command = [sys.executable, "-c", READ, str(MAX_EXTRA_BYTES), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, done.stderr[-2000:]
    return [Reading(*json.loads(line)) for line in done.stdout.splitlines()]


def written(folder: Path, texts: Mapping[str, str], name: str) -> dict[str, Path]:
    """Write each text to a file of that name in a folder of its own."""
    paths = {}
    for number, (bomb, text) in enumerate(texts.items()):
        paths[bomb] = folder / str(number) / name
        paths[bomb].parent.mkdir()
        paths[bomb].write_text(text)
    return paths


def aliases(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, levels)]
    return "\n".join([*lines, f"rules: *a{levels - 1}\n"])


YAML: Final = {
    "aliases of aliases, 6 levels": aliases(6),
    "aliases of aliases, 8 levels": aliases(8),
    "aliases of aliases, 30 levels": aliases(30),
    "aliases of tables": "a: &a {x: 1, y: 2}\n"
    + "".join(
        f"b{n}: &b{n} {{x: {'*a' if n == 0 else f'*b{n - 1}'}, y: {'*a' if n == 0 else f'*b{n - 1}'}}}\n"
        for n in range(40)
    ),
    "brackets": "rules: " + "[" * 400_000,
    "braces": "rules: " + "{a: " * 100_000,
    "dashes": "rules:\n" + "- " * 200_000,
    "blocks": "".join(" " * level + "a:\n" for level in range(900)),
    "keys of keys": "? " * 200_000,
    "a number": "rules: " + "9" * 400_000,
    "an alias in itself": "rules: &a [*a, *a, *a]",
    "too large": "# " + "x" * MAX_CONFIG_BYTES,
}
TOML: Final = {
    "lists": "rules = " + "[" * 400_000,
    "tables": "rules = " + "{a=" * 100_000,
    "a dotted key": ".".join(["a"] * 200_000) + " = 1",
    "a quoted dotted key": " . ".join(['"a"'] * 100_000) + " = 1",
    "a table's name": "[" + ".".join(["a"] * 200_000) + "]",
    "a number": "rules = " + "9" * 400_000,
    "an open string": 'rules = """' + 'x"' * 200_000,
    "quotes": "rules = " + "'''''" * 50_000,
    "too large": "# " + "x" * MAX_TOML_BYTES,
}


RULE: Final = '[[rules]]\nid = "a"\nname = "b"\n'
LARGE: Final = {
    # name: beginning, what is repeated, end, what the message has; {} is replaced by a number
    "unknown names": ("", "k{} = 1\n", "", "more than 300,000 values"),
    "unknown names, as many as may be": ("", "k{:0>13} = 1\n", "", "unknown field"),
    "unknown fields of one rule": (RULE, "k{:0>13} = 1\n", "", "fields, and a rule at most"),
    "empty rules": ("", "[[rules]]\n", "", "more than 300,000 values"),
    "rules without an id": ("", "[[rules]]\n# {:0>22}\n", "", "rules[0].id: it is missing"),
    "numbers for rules": ("rules = [", "1,", "]", "more than 300,000 values"),
    "numbers for rules, as many as may be": ("rules = [", "1000000000000000,", "]", "a rule is a table of fields"),
    "words without a letter": (RULE + "any = [", '"------------",', "]", "any: it has more than 50,000 entries"),
    "unknown countries": (RULE + "countries = [", '"qwxqwxqwxqwx",', "]", "countries: it has more than 1,000 entries"),
    "unknown fields of silences": (RULE + 'any = "x"\n', "[[silences]]\nkeyword{:0>9} = 1\n", "", "1000 are the most"),
    "rules of a silence": (RULE + 'any = "x"\n[[silences]]\nrules = [', '"unknown{:0>6}",', "]", "and more"),
}  # fmt: skip
"""Files of rules in TOML that are as large as they may be, and valid TOML."""


def large(beginning: str, repeated: str, end: str) -> str:
    size = len(repeated.format(10**5))
    return beginning + "".join(map(repeated.format, range((MAX_TOML_BYTES - 300) // size))) + end


@pytest.mark.long
def test_the_largest_files_of_rules_are_read_or_refused_in_time_and_in_memory(tmp_path: Path) -> None:
    paths = written(tmp_path, {bomb: large(*parts[:3]) for bomb, parts in LARGE.items()}, "rules.toml")
    for (bomb, path), reading in zip(paths.items(), read(*paths.values()), strict=True):
        assert path.stat().st_size > MAX_TOML_BYTES * 0.8, bomb
        assert reading.seconds < MAX_CPU_SECONDS, (bomb, reading)
        assert f"{path}:" in reading.message, bomb
        assert LARGE[bomb][3] in reading.message, (bomb, reading.message[:300])


def test_as_many_rules_as_are_promised_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    rule = (
        '[[rules]]\nid = "rule-{0}"\nname = "Rule number {0}"\nany = ["word{0}", "other{0}"]\nregions = ["caribbean"]\n'
    )
    path.write_text("".join(f'{rule.format(number)}updates = "every 2h"\n' for number in range(MAX_RULES)))
    began = process_time()
    assert len(load_rules(path)) == MAX_RULES
    assert process_time() - began < MAX_CPU_SECONDS


def test_a_large_file_of_yaml_is_referred_to_toml(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("rules:\n" + "- {id: a, name: A, any: [x]}\n" * 20_000)
    with pytest.raises(RulesError, match=r"more than 512 KiB, .*; write the rules in TOML, which may have 4096 KiB"):
        load_rules(path)


def test_anchors_of_one_name_print_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("rules: [" + "&a x," * 100 + "]")
    with pytest.raises(RulesError):
        load_rules(path)
    assert capfd.readouterr() == ("", "")


def test_a_bomb_of_yaml_ends_within_a_second_and_is_named(tmp_path: Path) -> None:
    paths = written(tmp_path, YAML, "rules.yaml")
    for (bomb, path), reading in zip(paths.items(), read(*paths.values()), strict=True):
        assert reading.seconds < MAX_YAML_SECONDS, bomb
        assert f"{path}:" in reading.message, bomb
        if bomb.startswith("aliases of aliases"):
            assert re.search(rf"{path}:\d+: no YAML: it holds more than 100,000 values", reading.message)


@pytest.mark.parametrize("name", ["rules.toml", "targets.toml"])
def test_a_bomb_of_toml_ends_in_time_and_is_named(name: str, tmp_path: Path) -> None:
    paths = written(tmp_path, TOML, name)
    for (bomb, path), reading in zip(paths.items(), read(*paths.values()), strict=True):
        assert reading.seconds < MAX_CPU_SECONDS, bomb
        assert f"{path}:" in reading.message, bomb


def test_a_file_without_an_end_is_neither_rules_nor_a_page(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("rules.yaml", "page.html")]
    for path in paths:
        path.symlink_to("/dev/zero")
    rules, page = read(*paths)
    assert "more than 512 KiB" in rules.message
    assert str(paths[1]) in page.message


PAGE: Final = {"source": "s", "url": "u", "fetched_at": "2026-02-06T12:00:00Z"}
GIB: Final = 1024**3
MIB: Final = 1024**2


def write_stream(path: Path, compress: Callable[[bytes], bytes], part: bytes, times: int) -> None:
    """Write a file of ``times`` equal frames: neither this test nor the bomb needs its size in memory."""
    path.write_bytes(compress(part) * times)


def framed(data: bytes) -> bytes:
    return Frames(".zst", data).close()


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, 9)


@pytest.mark.parametrize(("suffix", "compress"), [(".gz", gzipped), (".zst", framed)])
@pytest.mark.parametrize(
    ("part", "why"),
    [
        (b"x", "it expands to more than 1000 times its size"),
        (b"\n", "blank lines in a row"),
        (b" ", "it expands to more than 1000 times its size"),
    ],
)
def test_a_decompression_bomb_is_refused(
    tmp_path: Path, suffix: str, compress: Callable[[bytes], bytes], part: bytes, why: str
) -> None:
    path = tmp_path / f"pages.jsonl{suffix}"
    write_stream(path, compress, part * (64 * MIB), 160)  # 10 GiB
    (reading,) = read(path)
    assert reading.seconds < MAX_CPU_SECONDS * (2 if suffix == ".gz" else 1)
    assert f"{path}: it" in reading.message
    assert why in reading.message or "of 16777216 bytes" in reading.message


def test_an_archive_that_only_repeats_itself_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl.zst"
    line = (
        json.dumps({**PAGE, "text": "LONDON (Reuters) - Prices rose on Monday, a spokesman said.\n" * 200}).encode()
        + b"\n"
    )
    path.write_bytes(framed(line * 300))
    assert read(path)[0].message == f"{path}: read"


LINES: Final = {
    "lists": "[" * 500_000,
    "tables": '{"a":' * 100_000,
    "fields": json.dumps({**PAGE, "text": "x"})[:-1] + ',"source":' * 100_000,
    "a number": json.dumps({**PAGE, "text": 1})[:-1] + ', "x": ' + "9" * 1_000_000 + "}",
    "a large number": json.dumps(PAGE)[:-1] + ', "text": 1e999999999}',
    "a line of 20 MiB": json.dumps({**PAGE, "text": "x" * (20 * MIB)}),
    "unknown fields": json.dumps({**PAGE, "text": "x"})[:-1] + "".join(f', "k{n}": {n}' for n in range(100_000)) + "}",
}


def test_a_line_that_is_no_page_is_rejected_in_time(tmp_path: Path) -> None:
    paths = written(tmp_path, LINES, "pages.jsonl")
    for (bomb, path), reading in zip(paths.items(), read(*paths.values()), strict=True):
        assert reading.seconds < MAX_CPU_SECONDS, bomb
        assert str(path) in reading.message, bomb


NESTED: Final = {
    "boxes": "<div>" * 200_000,
    "tables": "<table><tr><td>" * 60_000,
    "an open attribute": "<a b='" * 150_000,
    "references": "&#" * 400_000,
}


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_page_of_deep_nesting_is_read_or_rejected_in_time(name: str, tmp_path: Path) -> None:
    paths = written(tmp_path, NESTED, name)
    for (bomb, path), reading in zip(paths.items(), read(*paths.values()), strict=True):
        assert reading.seconds < MAX_CPU_SECONDS, bomb
        assert str(path) in reading.message, bomb


def test_one_large_value_in_every_row_of_a_parquet_file_is_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    value = json.dumps({**PAGE, "text": "x" * (15 * MIB)})
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 32, pa.int32()), pa.array([value]))
    parquet.write_table(pa.table({"record": column}), path, compression="zstd", use_dictionary=True)
    assert path.stat().st_size < MIB
    assert str(path) in read(path)[0].message


def test_more_rows_than_bytes_in_a_parquet_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    rows = 20_000_000
    column = pa.DictionaryArray.from_arrays(pa.nulls(rows, pa.int32()), pa.array(["x"]))
    parquet.write_table(pa.table({"text": column}), path, compression="zstd")
    (reading,) = read(path)
    assert "20,000,000 rows" in reading.message
    assert reading.seconds < MAX_CPU_SECONDS


def test_a_large_row_group_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.files.parquet.MAX_GROUP_BYTES", 100_000)
    path = tmp_path / "pages.parquet"
    parquet.write_table(pa.table({"text": ["x" * 200_000]}), path, compression="zstd", use_dictionary=False)
    with pytest.raises(ArchiveError, match="a row group of"):
        list(read_archive(path))
