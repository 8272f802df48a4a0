"""``dateline replay``: raw pages again through the code as it is now, beside the live streams."""

from collections.abc import Mapping
from typing import Final

from streams.commands.verb import Verb

_PANEL: Final = "Replay"

VERBS: Final[Mapping[str, Verb]] = {
    "run": Verb(
        "replay_run:run", _PANEL, "Take the raw pages of a time through the current code, into a new namespace."
    ),
    "diff": Verb("replay_diff:diff", _PANEL, "Compare what a replay made with what live made of the same pages."),
    "drop": Verb("replay_drop:drop", _PANEL, "Delete a replay's topics, groups and state."),
}
"""In the order of the help."""
