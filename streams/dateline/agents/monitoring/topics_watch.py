"""Topics that somebody changes while a worker runs: a partition more, or a topic deleted.

A worker that starts then is refused, since partitions would go unread and keys would leave their state behind. One that
runs ends for the same reasons, in good order: what it has settled is committed, and the rest waits on the topics.
"""

import asyncio
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.kafka.topic_admin import ProvisionError, require_same_flow
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings

LOOK_SECONDS: Final = 10.0
"""Seconds between two looks at the topics. Chosen by hand: a worker has noticed after two of them."""


async def watch_topics(settings: ResolvedSettings) -> None:
    """Return once two looks in a row have found the topics unfit for a worker; report why.

    A single look may find a topic missing that is there: on a broker that starts, or while somebody makes it again.
    """
    found_before = False
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            await require_same_flow(settings)
        except ProvisionError as error:
            if found_before:
                telemetry.event("topics_changed", reason=error)
                return
            found_before = True
        except (KafkaError, OSError) as error:  # the consumer waits for a lost broker too
            telemetry.event("probe_failed", topic=settings.namespace, reason=error_words(error))
        else:
            found_before = False
