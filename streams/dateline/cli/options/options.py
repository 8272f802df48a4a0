"""What the commands that read pages have in common on their command lines."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer
from pydantic import ValidationError

from dateline.files.pages import Defaults

Files: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE|-",
        help="Pages: .txt and .html are one page each; .jsonl, .jsonl.gz, .jsonl.zst, or - for standard input, hold "
        "a RawArticle a line, and .parquet one a row.",
        show_default=False,
    ),
]
Source: TypeAlias = Annotated[str | None, typer.Option(help="The site or feed, where a page does not name it.")]
Url: TypeAlias = Annotated[str | None, typer.Option(help="The page's address, where it does not say it.")]
FetchedAt: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="When it was fetched, where it does not say it: 2026-02-07T23:00:00+01:00."),
]
HomeCountry: TypeAlias = Annotated[
    str | None, typer.Option(metavar="CC", help="The source's own country, ISO 3166-1 alpha-2, where it is not said.")
]
TimeZone: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="ZONE", help="The source's time zone, an IANA name (Europe/Oslo), where it is not said."),
]
Rejects: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write rejected records here, whole.", dir_okay=False, writable=True)
]


def page_defaults(
    source: str | None, url: str | None, fetched_at: str | None, home_country: str | None, time_zone: str | None
) -> Defaults:
    """Return what was said of pages that do not say it. A wrong value is a usage error that names the option."""
    said = {
        "source": source, "url": url, "fetched_at": fetched_at, "home_country": home_country, "time_zone": time_zone,
    }  # fmt: skip
    try:
        return Defaults.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        option = "--" + str(first["loc"][0]).replace("_", "-")
        raise typer.BadParameter(first["msg"].removeprefix("Value error, "), param_hint=option) from error
