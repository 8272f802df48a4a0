"""How long a session a broker allows the members of its groups: ``DATELINE_SESSION_TIMEOUT`` has to lie within.

Apache Kafka's defaults are narrower than the setting. What else a broker is, and whether this login may ask, is not
known before it answers; so a worker does not ask first, but where the broker has refused it.
"""

import asyncio
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError

from dateline.kafka.clients import administering
from dateline.settings import Settings, variable

_SHORTEST: Final = "group.min.session.timeout.ms"
_LONGEST: Final = "group.max.session.timeout.ms"
_MAX_SECONDS: Final = 10.0
"""Seconds that the brokers may take to tell their limits, which only help: chosen by hand."""


class SessionLimits(NamedTuple):
    """The shortest and the longest session that every broker of the cluster allows, in seconds."""

    shortest: float
    longest: float


async def session_limits(settings: Settings) -> SessionLimits | None:
    """Return what the brokers allow; None where they do not tell it, or not to this login."""
    wanted = {_SHORTEST: None, _LONGEST: None}
    try:
        async with asyncio.timeout(_MAX_SECONDS), administering(settings) as admin:
            nodes = [str(broker["node_id"]) for broker in (await admin.describe_cluster())["brokers"]]
            asked = [ConfigResource(ConfigResourceType.BROKER, node, wanted) for node in nodes]
            answers: list[Any] = await admin.describe_configs(asked)
    except (KafkaError, OSError, TimeoutError):
        return None
    return limits_of(entry for answer in answers for *_, entries in answer.resources for entry in entries)


def limits_of(entries: Iterable[Any]) -> SessionLimits | None:
    """Return the limits of the brokers' answers, of which each entry begins with a name and a value."""
    values: dict[str, list[float]] = {}
    for name, value, *_ in entries:
        if name in {_SHORTEST, _LONGEST} and str(value).isdigit():
            values.setdefault(name, []).append(int(value) / 1000)
    if len(values) < 2:  # noqa: PLR2004  # both names
        return None
    return SessionLimits(max(values[_SHORTEST]), min(values[_LONGEST]))


def session_problem(settings: Settings, limits: SessionLimits | None, *, refused: bool = False) -> str | None:
    """Return what is wrong with the setting, and what to do; None where nothing is known to be.

    ``refused`` says that the broker has refused it, whatever its limits are.
    """
    shown = f"{variable('session_timeout')}={settings.session_timeout:g}"
    if limits is not None and not limits.shortest <= settings.session_timeout <= limits.longest:
        return f"{shown}: the broker allows {limits.shortest:g} to {limits.longest:g} s; set a value that it allows"
    if not refused:
        return None
    by_default = f"its {_SHORTEST} and {_LONGEST} say what it allows, by default 6 to 1800 s"
    return f"{shown}: the broker refuses a session of that length; {by_default}"
