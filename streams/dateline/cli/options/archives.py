"""The archives that verbs write records to and read stories from: JSON lines or Parquet, by the file's name."""

from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

_BY_NAME: Final = "The format is that of the file's name: .jsonl, .jsonl.gz, .jsonl.zst or .parquet."

OutputFile: TypeAlias = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE|-", help=f"Write to FILE instead of standard output. {_BY_NAME}"),
]
StoriesInput: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--input",
        metavar="FILE|-",
        help="Read the stories from FILE instead of a broker, as `dateline pipe --emit stories`, "
        f"`dateline replay read stories` or `dateline tail stories` writes them. {_BY_NAME}",
    ),
]
StoriesAgainst: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="FILE|-",
        help="Also apply the rules to the stories in FILE, as `dateline pipe --emit stories`, "
        f"`dateline replay read stories` or `dateline tail stories` writes them. {_BY_NAME}",
    ),
]
