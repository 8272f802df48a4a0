"""What the command line knows of a verb before it is called."""

from typing import NamedTuple

from dateline.extras import Extra


class Verb(NamedTuple):
    """One verb: where its function is, the panel of the help that it stands on, and what the help says of it.

    ``code`` is ``module:name`` in ``dateline.cli``. The name is a function's, or that of a table of more verbs:
    ``dateline topics`` has one function, ``dateline replay`` has verbs of its own.
    """

    code: str
    panel: str
    summary: str
    extra: Extra | None = None
    """What has to be installed beyond the base; None where the base is enough, and for a table of more verbs."""
