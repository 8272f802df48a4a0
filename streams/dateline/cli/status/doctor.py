"""``dateline doctor``: check everything that Dateline depends on, and say how to repair what is wrong."""

import asyncio
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

import orjson
import typer
from aiokafka.errors import KafkaError
from rich.table import Table
from rich.text import Text

from dateline.cli.options.atlas import open_atlas
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.status.findings import find, first_of, notes
from dateline.cli.status.reasons import Reason
from dateline.cli.status.snapshot.snapshot import Snapshot, take_snapshot
from dateline.cli.status.topics import by_difference
from dateline.cli.terminal.failure import FAILED, IN_TIME, LEADERLESS, SILENCE, USAGE, find_trouble
from dateline.cli.terminal.printing import console, plural, wants_json
from dateline.extras import Extra, is_installed
from dateline.files.folders import folder_problem
from dateline.kafka.alias import find_namespaces, resolve
from dateline.kafka.clients import LeaderlessError, administering, told_by_brokers
from dateline.kafka.embedded_broker.broker import has_saved, is_embedded, space_problem
from dateline.kafka.groups.session import session_limits, session_problem
from dateline.kafka.tls import ssl_context
from dateline.kafka.topic_admin import Difference, ProvisionError, check_topics
from dateline.kafka.transactions import MAX_TIMEOUT, timeout_problem
from dateline.process.listening import LOCK, OPEN_TO_ALL, TAKEN, address_problem, is_loopback
from dateline.process.log.error_words import error_words
from dateline.settings import PREFIX, ResolvedSettings, Settings, SettingsError, load_settings, variable
from dateline.topics import TOPICS

_WIDE: Final = 160
"""Width in columns of a table that is piped: wide enough for one line per finding. Chosen by hand."""
_LETTERS_SINCE: Final = timedelta(hours=1)
"""How far back dead letters are counted, as ``dateline status`` does without ``--since``."""


_AN_ADDRESS: Final = "set an address of this machine (127.0.0.1, or 0.0.0.0 for all) and a port above 1023"
_A_PORT: Final = "give each process of a machine a port of its own, or end the program that has this one"
_CHECKED: Final = frozenset({Reason.REPLICATION_BELOW_SETTING, Reason.DISK_FULL})
"""Reasons of ``status`` that have a check of their own here."""

_COLOURS: Final = {"ok": "green", "wrong": "red", "next": "yellow"}


class Check(NamedTuple):
    """One check: what was checked, its result, and what to do about it (None where nothing is wrong)."""

    what: str
    how: str
    remedy: str | None = None
    fault: bool = True
    """Whether the remedy is needed; else it is what comes next."""
    code: int = FAILED
    """The exit code where it is a fault: 2 for a wrong setting, as every verb that meets it exits with."""

    @property
    def status(self) -> str:
        """``ok``, ``wrong`` or ``next``."""
        if self.remedy is None:
            return "ok"
        return "wrong" if self.fault else "next"


def doctor(*, form: PrintFormatOption = None) -> None:
    """Check settings, broker, topics and place index, and say what to do about what is wrong.

    Whatever `dateline status` finds wrong is listed too, with what to do about it.

    Changes nothing, except that a missing place index is built.

    [bold]Exit codes[/bold]
      0  nothing is wrong
      1  something is wrong
      2  wrong usage, or a setting is wrong
    """
    checks = list(_checks())
    if wants_json(form):
        for check in checks:
            line = {"status": check.status, "check": check.what, "result": check.how, "remedy": check.remedy}
            typer.echo(orjson.dumps(line))
    else:
        _print_table(checks)
    if codes := [check.code for check in checks if check.status == "wrong"]:
        raise typer.Exit(max(codes))


def _print_table(checks: Iterable[Check]) -> None:
    table = Table("", "", "result", "what to do", box=None, pad_edge=False)
    for check in checks:
        table.add_row(Text(check.status, _COLOURS[check.status]), check.what, check.how, check.remedy or "")
    console(_WIDE).print(table)


def _checks() -> Iterator[Check]:
    try:
        settings = load_settings()
    except SettingsError as error:
        yield _about_setting(error, "correct or unset it; nothing else can be checked without valid settings")
        return
    try:
        context = ssl_context(settings)
    except SettingsError as error:
        yield _about_setting(error, "correct it")
    else:
        variables = sorted(name for name in os.environ if name.upper().startswith(PREFIX))
        yield Check("settings", ", ".join(variables) or "all are the defaults")
        if context is not None:
            yield Check("certificates", "can be used")
        yield from _addresses(settings)
        try:
            yield from _broker_and_topics(ResolvedSettings.unaliased(settings))
        except (KafkaError, OSError) as error:
            yield _about_broker(settings, error)
    yield _place_index(settings)
    yield _data_folder(settings)
    yield from _tokens_file(settings)
    yield _embedded()
    yield from _space(settings)


def _about_setting(error: SettingsError, remedy: str) -> Check:
    """Return the check of a wrong setting: what is wrong, and what its message says to do."""
    problem, separator, advice = str(error).rpartition("; ")
    how, remedy = (problem, advice) if separator else (str(error), remedy)
    return Check("settings", how, remedy, code=USAGE)


def _addresses(settings: Settings) -> Iterator[Check]:
    """Yield the settings that name an address at which a worker or a gateway cannot listen: both refuse to start."""
    addresses = [("http", settings.http_host, settings.http_port)] if settings.http_port else []
    if is_installed(Extra.WEB):
        addresses.append(("gateway", settings.gateway_host, settings.gateway_port))
    for name, host, port in addresses:
        if (problem := address_problem(host, port)) is not None:
            named = f"{variable(f'{name}_host')}={host} {variable(f'{name}_port')}={port}"
            if problem == TAKEN:
                is_set = f"{name}_port" in settings.model_fields_set  # else a gateway may never run here
                yield Check("settings", f"{named}: {problem}", _A_PORT, fault=is_set)
            else:
                yield _about_setting(SettingsError(f"{named}: {problem}"), _AN_ADDRESS)
        elif name == "gateway" and settings.gateway_tokens is None and not is_loopback(host):
            yield _about_setting(SettingsError(f"{variable('gateway_host')}={host}: {OPEN_TO_ALL}"), LOCK)


def _about_broker(settings: Settings, error: KafkaError | OSError) -> Check:
    """Return the check of a broker that gave no answer, or not the one that was asked for."""
    if isinstance(error, LeaderlessError):
        return Check("broker", f"{settings.broker} is not ready: {error_words(error)}", LEADERLESS)
    if not isinstance(error, SILENCE) and isinstance(error, KafkaError):
        return Check("broker", f"{settings.broker} refuses: {error_words(error)}", "look at the broker's log")
    trouble = find_trouble(settings)
    again = "try again; if it stays, look at the broker's log"
    return Check("broker", trouble.summary(settings.broker), again if trouble is IN_TIME else trouble.remedy)


def _broker_and_topics(settings: ResolvedSettings) -> Iterator[Check]:
    brokers = asyncio.run(_brokers(settings))
    yield Check("broker", f"{settings.broker}, {brokers} of them" if brokers > 1 else f"{settings.broker} answers")
    if problem := session_problem(settings, asyncio.run(session_limits(settings))):
        yield _about_setting(SettingsError(problem), "correct it")
    told = asyncio.run(told_by_brokers(settings, [MAX_TIMEOUT]))
    if problem := timeout_problem(settings, told[MAX_TIMEOUT]):
        yield _about_setting(SettingsError(problem), "correct it")
    differences: list[Difference] = []
    for namespace in asyncio.run(find_namespaces(settings)):
        found = asyncio.run(check_topics(namespace))
        yield from _different_topics(found)
        if not found:
            yield Check("topics", f"all {len(TOPICS)} of namespace {namespace.namespace} match the table")
        differences += found
    if not any(difference.setting in {"topic", "partitions"} for difference in differences):
        yield from _status(settings)


def _different_topics(differences: Iterable[Difference]) -> Iterator[Check]:
    """Yield one check for all topics that differ from the table in the same way."""
    for (_, setting, table, broker, remedy), names in by_difference(differences).items():
        how = "missing" if setting == "topic" else f"{setting} should be {table}, is {broker}"
        yield Check("topics", f"{first_of(names)}: {how}", remedy)


def _status(settings: ResolvedSettings) -> Iterator[Check]:
    """Yield the findings of ``dateline status``, but not those of which another check tells."""
    now = datetime.now(UTC)
    try:
        snapshot = asyncio.run(_snapshot(settings, now))
    except ProvisionError as error:
        problem, _, remedy = str(error).partition(": ")
        yield Check("status", problem, remedy)
        return
    findings = [one for one in find(snapshot) if one.reason not in _CHECKED]
    for finding in findings:
        # Before a namespace's first worker there is nothing wrong, as long as nothing waits.
        idle = finding.reason is Reason.NO_WORKER and not any(lag.records for lag in snapshot.lags.values())
        yield Check(finding.reason, finding.problem, finding.remedy, fault=not idle)
    for note in notes(snapshot):
        yield Check(note.reason, note.problem, note.remedy, fault=False)
    if not findings:
        yield Check("status", "no problems")


async def _snapshot(settings: ResolvedSettings, now: datetime) -> Snapshot:
    return await take_snapshot(await resolve(settings), now, now - _LETTERS_SINCE)


async def _brokers(settings: Settings) -> int:
    async with administering(settings) as admin:
        return len((await admin.describe_cluster())["brokers"])


def _place_index(settings: Settings) -> Check:
    # Verbs that only read topics need no place index.
    if not is_installed(Extra.PARSE):
        return Check("place index", "not installed; what parses pages needs it")
    try:
        return Check("place index", f"{open_atlas().label} in {settings.cache_dir}")
    except SettingsError as error:
        return _about_setting(error, "correct it")._replace(what="place index")
    except OSError as error:
        return Check("place index", str(error), "let DATELINE_CACHE_DIR name a folder that can be written")


def _data_folder(settings: Settings) -> Check:
    problem = folder_problem(settings.data_dir)
    if problem is None:
        return Check("data folder", str(settings.data_dir))
    how = f"DATELINE_DATA_DIR={settings.data_dir}: {problem}"
    remedy = "name a folder that this user can write; only `dateline up` and `dateline serve` need it"
    return Check("data folder", how, remedy, code=USAGE)


def _tokens_file(settings: Settings) -> Iterator[Check]:
    """Yield whether the gateway's file of tokens can be used, where the settings name one."""
    if settings.gateway_tokens is None or not is_installed(Extra.WEB):  # without it no gateway runs here
        return
    from dateline.gateway.access.tokens_file import TokensError, named_tokens  # noqa: PLC0415  (of the extra)

    try:
        number = len(named_tokens(settings.gateway_tokens).all)
    except TokensError as error:
        advice = f"`dateline tokens check --file {settings.gateway_tokens}` names each error"
        yield _about_setting(error, advice)._replace(what="file of tokens")
    else:
        yield Check("file of tokens", f"{plural(number, 'token')} in {settings.gateway_tokens}")


def _embedded() -> Check:
    # Its absence is not a fault: only `up`, `demo` and the tests need it, and they say so.
    installed = is_installed(Extra.EMBEDDED)
    return Check("embedded broker", "installed" if installed else "not installed; `dateline up` and `demo` need it")


def _space(settings: Settings) -> Iterator[Check]:
    """Yield whether the embedded broker has room to save its data, where the settings name one, or its data are there.

    Where none runs it is no fault: `dateline up` refuses to start, but the data may be those of former days.
    """
    runs = is_embedded(settings)
    if not runs and not has_saved(settings.data_dir):
        return
    problem = space_problem(settings.data_dir)
    if problem is not None:
        remedy = "free some space, or let DATELINE_DATA_DIR name another disk"
        yield Check("disk space", problem, remedy, fault=runs)
    elif runs:
        yield Check("disk space", f"enough in {settings.data_dir} for the embedded broker")
