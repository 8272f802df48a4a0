"""Settings as a program gives them: a wrong one is named, without a traceback of the library that found it."""

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dateline import settings


class Settings(settings.Settings):
    """What a program sets in place of the environment. Raises ``SettingsError`` for an unknown or a wrong one."""

    if not TYPE_CHECKING:  # type checkers see the fields

        def __init__(self, **values: Any) -> None:  # noqa: ANN401  # a field's
            try:
                super().__init__(**values)
            except ValidationError as error:
                raise settings.SettingsError(". ".join(map(_problem, error.errors()))) from None


def _problem(error: ErrorDetails) -> str:
    """Return what is wrong. No value is shown: it may be a password."""
    name = ".".join(map(str, error["loc"]))
    if error["type"] != "extra_forbidden":
        return f"{name} is wrong: {error['msg']}" if name else error["msg"]
    near = difflib.get_close_matches(name, settings.Settings.model_fields, n=1)
    return f"{name} is not a setting of Dateline" + (f"; did you mean {near[0]}?" if near else "")
