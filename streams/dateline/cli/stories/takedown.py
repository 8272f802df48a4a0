"""``dateline takedown``: withdraw a story for good, and say which records still hold its text.

The records that hold a text: a table for people, JSON lines for programs, a file for kafka-delete-records.
"""

import asyncio
import getpass
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final, NoReturn

import orjson
import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Table

from dateline.cli.options.confirmation import Yes
from dateline.cli.options.namespace import live_settings
from dateline.cli.stories.copies import Holder, holders
from dateline.cli.stories.sources import WHOLE, StoryTopic
from dateline.cli.stories.takedown_order import Whole, find_whole, keep, order, send, withdrawal, words_and_ids
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.output import check_folder
from dateline.cli.terminal.printing import printable
from dateline.settings import ResolvedSettings, Settings
from dateline_schemas import Story

_SHOWN: Final = 6
"""Offsets that the table names of a partition; the lines name all."""
_COLUMNS: Final = ("topic", "part", "offsets", "sent until", "truncate before", "others lost")


def print_holders(found: Sequence[Holder]) -> None:
    """Print a table on a terminal, and a JSON line a partition when piped."""
    if not sys.stdout.isatty():
        sys.stdout.buffer.writelines(orjson.dumps(one._asdict()) + b"\n" for one in found)
        sys.stdout.buffer.flush()
    elif found:
        table = Table()
        for name in _COLUMNS:
            table.add_column(name, no_wrap=name in {"topic", "sent until"}, overflow="fold")
        for one in found:
            table.add_row(
                one.topic, str(one.partition), _some(one.offsets), f"{one.newest:%m-%d %H:%MZ}", *_remedy(one)
            )
        Console().print(table)


def write_offsets(path: Path, found: Sequence[Holder]) -> int:
    """Write what kafka-delete-records reads of the partitions that may be truncated; return how many they are."""
    partitions = [
        {"topic": one.topic, "partition": one.partition, "offset": one.truncate_before}
        for one in found
        if one.truncate_before is not None and one.unread_by is None
    ]
    path.write_bytes(orjson.dumps({"partitions": partitions, "version": 1}, option=orjson.OPT_INDENT_2) + b"\n")
    return len(partitions)


def _some(offsets: Sequence[int]) -> str:
    shown = ", ".join(map(str, offsets[:_SHOWN]))
    return f"{shown} and {len(offsets) - _SHOWN} more" if len(offsets) > _SHOWN else shown


def _remedy(one: Holder) -> tuple[str, str]:
    if one.truncate_before is None:
        return "goes by compaction", ""
    late = f"; {one.unread_by} has not read so far yet" if one.unread_by else ""
    return str(one.truncate_before), f"at most {one.takes_along}{late}"


_OPTIONS: Final = {"reason": "--reason", "requested_by": "--by"}
_ERR: Final = Console(stderr=True, highlight=False)

StoryId = Annotated[str, typer.Argument(metavar="STORY_ID", help="The story's id, all 32 digits of it.")]
Reason = Annotated[str | None, typer.Option(help="Why, for those who read the order.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who asks for it. Without it: the user's login.")]
ListOnly = Annotated[bool, typer.Option("--list-only", help="Withdraw nothing; only say which records hold the text.")]
Timeout = Annotated[float, typer.Option(metavar="SECONDS", min=1, help="How long to wait for the withdrawal.")]
Offsets = Annotated[
    Path | None,
    typer.Option(
        "--offsets", metavar="FILE", help="Write the offsets as kafka-delete-records reads them.", dir_okay=False
    ),
]


def takedown(  # noqa: PLR0913  (one parameter an option)
    story_id: StoryId,
    *,
    reason: Reason = None,
    by: By = None,
    yes: Yes = False,
    list_only: ListOnly = False,
    timeout: Timeout = 60,
    offsets: Offsets = None,
) -> None:
    """Withdraw a story for good, then say which records still hold its text.

    The order goes to the stage that owns the story, so a worker has to run.
    One withdrawal, with ids, headline and regions and no text, goes to
    wire.stories and to the topic of every region that carries the story or
    carried it. From then on whatever is told of it is withdrawn too; there is
    no way back. Ordered twice, it is withdrawn once.

    Then all topics are looked through. A line a partition says at which
    offsets the text is held, and the offset before which the partition may be
    truncated so that it is gone: a table on a terminal, JSON lines when piped.
    Truncating takes the records of other stories along, and is left to you.

    Leaves with 1 when there is no such story, or when no worker answers in
    time; the order stands then, and is carried out when one starts.
    """
    check_folder(offsets, "--offsets")
    settings = live_settings()
    whole = _find(settings, story_id.lower())
    if not list_only:
        whole = _take_down(settings, whole, reason, by or _login(), timeout, sure=yes)
    found, wordless = _look_through(settings, whole)
    print_holders(found)
    _tell(settings, found, offsets, wordless)


def _find(settings: ResolvedSettings, story_id: str) -> Whole:
    if len(story_id) != WHOLE or story_id.strip("0123456789abcdef"):
        msg = f"{story_id!r} is no whole story id: 32 hex digits; `dateline explain` finds it by its first 8"
        raise typer.BadParameter(msg, param_hint="STORY_ID")
    stories = StoryTopic(settings)
    whole = find_whole(stories, story_id)
    for where, why in stories.rejected.items():
        _say(f"{where}: {why}")
    if whole is None:
        _leave(f"there is no story {story_id} {stories.absent()}")
    if whole.language is None:
        _leave(f"no version of {story_id} on the stories topic tells its language any more, by which it is threaded")
    if whole.story_id != story_id:
        _say(f"{story_id} became part of {whole.story_id}: that is the story")
    return whole


def _take_down(  # noqa: PLR0913  (what a person said on the command line)
    settings: ResolvedSettings, whole: Whole, reason: str | None, by: str, seconds: float, *, sure: bool
) -> Whole:
    """Order the takedown unless the story is down already, and wait for it; return the story as it stands then."""
    if whole.withdrawal is not None:
        _say(f"{whole.story_id} was taken down with version {whole.withdrawal.version}; its text is looked for again")
        return whole
    _confirm(whole, sure=sure)
    now = datetime.now(UTC)
    try:
        ordered = order(whole, reason, by, now)
    except ValidationError as error:
        first = error.errors()[0]
        raise typer.BadParameter(first["msg"], param_hint=_OPTIONS[str(first["loc"][0])]) from error
    asyncio.run(keep(settings, ordered))
    where = asyncio.run(send(settings, ordered))
    try:
        with _ERR.status("Waiting for the withdrawal"):
            withdrawn = asyncio.run(withdrawal(settings, whole.story_id, now, seconds))
    except TimeoutError:
        _leave(
            f"the order stands at {where}, and {seconds:g} s later there is no withdrawal: see that `dateline worker` "
            "runs, and that the order is not among the dead letters; then give this command again"
        )
    _say(f"withdrawn with version {withdrawn.version}; told to {_slugs(withdrawn)}")
    return whole._replace(story_id=withdrawn.story_id, versions=(*whole.versions, withdrawn))


def _confirm(whole: Whole, *, sure: bool) -> None:
    told, newest = whole.told, whole.newest
    title = printable(told.headline or " ".join((told.text or "")[:80].split()))
    _say(f"story {whole.story_id} · {whole.language} · version {newest.version} · {newest.sightings} sightings")
    _say(f"  {title}\n  carried by {_slugs(newest)}")
    if not sure and sys.stdin.isatty():
        typer.confirm("Take it down for good?", abort=True, err=True)


def _look_through(settings: ResolvedSettings, whole: Whole) -> tuple[list[Holder], int]:
    """Return who holds the text, and how many of its texts could be looked for by their ids alone."""
    columns = TextColumn("Looking through the topics"), BarColumn(), TaskProgressColumn()
    with Progress(*columns, console=_ERR, disable=not _ERR.is_terminal, transient=True) as progress:
        task = progress.add_task("", total=1.0)
        known = asyncio.run(words_and_ids(settings, whole))
        found = asyncio.run(holders(settings, known.sought, lambda share: progress.update(task, completed=share)))
    return found, known.wordless


def _tell(settings: Settings, found: list[Holder], offsets: Path | None, wordless: int) -> None:
    """Say what to do about the records that were found, and what was not looked for."""
    state = f"{settings.namespace}.state.thread"
    _say(f"{sum(len(one.offsets) for one in found)} records on {len(found)} partitions hold its text")
    if wordless:
        _say(
            f"the words of {wordless} of its texts stand nowhere to be read, so those were looked for by their ids: "
            "old pages and dead letters may hold them"
        )
    if offsets is not None:
        written = write_offsets(offsets, found)
        _say(
            f"{written} partitions written to {offsets}: kafka-delete-records --bootstrap-server {settings.broker} "
            f"--offset-json-file {offsets} deletes all before those offsets, other stories' records too"
        )
    if any(one.unread_by for one in found):
        _say("where a stage has not read so far, it would miss other stories' records: wait, and look again")
    _say(
        f"{state} keeps hashes of it, and the names and numbers in its texts until 72 hours of the pages' time are "
        "over and the topic is compacted. "
        "A page that shows it still brings it to raw, briefs and distinct again: look again"
    )


def _slugs(story: Story) -> str:
    return ", ".join(dict.fromkeys(region.slug for region in (*story.regions, *story.former_regions)))


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        msg = "this user has no name here; say who asks for it"
        raise typer.BadParameter(msg, param_hint="--by") from error


def _say(message: str) -> None:
    typer.echo(message, err=True)


def _leave(message: str) -> NoReturn:
    _say(f"dateline: {message}")
    raise typer.Exit(FAILED)
