"""``dateline alerts``: what its verbs are."""

from collections.abc import Mapping
from typing import Final

from streams.commands.verb import Verb

_BROKER: Final = "On a broker"

VERBS: Final[Mapping[str, Verb]] = {
    "deliver": Verb("alerts_deliver:deliver", _BROKER, "Send alerts to the targets of a file, at least once each."),
}
"""In the order of the help."""
