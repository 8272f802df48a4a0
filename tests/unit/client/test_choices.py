"""What a program gives to the client by mistake, and what it is told to give."""

from collections.abc import Callable
from functools import partial

import pytest

from dateline.client import ChoiceError, Settings, read_acknowledgements, subscribe
from dateline.settings import SettingsError


async def _on_error(*_: object) -> None: ...


@pytest.mark.parametrize(
    ("settings", "given"),
    [
        ("localhost:9092", "of type str"),
        ({"sasl_password": "hunter2"}, "of type dict"),
        (9092, "of type int"),
        (Settings, "the class Settings"),
    ],
)
@pytest.mark.parametrize("called", [subscribe, read_acknowledgements])
async def test_what_are_no_settings_is_told_what_to_give(
    called: Callable[..., object], settings: object, given: str
) -> None:
    with pytest.raises(ChoiceError) as raised:
        await _finished(called(settings=settings))
    wanted = f'settings is {given}: give Settings(broker="localhost:9092"), of dateline.client, or leave it out'
    assert str(raised.value) == wanted, "and no value, which may be a password"
    assert isinstance(raised.value, ValueError)
    assert isinstance(raised.value, SettingsError), "README's programs catch it"


async def _finished(answer: object) -> None:
    if hasattr(answer, "__await__"):
        await answer


@pytest.mark.parametrize(
    ("callback", "message"),
    [(5, "on_error=5 cannot be called"), ("print", "on_error='print' cannot"), (_on_error, "which nobody awaits")],
)
async def test_what_cannot_be_called_with_an_error_is_refused(callback: object, message: str) -> None:
    with pytest.raises(ChoiceError, match=f"{message}.* function of the record and the error"):
        subscribe(on_error=callback, settings=Settings())  # type: ignore[arg-type]


@pytest.mark.parametrize("callback", [None, print, partial(print, "skipped"), [].append])
async def test_whatever_can_be_called_is_taken(callback: Callable[..., None] | None) -> None:
    await subscribe(on_error=callback, settings=Settings()).aclose()
