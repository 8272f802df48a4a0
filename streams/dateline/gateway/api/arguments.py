"""Arguments: what a request's query asks for, held against the parameters of its operation."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final, NoReturn

from starlette.requests import Request

from dateline.gateway.description.operation import Operation
from dateline.gateway.problems import Problem
from dateline.gateway.times import parse_time
from dateline.telemetry import count

MAX_VALUES: Final = 300
"""Values of one parameter. Bounds the work of one request; all countries fit."""


class Arguments:
    """The values of a query by parameter. Raises ``Problem`` for a parameter that the operation does not have."""

    def __init__(self, operation: Operation, request: Request) -> None:
        self._values: dict[str, list[str]] = {parameter.name: [] for parameter in operation.parameters}
        many = {parameter.name for parameter in operation.parameters if parameter.many}
        for name, text in request.query_params.multi_items():
            if name not in self._values:
                self._refuse(f"there is no parameter {name[:60]!r}; there are {', '.join(self._values) or 'none'}")
            if name in many:
                self._values[name] += [value.strip() for value in text.split(",") if value.strip()]
            elif self._values[name]:
                self._refuse(f"{name} is given twice; give it once")
            elif text:
                self._values[name].append(text)
        for parameter in operation.parameters:
            self._check(parameter.name, parameter.values)
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
            self._refuse(f"{name}={text[:20]!r} is not a number from 1 to {highest}")
        return int(text)

    def time(self, name: str) -> int | None:
        """Return a time in milliseconds since 1970; None where it is not given."""
        text = self.one(name)
        if text is None:
            return None
        try:
            return int(parse_time(text, self._now).timestamp() * 1000)
        except ValueError as error:
            self._refuse(f"{name}: {error}")

    def _check(self, name: str, values: tuple[str, ...]) -> None:
        given = self._values[name]
        if len(given) > MAX_VALUES:
            self._refuse(f"{name} has {len(given)} values; the limit is {MAX_VALUES}")
        for value in given:
            if values and value not in values:
                self._refuse(f"there is no {name} {value[:60]!r}; there are {', '.join(values)}")

    def _refuse(self, detail: str) -> NoReturn:
        refuse(detail)


def refuse(detail: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> NoReturn:
    """Raise the ``Problem`` of a wrong parameter."""
    count("gateway_refusals", reason="parameter")
    raise Problem(status, detail)
