"""The rules of ``match`` and the silences of ``alert``, read again whenever their file changes.

A faulty file leaves both as they are.
"""

import asyncio
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from dateline import telemetry
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.alerts.silence import Silences
from dateline.core.places.atlas import Atlas
from dateline.files.config_file import file_stamp
from dateline.files.rules_file import RulesError, parse_rules_file, read_rules
from dateline.settings import SettingsError

_POLL_SECONDS: Final = 1.0
"""Seconds between two looks at the file. Chosen by hand."""


class _Compiled(NamedTuple):
    """A rules file's bytes, and what was made of them."""

    data: bytes
    ruleset: Ruleset
    silences: Silences
    ids: frozenset[str]


class Rulebook:
    """A compiled rules file. Raises ``RulesError`` where the file cannot be used.

    ``open_atlas`` opens the place index, where a rule names places; without it, these are found as they are written.
    """

    def __init__(
        self, path: Path, *, replayed: bool = False, open_atlas: Callable[[], Atlas | None] = lambda: None
    ) -> None:
        self.path = path
        self._open_atlas = cache(open_atlas)
        self.replayed = replayed
        """Whether replayed stories are matched too."""
        self._stamp = file_stamp(path)
        self._compiled = self._compile(read_rules(path))
        self.faults: tuple[str, ...] = ()
        """What was wrong with the file when it was last read; empty where it could be used."""

    @property
    def ruleset(self) -> Ruleset:
        """The rules."""
        return self._compiled.ruleset

    @property
    def silences(self) -> Silences:
        """The silences."""
        return self._compiled.silences

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the rules: one that alerted before, and is not among them, was removed from the file."""
        return self._compiled.ids

    async def follow(self) -> None:
        """Watch the file for changes until cancelled; new rules replace the old ones between two batches."""
        while True:
            await asyncio.sleep(_POLL_SECONDS)
            stamp = file_stamp(self.path)
            if stamp == self._stamp:
                continue
            self._stamp = stamp
            try:
                # In a thread of its own, so that batches go on: ten thousand rules take seconds to compile.
                changed = await asyncio.to_thread(self._read_changed)
            except RulesError as error:
                for fault in error.faults:
                    telemetry.event("rules_refused", fault=fault, kept=len(self.ruleset.rules))
                self.faults = tuple(error.faults)
                continue
            if changed is not None or self.faults:  # the former text too mends a fault
                self._compiled = changed or self._compiled
                self.faults = ()
                rules, silences = len(self.ruleset.rules), len(self.silences.all)
                telemetry.event("rules_loaded", file=self.path, rules=rules, silences=silences)

    def _read_changed(self) -> _Compiled | None:
        data = read_rules(self.path)
        return None if data == self._compiled.data else self._compile(data)

    def _compile(self, data: bytes) -> _Compiled:
        rules, silences = parse_rules_file(self.path, data)
        ids = frozenset(rule.id for rule in rules)
        try:
            atlas = self._open_atlas() if any(rule.places for rule in rules) else None
        except (SettingsError, OSError) as error:
            msg = f"{self.path}: a rule names places, and the place index cannot be read: {error}"
            raise RulesError([msg]) from error
        return _Compiled(data, Ruleset(rules, atlas), Silences(silences, ids), ids)
