"""Identity: who asks, and what they may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, Literal, get_args

from starlette.requests import HTTPConnection

from dateline.gateway.access.allowance import site_of
from dateline.gateway.problems import Problem

Scope = Literal["read", "push", "admin"]
SCOPES: Final[frozenset[Scope]] = frozenset(get_args(Scope))
IDENTITY: Final = "identity"
"""The name in the state of a request's scope."""


@dataclass(frozen=True)
class Identity:
    """A token's name and rights; ``LOCAL`` where the gateway has no tokens."""

    name: str | None
    scopes: frozenset[Scope]
    regions: frozenset[str] = frozenset()
    """The regions whose stories it may read; empty for all."""
    streams: int | None = None
    """Streams that it may follow at a time; None for the setting's number."""
    requests_per_minute: int | None = None
    """Requests that it may make; None for the setting's number."""

    def narrow(self, regions: frozenset[str]) -> frozenset[str]:
        """Return the regions that a request is answered for; of an empty choice, all that the token has.

        Raises ``Problem`` where the request names a region that the token does not have.
        """
        if not self.regions:
            return regions
        if foreign := sorted(regions - self.regions):
            msg = f"this token may not read {foreign[0]}; it has {', '.join(sorted(self.regions))}"
            raise Problem(HTTPStatus.FORBIDDEN, msg)
        return regions or self.regions


LOCAL: Final = Identity(None, SCOPES)
"""Whoever reaches a gateway that serves this machine alone and has no tokens."""


def identity_of(request: HTTPConnection) -> Identity:
    """Return who asks."""
    return identity_in(request.scope)


def identity_in(scope: Mapping[str, Any]) -> Identity:
    """Return who asks, by the scope of a request; ``LOCAL`` where the guard has not come so far."""
    identity = scope.get("state", {}).get(IDENTITY, LOCAL)
    assert isinstance(identity, Identity)  # noqa: S101  # the guard puts it there
    return identity


def client_of(request: HTTPConnection) -> str:
    """Return who a client is for the limits: the name of its token, else its address."""
    return identity_of(request).name or (site_of(request.client.host) if request.client is not None else "?")
