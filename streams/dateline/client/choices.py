"""What a program gives to the client: checked before anything is read, and told what to give where it is wrong."""

import inspect
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from dateline.kafka.alias import public_settings
from dateline.settings import Settings, SettingsError, load_settings
from dateline.topics import is_ours


class ChoiceError(SettingsError, ValueError):
    """What a program gave is wrong; the message says what to do."""


def chosen_settings(settings: object) -> Settings:
    """Return the settings that a program gave, or else those of the environment. Raises ``SettingsError``."""
    if settings is None:
        return load_settings()
    if not isinstance(settings, Settings):
        # No value is shown: a mapping may hold a password.
        given = f"the class {settings.__name__}" if isinstance(settings, type) else f"of type {type(settings).__name__}"
        msg = f'settings is {given}: give Settings(broker="localhost:9092"), of dateline.client, or leave it out'
        raise ChoiceError(msg)
    return settings


def check_callback(name: str, callback: object, parameters: str) -> None:
    """Raise ``ChoiceError`` for what cannot be called, and for a function that would only make a coroutine."""
    if callback is not None and not callable(callback):
        msg = f"{name}={callback!r} cannot be called: give a function of {parameters}, or leave it out"
        raise ChoiceError(msg)
    if inspect.iscoroutinefunction(callback):
        msg = f"{name} is an async function, which nobody awaits: give a plain function of {parameters}"
        raise ChoiceError(msg)


def check_flag(name: str, flag: object) -> None:
    """Raise ``ChoiceError`` for what is neither true nor false."""
    if not isinstance(flag, bool):
        msg = f"{name}={flag!r}: give True or False"
        raise ChoiceError(msg)


def some(name: str, chosen: str | Iterable[str]) -> tuple[str, ...]:
    """Return what a reader chose. Raises ``ChoiceError`` for nothing: all stories would be the opposite of none."""
    if not isinstance(chosen, Iterable):
        msg = f"{name}={chosen!r}: give a text, or a list of texts"
        raise ChoiceError(msg)
    several = (chosen,) if isinstance(chosen, str) else tuple(chosen)
    if not several:
        msg = f"{name} is empty: name some, or leave it out for all"
        raise ChoiceError(msg)
    if wrong := [each for each in several if not isinstance(each, str)]:
        msg = f"{name} has {wrong[0]!r}, which is no text"
        raise ChoiceError(msg)
    return several


def moment(since: datetime | timedelta | None) -> datetime | None:
    """Return when to start. Raises ``ChoiceError``."""
    if isinstance(since, timedelta):
        if since < timedelta():
            msg = f"since={since}: that is in the future; give the hours that it is ago"
            raise ChoiceError(msg)
        return datetime.now(UTC) - since
    if since is not None and not isinstance(since, datetime):
        msg = f"since={since!r}: give a datetime with its zone, or a timedelta: timedelta(hours=2)"
        raise ChoiceError(msg)
    if since is not None and since.tzinfo is None:
        msg = f"since={since}: say in which time zone, as datetime.now(UTC) does"
        raise ChoiceError(msg)
    return since


def check_group(group: str | None, settings: Settings) -> None:
    """Raise ``ChoiceError`` for a group of Dateline's own: a reader would take its partitions, and commit for it."""
    if group is None:
        return
    if not isinstance(group, str):
        msg = f"group={group!r}: give a text, or leave it out"
        raise ChoiceError(msg)
    if not group:
        msg = "group is empty; give it a name, or none"
        raise ChoiceError(msg)
    for name in {settings.namespace, public_settings(settings).namespace}:
        if is_ours(group, name):
            msg = f"{group!r} is a group of Dateline's own workers; give the readers another name"
            raise ChoiceError(msg)
