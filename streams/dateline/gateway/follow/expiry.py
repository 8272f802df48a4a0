"""Expiry: what the topics have deleted goes out of the copy too."""

from collections.abc import Callable
from datetime import UTC, datetime

from dateline.gateway.copy.batch import Generation
from dateline.gateway.copy.store import Copy, read_generations
from dateline.gateway.copy.writer import ACKNOWLEDGEMENTS as ACKNOWLEDGEMENT_ROWS
from dateline.gateway.copy.writer import ALERTS as ALERT_ROWS
from dateline.gateway.copy.writer import STORIES as STORY_ROWS
from dateline.gateway.follow.offsets import offsets_of
from dateline.settings import ResolvedSettings
from dateline.topics import ACKNOWLEDGEMENTS, ALERTS, STORIES


async def delete_expired(copy: Copy, settings: ResolvedSettings, newest: Callable[[], Generation]) -> None:
    """Delete what the topics of the newest generation have deleted; of former ones, what is older than the retention.

    ``newest`` is asked again before each deletion: a switch may begin another generation meanwhile.
    """
    generation = newest()
    for name, topic in ((STORY_ROWS, STORIES), (ALERT_ROWS, ALERTS), (ACKNOWLEDGEMENT_ROWS, ACKNOWLEDGEMENTS)):
        firsts = await offsets_of(settings, topic)
        if newest() is generation:
            await copy.expire(generation.number, name, firsts)
    if STORIES.retention_ms is not None:
        stamp = int(datetime.now(UTC).timestamp() * 1000) - STORIES.retention_ms
        for former in (await copy.read_patiently(read_generations))[:-1]:
            await copy.expire_generation(former.number, stamp)
