"""Pages on the command line: the options of the verbs that read pages, and reading the pages.

``accept_pages`` returns the good pages. They report the bad ones on stderr, count them, and write them to the file of
``--rejects``.
"""

import difflib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, BinaryIO, Final, Self, TypeAlias

import typer
from pydantic import ValidationError

from dateline.cli.terminal.output import check_folder
from dateline.cli.terminal.printing import plural
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.text.field_errors import error_text
from dateline.core.text.printable import printable
from dateline.files.page_records import Page, Rejected, refuse_future
from dateline.files.pages import STDIN, CutShort, Defaults, PagesError, read_pages
from dateline_schemas import RawArticle

_EXAMPLE_TIME: Final = "2026-02-07T23:00:00+01:00"

Files: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE|-",
        help="Pages: .txt and .html are one page each; .jsonl, .jsonl.gz, .jsonl.zst, or - for standard input, hold "
        "one RawArticle per line, and .parquet one per row.",
        show_default=False,
    ),
]
Source: TypeAlias = Annotated[
    str | None, typer.Option("--source", metavar="SOURCE", help="The site or feed of pages that do not name it.")
]
Url: TypeAlias = Annotated[str | None, typer.Option("--url", metavar="URL", help="The address of a page without one.")]
FetchedAt: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--fetched-at",
        metavar="TIME",
        help=f"When pages that do not say it were fetched: {_EXAMPLE_TIME}, or now.",
    ),
]
HomeCountry: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--home-country",
        metavar="CC",
        help="The source's own country where pages do not name it, ISO 3166-1 alpha-2: NO.",
    ),
]
TimeZone: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--time-zone",
        metavar="ZONE",
        help="The source's time zone where pages do not name it, an IANA name: Europe/Oslo.",
    ),
]
Rejects: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--rejects",
        metavar="FILE",
        help="Write rejected records to FILE, unchanged, one per line.",
        dir_okay=False,
        writable=True,
    ),
]

SOME_REJECTED: Final = 1
"""Exit code where a record was rejected or a file is damaged."""


class AcceptedPages:
    """The good pages of a command, in order, to be read once, within a ``with`` block.

    A bad page is reported on stderr by file, line and field, and its bytes are written to ``rejects``, one per line.
    An unknown field is reported once for each file, and its pages are good. Where there was a bad page, or a file is
    damaged, the block ends the command with exit code 1.
    """

    def __init__(
        self, pages: Iterator[Page | Rejected | CutShort], rejects: Path | None, progress: ProgressBar
    ) -> None:
        self._pages, self._rejects, self._progress = pages, rejects, progress
        self._read = self._bad = self._damaged = 0
        self._opened = ExitStack()
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        """Show the progress, and empty the file of rejected records."""
        with ExitStack() as opened:
            opened.enter_context(self._progress)
            if self._rejects:
                self._file = opened.enter_context(self._rejects.open("wb"))
            self._opened = opened.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Say how many pages were rejected, and end the command where there were any, unless an error ends it."""
        self._opened.close()
        if kind is not None:
            return
        if self._bad:
            where = f"they are in {self._rejects}" if self._rejects else "--rejects FILE keeps them"
            typer.echo(f"{self._bad} of {plural(self._read, 'record')} rejected; {where}", err=True)
        if self._bad or self._damaged:
            raise typer.Exit(SOME_REJECTED)

    def __iter__(self) -> Iterator[Page]:
        """Yield the good pages, one in memory at a time."""
        unknown = _UnknownFields()
        for page in self._pages:
            self._read += not isinstance(page, CutShort)
            if isinstance(page, Page):
                unknown.report(page)
                yield page
                self._progress.count()
            elif isinstance(page, Rejected):
                self.reject(page)
            else:
                typer.echo(page, err=True)
                self._damaged += 1

    def go_on(self) -> None:
        """Let the progress begin here: the pages so far were done by an earlier command."""
        self._progress.begin_here()

    def reject(self, page: Rejected) -> None:
        """Report a page that is bad, also one that was yielded as good before."""
        typer.echo(page, err=True)
        self._bad += 1
        if self._file:
            self._file.write(page.data + b"\n")


def accept_pages(
    files: Sequence[Path] | None,
    defaults: Defaults,
    rejects: Path | None,
    *,
    shown: bool | None = None,
    latest: Callable[[], datetime] | None = None,
) -> AcceptedPages:
    """Return the good pages in order; without files, those on standard input.

    Files or options that cannot be right are a usage error at the call. ``latest`` is called for each page, since
    standard input may go on for days; a page fetched after it is bad. ``shown`` says whether to show a progress bar; by
    default it is shown unless standard output is a terminal.
    """
    if not files and sys.stdin.isatty():
        msg = "give files, or pipe RawArticle lines in"
        raise typer.BadParameter(msg)
    if rejects and any(path.resolve() == rejects.resolve() for path in files or ()):
        msg = f"{rejects} is read from, so it cannot be written to"
        raise typer.BadParameter(msg, param_hint="--rejects")
    check_folder(rejects, "--rejects")
    progress = reading_progress(files, shown=not sys.stdout.isatty() if shown is None else shown)
    try:
        pages = read_pages(files or [STDIN], defaults, progress.at)
    except PagesError as error:
        raise typer.BadParameter(str(error)) from error
    return AcceptedPages(pages if latest is None else _refuse_future(latest, pages), rejects, progress)


def reading_progress(files: Sequence[Path] | None, *, shown: bool) -> ProgressBar:
    """Return a progress bar of the files' bytes; without a total where standard input is among them."""
    is_sized = bool(files) and STDIN not in (files or ())
    total = sum(path.stat().st_size for path in files or () if path.is_file()) if is_sized else None
    return ProgressBar("Reading pages", "pages", total, shown=shown)


def _refuse_future(
    latest: Callable[[], datetime], pages: Iterator[Page | Rejected | CutShort]
) -> Iterator[Page | Rejected | CutShort]:
    """Yield the pages, with those that were fetched after ``latest`` as rejected."""
    for page in pages:
        yield page if isinstance(page, CutShort) else refuse_future(page, latest())


class _UnknownFields:
    """Reports fields that no page has, once for each file: the page is good, but its writer may mean another field."""

    def __init__(self) -> None:
        self._reported: set[tuple[str, str]] = set()

    def report(self, page: Page) -> None:
        """Report on stderr the page's unknown fields that were not reported of its file before."""
        for name in page.unknown:
            if (page.file, name) in self._reported or len(self._reported) >= _MAX_REPORTED_FIELDS:
                continue
            self._reported.add((page.file, name))
            similar = difflib.get_close_matches(name, RawArticle.model_fields, n=1)
            hint = f"; did you mean {similar[0]}?" if similar else ""
            shown = printable(name[:_MAX_SHOWN_CHARS])
            typer.echo(f"{page.file}:{page.line}: {shown}: unknown field, which is ignored{hint}", err=True)
            if len(self._reported) == _MAX_REPORTED_FIELDS:
                typer.echo("further unknown fields are not reported", err=True)


_MAX_REPORTED_FIELDS: Final = 100
"""Unknown fields that one command reports: standard input may go on for days. Chosen by hand."""
_MAX_SHOWN_CHARS: Final = 80
"""Characters shown of an unknown field's name. Chosen by hand."""


def page_defaults(  # noqa: PLR0913  # one parameter per option
    source: str | None,
    url: str | None,
    fetched_at: str | None,
    home_country: str | None,
    time_zone: str | None,
    *,
    begun: datetime | None = None,
) -> Defaults:
    """Return the values for fields that pages leave out. A wrong value is a usage error that names the option.

    The time ``now`` is when the command was started: ``begun``, or without it this moment.
    """
    if fetched_at == "now":
        fetched_at = (begun or datetime.now(UTC)).isoformat(timespec="seconds")
    values = {
        "source": source, "url": url, "fetched_at": fetched_at, "home_country": home_country, "time_zone": time_zone,
    }  # fmt: skip
    try:
        return Defaults.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        option = "--" + str(first["loc"][0]).replace("_", "-")
        example = f"; write {_EXAMPLE_TIME}, or now" if option == "--fetched-at" else ""
        raise typer.BadParameter(error_text(first) + example, param_hint=option) from error
