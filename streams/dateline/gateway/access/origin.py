"""Origin: which names the gateway answers for, and which web pages may read it.

A web page can make a browser ask this machine. It must not read the answer, and not even have its question answered:

- by a name of its own that it points to this machine (DNS rebinding): the header ``Host`` has to be an address, or a
  name that this gateway goes by;
- across origins: a request with an ``Origin`` that is neither the gateway's own nor listed is refused, whatever the
  method; so is one that ``Sec-Fetch-Site`` says another site made, unless somebody followed a link to a page.
"""

import ipaddress
import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from dateline.gateway.problems import Problem
from dateline.settings import SettingsError

_HOST: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?")
_OWN_SITE: Final = frozenset({"same-origin", "none"})
"""Values of ``Sec-Fetch-Site``: the gateway's own page, and what a person typed."""


def own_address(request: HTTPConnection) -> str:
    """Return the scheme and the name of the gateway as a reader sees them, also behind a proxy that speaks TLS.

    ``require_host`` has checked the name.
    """
    forwarded = request.headers.get("x-forwarded-proto")
    scheme = forwarded if forwarded in {"http", "https"} else request.url.scheme
    return f"{scheme}://{request.headers['host']}"


class OriginCheck:
    """Checks requests against the names of a gateway and the origins that may read it."""

    def __init__(self, names: Iterable[str] = (), origins: Iterable[str] = ()) -> None:
        self._names = frozenset({"localhost", *(name.lower() for name in names)})
        self._origins = frozenset(origins)

    def require_host(self, connection: HTTPConnection) -> None:
        """Raise ``Problem`` where a request is for a name that the gateway does not go by."""
        hosts = connection.headers.getlist("host")
        match = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if match is None:
            raise Problem(HTTPStatus.BAD_REQUEST, "the header Host is missing, or is not a name and a port")
        name = match[1].lower().rstrip(".")
        if name not in self._names and not _is_address(name):
            msg = f"the gateway does not go by the name {name[:80]}; add it to DATELINE_GATEWAY_HOSTS if it should"
            raise Problem(HTTPStatus.MISDIRECTED_REQUEST, msg)

    def allowed_origin(self, connection: HTTPConnection) -> str | None:
        """Return the listed origin that a request comes from; None where it comes from none or from the gateway's.

        Raises ``Problem`` where it comes from another one.
        """
        origins = connection.headers.getlist("origin")
        if origins:
            if len(origins) == 1 and origins[0] in self._origins:
                return origins[0]
            if len(origins) > 1 or not _is_own(origins[0], connection.headers["host"]):
                msg = f"pages of {origins[0][:80]} may not use this gateway; add it to DATELINE_GATEWAY_ORIGINS"
                raise Problem(HTTPStatus.FORBIDDEN, msg)
            return None
        site = connection.headers.get("sec-fetch-site", "none")
        if site not in _OWN_SITE and not _is_followed_link(connection):
            raise Problem(HTTPStatus.FORBIDDEN, "a page of another site may not use this gateway")
        return None


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _is_own(origin: str, host: str) -> bool:
    """Whether an origin is the gateway's own, by the header ``Host``; a proxy may have taken TLS off before it."""
    scheme, colon, address = origin.lower().partition("://")
    return bool(colon) and scheme in {"http", "https"} and address == host.lower()


def _is_followed_link(connection: HTTPConnection) -> bool:
    """Whether a person came to a page by a link; the page of the other site sees nothing of the answer."""
    headers = connection.headers
    navigates = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return navigates and connection.scope["method"] in {"GET", "HEAD"}


def parse_hosts(text: str | None) -> list[str]:
    """Return the names of a setting, separated by commas. Raises ``SettingsError`` for one that is no name."""
    names = [name.strip() for name in (text or "").split(",") if name.strip()]
    for name in names:
        match = _HOST.fullmatch(name)
        if match is None or match[1] != name:
            msg = f"DATELINE_GATEWAY_HOSTS: {name[:80]!r} is no host; give names without port, separated by commas"
            raise SettingsError(msg)
    return names


def parse_origins(text: str | None) -> list[str]:
    """Return the origins of a setting, separated by commas. Raises ``SettingsError`` for one that is no origin."""
    origins = [origin.strip() for origin in (text or "").split(",") if origin.strip()]
    for origin in origins:
        parts = urlsplit(origin)
        if f"{parts.scheme}://{parts.netloc}" != origin or parts.scheme not in {"http", "https"} or not parts.hostname:
            msg = f"DATELINE_GATEWAY_ORIGINS: {origin[:80]!r} is no origin; one is https://news.example.org"
            raise SettingsError(msg)
    return origins
