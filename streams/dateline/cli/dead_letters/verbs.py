"""``dateline dead-letters``: what could not be processed, why, and once more."""

from collections.abc import Mapping
from typing import Final

from dateline.cli.options.verb import Verb

_PANEL: Final = "Commands"

VERBS: Final[Mapping[str, Verb]] = {
    "list": Verb("dead_letters.list:list_letters", _PANEL, "Count them by stage and reason."),
    "show": Verb("dead_letters.show:show", _PANEL, "Show one: the record as it was, and why it failed."),
    "retry": Verb("dead_letters.retry:retry", _PANEL, "Send them to the topics that they came from, once."),
    "export": Verb("dead_letters.export:export", _PANEL, "Write them to a file, whole, or to be mended by hand."),
}
"""In the order of the help."""
