"""Why the broker cannot be used: an unknown host, nothing that listens, TLS, a login, or no answer.

aiokafka raises one error for all of them. ``diagnose`` connects to each address of ``DATELINE_BROKER`` once more, and
says what is wrong and what to do.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable
from typing import Final, NamedTuple

from aiokafka import errors
from aiokafka.conn import AIOKafkaConnection, create_conn
from aiokafka.protocol.metadata import MetadataRequest

from dateline.kafka.answer_limit import COMMAND_SECONDS, AnswerLimit
from dateline.kafka.clients import client_options
from dateline.kafka.tls import ssl_context
from dateline.settings import Settings, broker_addresses, variable

_LIMIT: Final = AnswerLimit(COMMAND_SECONDS)
"""How long one address may take, since a person waits for it."""
_MAX_CLOSE_SECONDS: Final = 1.0
"""Seconds to wait for a connection to close. Chosen by hand; a broker may leave the end of TLS unanswered."""
_MAX_ALERT_SECONDS: Final = 1.0
"""Seconds to wait for the alert with which a broker refuses a client's certificate. Chosen by hand."""
_MAX_ADDRESSES: Final = 3
"""Addresses that are tried, so that a message stays short. Chosen by hand."""
_START: Final = "start one with `dateline up`, or name yours in DATELINE_BROKER"


class Trouble(NamedTuple):
    """Why the broker cannot be used, and what to do about it."""

    problem: str
    remedy: str
    answers: bool = False
    """Whether it answers, and refuses this client."""

    def summary(self, broker: str) -> str:
        """Return the broker's address with the problem."""
        return f"{broker} {'refuses this client' if self.answers else 'does not answer'}: {self.problem}"


async def diagnose(settings: Settings) -> Trouble | None:
    """Return why no address of the broker can be used; None where one of them answers.

    Raises ``SettingsError`` where the certificates of the settings cannot be used.
    """
    addresses = broker_addresses(settings.broker)[:_MAX_ADDRESSES]
    results = await asyncio.gather(*(_diagnose(settings, host, port) for host, port in addresses))
    troubles = [trouble for trouble in results if trouble is not None]
    if len(troubles) < len(results):
        return None
    problems = dict.fromkeys(one.problem for one in troubles)
    return troubles[0]._replace(problem=", and ".join(problems), answers=any(one.answers for one in troubles))


async def _diagnose(settings: Settings, host: str, port: int) -> Trouble | None:
    """Return why an address cannot be used; None where it answers."""
    # At the same time as the question: a listener that leaves both unanswered would take twice as long.
    expects_tls = asyncio.create_task(_expects_tls(settings, host, port))
    try:
        async with asyncio.timeout(_LIMIT.over(settings.security_protocol)):
            await _ask(settings, host, port)
    except (errors.KafkaError, OSError, TimeoutError, AssertionError) as error:
        return await _explain(settings, host, port, error, expects_tls)
    finally:
        expects_tls.cancel()
    return None


async def _ask(settings: Settings, host: str, port: int) -> None:
    """Connect, log in, and ask for the brokers, as every client does at its start."""
    options = client_options(settings)
    del options["bootstrap_servers"]
    connection: AIOKafkaConnection = await create_conn(
        host, port, request_timeout_ms=int(_LIMIT.over(settings.security_protocol) * 1000), **options
    )
    try:
        await connection.send(MetadataRequest([]))
    finally:
        await asyncio.wait({connection.close()}, timeout=_MAX_CLOSE_SECONDS)


async def _explain(settings: Settings, host: str, port: int, error: Exception, expects_tls: Awaitable[bool]) -> Trouble:
    """Return what an error of a connection means."""
    address = f"{host}:{port}"
    match error:
        case socket.gaierror():
            remedy = "correct DATELINE_BROKER, or the name service of this machine"
            trouble = Trouble(f"there is no host {host}", remedy)
        case ConnectionRefusedError():
            trouble = Trouble(f"nothing listens at {address}", _START)
        case ssl.SSLCertVerificationError():
            trouble = _about_certificate(address, error)
        case ssl.SSLError():
            trouble = _about_handshake(settings, address, error)
        case errors.UnsupportedSaslMechanismError() | errors.IllegalSaslStateError():
            trouble = _about_mechanism(settings, address, error)
        case errors.AuthenticationFailedError() | errors.SaslAuthenticationFailed():
            remedy = f"correct {variable('sasl_username')} and {variable('sasl_password')}"
            trouble = Trouble(f"{address} refuses the login of {settings.sasl_username}", remedy, answers=True)
        case _:
            trouble = await _about_silence(settings, host, port, error, expects_tls)
    return trouble


def _about_mechanism(settings: Settings, address: str, error: Exception) -> Trouble:
    if isinstance(error, errors.IllegalSaslStateError):
        return Trouble(f"{address} has no login", "set DATELINE_SECURITY_PROTOCOL to PLAINTEXT or SSL", answers=True)
    remedy = f"set {variable('sasl_mechanism')} to one that it has"
    return Trouble(f"{address} has no login by {settings.sasl_mechanism}", remedy, answers=True)


def _about_certificate(address: str, error: ssl.SSLCertVerificationError) -> Trouble:
    why = error.verify_message.rstrip(".")
    if "mismatch" in why.lower() or "not valid for" in why:
        remedy = "name the broker in DATELINE_BROKER as its certificate does"
    elif "expired" in why or "not yet valid" in why:
        remedy = "renew the broker's certificate, or set this machine's clock right"
    else:
        remedy = f"let {variable('ssl_cafile')} name the file of the authority that signed it"
    return Trouble(f"the certificate of {address} is refused: {why}", remedy, answers=True)


def _about_handshake(settings: Settings, address: str, error: ssl.SSLError) -> Trouble:
    reason = (error.reason or str(error)).replace("_", " ").lower()
    if "wrong version" in reason or "record layer" in reason:
        plain = "SASL_PLAINTEXT" if settings.security_protocol.startswith("SASL") else "PLAINTEXT"
        return Trouble(f"{address} does not speak TLS", f"set DATELINE_SECURITY_PROTOCOL={plain}, or use its TLS port")
    if "protocol version" in reason or "unsupported protocol" in reason:
        remedy = "let the broker speak TLS 1.2 or 1.3"
        return Trouble(f"{address} speaks no version of TLS that this client does ({reason})", remedy, answers=True)
    if "alert" in reason:
        remedy = f"let {variable('ssl_certfile')} name a certificate that the broker accepts"
        return Trouble(f"{address} refuses the client's certificate ({reason})", remedy, answers=True)
    return Trouble(f"the TLS handshake with {address} fails ({reason})", "look at the broker's log")


async def _about_silence(
    settings: Settings, host: str, port: int, error: Exception, expects_tls: Awaitable[bool]
) -> Trouble:
    """Return why a listener closes the connection, or does not answer: it may expect TLS, a login, or no TLS."""
    address = f"{host}:{port}"
    timed_out = isinstance(error, TimeoutError)
    if not settings.security_protocol.endswith("SSL"):
        if await expects_tls:
            tls = "SASL_SSL" if settings.security_protocol.startswith("SASL") else "SSL"
            return Trouble(
                f"{address} expects TLS", f"set DATELINE_SECURITY_PROTOCOL={tls} (or SASL_SSL), or use its other port"
            )
        if not timed_out and settings.security_protocol == "PLAINTEXT":
            remedy = "set DATELINE_SECURITY_PROTOCOL and DATELINE_SASL_*, or name Kafka's port in DATELINE_BROKER"
            return Trouble(
                f"{address} closes the connection: it expects a login, or is no Kafka broker", remedy, answers=True
            )
    elif not timed_out:
        if (trouble := await _about_secured(settings, host, port)) is not None:
            return trouble
        plain = "SASL_PLAINTEXT" if settings.security_protocol.startswith("SASL") else "PLAINTEXT"
        remedy = f"set DATELINE_SECURITY_PROTOCOL={plain}, use its TLS port, or look at the broker's log"
        return Trouble(f"{address} closes the connection during the TLS handshake or the login", remedy, answers=True)
    seconds = _LIMIT.over(settings.security_protocol)
    why = f"no answer from {address} within {seconds:g} s" if timed_out else f"{address}: {error}"
    return Trouble(why, "check DATELINE_BROKER, the network between, and the broker's log")


async def _about_secured(settings: Settings, host: str, port: int) -> Trouble | None:
    """Return why a listener closes a connection whose TLS handshake succeeded; None where that fails too.

    With TLS 1.3 a broker refuses a client's certificate, or that there is none, behind the handshake: aiokafka sees no
    more than a closed connection.
    """
    address = f"{host}:{port}"
    try:
        async with asyncio.timeout(_LIMIT.seconds):
            reader, writer = await asyncio.open_connection(host, port, ssl=ssl_context(settings))
    except (OSError, TimeoutError):
        return None
    try:
        async with asyncio.timeout(_MAX_ALERT_SECONDS):
            await reader.read(1)
    except ssl.SSLError as error:
        return _about_handshake(settings, address, error)
    except (OSError, TimeoutError):
        pass  # it says nothing without a question
    finally:
        writer.transport.abort()
        await asyncio.sleep(0)  # the loop closes the connection
    if settings.security_protocol.startswith("SASL"):
        return Trouble(f"{address} closes the connection during the login", "look at the broker's log", answers=True)
    wants = "a login" if settings.ssl_certfile else "a login or a client's certificate"
    remedy = "set DATELINE_SECURITY_PROTOCOL=SASL_SSL and DATELINE_SASL_*"
    remedy += "" if settings.ssl_certfile else f", or {variable('ssl_certfile')}"
    return Trouble(
        f"{address} closes the connection behind the TLS handshake: it expects {wants}", remedy, answers=True
    )


async def _expects_tls(settings: Settings, host: str, port: int) -> bool:
    """Whether a listener answers a TLS handshake that the settings do not ask for.

    Nothing is sent over it, and its certificate is not looked at.
    """
    if settings.security_protocol.endswith("SSL"):
        return False
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        async with asyncio.timeout(_LIMIT.seconds):
            _, writer = await asyncio.open_connection(host, port, ssl=context)
    except ssl.SSLError as error:
        return "alert" in (error.reason or "").lower()  # a broker that asks for a client's certificate
    except (OSError, TimeoutError):
        return False
    writer.transport.abort()
    await asyncio.sleep(0)  # the loop closes the connection
    return True
