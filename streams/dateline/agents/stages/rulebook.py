"""Rulebook: the rules that a worker goes by, read anew whenever their file changes; a broken file changes nothing."""

import asyncio
from pathlib import Path
from typing import Final

from dateline import telemetry
from dateline.core.alerts.ruleset import Ruleset
from dateline.files.rules_file import RulesError, parse_rules, read_rules

_LOOK_SECONDS: Final = 1.0


class Rulebook:
    """A rules file, compiled. Raises ``RulesError`` where it cannot be used at the start."""

    def __init__(self, path: Path, *, replayed: bool = False) -> None:
        self.path = path
        self.replayed = replayed
        """Whether rules are held against what a replay sends, too."""
        self._stamp = _stamp(path)
        self._data = read_rules(path)
        self.ruleset = Ruleset(parse_rules(path, self._data))

    async def follow(self) -> None:
        """Look for ever whether the file has changed; between two batches the new rules take the place of the old."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            stamp = _stamp(self.path)
            if stamp == self._stamp:
                continue
            self._stamp = stamp
            try:
                # In a thread of its own: ten thousand rules take seconds, and the batches go on.
                read = await asyncio.to_thread(self._read_anew)
            except RulesError as error:
                for fault in error.faults:
                    telemetry.event("rules_refused", fault=fault, kept=len(self.ruleset.rules))
                continue
            if read is not None:
                self._data, self.ruleset = read
                telemetry.event("rules_loaded", file=self.path, rules=len(self.ruleset.rules))

    def _read_anew(self) -> tuple[bytes, Ruleset] | None:
        data = read_rules(self.path)
        return None if data == self._data else (data, Ruleset(parse_rules(self.path, data)))


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what tells a changed file from an unchanged one; None for one that is not there."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
