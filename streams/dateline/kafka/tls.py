"""The TLS context of a connection to the broker, and what is wrong with the files that it is made of.

``ssl_context`` names the setting, the fault and what to do: OpenSSL's own errors name neither the file nor the reason.
"""

import _ssl
import ssl
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from dateline.settings import Settings, SettingsError, variable

_CAFILE: Final = "ssl_cafile"
_CERTFILE: Final = "ssl_certfile"
_CERTIFICATE: Final = b"-----BEGIN CERTIFICATE-----"
_KEY: Final = b"PRIVATE KEY-----"
_ENCRYPTED: Final = (b"ENCRYPTED PRIVATE KEY-----", b"Proc-Type: 4,ENCRYPTED")
_MAX_PEM_BYTES: Final = 16 * 1024 * 1024
"""Bytes of a PEM file that are read: an authorities' bundle has less than a mebibyte. Chosen by hand."""


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """Return the TLS context, or None where the protocol has no TLS.

    Raises ``SettingsError`` where a file cannot be read, is not PEM, has expired, or a key is not the certificate's.
    """
    if not settings.security_protocol.endswith("SSL"):
        return None
    context = ssl.create_default_context()
    if settings.ssl_cafile is not None:
        context = _trusting(settings.ssl_cafile)
    if settings.ssl_certfile is not None:
        _add_own(context, settings.ssl_certfile, settings.ssl_keyfile)
    return context


def _trusting(cafile: Path) -> ssl.SSLContext:
    """Return a context that trusts the authorities of a file, and no others."""
    _check_pem(_CAFILE, cafile, _CERTIFICATE, "certificate")
    try:
        context = ssl.create_default_context(cafile=str(cafile))
    except ssl.SSLError as error:
        raise _wrong(_CAFILE, cafile, f"OpenSSL cannot read it ({_reason(error)})", "write it anew") from error
    authorities: list[Any] = context.get_ca_certs() or [_decoded(cafile)]
    reasons = [_out_of_date(each) for each in authorities]
    if all(reasons):
        reason = reasons[0]
        raise _wrong(_CAFILE, cafile, f"the certificate {reason}", "get the authority's new certificate")
    return context


def _add_own(context: ssl.SSLContext, certfile: Path, keyfile: Path | None) -> None:
    """Add the client's own certificate and key; the key may stand in the certificate's file."""
    _check_pem(_CERTFILE, certfile, _CERTIFICATE, "certificate")
    name, file = ("ssl_keyfile", keyfile) if keyfile is not None else (_CERTFILE, certfile)
    data = _check_pem(name, file, _KEY, "private key")
    if any(mark in data for mark in _ENCRYPTED):
        # OpenSSL would ask for the password on the terminal, and wait for ever.
        remedy = "decrypt it: openssl pkey -in FILE -out NEW"
        raise _wrong(name, file, "the key is encrypted, and Dateline has no password for it", remedy)
    try:
        context.load_cert_chain(str(certfile), str(file))
    except ssl.SSLError as error:
        if "MISMATCH" in (error.reason or ""):
            raise _wrong(name, file, f"the key is not that of the certificate {certfile}", "name its key") from error
        raise _wrong(
            name, file, f"OpenSSL cannot use it with {certfile} ({_reason(error)})", "write it anew"
        ) from error
    reason = _out_of_date(_decoded(certfile))
    if reason is not None:
        raise _wrong(_CERTFILE, certfile, f"the certificate {reason}", "renew it")


def _check_pem(name: str, path: Path, mark: bytes, what: str) -> bytes:
    """Return a file's bytes. Raises ``SettingsError`` where it cannot be read or holds no ``what`` in PEM."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_PEM_BYTES)
    except OSError as error:
        raise _wrong(name, path, error.strerror or str(error), "name a file that this user can read") from error
    if mark not in data:
        remedy = "convert it: openssl x509 -inform der -in FILE -out NEW" if what == "certificate" else "name its key"
        raise _wrong(name, path, f"it holds no {what} in PEM", remedy)
    return data


def _decoded(path: Path) -> Mapping[str, Any]:
    """Return the fields of the first certificate of a PEM file; none of them where it cannot be decoded."""
    try:
        # The ssl module offers this for a peer's certificate only; its own tests read files with it.
        fields: Mapping[str, Any] = cast("Any", _ssl)._test_decode_cert(str(path))  # noqa: SLF001
    except (ssl.SSLError, ValueError):
        return {}
    return fields


def _out_of_date(certificate: Mapping[str, Any]) -> str | None:
    """Return why a certificate is not valid now; None where it is, or where it does not say."""
    now = time.time()
    until, since = certificate.get("notAfter"), certificate.get("notBefore")
    if until is not None and ssl.cert_time_to_seconds(until) < now:
        return f"expired on {until}"
    if since is not None and ssl.cert_time_to_seconds(since) > now:
        return f"is valid only from {since}"
    return None


def _reason(error: ssl.SSLError) -> str:
    return (error.reason or str(error)).replace("_", " ").lower()


def _wrong(name: str, path: Path, problem: str, remedy: str) -> SettingsError:
    return SettingsError(f"{variable(name)}={path}: {problem}; {remedy}")
