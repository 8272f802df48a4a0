"""Every setting, typed and described: environment variables ``DATELINE_*``.

How long texts and stories are held is not a setting: ``core/stories/retention.py`` decides it.

An unknown variable or a wrong value stops the start, and the message names it. The descriptions here make the
table of settings in ``agents/README.md``.
"""

import difflib
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails

from dateline.core.text.field_errors import error_text, expected_words

PREFIX: Final = "DATELINE_"

HANDBOOK: Final = "streams/dateline/agents/README.md"
"""The page with the table of settings, as messages name it."""


MAX_PORT: Final = 65_535
"""The highest number of a TCP port."""
MAX_SECRET_BYTES: Final = 4096
"""Bytes of a secret in a file. Bounds memory; chosen by hand."""
_PIPES_READ: Final[dict[str, bytes]] = {}
"""What was read of secrets that are pipes, by name: a pipe gives its bytes once, and settings may be loaded again."""
BUSY_TIMEOUTS: Final = 5
"""Stall timeouts for which a partition may wait while its worker settles other partitions.

Above the longest wait that was met without a fault: with a quarter of a core, a partition waited for 338 s, 2.8 of the
default timeouts.
"""


class SettingsError(Exception):
    """A setting is unknown or wrong; the message names it and says what to do."""


class Settings(BaseModel):
    """What a person sets for a worker or a command. ``load_settings`` alone reads the environment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    broker: str = Field(
        default="localhost:9092", description="Kafka's bootstrap servers: host:port, separated by commas."
    )
    namespace: str = Field(
        default="wire",
        pattern=r"^[a-z][a-z0-9-]{0,40}$",
        description="The first word of the name of every topic, group and transactional id.",
    )
    raw_namespace: str | None = Field(
        default=None,
        pattern=r"^[a-z][a-z0-9-]{0,40}$",
        description="The namespace whose raw pages are read, if it is another one.",
    )
    known_as: str | None = Field(
        default=None,
        pattern=r"^[a-z][a-z0-9-]{0,40}$",
        description="The name whose alias is followed, if it is not the namespace's own.",
    )
    mark: str | None = Field(
        default=None, description="Mark all records as made by the replay of this name, and follow no alias."
    )
    partitions: int = Field(default=4, ge=1, le=256, description="Partitions of each topic of the flow.")
    replication: int = Field(default=1, ge=1, le=9, description="Replicas of each topic.")
    batch_size: int = Field(default=500, ge=1, le=10_000, description="Maximum number of records in one transaction.")
    batch_wait: float = Field(
        default=0.05, ge=0.001, le=60, description="Seconds from one batch of a stage to the next that is not full."
    )
    buffer_size: int = Field(
        default=512,
        ge=16,
        le=65_536,
        description="Maximum number of records buffered before a stage; no more are fetched above 16 MiB.",
    )
    session_timeout: float = Field(
        default=30, ge=1, le=3600, description="Seconds without a heartbeat until a worker loses its partitions."
    )
    instance: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9._-]{1,200}$",
        description="This worker's own name in its group, `hostname` for the host's: killed and started again, it "
        "takes its partitions back at once.",
    )
    transaction_timeout: float = Field(
        default=60, ge=1, le=900, description="Seconds until the broker aborts an open transaction."
    )
    stall_timeout: float = Field(
        default=120,
        ge=1,
        le=3600,
        description="Seconds without a settled record, while records wait, after which the worker stops; "
        "five times as long for one partition while others are settled.",
    )
    watermark_interval: float = Field(
        default=5,
        ge=0.1,
        le=3600,
        description="Seconds between queries for event time while pages come; in a quiet stream nothing waits for it.",
    )
    poison_limit: int = Field(
        default=200, ge=1, description="Dead letters in a row that stop the worker, counted partition by partition."
    )
    http_port: int = Field(
        default=0, ge=0, le=65_535, description="Port of /metrics, /healthz and /readyz; 0 for none."
    )
    http_host: str = Field(
        default="127.0.0.1", description="The address of these endpoints; 0.0.0.0 for all of the machine's."
    )
    lag_limit: int = Field(
        default=10_000,
        ge=1,
        description="Maximum number of records waiting before a partition; more are a problem.",
    )
    record_level: int = Field(
        default=1,
        ge=1,
        le=2,
        description="Newest values in the records of split: 1, those that version 0.1.0 reads; 2, also the basis "
        "`metadata`, which is `article` at 1. Raise it when all workers and readers are newer.",
    )
    compression: Literal["none", "gzip", "snappy", "lz4", "zstd"] = Field(
        default="zstd", description="Compression of the records that are sent; records of any are read."
    )
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        default="PLAINTEXT", description="The protocol of connections to the broker."
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        default="PLAIN", description="The login mechanism, if the protocol is SASL_*."
    )
    sasl_username: str | None = Field(default=None, description="The user's name.")
    sasl_password: SecretStr | None = Field(default=None, description="The user's password.")
    sasl_password_file: Path | None = Field(
        default=None, description="File that holds the user's password, in place of the password; read at the start."
    )
    ssl_cafile: Path | None = Field(
        default=None, description="PEM file of the authority that signed the broker's certificate."
    )
    ssl_certfile: Path | None = Field(default=None, description="PEM file of the client's certificate.")
    ssl_keyfile: Path | None = Field(default=None, description="PEM file of the client's key.")
    cache_dir: Path = Field(
        default_factory=lambda: Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline",
        description="Folder of the place index, which is built once.",
    )
    data_dir: Path = Field(
        default_factory=lambda: Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "dateline",
        description="Folder of the embedded broker's data and of the gateway's copy.",
    )
    gateway_host: str = Field(
        default="127.0.0.1", description="The address at which the gateway serves; without tokens, this machine's own."
    )
    gateway_port: int = Field(
        default=8480, ge=0, le=65_535, description="The port at which the gateway serves; 0 for any free one."
    )
    gateway_copy: Path | None = Field(
        default=None,
        description="File of the gateway's copy, one for each gateway; by default in the folder gateway of the data.",
    )
    gateway_tokens: Path | None = Field(
        default=None,
        description="File of the gateway's tokens; without it, all who reach it may do all, and only this machine can.",
    )
    gateway_hosts: str | None = Field(
        default=None, description="Names by which the gateway is reached, separated by commas; addresses need none."
    )
    gateway_origins: str | None = Field(
        default=None,
        description="Web sites whose pages may read the gateway, such as https://news.example.org, separated by "
        "commas; where it has tokens, they need one.",
    )
    gateway_requests_each: int = Field(
        default=3_000, ge=1, le=1_000_000, description="Maximum number of requests of one client in a minute."
    )
    gateway_streams: int = Field(
        default=2_000, ge=1, le=100_000, description="Maximum number of clients that follow streams of a gateway."
    )
    gateway_streams_each: int = Field(
        default=50, ge=1, le=100_000, description="Maximum number of streams that one client follows at a time."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="The lowest level of events that are logged."
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="Log lines as text with key=value, or as one JSON object a line."
    )


SECRETS: Final = tuple(name for name in Settings.model_fields if f"{name}_file" in Settings.model_fields)
"""The settings that can stand in a file, which the setting ``NAME_file`` names."""


class ResolvedSettings(Settings):
    """Settings after the alias was followed: ``namespace`` is the one to work in.

    A person sets ``Settings``, where the namespace may be a public name that stands for another one (``dateline
    upgrade``). Code that reads or writes topics takes this type, so that no name is used before it is looked up.
    ``dateline.kafka.alias.resolve`` returns it.
    """

    @classmethod
    def unaliased(cls, settings: Settings) -> Self:
        """Return settings with the namespace as it is, without following an alias."""
        return cls.model_construct(_fields_set=settings.model_fields_set, **dict(settings))

    @property
    def raw(self) -> str:
        """The namespace whose raw topic is read; namespaces under one public name share its pages."""
        return self.raw_namespace or self.namespace

    @property
    def public(self) -> str:
        """The public name, which readers use; alerts, targets' progress and takedowns belong to it."""
        return self.known_as or self.namespace


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment, and secrets from the files that it names.

    Raises ``SettingsError`` for an unknown ``DATELINE_*`` variable and for a wrong value, by name, for settings that do
    not fit together, and for a secret's file that cannot be read.
    """
    given, unknown = _known(os.environ if environment is None else environment)
    try:
        settings = Settings.model_validate(_with_secrets(given))
    except ValidationError as error:
        raise SettingsError(_sentences([*map(_problem, error.errors()), *unknown])) from error
    if unknown:
        raise SettingsError(_sentences(unknown))
    _check_login(settings, given)
    _check_tls(settings)
    broker_addresses(settings.broker)
    return settings


def _sentences(problems: Iterable[str]) -> str:
    return ". ".join(problems).replace("?. ", "? ")


def _problem(error: ErrorDetails) -> str:
    """Return a wrong value's variable, the value unless it is a secret, and what is wrong with it."""
    name = str(error["loc"][0] if error["loc"] else "?")
    shown = "" if name in SECRETS else f"={error['input']!r}"
    field = Settings.model_fields.get(name)
    words = expected_words(field) if field is not None else None
    return f"{variable(name)}{shown}: {error_text(error) if words is None else f'it has to be {words}'}"


def variable(name: str) -> str:
    """Return the environment variable of a setting."""
    return PREFIX + name.upper()


def _known(environment: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the values by the setting's name, and a sentence for each variable that is no setting."""
    fields = Settings.model_fields
    values: dict[str, str] = {}
    problems: list[str] = []
    for given, value in environment.items():
        if not given.upper().startswith(PREFIX):
            continue
        name = given[len(PREFIX) :].lower()
        if name not in fields:
            near = difflib.get_close_matches(name, fields, n=1)
            hint = f"did you mean {variable(near[0])}?" if near else f"{HANDBOOK} lists them all"
            problems.append(f"{given} is not a setting of Dateline; {hint}")
            continue
        # Compose files and units pass on what is unset as an empty text.
        if value or fields[name].default is not None or fields[name].default_factory is not None:
            values[name] = value
    return values, problems


def _with_secrets(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values with each secret's file replaced by what it holds, without the line end."""
    read = dict(values)
    for secret in SECRETS:
        file = read.pop(f"{secret}_file", None)
        if file is None:
            continue
        named = variable(f"{secret}_file")
        if secret in read:
            msg = f"{variable(secret)} and {named} are both set; unset one of them"
            raise SettingsError(msg)
        try:
            text = _secret_bytes(file).decode()
        except OSError as error:
            msg = f"{named}={file}: {error.strerror}; name a file that this user can read"
            raise SettingsError(msg) from error
        except UnicodeDecodeError:
            msg = f"{named}={file}: it is not UTF-8 text"
            raise SettingsError(msg) from None  # the error quotes bytes of the secret
        read[secret] = text.removesuffix("\n").removesuffix("\r")
        if not read[secret]:
            msg = f"{named}={file}: its first line is empty; a secret is one line"
            raise SettingsError(msg)
        if len(text) > MAX_SECRET_BYTES or "\n" in read[secret]:
            msg = f"{named}={file}: a secret is one line of at most {MAX_SECRET_BYTES} bytes, and this is not"
            raise SettingsError(msg)
    return read


def _secret_bytes(file: str) -> bytes:
    """Return what a secret's file holds, at most one byte more than a secret may have. Raises ``OSError``."""
    path = Path(file)
    if not path.is_file() and file in _PIPES_READ:
        return _PIPES_READ[file]
    with path.open("rb") as stream:
        data = stream.read(MAX_SECRET_BYTES + 1)
    if not path.is_file():
        _PIPES_READ[file] = data
    return data


def _check_login(settings: Settings, given: Collection[str]) -> None:
    """Raise ``SettingsError`` where a login lacks a part, or is set beside a protocol without login.

    ``given`` are the settings that have a variable: a secret may be there by its file.
    """
    protocol = f"{variable('security_protocol')}={settings.security_protocol}"
    if settings.security_protocol.startswith("SASL"):
        missing = [name for name in ("sasl_username", "sasl_password") if not getattr(settings, name)]
        if missing:
            or_file = f" (or {variable('sasl_password_file')})" if "sasl_password" in missing else ""
            msg = f"{protocol} needs {' and '.join(map(variable, missing))}{or_file}"
            raise SettingsError(msg)
        return
    unused = [name for name in Settings.model_fields if name.startswith("sasl_") and name in settings.model_fields_set]
    if unused:
        with_login = "SASL_SSL" if settings.security_protocol == "SSL" else "SASL_SSL or SASL_PLAINTEXT"
        named = [variable(each if each in given else f"{each}_file") for each in unused]
        msg = f"{_set(named)}, but {protocol} has no login; set it to {with_login}, or unset the login"
        raise SettingsError(msg)


def _check_tls(settings: Settings) -> None:
    """Raise ``SettingsError`` where a certificate lacks its part, or is set beside a protocol without TLS."""
    if settings.ssl_keyfile and not settings.ssl_certfile:
        msg = f"{variable('ssl_keyfile')} needs {variable('ssl_certfile')}"
        raise SettingsError(msg)
    names = ("ssl_cafile", "ssl_certfile", "ssl_keyfile")
    unused = [name for name in names if getattr(settings, name)]
    if unused and not settings.security_protocol.endswith("SSL"):
        with_tls = "SASL_SSL" if settings.security_protocol.startswith("SASL") else "SSL"
        protocol = f"{variable('security_protocol')}={settings.security_protocol}"
        what = "the file" if len(unused) == 1 else "the files"
        msg = f"{_set(map(variable, unused))}, but {protocol} has no TLS; set it to {with_tls}, or unset {what}"
        raise SettingsError(msg)


def _set(variables: Iterable[str]) -> str:
    """Return that variables are set, as the beginning of a sentence."""
    *others, last = variables
    return f"{', '.join(others)} and {last} are set" if others else f"{last} is set"


def broker_addresses(broker: str) -> list[tuple[str, int]]:
    """Return the host and port of each address, separated by commas. Raises ``SettingsError`` for a wrong one."""
    return [_address(broker, each.strip()) for each in broker.split(",")]


def _address(broker: str, text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    problem = None
    if not text:
        problem = "an address is empty"
    elif "://" in text or "/" in text:
        problem = f"{text} is a URL, and an address has neither scheme nor path"
    elif not colon or (text.startswith("[") and text.endswith("]")):
        problem = f"{text} has no port; Kafka's is usually 9092"
    elif ":" in bare and bare == host:
        problem = f"{text} is an IPv6 address without brackets"
    elif not bare or any(char.isspace() or char in "[]" for char in bare):
        problem = f"{text} has no host" if not bare else f"{bare} is no host"
    elif not port:
        problem = f"{text} has no port behind its colon; Kafka's is usually 9092"
    elif not (port.isascii() and port.isdigit() and len(port) <= len(str(MAX_PORT)) and 0 < int(port) <= MAX_PORT):
        problem = f"{port} is no port, which is a number from 1 to {MAX_PORT}"
    if problem is not None:
        msg = (
            f"{variable('broker')}={broker}: {problem}; give host:port, such as kafka-1:9092,kafka-2:9092 or [::1]:9092"
        )
        raise SettingsError(msg)
    return bare, int(port)
