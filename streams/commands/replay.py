"""``dateline replay``: what is done with records that are on their topics already, beside those who read them live."""

from collections.abc import Mapping
from typing import Final

from streams.commands.verb import Verb

_PANEL: Final = "Commands"

VERBS: Final[Mapping[str, Verb]] = {
    "read": Verb("replay_read:read", _PANEL, "Read a topic from time to time, into a file or to standard output."),
}
