"""``dateline alerts run``: hold stories against rules until told to stop."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from dateline.agents.alerting import alerting_settings
from dateline.agents.stage import ALERTING
from dateline.agents.stages.rulebook import Rulebook
from dateline.cli.run.worker import worker
from dateline.kafka.topic_admin import require_topics
from dateline.settings import load_settings

Rules = Annotated[
    Path,
    typer.Option(metavar="FILE", help="The rules, .toml or .yaml; read anew, within a second, when the file changes."),
]


def run(
    *,
    rules: Rules,
    replayed: Annotated[
        bool, typer.Option("--replayed", help="Alert on what a replay sends, too; without it, replays are silent.")
    ] = False,
) -> None:
    """Hold every story version against the rules, and write an alert for each that asks for it, until told to stop.

    An app and a consumer group of its own, NAMESPACE.alerts, beside `dateline worker`; start as many as you like,
    all with the same rules. Each rule alerts once on a story, however often it is run and however hard it is killed,
    and then on what it wants to hear of it. What is older than a rule's horizon, by the newest story that is on
    the topic at the start, is no news.

    A rules file with a fault stops the start, with a line for each fault. Broken later, it is refused in the log, and
    the rules from before go on.

    After `dateline upgrade switch` it matches the former namespace's stories to their end, leaves with 75, and goes
    on in the new one; what it alerted on stays known.

    Leaves as `dateline worker` does: 0 when told to stop, 70 or 75 to be started again, 78 when a person must look,
    1 when the rules, the broker or the topics are not right, and 2 when the file of rules cannot be read.
    """
    rulebook = Rulebook(rules, replayed=replayed)
    settings = asyncio.run(alerting_settings(load_settings()))
    asyncio.run(require_topics(settings))
    worker(settings, ALERTING, rulebook)
