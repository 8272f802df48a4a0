"""Reading a configuration file, of rules or targets, without trusting its size."""

from pathlib import Path
from typing import Final

MAX_CONFIG_BYTES: Final = 512 * 1024
"""The most bytes of a file of targets, or of rules in YAML: some 4,000 rules, which take 3 s. Chosen by hand."""


class TooLargeError(OSError):
    """A file is larger than it may be; the message has the limit, and what else to do."""

    def __init__(self, max_bytes: int, advice: str) -> None:
        super().__init__(None, f"it has more than {max_bytes // 1024} KiB, {advice}")


def read_config(path: Path, max_bytes: int = MAX_CONFIG_BYTES, advice: str = "which no configuration needs") -> bytes:
    """Return the bytes of a file. Raises ``OSError``, and ``TooLargeError`` where it is too large, whatever it is."""
    with path.open("rb") as file:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooLargeError(max_bytes, advice)
    return data
