"""How long a session a broker allows the members of its groups: ``DATELINE_SESSION_TIMEOUT`` has to lie within.

Apache Kafka's defaults are narrower than the setting. What else a broker is, and whether this login may ask, is not
known before it answers; so a worker does not ask first, but where the broker has refused it.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from dateline.kafka.clients import told_by_brokers
from dateline.settings import Settings, variable

_SHORTEST: Final = "group.min.session.timeout.ms"
_LONGEST: Final = "group.max.session.timeout.ms"


class SessionLimits(NamedTuple):
    """The shortest and the longest session that every broker of the cluster allows, in seconds."""

    shortest: float
    longest: float


async def session_limits(settings: Settings) -> SessionLimits | None:
    """Return what the brokers allow; None where they do not tell it, or not to this login."""
    return limits_of(await told_by_brokers(settings, [_SHORTEST, _LONGEST]))


def limits_of(told: Mapping[str, Sequence[str]]) -> SessionLimits | None:
    """Return the limits that hold for all brokers, of what they have told by name."""
    values = {name: [int(value) / 1000 for value in told[name] if value.isdigit()] for name in (_SHORTEST, _LONGEST)}
    if not all(values.values()):
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
