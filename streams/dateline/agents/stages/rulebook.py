"""The rules of ``match``, read again whenever their file changes. A faulty file leaves the rules as they are."""

import asyncio
from pathlib import Path
from typing import Final

from dateline import telemetry
from dateline.core.alerts.ruleset import Ruleset
from dateline.files.rules_file import RulesError, parse_rules, read_rules

_POLL_SECONDS: Final = 1.0
"""Seconds between two looks at the file. Chosen by hand."""


class Rulebook:
    """A compiled rules file. Raises ``RulesError`` where the file cannot be used."""

    def __init__(self, path: Path, *, replayed: bool = False) -> None:
        self.path = path
        self.replayed = replayed
        """Whether replayed stories are matched too."""
        self._stamp = _stamp(path)
        self._data = read_rules(path)
        self.ruleset = Ruleset(parse_rules(path, self._data))

    async def follow(self) -> None:
        """Watch the file for changes until cancelled; new rules replace the old ones between two batches."""
        while True:
            await asyncio.sleep(_POLL_SECONDS)
            stamp = _stamp(self.path)
            if stamp == self._stamp:
                continue
            self._stamp = stamp
            try:
                # In a thread of its own, so that batches go on: ten thousand rules take seconds to compile.
                changed = await asyncio.to_thread(self._read_changed)
            except RulesError as error:
                for fault in error.faults:
                    telemetry.event("rules_refused", fault=fault, kept=len(self.ruleset.rules))
                continue
            if changed is not None:
                self._data, self.ruleset = changed
                telemetry.event("rules_loaded", file=self.path, rules=len(self.ruleset.rules))

    def _read_changed(self) -> tuple[bytes, Ruleset] | None:
        data = read_rules(self.path)
        return None if data == self._data else (data, Ruleset(parse_rules(self.path, data)))


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Return modification time, size and inode, which change with the file; None where there is no file."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
