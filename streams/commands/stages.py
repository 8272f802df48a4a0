"""``dateline worker``: which stages to run, as said on the command line."""

import asyncio
from typing import Annotated

import typer

from streams.agents.alias import settled_alias
from streams.agents.stage import STAGES
from streams.commands.worker import worker
from streams.provision import require_topics
from streams.settings import load_settings


def run_stages(
    stages: Annotated[
        str, typer.Option(metavar="STAGE,…", help="The stages to run; others may run them elsewhere.")
    ] = ",".join(STAGES),
) -> None:
    """Run stages until SIGINT or SIGTERM. Start as many workers as you like: they share the partitions.

    Leaves with 0 when told to stop, 70 when fenced or when a transaction failed, 75 when stalled or when
    `dateline upgrade` switched to another namespace (for all: start it again), 78 when state or nearly every record cannot be read (look at it), and
    1 when the broker does not answer or the topics are not there.
    """
    chosen = [stage.strip() for stage in stages.split(",")]
    unknown = [stage for stage in chosen if stage not in STAGES]
    if unknown:
        msg = f"{', '.join(map(repr, unknown))}: there is {', '.join(STAGES)}"
        raise typer.BadParameter(msg, param_hint="--stages")
    settings = asyncio.run(settled_alias(load_settings()))
    asyncio.run(require_topics(settings))
    worker(settings, chosen)
