"""Where ``dateline pipe`` writes what pages lead to: standard output, or a file that it goes on with after a kill."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from dateline.cli.options.pages import AcceptedPages
from dateline.cli.pages.continued_file import ContinuedFile
from dateline.cli.terminal.output import PART, Output, check_output, open_output
from dateline.cli.terminal.part_file import STATE, PartFileError
from dateline.cli.terminal.state_file import remove_state
from dateline.core.pipeline import Pipeline
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.files.gazetteer import label
from dateline.files.page_records import Page, Rejected
from dateline.files.pages import STDIN
from dateline_schemas import RawArticle
from dateline_schemas.record import Record


class PageSink(Protocol):
    """Takes the records that pages lead to, page by page."""

    begun: datetime
    """When the command was started; of one that goes on, when it was begun. Options of time go by it."""

    def __enter__(self) -> Self:
        """Return this sink."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the file its name, or say what is kept of it."""

    def begin(self, pipeline: Pipeline, pages: AcceptedPages) -> None:
        """Take the pipeline that follows the pages, and the pages; to be called first."""

    def rest(self, pages: Iterable[Page]) -> Iterator[Page]:
        """Yield the pages that are still to be followed. Raises ``PartFileError`` where they are others than before."""

    def write(self, lines: Iterable[bytes]) -> None:
        """Write records of the page that is followed."""

    def settle(self, article: RawArticle) -> None:
        """Note that all records of a page are written."""

    def reject(self, page: Rejected) -> None:
        """Report a page that the parser refuses."""


def open_page_sink(
    path: Path | None, model: type[Record] | None, files: Sequence[Path] | None, given: Mapping[str, object]
) -> PageSink:
    """Return the sink for an output; ``given`` are the options on which its bytes depend, by name.

    Raises ``typer.BadParameter`` where it cannot be written, and ``PartFileError`` where an earlier command began it
    with other options, or with pages that cannot be read again.
    """
    if path is not None and path != STDIN:
        check_output(path)
        if files and STDIN not in files:
            return ContinuedFile(path, model, {**given, **_versions()})
        _keep_apart(path)
    return _Once(open_output(path, model))


def _versions() -> dict[str, object]:
    """Return what else the bytes of an output depend on, by how a message names it."""
    return {
        "parser": PARSER_VERSION,
        "fingerprint version": FINGERPRINT_VERSION,
        "story model": STORY_MODEL_VERSION,
        "place index": label(),
        "Dateline": version("dateline"),
    }


def _keep_apart(path: Path) -> None:
    """Raise ``PartFileError`` where there is a part to go on with, which pages of standard input would overwrite."""
    part = path.with_name(path.name + PART)
    state = part.with_name(part.name + STATE)
    if part.exists() and state.exists():
        msg = f"{part} was begun with files, and pages from standard input cannot continue it: remove it to start over"
        raise PartFileError(msg)
    remove_state(state)


class _Once:
    """An output of a command that begins anew after a kill."""

    def __init__(self, output: Output) -> None:
        self.begun = datetime.now(UTC)
        self.write = output.write
        self._output = output

    def __enter__(self) -> Self:
        self._output.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._output.__exit__(kind, error, trace)

    def begin(self, _pipeline: Pipeline, pages: AcceptedPages) -> None:
        self._pages = pages

    def rest(self, pages: Iterable[Page]) -> Iterator[Page]:
        return iter(pages)

    def settle(self, article: RawArticle) -> None:
        """Do nothing: no page is noted."""

    def reject(self, page: Rejected) -> None:
        self._pages.reject(page)
