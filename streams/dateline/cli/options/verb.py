"""A verb as the command line describes it before the verb's module is imported."""

from typing import NamedTuple

from dateline.extras import Extra


class Verb(NamedTuple):
    """One verb of a table of verbs."""

    code: str
    """``module:name`` in ``dateline.cli``. The name is a function's, or that of a table of more verbs:
    ``dateline topics`` is one function, ``dateline replay`` has verbs of its own."""
    panel: str
    """The panel of the help in which the verb is listed."""
    summary: str
    """The verb's line in the help."""
    extra: Extra | None = None
    """The extra that has to be installed; None where the base install is enough, and for a table of more verbs."""
