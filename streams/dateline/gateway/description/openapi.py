"""OpenAPI 3.1: the gateway's paths, made from its operations and the models of their answers."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from dateline.gateway.access.session import COOKIE
from dateline.gateway.description.catalogue import OPERATIONS
from dateline.gateway.description.operation import Operation, Parameter
from dateline.gateway.problems import MEDIA_TYPE
from dateline_schemas import Alert, Story

Schema = dict[str, Any]
VERSION: Final = "1"
"""Version of the interface, the first part of its paths."""
REF: Final = "#/components/schemas/{model}"
_PATH_PARAMETER: Final = re.compile(r"\{(\w+)\}")
_PATH_PARAMETERS: Final = {
    "alert_id": "An alert's id.",
    "story_id": "A story's id.",
    "region": "A region's slug.",
}
_PROBLEM: Final[Schema] = {
    "type": "object",
    "description": "RFC 9457. `detail` says what is wrong, and what to do.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
_PROBLEMS: Final = {
    400: "A wrong parameter, or no header Host.",
    401: "A valid token is needed.",
    403: "The token may not read this, or a page of another site asks.",
    421: "The gateway does not go by the name in the header Host.",
    429: "Too many requests, searches or streams; `Retry-After` says when to come back.",
    503: "The answer would take too long: ask for less. Or the copy is being filled: come back after `Retry-After`.",
}
_PUBLIC: Final = frozenset({400, 403, 421, 429})
"""What may happen at paths that need no token."""
_OTHER: Final = "Any other error: what is too large, too slow, or a fault of the gateway. `detail` says what to do."
_TAGS: Final = {
    "streams": "What comes, as it comes.",
    "stories": "History and search.",
    "alerts": "Alerts, and what became of them.",
    "feeds": "For feed readers.",
    "pages": "Pages from scrapers.",
    "operation": "For the operator: what the broker has.",
    "watching": "For programs that watch the gateway.",
    "sessions": "For browsers.",
}
_SCHEMES: Final[Schema] = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "A token of the gateway's file of tokens."},
    "basic": {"type": "http", "scheme": "basic", "description": "For feeds: any user, and a token as the password."},
    "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "Of a browser that signed in."},
}


def openapi() -> Schema:
    """Return the description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline's gateway",
            "version": VERSION,
            "description": "Stories and alerts over HTTP. Without tokens it serves its own machine, and needs none.",
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name, "description": text} for name, text in _TAGS.items()],
        "paths": {**_paths(), **_SESSIONS},
        "components": {
            "schemas": {**model_schemas(_models()), "Problem": _PROBLEM},
            "securitySchemes": _SCHEMES,
        },
    }


def _paths() -> dict[str, Schema]:
    paths: dict[str, Schema] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation)
    return paths


def model_schemas(models: Iterable[type[BaseModel]]) -> Mapping[str, Schema]:
    """Return the JSON Schema of models and of all that they are made of, by name."""
    unique = sorted(set(models), key=lambda model: model.__name__)
    _, schemas = models_json_schema([(model, "validation") for model in unique], ref_template=REF)
    definitions: dict[str, Schema] = schemas["$defs"]
    return dict(sorted(definitions.items()))


def _models() -> list[type[BaseModel]]:
    named = [
        each
        for operation in OPERATIONS
        for each in (*operation.answers.values(), *operation.body.values())
        if not isinstance(each, str)
    ]
    return [Story, Alert, *named]


def _operation(operation: Operation) -> Schema:
    path_names = _PATH_PARAMETER.findall(operation.path)
    statuses = _PUBLIC if operation.is_public else frozenset(_PROBLEMS)
    if not operation.is_counted:
        statuses -= {429}
    described: Schema = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": operation.summary,
        "parameters": [*map(_in_path, path_names), *map(_in_query, operation.parameters), *_conditions(operation)],
        "responses": {
            str(operation.status): _good(operation),
            **{str(status): {**_good(operation), "description": text} for status, text in operation.others.items()},
            **({"303": {"description": operation.redirects}} if operation.redirects else {}),
            **({"304": {"description": "The client has it already."}} if operation.has_etag else {}),
            **_problems(statuses, operation.problems),
            **({"503": _plain(operation.not_ready)} if operation.not_ready else {}),
        },
        "security": [] if operation.is_public else _security(operation),
    }
    if operation.body:
        described["requestBody"] = {"required": True, "content": _content(operation.body)}
    return described | ({"description": operation.description} if operation.description else {})


def _security(operation: Operation) -> list[Schema]:
    names = ["basic", "bearer", "session"] if operation.tag == "feeds" else ["bearer", "session"]
    return [{name: []} for name in names] + [{}]


def _good(operation: Operation) -> Schema:
    headers = {"ETag": {"schema": {"type": "string"}}} if operation.has_etag else {}
    content = _content(operation.answers)
    return {"description": operation.summary, "content": content, **({"headers": headers} if headers else {})}


def _content(forms: Mapping[str, type[BaseModel] | str]) -> Schema:
    """Return what a body may be, by media type."""
    return {
        media_type: {"schema": {"type": "string", "description": form}}
        if isinstance(form, str)
        else {"schema": {"$ref": REF.format(model=form.__name__)}}
        for media_type, form in forms.items()
    }


def _problems(statuses: Iterable[int], others: Mapping[int, str] = MappingProxyType({})) -> Schema:
    """Return the answers of a path that are problems: those of some statuses, others of its own, and the rest."""
    problems = {**{status: _PROBLEMS[status] for status in statuses}, **others}
    described = {str(status): _problem(text) for status, text in sorted(problems.items())}
    return {**described, "default": _problem(_OTHER)}


def _plain(text: str) -> Schema:
    return {"description": text, "content": {"text/plain": {"schema": {"type": "string"}}}}


def _problem(text: str) -> Schema:
    return {"description": text, "content": {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="Problem")}}}}


def _in_path(name: str) -> Schema:
    shape = {"type": "string"}
    return {"name": name, "in": "path", "required": True, "description": _PATH_PARAMETERS[name], "schema": shape}


def _in_query(parameter: Parameter) -> Schema:
    value: Schema = {"type": parameter.form or "string"}
    if parameter.values:
        value["enum"] = list(parameter.values)
    described: Schema = {"name": parameter.name, "in": "query", "description": parameter.description, "schema": value}
    if parameter.many:
        described |= {"schema": {"type": "array", "items": value}, "style": "form", "explode": False}
    return described


def _conditions(operation: Operation) -> list[Schema]:
    names = {"If-None-Match": "The `ETag` of an answer that the client has."} if operation.has_etag else {}
    names |= operation.headers
    if operation.tag == "streams":
        names = {"Last-Event-ID": "Goes on behind the event with this id."}
    return [
        {"name": name, "in": "header", "description": text, "schema": {"type": "string"}}
        for name, text in names.items()
    ]


def _form(name: str, summary: str, problems: Mapping[int, str], *, takes_token: bool) -> Schema:
    described: Schema = {
        "operationId": name,
        "tags": ["sessions"],
        "summary": summary,
        "responses": {
            "303": {"description": "The cookie is set; see the page."}, **_problems(_PUBLIC, problems),
        },
        "security": [],
    }  # fmt: skip
    if takes_token:
        described["responses"]["401"]["content"]["text/html"] = {"schema": {"type": "string"}}  # the form again
        fields = {"type": "object", "required": ["token"], "properties": {"token": {"type": "string"}}}
        described["requestBody"] = {"content": {"application/x-www-form-urlencoded": {"schema": fields}}}
    return described


_NOT_SIGNED_IN: Final = {
    401: "It is no valid token.",
    408: "The body did not come in time.",
    413: "The body is too large.",
}
_SESSIONS: Final[Schema] = {
    "/sign-in": {
        "get": {
            "operationId": "signInPage",
            "tags": ["sessions"],
            "summary": "The page on which a browser signs in.",
            "responses": {
                "200": {"description": "The page.", "content": {"text/html": {"schema": {"type": "string"}}}},
                **_problems(_PUBLIC),
            },
            "security": [],
        },
        "post": _form("signIn", "Sign a browser in with a token.", _NOT_SIGNED_IN, takes_token=True),
    },
    "/sign-out": {"post": _form("signOut", "Sign a browser out.", {413: _NOT_SIGNED_IN[413]}, takes_token=False)},
}
