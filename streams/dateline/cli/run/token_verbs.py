"""The verbs of ``dateline tokens``."""

from collections.abc import Mapping
from typing import Final

from dateline.cli.options.verb import Verb
from dateline.extras import Extra

VERBS: Final[Mapping[str, Verb]] = {
    "new": Verb("run.tokens:new", "Without a broker", "Make a token, and add its hash to a file.", Extra.WEB),
    "check": Verb("run.tokens:check", "Without a broker", "Check a file of tokens.", Extra.WEB),
}
"""In the order of the help."""
