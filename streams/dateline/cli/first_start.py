"""Do at the installation what a first start would do: ``python -m dateline.cli.first_start``.

``make install`` and the image of docker-compose.yml run it. It compiles the modules to bytecode, the comparison of
texts to machine code, and the big patterns; and it builds the place index, in the user's cache folder. Each is kept
where a first start would keep it, and is left alone where it is there and up to date.
"""

import compileall
import sys
from pathlib import Path

import dateline_schemas
from dateline.extras import Extra, is_installed
from dateline.files import pattern_cache
from dateline.settings import load_settings


def prepare() -> None:
    """Compile and build. What needs an extra that is not installed is left out."""
    for folder in (Path(__file__).parents[1], *map(Path, dateline_schemas.__path__)):
        compileall.compile_dir(folder, quiet=2)
    pattern_cache.use_cache()
    if is_installed(Extra.PARSE):
        from dateline.files.gazetteer import load_atlas  # noqa: PLC0415  (of the extra)

        load_atlas(load_settings().cache_dir)
    if is_installed(Extra.WORKER):
        from dateline.agents.stage import FLOW, STAGES  # noqa: PLC0415

        for stage in FLOW:
            STAGES[stage].load()
        from dateline.core.stories.similarity.changes.printed_times import time_pattern  # noqa: PLC0415

        for with_ages in (True, False):  # compiled when first needed: a worker would stand still for it
            time_pattern(with_ages=with_ages)
    pattern_cache.keep()


if __name__ == "__main__":
    sys.stdout.write("Compiling, and building the place index; this happens once\n")
    sys.stdout.flush()
    prepare()
