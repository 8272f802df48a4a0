"""``--workers``: how many worker processes a verb runs beside itself."""

from typing import Annotated, TypeAlias

import typer

Workers: TypeAlias = Annotated[
    int, typer.Option("--workers", min=1, max=64, help="How many worker processes to run while the command works.")
]
"""At most 64, chosen by hand: a guard against a typing error, more than one machine has use for."""
