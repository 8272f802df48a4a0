"""Pages: a template as an answer, with the headers that a page needs and what every page has around it."""

from collections.abc import Awaitable, Callable
from functools import cache
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dateline.gateway import problems
from dateline.gateway.access.identity import identity_of
from dateline.gateway.board import moments, wording
from dateline.gateway.copy.schema import SlowReadError
from dateline.gateway.feeds.entry import link
from dateline.gateway.problems import FAILED, Problem

_FOLDER: Final = Path(__file__).parent
STATIC: Final = _FOLDER / "static"
_HEADERS: Final = {
    "content-security-policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "cache-control": "private, no-cache",
}
_MEDIA_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_OF_PROGRAMS: Final = ("/v1/", "/feeds/")
"""How addresses begin whose errors are for programs, also where a browser asks."""
_FOR_EVER: Final = "private, max-age=31536000, immutable"
"""The header ``Cache-Control`` of files whose address changes with their content."""
NAVIGATION: Final[tuple[tuple[str, str], ...]] = (
    ("/", "World"), ("/search", "Search"), ("/alerts", "Alerts"), ("/sources", "Sources"), ("/operator", "Operator"),
)  # fmt: skip
Show = Callable[[Request], Awaitable[Response]]


@cache
def files() -> dict[str, bytes]:
    """Return the files that pages load, by name."""
    return {path.name: path.read_bytes() for path in sorted(STATIC.iterdir()) if path.suffix in _MEDIA_TYPES}


@cache
def static_path() -> str:
    """Return where the files are: a path that changes when one of them does."""
    digest = blake2b(digest_size=6)
    for name, content in files().items():
        digest.update(name.encode() + content)
    return f"/static/{digest.hexdigest()}"


@cache
def _environment() -> Environment:
    """Return the templates. All that they print is escaped, and a name that is missing is an error."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {
        "region": wording.region_name, "kind": wording.kind_name, "plural": wording.plural, "link": link,
        "language": wording.language_tag, "shortened": wording.shortened, "moment": moments.at,
    }  # fmt: skip
    made.globals |= {"query": wording.query}
    return made


def page(request: Request, template: str, /, status: int = HTTPStatus.OK, **values: object) -> Response:
    """Return a template as an answer."""
    identity = identity_of(request)
    around = {
        "static": static_path(),
        "path": request.url.path,
        "navigation": [each for each in NAVIGATION if each[0] != "/operator" or "admin" in identity.scopes],
        "reader": identity.name,
    }
    return HTMLResponse(_environment().get_template(template).render(around | values), status, _HEADERS)


def page_route(path: str, show: Show) -> Route:
    """Return the route of a page; what is wrong with a request is said on a page too."""

    async def respond(request: Request) -> Response:
        try:
            return await show(request)
        except Problem as problem:
            return _fault(request, problem.status, problem.detail)
        except SlowReadError as error:
            detail = f"{error}; ask for less: fewer days, a region, or rarer words"
            return _fault(request, HTTPStatus.SERVICE_UNAVAILABLE, detail)

    return Route(path, respond, methods=["GET"])


async def on_http_error(request: Request, error: Exception) -> Response:
    """Answer an error of the router: as a page where a browser asks for one, and as a problem otherwise."""
    asks_for_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    if not asks_for_page or request.url.path.startswith(_OF_PROGRAMS):
        return await problems.on_http_error(request, error)
    return _fault(request, HTTPStatus.NOT_FOUND, "there is nothing at this address; the first page leads to all")


def file_route() -> Route:
    """Return the route of the files that pages load."""

    async def respond(request: Request) -> Response:
        name = request.path_params["name"]
        content = files().get(name)
        if content is None:
            raise Problem(HTTPStatus.NOT_FOUND, "there is no such file; reload the page that names it")
        media_type = _MEDIA_TYPES[Path(name).suffix]
        return Response(content, headers={"cache-control": _FOR_EVER}, media_type=media_type)

    return Route("/static/{version}/{name}", respond, methods=["GET"])


def _fault(request: Request, status: HTTPStatus, detail: str) -> Response:
    return page(request, "fault.html", status, title=status.phrase, detail=detail or FAILED)
