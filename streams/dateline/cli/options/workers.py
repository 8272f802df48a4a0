"""``--workers``: how many worker processes a verb runs beside itself."""

from typing import Annotated, TypeAlias

import typer

Workers: TypeAlias = Annotated[
    int,
    typer.Option(
        "--workers", metavar="N", min=1, max=64, help="How many worker processes to run while the command works."
    ),
]
"""At most 64 processes; chosen by hand, against typing errors."""
