"""The table of verbs of ``dateline alerts``."""

from collections.abc import Mapping
from typing import Final

from dateline.cli.options.verb import Verb
from dateline.extras import Extra

_LOCAL: Final = "Without a broker"
_BROKER: Final = "On a broker"

VERBS: Final[Mapping[str, Verb]] = {
    "check": Verb(
        "alerts.check:check", _LOCAL, "Check a rules file, and show which alerts it would have raised.", Extra.ALERTS
    ),
    "run": Verb(
        "alerts.run:run", _BROKER, "Match stories with the rules of a file, and write wire.alerts.", Extra.WORKER
    ),
    "deliver": Verb(
        "alerts.deliver:deliver", _BROKER, "Send alerts to the targets of a file, at least once each.", Extra.ALERTS
    ),
    "forget": Verb("alerts.forget:forget", _BROKER, "Forget targets that get no alerts any more."),
}
"""In the order of the help."""
