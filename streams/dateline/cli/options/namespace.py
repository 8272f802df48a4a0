"""The namespace that a verb works on, and the options that name the namespace of a replay or an upgrade."""

import asyncio
from typing import Annotated, Final, TypeAlias

import typer
from pydantic import ValidationError

from dateline.core.text.field_errors import error_text
from dateline.kafka.alias import resolve
from dateline.settings import ResolvedSettings, Settings, load_settings

_MAX_NAME_CHARS: Final = 60
"""Characters of a wrong name that an error shows. Chosen by hand."""
ReplayName: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="The namespace that `dateline replay run --as NAME` or `dateline upgrade prepare --as NAME` made.",
        show_default=False,
    ),
]
NewName: TypeAlias = Annotated[
    str, typer.Option("--as", metavar="NAME", help="The new namespace: the first word of its topics' names.")
]


def live_settings() -> ResolvedSettings:
    """Return the environment's settings with the alias followed: the namespace is the one that is live now.

    Raises ``SettingsError`` as ``load_settings`` does, and ``KafkaError`` where the broker does not answer.
    """
    return asyncio.run(resolve(load_settings()))


def named_settings() -> ResolvedSettings:
    """Return the environment's settings without following the alias: the namespace is the one that they name.

    Raises ``SettingsError`` as ``load_settings`` does.
    """
    return ResolvedSettings.unaliased(load_settings())


def replay_settings(live: ResolvedSettings, name: str, option: str = "NAME") -> ResolvedSettings:
    """Return the settings of a replay's namespace. A usage error where it is the live one, or not a valid name.

    ``option`` is what the user gave the name with.
    """
    if name == live.namespace:
        msg = f"{name} is the live namespace; choose another"
        raise typer.BadParameter(msg, param_hint=option)
    try:
        Settings.model_validate({"namespace": name})
    except ValidationError as error:
        asked = error_text(error.errors()[0]).removeprefix("String should be ")
        msg = f"{name[:_MAX_NAME_CHARS]!r} cannot name a namespace; write {asked}"
        raise typer.BadParameter(msg, param_hint=option) from error
    return live.model_copy(update={"namespace": name})
