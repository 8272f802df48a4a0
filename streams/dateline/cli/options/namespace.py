"""The namespace that a command works on: the one that is live under the settings' name, or that name itself."""

import asyncio

from dateline.kafka.alias import resolve
from dateline.settings import ResolvedSettings, load_settings


def live_settings() -> ResolvedSettings:
    """Return the environment's settings, with the namespace that its name stands for now.

    Raises ``SettingsError`` as ``load_settings`` does, and ``KafkaError`` where the broker does not answer.
    """
    return asyncio.run(resolve(load_settings()))


def named_settings() -> ResolvedSettings:
    """Return the environment's settings, with their namespace meant literally, whatever is live under its name.

    Raises ``SettingsError`` as ``load_settings`` does.
    """
    return ResolvedSettings.unaliased(load_settings())
