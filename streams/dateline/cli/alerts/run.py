"""``dateline alerts run``: match story versions with rules, and write alerts, until it is stopped."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from dateline.agents.alerting import alerting_settings
from dateline.agents.stage import ALERTING
from dateline.agents.stages.rulebook import Rulebook
from dateline.cli.options.atlas import open_atlas
from dateline.cli.run.worker import worker
from dateline.kafka.topic_admin import require_flow
from dateline.settings import load_settings

Rules = Annotated[
    Path,
    typer.Option(
        "--rules", metavar="FILE", help="The rules, .toml or .yaml; read again within a second when the file changes."
    ),
]


def run(
    *,
    rules: Rules,
    replayed: Annotated[
        bool, typer.Option("--replayed", help="Alert on the stories of a replay too. Default: replays raise no alerts.")
    ] = False,
) -> None:
    """Match every story version with the rules, and write the alerts to wire.alerts, until SIGINT or SIGTERM.

    It runs beside `dateline worker`, in a consumer group of its own, NAMESPACE.alerts. Start as many as you like, all
    with the same rules. Each rule alerts once on a story, however often the command is restarted or killed, and then
    only on the later events that the rule names. A story older than the rule's horizon raises no alert; its age is
    measured against the newest story on the topic at the start.

    If the rules file has a fault at the start, the command prints a line for each fault and exits. If it gets one
    later, the log names the faults, and the former rules stay in force.

    After `dateline upgrade switch`, it matches the former namespace's stories to their end, exits with 75, and
    continues in the new namespace when it is started again. Stories that were alerted on are remembered.

    [bold]Exit codes[/bold]
      0   stopped by a signal
      1   the rules, the broker or its topics have a fault
      2   wrong usage, a setting that the broker refuses,
          or a rules file that cannot be read
      70  a transaction failed, or another worker took over: start it again
      73  another worker has its name (DATELINE_INSTANCE)
      75  it made no progress, or the namespace was switched: start it again
      78  the state, or nearly every record, cannot be read: see the log
    """
    rulebook = Rulebook(rules, replayed=replayed, open_atlas=open_atlas)
    settings = asyncio.run(alerting_settings(load_settings()))
    asyncio.run(require_flow(settings))
    worker(settings, ALERTING, rulebook)
