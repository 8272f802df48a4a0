"""The extras of the distribution (pyproject.toml): which are installed, and how to install one that is not.

The base install reads topics, sends pages and looks after both. What parses pages, runs workers or sends alerts
comes with an extra.
"""

import sys
from collections.abc import Mapping
from enum import StrEnum
from importlib.util import find_spec
from typing import Final


class Extra(StrEnum):
    """An extra of the distribution, by its name in pyproject.toml."""

    PARSE = "parse"
    WORKER = "worker"
    EMBEDDED = "embedded"
    ALERTS = "alerts"
    ARCHIVE = "archive"
    WEB = "web"


MODULES: Final[Mapping[Extra, str]] = {
    Extra.PARSE: "selectolax",
    Extra.WORKER: "faust",
    Extra.EMBEDDED: "noida_db",
    Extra.ALERTS: "apprise",
    Extra.ARCHIVE: "pyarrow",
    Extra.WEB: "starlette",
}
"""The module by which an extra is noticed. Nothing brings it but the extra, and those that include the extra."""


class MissingExtraError(Exception):
    """Something needs an extra that is not installed; the message names the extra and how to install it."""


def is_installed(extra: Extra) -> bool:
    """Whether the extra is installed. Imports nothing."""
    module = MODULES[extra]
    return module in sys.modules or find_spec(module) is not None  # faust has no spec once it is imported


def missing(extra: Extra, user: str) -> str:
    """Return one line for a person: ``user``, a command or a format, needs the extra, and how to install it."""
    from importlib.metadata import version  # noqa: PLC0415  (slow to import, and seldom needed)

    wheel = f"./dateline-{version('dateline')}-py3-none-any.whl"
    return (
        f"{user} needs the extra '{extra}', which is not installed: "
        f"pip install '.[{extra}]' from a checkout, or pip install '{wheel}[{extra}]' from a wheel file"
    )


def require(extra: Extra, user: str) -> None:
    """Raise ``MissingExtraError`` where the extra that ``user``, a command or a format, needs is not installed."""
    if not is_installed(extra):
        raise MissingExtraError(missing(extra, user))
