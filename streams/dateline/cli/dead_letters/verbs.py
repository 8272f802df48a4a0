"""``dateline dead-letters``: the table of its verbs."""

from collections.abc import Mapping
from typing import Final

from dateline.cli.options.verb import Verb

_PANEL: Final = "Commands"

VERBS: Final[Mapping[str, Verb]] = {
    "list": Verb("dead_letters.list:list_letters", _PANEL, "Count dead letters by stage and reason."),
    "show": Verb("dead_letters.show:show", _PANEL, "Show one: why it failed, what to do, and its record."),
    "retry": Verb("dead_letters.retry:retry", _PANEL, "Send them to the topics that they came from, once."),
    "export": Verb("dead_letters.export:export", _PANEL, "Write them, or their records' values, to a file."),
}
"""In the order of the help."""
