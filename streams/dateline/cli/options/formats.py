"""``--format``: a table or JSON for what a verb prints, and the format of the records that a verb writes."""

from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from dateline.cli.terminal.printing import PrintFormat


class RecordFormat(StrEnum):
    """What a record is written as."""

    JSONL = "jsonl"
    PARQUET = "parquet"
    NINJS = "ninjs"


PrintFormatOption: TypeAlias = Annotated[
    PrintFormat | None,
    typer.Option("--format", help="Default: a table on a terminal, JSON when piped.", show_default=False),
]
RecordFormatOption: TypeAlias = Annotated[
    RecordFormat | None,
    typer.Option(
        "--format",
        help="jsonl: one record per line; parquet: one record per row; ninjs: one story per line, as IPTC ninjs 3. "
        "Default: the format of the file's name.",
    ),
]
