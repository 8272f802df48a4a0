"""Arguments: what a request's query asks for, held against the parameters of its operation."""

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final, NoReturn

from starlette.requests import Request

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.core.data.text.language_codes import LANGUAGE_CODES, MERGED_CODES
from dateline.core.places.region_names import region_hint
from dateline.core.times.requested_time import parse_time
from dateline.gateway.description.operation import Operation, Parameter
from dateline.gateway.problems import Problem
from dateline.telemetry import count

_MIN_SIMILARITY: Final = 0.7
"""Ratio of ``difflib`` from which a name is near enough to be suggested. Chosen by hand."""
MAX_VALUES: Final = 300
"""Values of one parameter. Bounds the work of one request; all countries fit."""
_FLAGS: Final[Mapping[str, bool]] = {
    "1": True, "true": True, "yes": True, "0": False, "false": False, "no": False,
}  # fmt: skip
_SPACED_ZONE: Final = re.compile(r"(:\d\d(?:[.,]\d{1,9})?|T\d\d) (\d\d:?\d\d)$")
"""A clock time with its zone, whose plus an address shows as a space."""


class Arguments:
    """The values of a query by parameter, by the rules that all paths share.

    A parameter of ``many`` values may come several times and have values between commas; another comes once. An empty
    text is no value. Where an operation names all values, they may come in any case. Raises ``Problem`` otherwise.
    """

    def __init__(self, operation: Operation, request: Request) -> None:
        self._values: dict[str, list[str]] = {parameter.name: [] for parameter in operation.parameters}
        many = {parameter.name for parameter in operation.parameters if parameter.many}
        for name, text in request.query_params.multi_items():
            if name not in self._values:
                refuse(f"there is no parameter {name[:60]!r}; {_hint(name, list(self._values))}")
            if name in many:
                self._values[name] += [value.strip() for value in text.split(",") if value.strip()]
            elif self._values[name]:
                refuse(f"{name} is given twice; give it once")
            elif text:
                self._values[name].append(text)
        for parameter in operation.parameters:
            self._values[parameter.name] = _checked(parameter, self._values[parameter.name])
        self._now = datetime.now(UTC)

    def many(self, name: str) -> tuple[str, ...]:
        """Return all values of a parameter, each once; none of one that the operation does not have."""
        return tuple(dict.fromkeys(self._values.get(name, ())))

    def one(self, name: str) -> str | None:
        """Return the value of a parameter; None where it is not given."""
        return next(iter(self._values.get(name, ())), None)

    def number(self, name: str, default: int, highest: int) -> int:
        """Return a whole number from 1 on."""
        text = self.one(name)
        if text is None:
            return default
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= highest and len(text) < 10):  # noqa: PLR2004
            refuse(f"{name}={text[:20]!r} is not a number from 1 to {highest}")
        return int(text)

    def flag(self, name: str) -> bool:
        """Return a yes or no; no where it is not given."""
        text = self.one(name) or "false"
        if text.lower() not in _FLAGS:
            refuse(f"{name}={text[:20]!r} is neither true nor false")
        return _FLAGS[text.lower()]

    def time(self, name: str) -> int | None:
        """Return a time in milliseconds since 1970; None where it is not given."""
        moment = self.moment(name)
        return None if moment is None else int(moment.timestamp() * 1000)

    def span(self) -> tuple[int, int | None]:
        """Return the times ``from`` and ``to`` in milliseconds since 1970: 0 and None where they are not given."""
        first, last = self.time("from"), self.time("to")
        if first is not None and last is not None and first >= last:
            refuse("from is not before to, so nothing is between them; exchange them, or leave one out")
        return first or 0, last

    def moment(self, name: str) -> datetime | None:
        """Return a time; None where it is not given."""
        text = self.one(name)
        if text is None:
            return None
        try:
            return parse_time(with_plus(text), self._now)
        except ValueError as error:
            refuse(f"{name}: {error}")


def with_plus(time: str) -> str:
    """Return a time of a query with the plus of its zone, which is a space where it was not escaped."""
    return _SPACED_ZONE.sub(r"\1+\2", time)


def languages(arguments: Arguments) -> frozenset[str]:
    """Return the languages that a query asks for, as stories have them. Raises ``Problem`` for what is no code."""
    codes = frozenset(value.lower() for value in arguments.many("language"))
    for code in sorted(codes):
        # The detector gives some of ISO 639-3 too.
        if code not in LANGUAGE_CODES and not (len(code) == len("und") and code.isascii() and code.isalpha()):
            refuse(f"there is no language {code[:60]!r}; write a code of two letters, as en or nl (ISO 639-1)")
    return frozenset(MERGED_CODES.get(code, code) for code in codes)


def _checked(parameter: Parameter, given: list[str]) -> list[str]:
    """Return values as the operation names them. Raises ``Problem`` for one that it does not have, and for too many."""
    if len(given) > MAX_VALUES:
        refuse(f"{parameter.name} has {len(given)} values; the limit is {MAX_VALUES}")
    if not parameter.values:
        return given
    named = {value.lower(): value for value in parameter.values}
    for value in given:
        if value.lower() not in named:
            hint = region_hint(value) if parameter.values is REGION_SLUGS else _hint(value, parameter.values)
            refuse(f"there is no {parameter.name} {value[:60]!r}; {hint}")
    return [named[value.lower()] for value in given]


def _hint(text: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(text[:60].lower(), names, n=3, cutoff=_MIN_SIMILARITY)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names) or 'none'}"


def refuse(detail: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> NoReturn:
    """Raise the ``Problem`` of a wrong parameter."""
    count("gateway_refusals", reason="parameter")
    raise Problem(status, detail)
