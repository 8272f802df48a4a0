"""``dateline doctor``: check everything that Dateline depends on, and say how to repair what is wrong."""

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import typer
from aiokafka.errors import KafkaError
from rich.table import Table
from rich.text import Text

from dateline.cli.terminal.failure import FAILED, explain
from dateline.cli.terminal.printing import console
from dateline.extras import Extra, is_installed
from dateline.files.gazetteer import load_atlas
from dateline.kafka.clients import administering
from dateline.kafka.topic_admin import check_topics
from dateline.settings import ResolvedSettings, Settings, SettingsError, load_settings
from dateline.topics import TOPICS

_WIDE: Final = 160
"""Width in columns of a table that is piped: wide enough for one line per finding. Chosen by hand."""


class Finding(NamedTuple):
    """One check: what was checked, its result, and what to do about it (None where nothing is wrong)."""

    what: str
    how: str
    remedy: str | None = None


def doctor() -> None:
    """Check settings, broker, topics and place index, and say what to do about what is wrong.

    Changes nothing, except that a missing place index is built. Exits with 1 when anything is wrong.
    """
    findings = list(_findings())
    table = Table("", "", "result", "what to do", box=None, pad_edge=False)
    for finding in findings:
        mark = Text("ok", "green") if finding.remedy is None else Text("wrong", "red")
        table.add_row(mark, finding.what, finding.how, finding.remedy or "")
    console(_WIDE).print(table)
    if any(finding.remedy for finding in findings):
        raise typer.Exit(FAILED)


def _findings() -> Iterator[Finding]:
    try:
        settings = load_settings()
    except SettingsError as error:
        yield Finding("settings", str(error), "correct or unset it; nothing else can be checked without valid settings")
        return
    variables = sorted(name for name in os.environ if name.startswith("DATELINE_"))
    yield Finding("settings", ", ".join(variables) or "all are the defaults")
    yield from _broker_and_topics(ResolvedSettings.unaliased(settings))
    yield _place_index(settings)
    yield _writable("data folder", settings.data_dir)
    yield _embedded()


def _broker_and_topics(settings: ResolvedSettings) -> Iterator[Finding]:
    try:
        brokers = asyncio.run(_brokers(settings))
    except (KafkaError, OSError) as error:
        line = explain(error)
        how, _, remedy = (line.message if line else str(error)).partition("; ")
        yield Finding("broker", how, remedy.partition(" (")[0] or "look at its log")
        return
    yield Finding("broker", f"{settings.broker}, {brokers} of them" if brokers > 1 else f"{settings.broker} answers")
    differences = asyncio.run(check_topics(settings))
    for difference in differences:
        how = f"{difference.topic}: {difference.setting} should be {difference.table}, is {difference.broker}"
        yield Finding("topics", how, difference.remedy)
    if not differences:
        yield Finding("topics", f"all {len(TOPICS)} of namespace {settings.namespace} match the table")


async def _brokers(settings: Settings) -> int:
    async with administering(settings) as admin:
        return len((await admin.describe_cluster())["brokers"])


def _place_index(settings: Settings) -> Finding:
    # Verbs that only read topics need no place index.
    if not is_installed(Extra.PARSE):
        return Finding("place index", "not installed; what parses pages needs it")
    return _attempt(
        "place index",
        lambda: f"{load_atlas(settings.cache_dir).label} in {settings.cache_dir}",
        "let DATELINE_CACHE_DIR name a folder that can be written",
    )


def _writable(what: str, folder: Path) -> Finding:
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if existing.is_dir() and os.access(existing, os.W_OK):
        return Finding(what, str(folder))
    return Finding(what, f"{existing} cannot be written", "let DATELINE_DATA_DIR name a folder that can be written")


def _embedded() -> Finding:
    # Its absence is not a fault: only `up`, `demo` and the tests need it, and they say so.
    installed = is_installed(Extra.EMBEDDED)
    return Finding("embedded broker", "installed" if installed else "not installed; `dateline up` and `demo` need it")


def _attempt(what: str, look: Callable[[], str], remedy: str) -> Finding:
    try:
        return Finding(what, look())
    except OSError as error:
        return Finding(what, str(error), remedy)
