"""Namespaces that several tests of commands begin with."""

import pytest

from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings


@pytest.fixture
async def one(settings: ResolvedSettings) -> ResolvedSettings:
    """A namespace with its topics, of one partition each, so that records have one order."""
    alone = settings.model_copy(update={"partitions": 1})
    await create_topics(alone)
    return alone
