"""The file of ``dateline pipe``, which the same command continues after a kill.

Every so often, between two pages, it saves how many pages are done, a checksum of them, and the memory of the pipeline.
A command that goes on reads these pages again without parsing them, which takes a hundredth of the time, compares the
checksum, and follows the rest from that memory. So it matters in which files the pages stand as little as it does to
the output, and other pages are refused.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Final, Self

import typer

from dateline.agents.state.pipeline_records import StateRecord, records, restore
from dateline.cli.options.pages import AcceptedPages
from dateline.cli.terminal.part_file import ASKED, DamagedPartError, PartFile, PartFileError
from dateline.cli.terminal.printing import plural
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.pipeline import Pipeline
from dateline.files.archive import PARQUET, read_archive, suffix
from dateline.files.page_records import Page, Rejected, refused
from dateline.files.parquet import ParquetWriter
from dateline.kafka.codec import encode
from dateline_schemas import RawArticle
from dateline_schemas.record import Record

SAVE_SECONDS: Final = 10.0
"""Seconds between two savings, at least: as much work is lost by a kill. Chosen by hand."""
SHARE_OF_SAVING: Final = 0.03
"""The share of the time that may go into saving: the more there is to save, the more rarely it is. Chosen by hand, so
that a command takes at most 5 % longer, with checksum and compression."""
_STAGED: Final = ".zst"
"""Compression of the lines that Parquet is made of at the end, since a file with its index there is not continued."""
_KEY_BYTES: Final = 2
"""Bytes of the length of a record's key, which stands before it."""


class ContinuedFile:
    """Records of pages, in a file called ``FILE.part`` until all pages are done.

    ``asked`` names what its bytes depend on beside the pages. Raises ``PartFileError`` where a part has other such.
    """

    def __init__(self, path: Path, model: type[Record] | None, asked: Mapping[str, object]) -> None:
        self._model, self._asked = model, asked
        self._is_staged = suffix(path) == PARQUET
        self._part = _open_part(path, _STAGED if self._is_staged else path.suffix, asked)
        state = self._part.state or {}
        self.begun = datetime.fromisoformat(state["begun"]) if state else datetime.now(UTC)
        self._saved: int = state.get("pages", 0)
        """Pages that an earlier command has done."""
        self._saved_checksum: str = state.get("checksum", "")
        self._refused: dict[str, tuple[str, str]] = state.get("refused", {})
        """Field and message of each page that the parser refused, by the number of pages before it."""
        self._count = 0
        """Pages that are done, and stand in the checksum."""
        self._checksum = blake2b(digest_size=16)
        self._next_saving = time.monotonic() + SAVE_SECONDS

    def __enter__(self) -> Self:
        """Return this file."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_failure: object) -> None:
        """Give the file its name; where the block failed, close the part, and say what it keeps."""
        try:
            # A command that rejected some pages ends by typer.Exit, with all others written.
            if kind is None or issubclass(kind, typer.Exit):
                self._part.complete()
                self._part.become(self._whole())
                return
        except BaseException as failure:
            self._leave(type(failure))
            raise
        self._leave(kind)

    def begin(self, pipeline: Pipeline, pages: AcceptedPages) -> None:
        """Take the pipeline that follows the pages, and the pages; to be called first."""
        self._pipeline, self._pages = pipeline, pages

    def rest(self, pages: Iterable[Page]) -> Iterator[Page]:
        """Yield the pages that are still to be followed, and give the pipeline the memory of those before.

        Raises ``PartFileError`` where these are others than those that are done.
        """
        following = iter(pages)
        if self._saved:
            self._read_again(islice(following, self._saved))
            self._restore()
            typer.echo(f"continuing after the {plural(self._saved, 'page')} done already", err=True)
            self._pages.go_on()
            self._next_saving = time.monotonic() + SAVE_SECONDS
        yield from following

    def write(self, lines: Iterable[bytes]) -> None:
        """Write records of the page that is followed."""
        for line in lines:
            self._part.write(line + b"\n")

    def settle(self, article: RawArticle) -> None:
        """Note that all records of a page are written, and save where it is time to."""
        self._note(encode(article))
        if time.monotonic() >= self._next_saving:
            self._save()

    def reject(self, page: Rejected) -> None:
        """Report a page that the parser refuses, now and where the command goes on."""
        self._refused[str(self._count)] = page.field, page.message
        self._note(page.data)
        self._pages.reject(page)

    def _note(self, page: bytes) -> None:
        self._count += 1
        self._checksum.update(b"%d\n" % len(page) + page)

    def _read_again(self, pages: Iterable[Page]) -> None:
        for page in pages:
            if (why := self._refused.get(str(self._count))) is not None:
                self._pages.reject(refused(page, *why))
            self._note(encode(page.article))
        if self._count < self._saved or self._checksum.hexdigest() != self._saved_checksum:
            msg = (
                f"the first {plural(self._saved, 'page')} are not those that {self._part.part} was made of: "
                "give the same pages, or remove it to start over"
            )
            raise PartFileError(msg)

    def _restore(self) -> None:
        try:
            restore(self._pipeline, map(_from_bytes, self._part.records()))
        except (ValueError, LookupError, TypeError) as error:  # as of a record in another form
            msg = f"{self._part.part} cannot be continued by this version ({error}): remove it to start over"
            raise PartFileError(msg) from error

    def _save(self) -> None:
        began = time.monotonic()
        state = {
            ASKED: self._asked,
            "begun": self.begun.isoformat(),
            "pages": self._count,
            "checksum": self._checksum.hexdigest(),
            "refused": self._refused,
        }
        self._part.save(state, map(_to_bytes, records(self._pipeline)))
        ended = time.monotonic()
        self._next_saving = ended + max(SAVE_SECONDS, (ended - began) / SHARE_OF_SAVING)

    def _whole(self) -> Path:
        """Return the complete file, which for Parquet is made of the staged lines in one go."""
        staged = self._part.part
        if not self._is_staged:
            return staged
        parquet = staged.with_name(staged.name + PARQUET)
        try:
            with ProgressBar("Writing Parquet", "records", staged.stat().st_size) as bar:
                writer = ParquetWriter(parquet, self._model, {})
                for line in read_archive(staged, bar.at, _STAGED):
                    writer.add(line.data, {})
                    bar.count()
                writer.close()
        except BaseException:
            parquet.unlink(missing_ok=True)
            raise
        return parquet

    def _leave(self, kind: type[BaseException]) -> None:
        """Close the part, and say what it keeps, unless the failure is that it cannot be continued."""
        self._part.__exit__(kind)
        saved = self._part.saved()  # a signal may have come while it was saved
        if saved is not None and not issubclass(kind, PartFileError):
            kept = plural(saved["pages"], "page")
            typer.echo(f"{self._part.part} keeps the first {kept}, and the same command continues", err=True)


def _open_part(path: Path, packing: str, asked: Mapping[str, object]) -> PartFile:
    """Open the part; one that is damaged is begun again. Raises ``PartFileError``."""
    try:
        part = PartFile(path, packing)
    except DamagedPartError as error:
        typer.echo(f"{error.problem}: beginning again", err=True)
        part = PartFile(path, packing, anew=True)
    try:
        part.require(asked)
    except PartFileError:
        part.__exit__(PartFileError)
        raise
    return part


def _to_bytes(record: StateRecord) -> bytes:
    key, value = record
    return len(key).to_bytes(_KEY_BYTES, "little") + key + value


def _from_bytes(written: bytes) -> StateRecord:
    start = _KEY_BYTES + int.from_bytes(written[:_KEY_BYTES], "little")
    return written[_KEY_BYTES:start], written[start:]
