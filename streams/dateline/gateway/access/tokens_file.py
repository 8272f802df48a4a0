"""The file of tokens: TOML, with a hash in place of each token, read again when it changes.

A token is 32 random bytes, so that one round of SHA-256 protects it: there is nothing to guess. A text that is not of
the form of a token is refused before it is hashed, and so nobody can make a word of their own a token.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from dateline import telemetry
from dateline.core.alerts.field_values import nearest
from dateline.core.alerts.line_numbers import line_of, toml_lines
from dateline.core.alerts.rule_document import Path as Place
from dateline.core.stories.subscription import choose_regions
from dateline.core.text.field_errors import error_text, expected_words
from dateline.files.config_file import TomlError, file_stamp, read_config, read_toml
from dateline.gateway.access.identity import Identity, Scope
from dateline.settings import SettingsError
from dateline_schemas.record import Record

PREFIX: Final = "dl-"
"""What a token begins with, so that programs which look for lost secrets know one."""
_TOKEN_BYTES: Final = 32
"""Random bytes of a token. As many as a key of 256 bits has."""
TOKEN: Final = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")
_MAX_TOKENS: Final = 3_000
"""Tokens of a file. Bounds the work on a request: each of them is compared. Chosen by hand: as many as 512 KiB hold."""

_IN_WORDS: Final = {
    "missing": "it is missing",
    "too_short": "it is empty",
    "too_long": f"it has more than {_MAX_TOKENS:,} tokens",
    "frozen_set_type": "it has to be a list, in square brackets",
    "string_type": "it has to be a text, in quotes",
    "model_type": "it has to be a table of keys",
}
"""What pydantic's kinds of errors mean for an editor."""


class TokensError(SettingsError):
    """The file of tokens cannot be used; each line of the message names a line of the file and a field."""


class EntryError(ValueError):
    """A token cannot be made; ``faults`` says why, by the field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{field}: {why}" for field, why in faults.items()))
        self.faults = faults


class Token(Record):
    """A token, as the file has it."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,40}$", description="Whose it is. It stands in logs.")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="The token's SHA-256, in hex digits.")]
    scopes: frozenset[Scope] = Field(default=frozenset({"read"}), min_length=1)
    regions: frozenset[str] = Field(default=frozenset(), description="Slugs of regions; without them, all.")
    streams: int | None = Field(default=None, ge=1, le=100_000)
    requests_per_minute: int | None = Field(default=None, ge=1, le=1_000_000)

    @field_validator("regions")
    @classmethod
    def _check_regions(cls, value: frozenset[str]) -> frozenset[str]:
        return frozenset(choose_regions(sorted(value)))

    def identity(self) -> Identity:
        """Return what the token's owner may do."""
        return Identity(self.name, self.scopes, self.regions, self.streams, self.requests_per_minute)


class _File(Record):
    token: tuple[Token, ...] = Field(max_length=_MAX_TOKENS)


class TokensFile:
    """The tokens of a file. Raises ``TokensError`` where the file cannot be used, or has none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp = file_stamp(path)
        self._tokens = load_tokens(path)
        self._fault: str | None = None
        """Why the file could not be used at the last look; None where it could."""

    @property
    def fault(self) -> str | None:
        """Why the file cannot be used, or why it lets nobody in; None where neither is so."""
        return self._fault or (None if self._tokens else f"{self.path}: it is gone or has no token: nobody is let in")

    @property
    def all(self) -> Sequence[Token]:
        """All tokens, in the order of the file."""
        return self._tokens

    def find(self, text: str) -> Token | None:
        """Return the token of a text; None where it is none. All are compared, so that the time says nothing."""
        if not TOKEN.fullmatch(text):
            return None
        digest = hash_of(text)
        match = None
        for token in self._tokens:
            if hmac.compare_digest(token.sha256, digest):
                match = token
        return match

    def named(self, name: str) -> Token | None:
        """Return the token of a name."""
        return next((token for token in self._tokens if token.name == name), None)

    def look(self) -> bool:
        """Read the file again where it changed, and return whether the tokens did.

        A faulty file changes nothing. A file without tokens, and one that was deleted, revoke all: whoever removes the
        last token wants that. A file that could not be read is tried again at the next look.
        """
        stamp = file_stamp(self.path)
        if stamp == self._stamp:
            return False
        try:
            tokens = _read_tokens(self.path)
        except FileNotFoundError:
            tokens = ()
        except OSError as error:
            self._note_fault(f"{self.path}: {error.strerror}")
            return False
        except TokensError as error:
            self._stamp = stamp
            self._note_fault(str(error))
            return False
        self._stamp, self._fault = stamp, None
        changed, self._tokens = tokens != self._tokens, tokens
        if tokens:
            telemetry.event("tokens_loaded", file=self.path, tokens=len(tokens))
        else:
            telemetry.event("tokens_gone", file=self.path)
        return changed

    def _note_fault(self, fault: str) -> None:
        if fault != self._fault:
            telemetry.event("tokens_refused", fault=fault)
        self._fault = fault


def named_tokens(path: Path) -> TokensFile:
    """Return the tokens of the file that the setting names. Raises ``TokensError``, which names the setting too."""
    try:
        return TokensFile(path)
    except TokensError as error:
        msg = f"DATELINE_GATEWAY_TOKENS: {error}"
        raise TokensError(msg) from error


def new_token() -> str:
    """Return a new token."""
    return PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)


def hash_of(token: str) -> str:
    """Return what stands for a token in the file."""
    return hashlib.sha256(token.encode()).hexdigest()


def load_tokens(path: Path) -> Sequence[Token]:
    """Return the tokens of a file. Raises ``TokensError``, which names file, line and field of every fault."""
    try:
        tokens = _read_tokens(path)
    except FileNotFoundError as error:
        msg = f"{path}: No such file or directory; `dateline tokens new NAME --file {path}` begins one"
        raise TokensError(msg) from error
    except OSError as error:
        msg = f"{path}: {error.strerror}"
        raise TokensError(msg) from error
    if not tokens:
        msg = f"{path}: it has no token; add one by `dateline tokens new NAME --file {path}`"
        raise TokensError(msg)
    return tokens


def _read_tokens(path: Path) -> Sequence[Token]:
    """Return the tokens of a file, which may have none. Raises ``TokensError`` and ``OSError``."""
    try:
        return parse_tokens(path, read_config(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        msg = f"{path}: it is not UTF-8"
        raise TokensError(msg) from error


def parse_tokens(path: Path, text: str) -> Sequence[Token]:
    """Return the tokens of a file's text, which may have none. Raises ``TokensError``."""
    try:
        document = read_toml(text)
    except TomlError as error:
        msg = f"{path}{error.place}: {error}"
        raise TokensError(msg) from error
    lines = toml_lines(text)
    try:
        tokens = _File.model_validate({"token": (), **document}).token
    except ValidationError as error:
        faults = error.errors(include_input=False, include_url=False)
        # pydantic leaves a wrong table out, and then reports that there is none.
        has_tables = any(len(fault["loc"]) > 1 for fault in faults)
        listed = [
            f"{path}:{line_of(lines, fault['loc'])}: {'.'.join(map(str, fault['loc'])) or 'token'}: {_why(fault)}"
            for fault in faults
            if not (has_tables and fault["loc"] == ("token",))
        ]
        raise TokensError("\n".join(listed)) from error
    if again := list(_repeated(path, lines, tokens)):
        raise TokensError("\n".join(again))
    return tokens


def _repeated(path: Path, lines: Mapping[Place, int], tokens: Sequence[Token]) -> Iterator[str]:
    """Yield each value that an earlier token has, with the line of that one."""
    for field in ("name", "sha256"):
        first: dict[str, int] = {}
        for number, token in enumerate(tokens):
            value: str = getattr(token, field)
            line = line_of(lines, ("token", number, field))
            if first.setdefault(value, line) != line:
                yield (
                    f"{path}:{line}: token.{number}.{field}: the token on line {first[value]} has the {field} {value} "
                    "too; give each its own"
                )


def _why(fault: ErrorDetails) -> str:
    """Return what is wrong with a value, in words for an editor. The value is not quoted: it may be a token."""
    *above, name = fault["loc"] or ("",)
    field = Token.model_fields.get(str(name)) if above else None
    match fault["type"]:
        case "extra_forbidden":
            fields = Token.model_fields if above else _File.model_fields
            return f"there is no such key; {nearest(str(name), fields)}"
        case "missing" | "too_short" | "tuple_type" if not above:
            return "there is no [[token]], in two brackets"
        case "literal_error":
            return f"it has to be {fault['ctx']['expected'].replace(chr(39), '')}"
        case "string_pattern_mismatch" if name == "name":
            return (
                error_text(fault).partition(", such as")[0].replace("String should", "it has to") + ", such as desk-2"
            )
        case "string_pattern_mismatch":
            return "it has to be 64 digits and letters from a to f, which `dateline tokens new` writes"
    expected = expected_words(field) if field is not None else None
    return _IN_WORDS.get(fault["type"]) or (f"it has to be {expected}" if expected else error_text(fault))


def entry(name: str, token: str, scopes: Sequence[str], regions: Sequence[str]) -> str:
    """Return a token's table for the file. Raises ``EntryError`` where values cannot be."""
    values = {"name": name, "sha256": hash_of(token), "scopes": [*scopes], "regions": [*regions]}
    try:
        made = Token.model_validate(values)
    except ValidationError as error:
        faults = error.errors(include_input=False, include_url=False)
        raise EntryError(
            {str(fault["loc"][0]): _why({**fault, "loc": ("token", 0, *fault["loc"])}) for fault in faults}
        ) from error
    lines = ["[[token]]", f'name = "{made.name}"', f'sha256 = "{made.sha256}"', f"scopes = {_array(made.scopes)}"]
    return "\n".join([*lines, *([f"regions = {_array(made.regions)}"] if made.regions else []), ""])


def _array(values: frozenset[str]) -> str:
    return f"[{', '.join(chr(34) + value + chr(34) for value in sorted(values))}]"
