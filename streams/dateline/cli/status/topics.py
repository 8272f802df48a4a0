"""``dateline topics``: create, list or check the topics of the table."""

import asyncio
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, Final

import typer
from rich.table import Table

from dateline.cli.options.namespace import named_settings
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import console, plural
from dateline.kafka.topic_admin import check_topics, create_topics, find_topics
from dateline.settings import ResolvedSettings
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
            help="create: create missing topics. list: show the table and what the broker has. "
            "check: say what differs and what to do; exit with 1 if anything does."
        ),
    ],
) -> None:
    """Create the topics of the table, list them, or compare them with the broker.

    A topic's partition count is fixed once the topics exist: ``create`` and ``check`` refuse another one. To change
    it, replay into a new namespace.
    """
    _ACTIONS[action](named_settings())


def _create(settings: ResolvedSettings) -> None:
    created = asyncio.run(create_topics(settings))
    for name in created:
        typer.echo(name)
    typer.echo(f"{plural(len(created), 'topic')} created, {len(TOPICS) - len(created)} existed already", err=True)


def _list(settings: ResolvedSettings) -> None:
    on_broker = asyncio.run(find_topics(settings))
    table = Table("topic", "value", "key", "partitions", "cleanup", "retention", "on the broker")
    for topic in TOPICS:
        name = topic.name(settings.namespace)
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


def _check(settings: ResolvedSettings) -> None:
    differences = asyncio.run(check_topics(settings))
    if not differences:
        typer.echo(f"{len(TOPICS)} topics match the table", err=True)
        return
    table = Table("topic", "setting", "table", "broker", "what to do", show_lines=True)
    for difference in differences:
        table.add_row(*difference)
    console(_WIDE).print(table)
    raise typer.Exit(FAILED)


def _days(topic: Topic) -> str:
    return "for ever" if topic.retention_ms is None else f"{topic.retention_ms // _DAY_MS} days"


_ACTIONS: Final[Mapping[Action, Callable[[ResolvedSettings], None]]] = {
    Action.CREATE: _create,
    Action.LIST: _list,
    Action.CHECK: _check,
}
