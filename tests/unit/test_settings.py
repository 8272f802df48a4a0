"""Settings from the environment: defaults, types, and errors that name the variable."""

from pathlib import Path

import pytest

from dateline.settings import Settings, SettingsError, load_settings


def test_unset_variables_have_their_defaults() -> None:
    assert load_settings({"PATH": "/bin"}) == Settings.model_validate({})


def test_values_are_read_from_the_environment_and_typed() -> None:
    settings = load_settings({"DATELINE_PARTITIONS": "8", "dateline_data_dir": "/var/lib/dateline"})
    assert (settings.partitions, settings.data_dir) == (8, Path("/var/lib/dateline"))


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"DATELINE_PARTITION": "8"}, r"DATELINE_PARTITION is not a setting.*DATELINE_PARTITIONS\?"),
        ({"DATELINE_XYZZY": "8"}, "DATELINE_XYZZY is not a setting.*README"),
        ({"DATELINE_PARTITIONS": "many"}, "DATELINE_PARTITIONS='many': .*integer"),
        ({"DATELINE_PARTITIONS": "0"}, "DATELINE_PARTITIONS='0'"),
        ({"DATELINE_NAMESPACE": "Wire!"}, "DATELINE_NAMESPACE"),
        ({"DATELINE_SECURITY_PROTOCOL": "SASL_SSL"}, "DATELINE_SASL_USERNAME"),
        ({"DATELINE_SSL_KEYFILE": "/key.pem"}, "DATELINE_SSL_CERTFILE"),
    ],
)
def test_an_unknown_or_wrong_setting_is_refused_by_name(environment: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        load_settings(environment)


def test_a_password_is_not_in_the_repr() -> None:
    settings = load_settings({"DATELINE_SASL_PASSWORD": "hunter2"})
    assert "hunter2" not in repr(settings)
