"""The versions of the code that a record carries."""

from typing import Final

PARSER_VERSION: Final = "7"
"""Raise it with every change that makes a page give other briefs."""
FINGERPRINT_VERSION: Final = 2
"""Raise it with every change that makes a text give another fingerprint; state of another version is refused."""
