"""No control character of any field reaches a terminal, whichever command prints it.

Every text field of every record, file names, rules, targets and settings hold every control of Unicode that steers
terminals; each command of ``COMMANDS`` runs on a terminal of its own. The terminal says that it knows no colours: so
whatever control is in the output comes from a record.
"""

import asyncio
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import orjson
import pytest
from pydantic import ValidationError

from dateline.kafka.codec import Incoming, UndecodableError
from dateline.kafka.dead_letters import dead_letter
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, BRIEFS, DEAD_LETTER, DISTINCT, RAW, REGIONS, STORIES, Topic
from dateline_schemas import Alert, Brief, Distinct, RawArticle, Story
from dateline_schemas.record import Record
from tests.flow import send_all
from tests.integration.command import environment

EXAMPLES: Final = Path(__file__).parents[2] / "schemas" / "examples"
CONTROLS: Final = [
    *(chr(code) for code in (*range(32), *range(127, 160))),
    *"\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\u2066\u2067\u2068\u2069\ufeff\ufff9\U000e0001",
    *(chr(code) for code in range(0x202A, 0x202F)),
    "\x1b]52;c;QUFB\x07", "\x1b[2J", "\x1b]0;title\x1b\\", "\x9b31m", "\r\x1b[2K", "\n\ndateline: well",
]  # fmt: skip
IDS: Final = {"story_id", "brief_id", "article_id", "fingerprint", "alert_id", "article_ids", "slug"}
"""Fields by which commands find a record; they stay, so that it is found."""
STORY_ID: Final[str] = orjson.loads((EXAMPLES / "story.json").read_bytes())["story_id"]
MARKUP: Final = "[red]r[/red][link=https://x]l[/link]"
TEXTS: Final = [
    "".join(f"⟦{control}⟧" for control in CONTROLS[at : at + 8]) + MARKUP for at in range(0, len(CONTROLS), 8)
]
WIDTH: Final = 4000
"""Columns of the terminal: no cell is cut before the end of a text."""


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401 - JSON
    """Yield the path of every text in a record."""
    if isinstance(value, str):
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, entry in entries:
        if name not in IDS:
            yield from paths(entry, (*path, name))


def hostile(model: type[Record], example: str, text: str) -> bytes:
    """Return an example of a record with the text in every field that takes it."""
    record = orjson.loads((EXAMPLES / f"{example}.json").read_bytes())
    taken = 0
    for path in list(paths(record)):
        *way, last = path
        place = record
        for step in way:
            place = place[step]
        before, place[last] = place[last], text
        try:
            model.read(orjson.dumps(record))
            taken += 1
        except ValidationError:
            place[last] = before
    assert taken > 1
    if model is RawArticle:
        record["text"] = f"LONDON (Reuters) - {text} Prices rose on Monday, a spokesman said. They fell later."
    return orjson.dumps(record)


def letter(settings: ResolvedSettings, text: str, offset: int) -> tuple[bytes | None, bytes | None, Any]:
    raw = text.encode()
    record = Incoming(RAW.name(settings.namespace), 0, offset, 0, raw, raw + b"\xed\xa0\x80", (("own", raw),))
    made = dead_letter(record, "split", UndecodableError(f"not a RawArticle: {text}: {text}"), "", whole=True)
    return made.key, made.value, made.headers


async def fill(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    examples: dict[Topic, tuple[type[Record], str]] = {
        RAW: (RawArticle, "raw-article"), BRIEFS: (Brief, "brief"), DISTINCT: (Distinct, "distinct"),
        STORIES: (Story, "story"), ALERTS: (Alert, "alert"), REGIONS["western-asia"]: (Story, "story"),
    }  # fmt: skip
    for topic, (model, example) in examples.items():
        values = [hostile(model, example, text) for text in TEXTS]
        await send_all(settings, [(text.encode(), value) for text, value in zip(TEXTS, values, strict=True)], topic)
        await send_all(settings, [(text.encode(), text.encode() + b"\x1b\xff") for text in TEXTS], topic)
    for offset, text in enumerate(TEXTS):
        key, value, headers = letter(settings, text, offset)
        await send_all(settings, [(key, value)], DEAD_LETTER, headers)


def write_files(folder: Path) -> None:
    every = "".join(TEXTS)
    quoted = json.dumps("".join(char for char in every if char < "\U00010000"))
    for name, model in (("story", Story), ("alert", Alert), ("raw-article", RawArticle)):
        lines = [hostile(model, name, text) for text in TEXTS]
        (folder / f"{name}.jsonl").write_bytes(b"\n".join([*lines, b'{"x": "\x1b[2J"', every.encode(), b""]))
    (folder / "rules.toml").write_text(f'[[rules]]\nid = "r"\nname = {quoted}\nmin_sightings = 1\n')
    (folder / "bad.toml").write_text(f"[[rules]]\nid = {quoted}\n{quoted} = 1\nregions = [{quoted}]\n")
    (folder / "bad.yaml").write_text(f"rules:\n- id: {quoted}\n  {quoted}: 1\n  regions: [{quoted}]\n")
    (folder / "broken.yaml").write_text(f"rules: [{quoted}\n")
    (folder / "targets.toml").write_text('[[target]]\nname = "desk"\nurl = "json://127.0.0.1:9"\n')
    (folder / "bad-targets.toml").write_text(f"[[target]]\nname = {quoted}\nurl = {quoted}\n{quoted} = 1\n")
    (folder / "".join(char for char in every if char not in "/\0")[:60]).with_suffix(".txt").write_text("A page. " * 20)


COMMANDS: Final = (
    *(["tail", name] for name in ("raw", "briefs", "distinct", "stories", "alerts", "dead-letter")),
    ["tail", "--region", "western-asia"], ["replay", "read", "raw"], ["replay", "read", "stories", "--with-metadata"],
    ["explain", STORY_ID], ["explain", STORY_ID, "--format", "json"], ["explain", "--input", "@story.jsonl", STORY_ID],
    ["takedown", STORY_ID, "--list-only", "--yes"],
    ["dead-letters", "list"], ["dead-letters", "list", "--format", "json"], ["dead-letters", "export"],
    ["dead-letters", "export", "--values"], ["dead-letters", "retry", "--all", "--yes"],
    *(["dead-letters", "show", f"%{option}"] for option in ("", "--raw", "--trace", "--format json")),
    ["alerts", "check", "@rules.toml"], ["alerts", "check", "@rules.toml", "--against", "@story.jsonl"],
    *(["alerts", "check", f"@{name}"] for name in ("bad.toml", "bad.yaml", "broken.yaml")),
    ["alerts", "deliver", "--targets", "@targets.toml", "--dry-run"],
    ["alerts", "deliver", "--targets", "@targets.toml", "--input", "@alert.jsonl"],
    ["alerts", "deliver", "--targets", "@bad-targets.toml", "--dry-run"], ["alerts", "run", "--rules", "@bad.yaml"],
    ["parse", "@raw-article.jsonl"], ["parse", "--lines", "@raw-article.jsonl"],
    ["parse", "--explain", "@raw-article.jsonl"], ["parse", "--explain", "--lines", "@raw-article.jsonl"],
    ["pipe", "@raw-article.jsonl"], ["pipe", "--emit", "briefs", "@raw-article.jsonl"],
    ["ingest", "@raw-article.jsonl"], ["parse", "*.txt"], ["ingest", "*.txt"],
    ["!"], ["parse", "!"], ["tail", "!"], ["explain", "!"], ["dead-letters", "show", "!"], ["replay", "diff", "!"],
    ["upgrade", "switch", "!"], ["tail", "raw", "--from", "!"], ["parse", "--time-zone", "!", "@raw-article.jsonl"],
    ["status"], ["status", "--format", "table"], ["doctor"], ["doctor", "--format", "table"],
    ["topics", "list"], ["topics", "check"], ["upgrade", "status"],
)  # fmt: skip
"""Command lines: ``@`` is a file of ``write_files``, ``*`` the file with a hostile name, ``%`` a letter's record,
``!`` every control as an argument."""


WRAPPED: Final = {"parse @raw-article.jsonl", "parse --explain @raw-article.jsonl"}
"""Commands with a title that is wrapped at its table's width, or that print the lines of a page."""
SHOWN: Final = {" ".join(command) for command in COMMANDS[:9]}
"""Commands that certainly print the texts of records."""


def arguments(command: list[str], folder: Path, settings: ResolvedSettings) -> Iterator[str]:
    for part in command:
        if part == "*.txt":
            yield str(next(folder.glob("*.txt")))
        elif part.startswith("%"):
            yield from [f"{RAW.name(settings.namespace)}/0@1", *part[1:].split()]
        else:
            every = "".join(TEXTS).replace("\0", "")
            yield str(folder / part[1:]) if part.startswith("@") else every if part == "!" else part


def on_terminal(command: list[str], variables: dict[str, str]) -> bytes:
    """Run a command with a terminal as its standard output and error, and return what the terminal got."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    modes = termios.tcgetattr(theirs)
    modes[1] &= ~termios.OPOST  # a line end stays one
    termios.tcsetattr(theirs, termios.TCSANOW, modes)
    with subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "dateline.cli.main", *command],
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=variables,
    ) as process:  # fmt: skip
        os.close(theirs)
        got = b""
        try:
            while part := os.read(ours, 65536):
                got += part
        except OSError:  # the terminal's other side is closed
            pass
        process.wait(60)
    os.close(ours)
    return got


def controls(shown: str) -> set[str]:
    return {char for char in shown if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char != "\n"}


@pytest.mark.long
def test_no_control_reaches_a_terminal(settings: ResolvedSettings, tmp_path: Path) -> None:
    asyncio.run(fill(settings))
    write_files(tmp_path)
    dumb = {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": str(WIDTH), "PYTHONIOENCODING": "utf-8"}
    variables = environment(settings, dumb)
    reached, unseen, faked, crashed = {}, [], [], []
    for command in COMMANDS:
        got = on_terminal(list(arguments(command, tmp_path, settings)), variables)
        shown = got.decode()  # raises where a command writes what is no UTF-8
        name = " ".join(command)
        if found := controls(shown):
            reached[name] = sorted(map(ascii, found))
        unseen += [] if shown.strip() and ("⟦" in shown or name not in SHOWN) else [name]
        faked += [name] if re.search(r"^dateline: well", shown, re.MULTILINE) and name not in WRAPPED else []
        crashed += [name] if "Traceback" in shown and "--trace" not in name else []
    assert (reached, faked, crashed, unseen) == ({}, [], [], [])


@pytest.mark.parametrize(
    "setting", ["DATELINE_BROKER", "DATELINE_NAMESPACE", "DATELINE_LOG_LEVEL", "DATELINE_CACHE_DIR"]
)
def test_no_control_of_a_setting_reaches_a_terminal(setting: str) -> None:
    every = "".join(TEXTS).replace("\0", "")[:200]
    shown = on_terminal(["doctor"], environment(None, {"TERM": "dumb", f"DATELINE_{setting}": every})).decode()
    assert controls(shown) == set()
    assert shown.strip()
