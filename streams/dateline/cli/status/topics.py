"""``dateline topics``: create, list or check the topics of the table."""

import asyncio
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Final

import orjson
import typer
from rich.table import Table

from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import PrintFormat, console, plural, wants_json
from dateline.kafka.alias import find_namespaces
from dateline.kafka.topic_admin import Difference, TopicState, check_topics, create_topics, find_topics
from dateline.settings import ResolvedSettings, load_settings
from dateline.topics import TOPICS, Topic

_WIDE: Final = 160
"""Width in columns of a table that is piped: wide enough for one line per topic. Chosen by hand."""
_DAY_MS: Final = 24 * 3600 * 1000


class Action(StrEnum):
    """What to do with the topics."""

    CREATE = "create"
    LIST = "list"
    CHECK = "check"


def topics(
    action: Annotated[
        Action,
        typer.Argument(
            metavar="ACTION",
            help="create: create missing topics. list: show the table and what the broker has. "
            "check: say what differs and what to do.",
        ),
    ],
    *,
    form: PrintFormatOption = None,
) -> None:
    """Create the topics of the table, list them, or compare them with the broker.

    A topic's partition count is fixed once the topics exist: ``create`` and ``check`` refuse another one. To change
    it, replay into a new namespace. When piped, ``list`` prints a JSON line a topic, and ``check`` one a difference.

    After `dateline upgrade switch`, they go through the topics of the name's own namespace, which has the pages and the
    alerts, and those of the namespace that is live.

    [bold]Exit codes[/bold]
      0  done; with check, nothing differs
      1  with check, something differs; or the broker cannot be used
      2  wrong usage, or a wrong setting
    """
    _ACTIONS[action](asyncio.run(find_namespaces(load_settings())), form)


def _create(namespaces: Sequence[ResolvedSettings], form: PrintFormat | None) -> None:
    if form is not None:
        msg = "it is for list and check; create prints the names of the topics that it created"
        raise typer.BadParameter(msg, param_hint="--format")
    number = 0
    for settings in namespaces:
        created = asyncio.run(create_topics(settings))
        number += len(created)
        for name in created:
            typer.echo(name)
    existed = len(namespaces) * len(TOPICS) - number
    typer.echo(f"{plural(number, 'topic')} created, {existed} existed already", err=True)


def _list(namespaces: Sequence[ResolvedSettings], form: PrintFormat | None) -> None:
    on_broker = {name: state for each in namespaces for name, state in asyncio.run(find_topics(each)).items()}
    rows = [(topic, settings) for settings in namespaces for topic in TOPICS]
    if wants_json(form):
        lines = (_as_json(topic, settings, on_broker.get(topic.of(settings))) for topic, settings in rows)
        sys.stdout.buffer.writelines(orjson.dumps(line) + b"\n" for line in lines)
        return
    table = Table("topic", "value", "key", "partitions", "cleanup", "retention", "on the broker")
    for topic, settings in rows:
        name = topic.of(settings)
        table.add_row(
            name,
            topic.model.__name__ if topic.model else "",
            topic.key,
            str(topic.partitions(settings)),
            topic.cleanup,
            _days(topic),
            f"{on_broker[name].partitions} partitions" if name in on_broker else "missing",
        )
    console(_WIDE).print(table)


def _as_json(topic: Topic, settings: ResolvedSettings, state: TopicState | None) -> dict[str, str | int | None]:
    """Return a row of the table with what the broker has, both None where it lacks the topic."""
    return {
        "topic": topic.of(settings),
        "value": topic.model.__name__ if topic.model else None,
        "key": topic.key,
        "partitions": topic.partitions(settings),
        "cleanup": topic.cleanup,
        "retention_ms": topic.retention_ms,
        "broker_partitions": state.partitions if state else None,
        "broker_replication": state.replication if state else None,
    }


def _check(namespaces: Sequence[ResolvedSettings], form: PrintFormat | None) -> None:
    differences = [difference for each in namespaces for difference in asyncio.run(check_topics(each))]
    if not differences:
        of = f", of {' and '.join(each.namespace for each in namespaces)}" if len(namespaces) > 1 else ""
        typer.echo(f"{len(namespaces) * len(TOPICS)} topics match the table{of}", err=True)
        return
    if wants_json(form):
        sys.stdout.buffer.writelines(orjson.dumps(difference._asdict()) + b"\n" for difference in differences)
        sys.stdout.buffer.flush()
    else:
        table = Table("topics", "setting", "table", "broker", "what to do", show_lines=True)
        for difference, names in by_difference(differences).items():
            table.add_row("\n".join(names), *difference[1:])
        console(_WIDE).print(table)
    raise typer.Exit(FAILED)


def by_difference(differences: Iterable[Difference]) -> dict[Difference, list[str]]:
    """Return the names of the topics that differ from the table in one way, by that difference without a name."""
    topics: dict[Difference, list[str]] = {}
    for difference in differences:
        topics.setdefault(difference._replace(topic=""), []).append(difference.topic)
    return topics


def _days(topic: Topic) -> str:
    return "for ever" if topic.retention_ms is None else f"{topic.retention_ms // _DAY_MS} days"


_ACTIONS: Final[Mapping[Action, Callable[[Sequence[ResolvedSettings], PrintFormat | None], None]]] = {
    Action.CREATE: _create,
    Action.LIST: _list,
    Action.CHECK: _check,
}
