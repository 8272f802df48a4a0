"""Whether a folder that a setting names can be used, and if not, why."""

import os
import tempfile
from pathlib import Path
from typing import Final

from dateline.settings import SettingsError, variable

_PROBE_PREFIX: Final = ".dateline-"
"""How the name of a folder begins that is made and removed at once."""


def folder_problem(folder: Path) -> str | None:
    """Return why a folder cannot be written, or made; None where it can.

    Makes and removes a folder of another name there: permissions alone do not tell, as of root and of /proc.
    """
    try:
        existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    except OSError as error:
        return str(error.strerror)
    if not existing.is_dir():
        return "it is a file, and not a folder" if existing == folder else f"{existing} is a file, and not a folder"
    if not os.access(existing, os.W_OK | os.X_OK):
        return "this user cannot write there" if existing == folder else f"this user cannot write in {existing}"
    try:
        with tempfile.TemporaryDirectory(prefix=_PROBE_PREFIX, dir=existing):
            return None
    except OSError as error:
        return f"no folder can be made in {existing} ({error.strerror})"


def require_folder(name: str, folder: Path) -> None:
    """Make the folder of a setting, unless it exists. Raises ``SettingsError`` where it cannot be used."""
    problem = folder_problem(folder)
    if problem is None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            problem = error.strerror
    if problem is not None:
        msg = f"{variable(name)}={folder}: {problem}; name a folder that this user can write"
        raise SettingsError(msg)
