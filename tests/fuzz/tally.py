"""Count the inputs and failures of a fuzzing run, and write files that reproduce them."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Final

from tests.fuzz.laws import Page, Verdict, page_bytes


class Tally:
    """Counts of inputs and of failures, with a file for the slowest input and for each kind of failure."""

    def __init__(self, folder: Path) -> None:
        self.inputs = 0
        self.slowest_s = 0.0
        self.failures: Counter[str] = Counter()
        self.files: dict[str, str] = {}
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, page: Page, verdict: Verdict) -> None:
        """Count an input. Write it to a file where it is the slowest, or the first or a far smaller one of its kind."""
        self.inputs += 1
        if verdict.seconds > self.slowest_s:
            self.slowest_s = verdict.seconds
            (self._folder / "slowest").write_bytes(page_bytes(page))
        for broken in verdict.broken:
            kind = broken.split(":")[0].translate(_WITHOUT_NUMBERS)
            self.failures[kind] += 1
            path = self._folder / f"failure-{hashlib.blake2b(kind.encode(), digest_size=4).hexdigest()}"
            if kind not in self.files or len(page.body) < len(path.read_bytes()) // 2:
                path.write_bytes(page_bytes(page))
                path.with_suffix(".txt").write_text(f"{broken}\n", encoding="utf-8", errors="backslashreplace")
                self.files[kind] = str(path)

    def save(self) -> None:
        """Write the counts to ``tally.json`` in the folder."""
        counts = {
            "inputs": self.inputs,
            "failures": dict(self.failures),
            "files": self.files,
        }
        (self._folder / "tally.json").write_text(json.dumps(counts), encoding="utf-8")


_WITHOUT_NUMBERS: Final = str.maketrans("", "", "0123456789")
