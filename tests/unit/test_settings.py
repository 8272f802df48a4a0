"""Settings from the environment: defaults, types, and errors that name the variable."""

import os
from pathlib import Path
from typing import Final

import pytest

from dateline.settings import Settings, SettingsError, load_settings
from tests.rows import each_row


def test_unset_variables_have_their_defaults() -> None:
    assert load_settings({"PATH": "/bin"}) == Settings.model_validate({})


def test_values_are_read_from_the_environment_and_typed() -> None:
    settings = load_settings({"DATELINE_PARTITIONS": "8", "dateline_data_dir": "/var/lib/dateline"})
    assert (settings.partitions, settings.data_dir) == (8, Path("/var/lib/dateline"))


@each_row(
    ("environment", "message"),
    [
        ({"DATELINE_PARTITION": "8"}, r"DATELINE_PARTITION is not a setting.*DATELINE_PARTITIONS\?"),
        ({"DATELINE_XYZZY": "8"}, "DATELINE_XYZZY is not a setting.*README"),
        ({"DATELINE_XYZZY": "8", "DATELINE_FOO": "1"}, r"XYZZY is not .*\. DATELINE_FOO is not a setting"),
        ({"DATELINE_PARTITIONS": "many"}, "DATELINE_PARTITIONS='many': it has to be a whole number from 1 to 256$"),
        ({"DATELINE_PARTITIONS": "2.5"}, "DATELINE_PARTITIONS='2.5': it has to be a whole number from 1 to 256$"),
        ({"DATELINE_PARTITIONS": "0"}, "DATELINE_PARTITIONS='0': it has to be a whole number from 1 to 256$"),
        ({"DATELINE_PARTITIONS": ""}, "DATELINE_PARTITIONS='': it has to be a whole number from 1 to 256$"),
        ({"DATELINE_POISON_LIMIT": "0"}, "'0': it has to be a whole number of at least 1$"),
        ({"DATELINE_BATCH_WAIT": "soon"}, "'soon': it has to be a number from 0.001 to 60$"),
        ({"DATELINE_BATCH_WAIT": "nan"}, "'nan': it has to be a number from 0.001 to 60$"),
        ({"DATELINE_LOG_FORMAT": "xml"}, "'xml': it has to be one of text, json$"),
        (
            {"DATELINE_NAMESPACE": "Wire!"},
            "'Wire!': it has to be a small letter and up to 40 small letters, .* wire-2$",
        ),
        ({"DATELINE_RAW_NAMESPACE": "Wire!"}, "'Wire!': it has to be a small letter and up to 40 small letters"),
        ({"DATELINE_SECURITY_PROTOCOL": "SASL_SSL"}, "DATELINE_SASL_USERNAME"),
        ({"DATELINE_SSL_KEYFILE": "/key.pem"}, "DATELINE_SSL_CERTFILE"),
        (
            {"DATELINE_BROKER": "kafka-1"},
            r"DATELINE_BROKER=kafka-1: kafka-1 has no port; Kafka's is usually 9092; give",
        ),
        ({"DATELINE_BROKER": "a:1,b"}, "DATELINE_BROKER=a:1,b: b has no port"),
        ({"DATELINE_BROKER": "a:1,,b:2"}, "an address is empty"),
        ({"DATELINE_BROKER": ""}, "an address is empty"),
        ({"DATELINE_BROKER": ":9092"}, ":9092 has no host"),
        ({"DATELINE_BROKER": "a:0"}, "0 is no port"),
        ({"DATELINE_BROKER": f"a:{'9' * 5000}"}, "99 is no port"),
        ({"DATELINE_BROKER": "a:"}, "a: has no port behind its colon"),
        (
            {"DATELINE_BROKRE": "a:1", "DATELINE_NAMESAPCE": "x", "DATELINE_PARTITIONS": "q"},
            r"PARTITIONS='q': .*DATELINE_BROKRE is .* did you mean DATELINE_BROKER\? DATELINE_NAMESAPCE is not a",
        ),
        ({"DATELINE_BROKER": "a:kafka"}, "kafka is no port"),
        ({"DATELINE_BROKER": "a:99999"}, "99999 is no port"),
        ({"DATELINE_BROKER": "SSL://a:9092"}, "SSL://a:9092 is a URL"),
        ({"DATELINE_BROKER": "::1"}, "::1 is an IPv6 address without brackets"),
        ({"DATELINE_BROKER": "[::1]"}, r"\[::1\] has no port"),
        ({"DATELINE_BROKER": "[bold]x:9092"}, r"DATELINE_BROKER=\[bold\]x:9092: \[bold\]x is no host"),
        (
            {"DATELINE_SASL_PASSWORD": "x"},
            r"SASL_PASSWORD is set, but DATELINE_SECURITY_PROTOCOL=PLAINTEXT has no login",
        ),
        (
            {"DATELINE_SASL_USERNAME": "u", "DATELINE_SASL_MECHANISM": "PLAIN"},
            "DATELINE_SASL_MECHANISM and DATELINE_SASL_USERNAME are set, but ",
        ),
        (
            {"DATELINE_SSL_CAFILE": "/ca.pem", "DATELINE_SSL_CERTFILE": "/a.pem", "DATELINE_SSL_KEYFILE": "/a.key"},
            "DATELINE_SSL_CAFILE, DATELINE_SSL_CERTFILE and DATELINE_SSL_KEYFILE are set, but .* unset the files",
        ),
        ({"DATELINE_SASL_MECHANISM": "PLAIN", "DATELINE_SECURITY_PROTOCOL": "SSL"}, "set it to SASL_SSL, or unset"),
        ({"DATELINE_SSL_CAFILE": "/ca.pem"}, r"SSL_CAFILE is set, but DATELINE_SECURITY_PROTOCOL=PLAINTEXT has no TLS"),
        (
            {"DATELINE_SECURITY_PROTOCOL": "SASL_SSL", "DATELINE_SASL_USERNAME": "x"},
            r"needs DATELINE_SASL_PASSWORD \(or DATELINE_SASL_PASSWORD_FILE\)",
        ),
    ],
)
def test_an_unknown_or_wrong_setting_is_refused_by_name(environment: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        load_settings(environment)


LOGIN: Final = {"DATELINE_SECURITY_PROTOCOL": "SASL_SSL", "DATELINE_SASL_USERNAME": "x"}


def test_a_password_is_not_in_the_repr() -> None:
    settings = load_settings({**LOGIN, "DATELINE_SASL_PASSWORD": "hunter2"})
    assert "hunter2" not in repr(settings)


@pytest.mark.parametrize("broker", ["a:1", "a:1, b:2", "[::1]:9092", "kafka.example:9092"])
def test_addresses_of_a_broker(broker: str) -> None:
    assert load_settings({"DATELINE_BROKER": broker}).broker == broker


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_password_from_a_file_is_without_its_line_end_and_is_printed_nowhere(tmp_path: Path, end: str) -> None:
    file = tmp_path / "password"
    file.write_bytes(f"hunter 2 {end}".encode())
    settings = load_settings({**LOGIN, "DATELINE_SASL_PASSWORD_FILE": str(file)})
    assert settings.sasl_password
    assert settings.sasl_password.get_secret_value() == "hunter 2 "
    assert "hunter" not in repr(settings)
    # A child process gets the password once, from the settings.
    assert settings.sasl_password_file is None


def test_only_load_settings_reads_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("hunter2\n")
    monkeypatch.setenv("DATELINE_NAMESPACE", "other")
    monkeypatch.setenv("DATELINE_SSL_CAFILE", "")
    for name, value in {**LOGIN, "DATELINE_SASL_PASSWORD_FILE": str(file)}.items():
        monkeypatch.setenv(name, value)
    assert Settings().namespace == "wire"
    settings = load_settings()
    assert (settings.namespace, settings.sasl_password_file, settings.ssl_cafile) == ("other", None, None)


def test_an_empty_optional_variable_counts_as_unset() -> None:
    assert load_settings({"DATELINE_SASL_PASSWORD": "", "DATELINE_SSL_CAFILE": ""}) == Settings.model_validate({})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, r"DATELINE_SASL_PASSWORD_FILE=.*: No such file or directory; name a file"),
        (b"", "its first line is empty; a secret is one line"),
        (b"hunter2\nhunter3\n", "a secret is one line"),
        (b"x" * 5000, "a secret is one line"),
        (b"hunter\xff", "it is not UTF-8 text"),
    ],
)
def test_a_file_that_holds_no_secret_is_refused_without_printing_it(
    tmp_path: Path, data: bytes | None, message: str
) -> None:
    file = tmp_path / "password"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(SettingsError, match=message) as caught:
        load_settings({**LOGIN, "DATELINE_SASL_PASSWORD_FILE": str(file)})
    assert "hunter" not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_a_password_from_a_pipe_is_there_each_time_that_settings_are_loaded() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"hunter2\n")
    os.close(writer)
    environment = {**LOGIN, "DATELINE_SASL_PASSWORD_FILE": f"/dev/fd/{reader}"}
    try:
        first, second = (load_settings(environment).sasl_password for _ in range(2))
    finally:
        os.close(reader)
    assert first
    assert first == second


def test_a_file_that_was_changed_since_is_read_anew(tmp_path: Path) -> None:
    file = tmp_path / "password"
    environment = {**LOGIN, "DATELINE_SASL_PASSWORD_FILE": str(file)}
    for password in ("hunter2", "hunter3"):
        file.write_text(password)
        loaded = load_settings(environment).sasl_password
        assert loaded
        assert loaded.get_secret_value() == password


def test_of_a_file_without_end_only_as_much_is_read_as_a_secret_may_have() -> None:
    with pytest.raises(SettingsError, match="a secret is one line of at most"):
        load_settings({**LOGIN, "DATELINE_SASL_PASSWORD_FILE": "/dev/zero"})


def test_a_password_and_its_file_are_not_both_taken(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="DATELINE_SASL_PASSWORD and DATELINE_SASL_PASSWORD_FILE are both set"):
        load_settings({**LOGIN, "DATELINE_SASL_PASSWORD": "a", "DATELINE_SASL_PASSWORD_FILE": str(tmp_path)})


def test_a_password_file_beside_a_protocol_without_login_is_named(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("secret")
    with pytest.raises(SettingsError, match=r"DATELINE_SASL_PASSWORD_FILE is set, but .*PLAINTEXT has no login"):
        load_settings({"DATELINE_SASL_PASSWORD_FILE": str(file)})
