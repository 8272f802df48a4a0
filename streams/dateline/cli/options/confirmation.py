"""``--yes`` and ``--dry-run``: whether a verb asks before it acts, and whether it acts at all."""

from typing import Annotated, TypeAlias

import typer

Yes: TypeAlias = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask for confirmation.")]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="Print what would be sent, and send nothing.")]
