"""The versions of the code that a record carries."""

from typing import Final

PARSER_VERSION: Final = "22"
"""Raise it with every change that makes a page give other briefs."""
FINGERPRINT_VERSION: Final = 2
"""Raise it with every change that makes a text give another fingerprint; state of another version is refused."""
STORY_MODEL_VERSION: Final = 10
"""Raise it with every change that joins other texts: of the weights of the scorer, its features, or the join rules.

State of threading of another version is refused. State from before there were versions counts as version 0.
"""
