"""Every setting, typed and described: environment variables ``DATELINE_*``.

How long texts and stories are held is not a setting: ``core/stories/retention.py`` decides it.

An unknown variable or a wrong value stops the start, and the message names it. The descriptions here make the
table of settings in ``agents/README.md``.
"""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX: Final = "DATELINE_"

HANDBOOK: Final = "streams/dateline/agents/README.md"
"""The page with the table of settings, as messages name it."""


class SettingsError(Exception):
    """A setting is unknown or wrong; the message names it and says what to do."""


class Settings(BaseSettings):
    """What a person sets for a worker or a command."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

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
    batch_wait: float = Field(default=0.05, ge=0.001, le=60, description="Seconds that a batch waits until it is full.")
    buffer_size: int = Field(
        default=512,
        ge=16,
        le=65_536,
        description="Maximum number of records buffered before a stage; a page has up to 1 MiB.",
    )
    session_timeout: float = Field(
        default=30, ge=1, le=3600, description="Seconds without a heartbeat until a worker loses its partitions."
    )
    transaction_timeout: float = Field(
        default=60, ge=1, le=900, description="Seconds until the broker aborts an open transaction."
    )
    stall_timeout: float = Field(
        default=120,
        ge=1,
        le=3600,
        description="Seconds without a settled record, while records wait, after which the worker stops.",
    )
    watermark_interval: float = Field(
        default=5,
        ge=0.1,
        le=3600,
        description="Seconds between queries for event time while pages come; in a quiet stream nothing waits for it.",
    )
    poison_limit: int = Field(
        default=200, ge=1, description="Dead letters in a row, without a good record between, that stop the worker."
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
        description="Folder of the embedded broker's data.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="The lowest level of events that are logged."
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="Log lines as text with key=value, or as one JSON object a line."
    )


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
    """Read the settings from the environment.

    Raises ``SettingsError`` for an unknown ``DATELINE_*`` variable and for a wrong value, by name.
    """
    variables = os.environ if environment is None else environment
    fields = Settings.model_fields
    values: dict[str, str] = {}
    for variable, value in variables.items():
        if not variable.upper().startswith(PREFIX):
            continue
        name = variable[len(PREFIX) :].lower()
        if name not in fields:
            near = difflib.get_close_matches(name, fields, n=1)
            hint = f"did you mean {PREFIX}{near[0].upper()}?" if near else f"{HANDBOOK} lists them all"
            msg = f"{variable} is not a setting of Dateline; {hint}"
            raise SettingsError(msg)
        values[name] = value
    try:
        return _checked(Settings.model_validate(values))
    except ValidationError as error:
        first = error.errors()[0]
        variable = PREFIX + str(first["loc"][0] if first["loc"] else "?").upper()
        msg = f"{variable}={first['input']!r}: {first['msg']}"
        raise SettingsError(msg) from error


def _checked(settings: Settings) -> Settings:
    """Return the settings. Raises ``SettingsError`` where two of them do not fit together."""
    if settings.security_protocol.startswith("SASL") and not (settings.sasl_username and settings.sasl_password):
        msg = f"{PREFIX}SECURITY_PROTOCOL={settings.security_protocol} needs {PREFIX}SASL_USERNAME and _PASSWORD"
        raise SettingsError(msg)
    if settings.ssl_keyfile and not settings.ssl_certfile:
        msg = f"{PREFIX}SSL_KEYFILE needs {PREFIX}SSL_CERTFILE"
        raise SettingsError(msg)
    return settings
