"""Group names: what Dateline's own consumer groups are called, which no reader may join."""

from typing import Final

ALERTING: Final = "alerts"
"""What the group of ``dateline alerts run`` is called behind the namespace."""


def delivery_group(namespace: str, target: str) -> str:
    """Return the group under which a target's progress is committed."""
    return f"{namespace}-deliver-{target}"


def is_ours(group: str, namespace: str) -> bool:
    """Tell whether a group is one of Dateline's own workers."""
    return group in {namespace, f"{namespace}.{ALERTING}"} or group.startswith(delivery_group(namespace, ""))
