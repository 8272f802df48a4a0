"""The table of verbs of ``dateline replay``: work with records that were sent before, beside the live streams."""

from collections.abc import Mapping
from typing import Final

from dateline.cli.options.verb import Verb
from dateline.extras import Extra

_PANEL: Final = "Commands"

VERBS: Final[Mapping[str, Verb]] = {
    "read": Verb("read.replay_read:read", _PANEL, "Write a topic's records of a time window to a file or to stdout."),
    "run": Verb(
        "replay.run:run", _PANEL, "Process old raw pages again with this code, in a new namespace.", Extra.WORKER
    ),
    "diff": Verb("replay.diff:diff", _PANEL, "Compare a replay with what live made of the same pages."),
    "drop": Verb("replay.drop:drop", _PANEL, "Delete a replay's topics, groups and state."),
}
"""In the order of the help."""
