"""``dateline worker``: which stages to run, as said on the command line, and in which namespace."""

import asyncio
from collections.abc import Sequence
from typing import Annotated

import typer

from dateline.agents.stage import FLOW
from dateline.cli.run.worker import worker
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.kafka.alias import LOOK_SECONDS, draining, live_under, read_alias
from dateline.kafka.topic_admin import ProvisionError, require_topics
from dateline.settings import Settings, load_settings


def run_stages(
    stages: Annotated[
        str, typer.Option(metavar="STAGE,…", help="The stages to run; others may run them elsewhere.")
    ] = ",".join(FLOW),
) -> None:
    """Run stages until SIGINT or SIGTERM. Start as many workers as you like: they share the partitions.

    Leaves with 0 when told to stop, 70 when fenced or when a transaction failed, 75 when stalled or when
    `dateline upgrade` switches to another namespace (for all three: start it again), 78 when state or nearly
    every record cannot be read (look at it), and 1 when the broker does not answer or the topics are not there.
    """
    chosen = [stage.strip() for stage in stages.split(",")]
    unknown = [stage for stage in chosen if stage not in FLOW]
    if unknown:
        msg = f"{', '.join(map(repr, unknown))}: there is {', '.join(FLOW)}"
        raise typer.BadParameter(msg, param_hint="--stages")
    settings, chosen = asyncio.run(_work(load_settings(), chosen))
    asyncio.run(require_topics(settings))
    worker(settings, chosen)


async def _work(settings: Settings, stages: Sequence[str]) -> tuple[Settings, list[str]]:
    """Return where to work and at what: in the live namespace, or on what is left of one that is switched from.

    Waits where there is nothing to do for these stages until the switch is done. Raises ``ProvisionError`` where
    another version of the code made the live namespace.
    """
    while not settings.mark and (alias := await read_alias(settings)) is not None:
        if alias.phase == "live":
            made = alias.parser_version, alias.fingerprint_version
            if made != (PARSER_VERSION, FINGERPRINT_VERSION):
                msg = (
                    f"{settings.namespace} is {alias.live} now, made by parser {made[0]} and fingerprint {made[1]}; "
                    f"this has {PARSER_VERSION} and {FINGERPRINT_VERSION}: run the version that made it"
                )
                raise ProvisionError(msg)
            return live_under(settings, alias), list(stages)
        if later := [stage for stage in stages if stage != "split"]:
            return draining(settings, alias), later
        await asyncio.sleep(LOOK_SECONDS)
    return settings, list(stages)
