"""The page on which a browser signs in with a token, once, and signs out."""

import re
from html import escape
from http import HTTPStatus
from time import time
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dateline.gateway.access.guard import Access
from dateline.gateway.access.identity import identity_of
from dateline.gateway.access.session import NO_COOKIE
from dateline.gateway.problems import Problem
from dateline.telemetry import count

_POLICY: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}
_PAGE: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Dateline: sign in</title>
<meta name="viewport" content="width=device-width"><style>body{{font:1rem system-ui;margin:4rem auto;max-width:30rem}}
input{{width:100%;margin:.5rem 0;padding:.5rem;font:inherit}}</style><h1>Dateline</h1>{body}</html>"""
_FORM: Final = """<p>A token is the key of one reader or program, and begins with dl-. Whoever runs this gateway makes
one with <code>dateline tokens new</code>.</p><form method="post" action="/sign-in">{hidden}<label>Token
<input type="password" name="token" autocomplete="current-password" required autofocus></label>
<input type="submit" value="Sign in"></form>"""
_SIGNED_IN: Final = """<p>Signed in as {name}. <a href="/">To the stories</a></p><form method="post" action="/sign-out">
<input type="submit" value="Sign out"></form>"""
_REFUSED: Final = """<p role="alert">This is not a valid token. Give one that <code>dateline tokens new</code> made
and that was not removed since.</p>"""
_OWN_PAGE: Final = re.compile(r"/(?![/\\\\])[!-~]{0,2000}")
"""The address of a page of this gateway. With two slashes it would be another host's."""
_MAX_FIELDS: Final = 10
"""Fields of a form that is read. Bounds the work on forged ones; ours has one."""
_NO_TOKENS: Final = "<p>This gateway serves this machine alone and needs no token.</p>"


def sign_in_routes(access: Access) -> list[Route]:
    """Return the routes."""

    async def show(request: Request) -> Response:
        body = _form(request.query_params.get("next", "/"))
        if access.tokens is None:
            body = _NO_TOKENS
        elif name := identity_of(request).name:
            body = _SIGNED_IN.format(name=name)
        return HTMLResponse(_PAGE.format(body=body), headers=_POLICY)

    async def enter(request: Request) -> Response:
        fields = await _fields(request)
        token = access.tokens.find(fields.get("token", "").strip()) if access.tokens is not None else None
        target = fields.get("next", "/")
        if token is None:
            count("gateway_refusals", reason="token")
            if "text/html" in request.headers.get("accept", ""):
                page = _PAGE.format(body=_REFUSED + _form(target) if access.tokens is not None else _NO_TOKENS)
                return HTMLResponse(page, HTTPStatus.UNAUTHORIZED, _POLICY)
            raise Problem(
                HTTPStatus.UNAUTHORIZED, "this is not a valid token; give one that `dateline tokens new` made"
            )
        secure = request.headers.get("origin", "").startswith("https://")
        return _to_page(_own_page(target), access.sessions.cookie(token, time(), secure=secure))

    async def leave(_: Request) -> Response:
        return _to_page("/sign-in", NO_COOKIE)

    return [
        Route("/sign-in", show, methods=["GET"]),
        Route("/sign-in", enter, methods=["POST"]),
        Route("/sign-out", leave, methods=["POST"]),
    ]


def _form(target: str) -> str:
    """Return the form, which leads to a page of this gateway."""
    page = _own_page(target)
    return _FORM.format(hidden="" if page == "/" else f'<input type="hidden" name="next" value="{escape(page)}">')


def _own_page(target: str) -> str:
    return target if _OWN_PAGE.fullmatch(target) else "/"


async def _fields(request: Request) -> dict[str, str]:
    """Return the fields of a form, each with its first value; none where there are too many."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        fields = parse_qs(body, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


def _to_page(path: str, cookie: str) -> Response:
    return Response(status_code=HTTPStatus.SEE_OTHER, headers={"location": path, "set-cookie": cookie})
