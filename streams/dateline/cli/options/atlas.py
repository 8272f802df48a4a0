"""Open the place index for a command, with a progress line while it is built for the first time."""

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from dateline.core.places.atlas import Atlas
from dateline.files.gazetteer import load_atlas
from dateline.settings import load_settings

BUILDING = "Building the place index; this happens once"


def open_atlas() -> Atlas:
    """Return the gazetteer from the cache directory that the settings name. Raises ``SettingsError``."""
    settings = load_settings()
    console = Console(stderr=True)
    line = Progress(
        TextColumn(BUILDING), BarColumn(), TaskProgressColumn(), console=console, disable=not console.is_terminal
    )
    with line:
        task = line.add_task("", total=1.0, visible=False)
        return load_atlas(settings.cache_dir, lambda share: line.update(task, completed=share, visible=True))
