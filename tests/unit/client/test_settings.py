"""Settings that a program gives: what is wrong is a ``SettingsError``, as the client's page says."""

import pytest

from dateline import settings
from dateline.client import Settings, SettingsError


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"partitions": 0}, "partitions is wrong: Input should be greater than or equal to 1"),
        ({"brokr": "secret"}, "brokr is not a setting of Dateline; did you mean broker?"),
        ({"namespace": "Wire"}, "namespace is wrong: String should match pattern"),
    ],
)
def test_a_wrong_setting_is_named(values: dict[str, object], says: str) -> None:
    with pytest.raises(SettingsError) as raised:
        Settings(**values)  # type: ignore[arg-type]
    assert str(raised.value).startswith(says)
    assert "secret" not in str(raised.value)


def test_what_a_program_sets_is_what_the_environment_sets() -> None:
    given = Settings(broker="kafka:9092", partitions=2)
    assert isinstance(given, settings.Settings)
    assert given.model_dump() == settings.Settings(broker="kafka:9092", partitions=2).model_dump()
