"""Reading a configuration file, of rules or targets, without trusting its size."""

from pathlib import Path
from typing import Final

MAX_CONFIG_BYTES: Final = 512 * 1024
"""The most bytes of a file of rules or targets: some 4,000 rules, which YAML takes 3 s to read. Chosen by hand."""


class TooLargeError(OSError):
    """A file is larger than any configuration; the message says by how much."""

    def __init__(self) -> None:
        super().__init__(None, f"it has more than {MAX_CONFIG_BYTES // 1024} KiB, which no configuration needs")


def read_config(path: Path) -> bytes:
    """Return the bytes of a file. Raises ``OSError``, and ``TooLargeError`` where it is too large, whatever it is."""
    with path.open("rb") as file:
        data = file.read(MAX_CONFIG_BYTES + 1)
    if len(data) > MAX_CONFIG_BYTES:
        raise TooLargeError
    return data
