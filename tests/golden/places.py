"""The place index for the parser's tests: the real one, from the user's cache folder."""

import os
from functools import cache
from pathlib import Path

from dateline.core.places.resolve import Atlas
from dateline.files.gazetteer import load_atlas


@cache
def atlas() -> Atlas:
    """Return the place index; it is loaded once a process."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return load_atlas(home / "dateline")
