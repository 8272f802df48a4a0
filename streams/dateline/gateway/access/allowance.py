"""Allowance: how many requests a client has left. It refills steadily, a minute's worth in a minute."""

import ipaddress
import math
from collections import OrderedDict
from typing import Final

_MINUTE: Final = 60.0
_MAX_CLIENTS: Final = 20_000
"""Clients that are remembered; the one that asked longest ago is forgotten. Bounds memory; chosen by hand."""
_SITE_BITS: Final = 64
"""Bits of an IPv6 address that name a site, which has all addresses below them for itself."""


class Allowance:
    """The requests of clients in the last minute. Times are those of ``time.monotonic``."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._used_until: OrderedDict[str, float] = OrderedDict()
        """By client, when all of its requests so far will be forgotten."""

    def take(self, client: str, now: float, per_minute: int | None = None) -> int:
        """Count a request. Return 0, or where it is one too many, the seconds until it would not be."""
        step = _MINUTE / (per_minute or self._per_minute)
        until = max(self._used_until.pop(client, now), now)
        wait = until + step - _MINUTE - now
        self._used_until[client] = until if wait > 0 else until + step
        while len(self._used_until) > _MAX_CLIENTS:
            self._used_until.popitem(last=False)
        return math.ceil(wait) if wait > 0 else 0


def site_of(address: str) -> str:
    """Return what stands for a client without a token: its address, of IPv6 the first half."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4 or parsed.is_loopback:  # noqa: PLR2004
        return address
    return str(ipaddress.ip_network((int(parsed) >> _SITE_BITS << _SITE_BITS, _SITE_BITS)))
