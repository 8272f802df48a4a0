"""Which version of the code made a record: what is decided anew when one of them changes."""

from typing import Final

PARSER_VERSION: Final = "5"
"""Counts up with every change that makes a page give other briefs."""
FINGERPRINT_VERSION: Final = 2
"""Counts up with every change to what a fingerprint ignores; state of another version is refused."""
