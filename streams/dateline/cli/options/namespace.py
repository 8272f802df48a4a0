"""The namespace that a command works on: the one that is live under the name in the settings."""

import asyncio

from dateline.kafka.alias import resolve
from dateline.settings import Settings, load_settings


def live_settings() -> Settings:
    """Return the environment's settings, with the namespace that its name stands for now.

    Raises ``SettingsError`` as ``load_settings`` does, and ``KafkaError`` where the broker does not answer.
    """
    return asyncio.run(resolve(load_settings()))
