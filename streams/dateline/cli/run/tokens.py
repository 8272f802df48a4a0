"""``dateline tokens``: make tokens for the gateway, and check the file that holds their hashes."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final

import typer

from dateline.cli.terminal.notices import notice
from dateline.files.config_file import read_config
from dateline.gateway.access.tokens_file import EntryError, TokensError, entry, load_tokens, new_token, parse_tokens

Name = Annotated[str, typer.Argument(metavar="NAME", help="Whose it is: small letters, digits and hyphens.")]
File = Annotated[Path, typer.Option("--file", metavar="FILE", help="The file of tokens.")]
Scopes = Annotated[
    list[str] | None,
    typer.Option("--scope", metavar="SCOPE", help="read, push or admin. May be repeated. Default: read."),
]
Regions = Annotated[
    list[str] | None,
    typer.Option("--region", metavar="SLUG", help="A region it may read: western-asia. May be repeated. Default: all."),
]
CheckedFile = Annotated[Path | None, typer.Option("--file", metavar="FILE", help="The file of tokens.")]
CheckedPath = Annotated[Path | None, typer.Argument(metavar="FILE", help="The same, without --file.")]
_GIVEN: Final = {"name": "NAME", "scopes": "--scope", "regions": "--region"}
"""What a person gives for each field of a token."""


def new(name: Name, *, file: File, scope: Scopes = None, region: Regions = None) -> None:
    """Make a token, add its hash to a file, and print the token, which is shown only once. It begins a missing file.

    A gateway that has the file (DATELINE_GATEWAY_TOKENS) takes the token within seconds. Remove its table from the
    file to revoke it: whoever uses it is disconnected.

    [bold]Examples[/bold]

      dateline tokens new night-desk --file tokens.toml
      dateline tokens new reader --file tokens.toml --region western-asia

    [bold]Exit codes[/bold]
      0  done
      2  wrong usage, or the file cannot be used
    """
    token = new_token()
    try:
        table = entry(name, token, scope or ["read"], region or [])
    except EntryError as error:
        msg = "; ".join(f"{_GIVEN[field]}: {why}" for field, why in error.faults.items())
        raise typer.BadParameter(msg) from error
    text = _text(file)
    if any(each.name == name for each in parse_tokens(file, text)):
        msg = f"NAME: {file} has a token {name} already; choose another name, or remove its table, which revokes it"
        raise typer.BadParameter(msg)
    added = f"{text.rstrip()}\n\n{table}" if text.strip() else table
    parse_tokens(file, added)
    _write(file, added)
    notice(f"added {name} to {file}; the token is shown only here")
    sys.stdout.write(f"{token}\n")


def check(path: CheckedPath = None, *, file: CheckedFile = None) -> None:
    """Check a file of tokens, and print whose they are and what they may do.

    [bold]Examples[/bold]

      dateline tokens check --file tokens.toml

    [bold]Exit codes[/bold]
      0  done
      2  wrong usage, or the file cannot be used
    """
    given = [each for each in (path, file) if each is not None]
    if len(given) != 1:
        msg = "give one file of tokens, as --file FILE"
        raise typer.BadParameter(msg, param_hint="--file")
    for token in load_tokens(given[0]):
        regions = f" in {', '.join(sorted(token.regions))}" if token.regions else ""
        sys.stdout.write(f"{token.name}: {', '.join(sorted(token.scopes))}{regions}\n")


def _text(path: Path) -> str:
    """Return what a file has so far; nothing of one that is missing. Raises ``TokensError``."""
    try:
        return read_config(path).decode("utf-8-sig")
    except FileNotFoundError as error:
        if path.absolute().parent.is_dir():
            return ""
        msg = f"{path}: there is no folder {path.parent}; make it first"
        raise TokensError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"{path}: it is not UTF-8"
        raise TokensError(msg) from error
    except OSError as error:
        msg = f"{path}: {error.strerror}"
        raise TokensError(msg) from error


def _write(path: Path, text: str) -> None:
    """Replace a file, which keeps its mode and owner; a new one only this user can read.

    A symbolic link stays, and its target is replaced. Raises ``TokensError`` where the file cannot be written.
    """
    target = path.resolve()
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            if target.exists():
                _keep_access(file.fileno(), target.stat())
            file.write(text)
        part.replace(target)
    except OSError as error:
        msg = f"{path}: {error.strerror}"
        raise TokensError(msg) from error


def _keep_access(descriptor: int, former: os.stat_result) -> None:
    """Give an open file the mode of the one that it replaces, and its owner where this user may."""
    with suppress(PermissionError):
        os.fchown(descriptor, former.st_uid, former.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(former.st_mode))
