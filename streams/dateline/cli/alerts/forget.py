"""``dateline alerts forget``: forget how far targets are that get no alerts any more."""

import asyncio
from typing import Annotated

import typer
from aiokafka.errors import NoError

from dateline.cli.options.namespace import live_settings
from dateline.cli.terminal.failure import FAILED
from dateline.core.text.printable import printable
from dateline.kafka.clients import administering
from dateline.kafka.groups.deletion import request_deletion
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, delivery_group

Targets = Annotated[
    list[str],
    typer.Argument(metavar="TARGET…", help="The targets, as `dateline status` names them.", show_default=False),
]


def forget(targets: Targets) -> None:
    """Forget how far targets are that were removed from the targets file, or have another name there.

    Such a target stays a finding of `dateline status`, as one that lacks alerts. Its consumer group is deleted, and no
    alert. Stop `dateline alerts deliver` first where it still has the target: it would note its progress again. A
    target of that name that is delivered to later is a new one: it begins with the oldest alert on the topic, or with
    `--since`.

    [bold]Exit codes[/bold]
      0  done
      1  there is no such target, or the broker refused; the message
         names it, and the others are forgotten
      2  wrong usage, or a wrong setting
    """
    faults = asyncio.run(_forget(live_settings(), list(dict.fromkeys(targets))))
    for fault in faults:
        typer.echo(printable(f"dateline: {fault}"), err=True)
    if faults:
        raise typer.Exit(FAILED)


async def _forget(settings: ResolvedSettings, targets: list[str]) -> list[str]:
    """Delete the groups of targets, and print which are forgotten; return what went wrong."""
    prefix, faults = delivery_group(ALERTS.within(settings), ""), []
    async with administering(settings) as admin:
        groups = {group for group, *_ in await admin.list_consumer_groups() if group.startswith(prefix)}
        known = ", ".join(sorted(group.removeprefix(prefix) for group in groups)) or "none"
        for target in targets:
            group = prefix + target
            if group not in groups:
                faults.append(f"there is no target {target!r} that alerts were delivered to; there is {known}")
            elif (error := await request_deletion(admin, group)) is not NoError:
                faults.append(f"the broker refused to delete the group {group}: {error.__name__}")
            else:
                typer.echo(printable(f"target {target} is forgotten"), err=True)
    return faults
