"""Why a broker cannot be used, told apart by what a listener does."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from dateline.cli.terminal.trouble import diagnose
from dateline.kafka.answer_limit import AnswerLimit
from dateline.kafka.embedded_broker.broker import free_port
from dateline.settings import Settings
from tests.unit.kafka.test_tls import files

__all__ = ["files"]


def settings(broker: str, **values: Any) -> Settings:  # noqa: ANN401 - values of any setting
    return Settings.model_validate({"broker": broker, **values})


@contextmanager
def listener(context: ssl.SSLContext | None = None, *, silent: bool = False) -> Iterator[str]:
    """Listen, and close each connection once something came; a silent listener keeps it."""
    kept: list[socket.socket] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return  # the test is over
            with suppress(OSError):
                connection = context.wrap_socket(connection, server_side=True) if context else connection
                connection.recv(1)
            if silent:
                kept.append(connection)
            else:
                connection.close()

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
    for connection in kept:
        connection.close()


async def problem(of: Settings) -> str:
    trouble = await diagnose(of)
    assert trouble
    return f"{trouble.summary(of.broker)}; {trouble.remedy}"


def server_context(files: Path, name: str = "own") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files / f"{name}.pem", files / f"{name}.key")
    return context


async def test_an_unknown_host_and_a_refused_connection() -> None:
    assert "there is no host nowhere.invalid; correct DATELINE_BROKER" in await problem(
        settings("nowhere.invalid:9092")
    )
    refused = f"127.0.0.1:{free_port()}"
    assert f"does not answer: nothing listens at {refused}; start one" in await problem(settings(refused))
    both = await problem(settings(f"{refused},nowhere.invalid:9092"))
    assert f"nothing listens at {refused}, and there is no host nowhere.invalid" in both


async def test_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.terminal.trouble._LIMIT", AnswerLimit(0.3))
    with listener(silent=True) as broker:
        assert f"does not answer: no answer from {broker} within 0.3 s" in await problem(settings(broker))


async def test_addresses_that_do_not_answer_take_no_longer_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.terminal.trouble._LIMIT", AnswerLimit(3))
    loop = asyncio.get_running_loop()
    with listener(silent=True) as one, listener(silent=True) as two, listener(silent=True) as three:
        start = loop.time()
        assert f"{one} within 3 s, and no answer from {two}" in await problem(settings(f"{one},{two},{three}"))
        assert loop.time() - start < 2 * 3  # each address is asked twice: without TLS and with it


async def test_a_listener_that_expects_tls_and_one_that_does_not(files: Path) -> None:
    with listener(server_context(files)) as broker:
        assert f"{broker} expects TLS; set DATELINE_SECURITY_PROTOCOL=SSL" in await problem(settings(broker))
    with listener() as broker:
        assert "it expects a login, or is no Kafka broker" in await problem(settings(broker))
        tls = await problem(settings(broker, security_protocol="SSL"))
        assert "set DATELINE_SECURITY_PROTOCOL=PLAINTEXT" in tls


async def test_a_certificate_of_an_unknown_authority_and_of_another_host(files: Path) -> None:
    with listener(server_context(files)) as broker:
        unknown = await problem(settings(broker, security_protocol="SSL"))
        assert "refuses this client: the certificate of" in unknown
        assert "let DATELINE_SSL_CAFILE name" in unknown
        known = settings(broker, security_protocol="SSL", ssl_cafile=files / "own.pem")
        named = await problem(known)
        assert "is not valid for '127.0.0.1'; name the broker in DATELINE_BROKER as its certificate does" in named


async def test_a_listener_that_wants_more_than_tls(files: Path) -> None:
    context = server_context(files, "here")
    trusted = {"security_protocol": "SSL", "ssl_cafile": files / "here.pem"}
    own = {"ssl_certfile": files / "own.pem", "ssl_keyfile": files / "own.key"}
    with listener(context) as broker:
        wants = await problem(settings(broker, **trusted))
        assert "closes the connection behind the TLS handshake: it expects a login or a client's certificate; " in wants
        assert "set DATELINE_SECURITY_PROTOCOL=SASL_SSL and DATELINE_SASL_*, or DATELINE_SSL_CERTFILE" in wants
        assert "it expects a login; set" in await problem(settings(broker, **trusted, **own))
        login = {**trusted, "security_protocol": "SASL_SSL", "sasl_username": "u", "sasl_password": "p"}
        assert "closes the connection during the login; look at" in await problem(settings(broker, **login))
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(files / "here.pem")
    with listener(context) as broker:
        for client in ({}, own):
            wants = await problem(settings(broker, **trusted, **client))
            assert "refuses the client's certificate (" in wants
            assert "let DATELINE_SSL_CERTFILE name a certificate that the broker accepts" in wants


async def test_a_listener_with_an_old_version_of_tls(files: Path) -> None:
    context = server_context(files, "here")
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with listener(context) as broker:
        old = await problem(settings(broker, security_protocol="SSL", ssl_cafile=files / "here.pem"))
    assert "speaks no version of TLS that this client does (" in old
    assert "let the broker speak TLS 1.2 or 1.3" in old
