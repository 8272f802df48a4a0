"""``dateline replay``: what is done with records that are on their topics already, beside those who read them live."""

from collections.abc import Mapping
from typing import Final

from dateline.cli.options.verb import Verb
from dateline.extras import Extra

_PANEL: Final = "Commands"

VERBS: Final[Mapping[str, Verb]] = {
    "read": Verb("read.replay_read:read", _PANEL, "Read a topic from time to time, into a file or to standard output."),
    "run": Verb(
        "replay.run:run",
        _PANEL,
        "Take the raw pages of a time through the current code, into a new namespace.",
        Extra.WORKER,
    ),
    "diff": Verb("replay.diff:diff", _PANEL, "Compare what a replay made with what live made of the same pages."),
    "drop": Verb("replay.drop:drop", _PANEL, "Delete a replay's topics, groups and state."),
}
"""In the order of the help."""
