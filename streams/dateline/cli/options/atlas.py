"""Open the place index for a command, with a progress bar while it is built for the first time."""

import sys
from typing import Final

from rich.progress import BarColumn, TaskProgressColumn

from dateline.cli.terminal.notices import notice
from dateline.cli.terminal.progress import SafeProgress, words
from dateline.core.places.atlas import Atlas
from dateline.files.gazetteer import load_atlas
from dateline.settings import load_settings

_TITLE: Final = "Building the place index; this happens once"


def open_atlas() -> Atlas:
    """Return the place index in the cache directory that the settings name. Raises ``SettingsError``."""
    settings = load_settings()
    if not sys.stderr.isatty():
        return load_atlas(settings.cache_dir, _Announcement())
    with SafeProgress(words(_TITLE), BarColumn(), TaskProgressColumn(), transient=False) as bar:
        task = bar.add_task("", total=1.0, visible=False)
        return load_atlas(settings.cache_dir, lambda share: bar.update(task, completed=share, visible=True))


class _Announcement:
    """Prints one line when the place index begins to be built, where there is no terminal for a bar."""

    def __init__(self) -> None:
        self._is_printed = False

    def __call__(self, _: float) -> None:
        if not self._is_printed:
            notice(_TITLE)
        self._is_printed = True
