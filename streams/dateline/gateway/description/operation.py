"""Operation: a path of the gateway with all that is said of it. Its requests are read by it, and it is published."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import BaseModel
from starlette.requests import Request
from starlette.routing import Route

JSON: Final = "application/json"


@dataclass(frozen=True)
class Parameter:
    """A parameter of a query."""

    name: str
    description: str
    many: bool = False
    """Whether it may be repeated, or have several values between commas."""
    values: tuple[str, ...] = ()
    """All values that there are; empty where there are too many to name."""
    form: str = ""
    """The form of its values, as JSON Schema names it: ``integer``, ``boolean``; text where it is empty."""


@dataclass(frozen=True)
class Operation:
    """A path and a method."""

    path: str
    name: str
    """Its id for programs that are made from the description."""
    summary: str
    answers: Mapping[str, type[BaseModel] | str]
    """What a good answer is, by media type: a model, or words."""
    parameters: tuple[Parameter, ...] = ()
    description: str = ""
    tag: str = "stories"
    has_etag: bool = True
    is_public: bool = False
    """Whether it needs no token."""
    is_counted: bool = True
    """Whether its requests count against the client's limit."""
    problems: Mapping[int, str] = field(default_factory=dict)
    """What else may happen than what may happen at all paths, by status."""
    method: str = "GET"
    status: int = 200
    """The status of a good answer."""
    body: Mapping[str, type[BaseModel] | str] = field(default_factory=dict)
    """What the body of a request may be, by media type: a model, or words."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers of a request that mean something here."""
    others: Mapping[int, str] = field(default_factory=dict)
    """Other good answers, by status; their bodies are as ``answers`` says."""
    redirects: str = ""
    """When it answers with status 303, in words; empty where it does not."""
    not_ready: str = ""
    """What it answers as plain text with status 503; empty where it does not."""


Endpoint = Callable[[Request], Awaitable[Any]]


def route(operation: Operation, endpoint: Endpoint) -> Route:
    """Return the route of an operation."""
    return Route(operation.path, endpoint, name=operation.name, methods=[operation.method])
