"""What is wrong with the certificates that the settings name: each fault is told apart, with its setting."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from dateline.kafka.tls import ssl_context
from dateline.settings import Settings, SettingsError


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificates")
    openssl = shutil.which("openssl")
    assert openssl, "these tests need the program openssl"
    for name, hosts in (("own", "DNS:own"), ("other", "DNS:other"), ("here", "IP:127.0.0.1")):
        subject = ["-subj", f"/CN={name}", "-days", "30", "-keyout", f"{name}.key", "-out", f"{name}.pem"]
        subject += ["-addext", f"subjectAltName={hosts}"]
        _run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject], folder)
    _run([openssl, "pkey", "-in", "own.key", "-aes256", "-passout", "pass:secret", "-out", "encrypted.key"], folder)
    _run([openssl, "x509", "-in", "own.pem", "-outform", "der", "-out", "own.der"], folder)
    (folder / "torn.pem").write_text("-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n")
    (folder / "both.pem").write_bytes((folder / "own.pem").read_bytes() + (folder / "own.key").read_bytes())
    return folder


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603  (no argument is from outside)


def secured(folder: Path, **files: str) -> Settings:
    paths = {f"ssl_{name}": folder / file for name, file in files.items()}
    return Settings.model_validate({"security_protocol": "SSL", **paths})


def test_without_tls_there_is_no_context() -> None:
    assert ssl_context(Settings()) is None


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"cafile": "own.pem"},
        {"cafile": "own.pem", "certfile": "own.pem", "keyfile": "own.key"},
        {"certfile": "both.pem"},
    ],
)
def test_good_files_make_a_context(files: Path, named: dict[str, str]) -> None:
    assert ssl_context(secured(files, **named)) is not None


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ({"cafile": "none.pem"}, r"DATELINE_SSL_CAFILE=.*none.pem: No such file or directory; name a file"),
        ({"cafile": "."}, r"DATELINE_SSL_CAFILE=.*: Is a directory; name a file"),
        ({"cafile": "own.der"}, r"DATELINE_SSL_CAFILE=.*: it holds no certificate in PEM; convert it"),
        ({"cafile": "torn.pem"}, r"DATELINE_SSL_CAFILE=.*: OpenSSL cannot read it"),
        ({"certfile": "none.pem", "keyfile": "own.key"}, r"DATELINE_SSL_CERTFILE=.*: No such file"),
        ({"certfile": "own.pem", "keyfile": "none.key"}, r"DATELINE_SSL_KEYFILE=.*: No such file"),
        ({"certfile": "own.pem", "keyfile": "own.pem"}, r"DATELINE_SSL_KEYFILE=.*: it holds no private key in PEM"),
        ({"certfile": "own.pem"}, r"DATELINE_SSL_CERTFILE=.*: it holds no private key in PEM"),
        ({"certfile": "own.pem", "keyfile": "other.key"}, r"DATELINE_SSL_KEYFILE=.*: the key is not that of the cert"),
        ({"certfile": "own.pem", "keyfile": "encrypted.key"}, r"DATELINE_SSL_KEYFILE=.*: the key is encrypted"),
        ({"certfile": "torn.pem", "keyfile": "own.key"}, r"DATELINE_SSL_KEYFILE=.*: OpenSSL cannot use it with .*torn"),
    ],
)
def test_each_fault_is_told_apart(files: Path, named: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        ssl_context(secured(files, **named))


@pytest.mark.parametrize("name", ["cafile", "certfile"])
def test_an_expired_certificate_is_told(files: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    named = {name: "both.pem"}
    ssl_context(secured(files, **named))
    monkeypatch.setattr("dateline.kafka.tls.time.time", lambda: now + 31 * 86_400)
    with pytest.raises(SettingsError, match=rf"DATELINE_SSL_{name.upper()}=.*both.pem: the certificate expired on"):
        ssl_context(secured(files, **named))
    monkeypatch.setattr("dateline.kafka.tls.time.time", lambda: now - 86_400)
    with pytest.raises(SettingsError, match="the certificate is valid only from"):
        ssl_context(secured(files, **named))
