"""``dateline takedown``: withdraw a story permanently, and list the records that still hold its text.

The list is a table for people, JSON lines for programs, and a file for kafka-delete-records.
"""

import getpass
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final, NoReturn

import orjson
import typer
from pydantic import ValidationError
from rich.progress import BarColumn, TaskProgressColumn
from rich.table import Table

from dateline.cli.options.confirmation import Yes
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.options.namespace import live_settings
from dateline.cli.stories.copies import PartitionCopies, find_copies, search_terms
from dateline.cli.stories.gateway_copies import await_gateways, lines_of
from dateline.cli.stories.namespaces import Namespace, find_namespaces, find_public_name
from dateline.cli.stories.sources import ID_DIGITS, StoryTopic
from dateline.cli.stories.takedown_order import (
    WholeStory,
    await_withdrawal,
    find_whole_story,
    fingerprints,
    ids_by_fingerprint,
    make_order,
    send_order,
    store_order,
)
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.output import check_folder
from dateline.cli.terminal.printing import PrintFormat, console, plural, wants_json
from dateline.cli.terminal.progress import SafeProgress, waiting, words
from dateline.client.takedown_orders import stored_orders
from dateline.core.text.field_errors import error_text
from dateline.core.text.printable import printable
from dateline.kafka.alias import public_settings
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import STORIES
from dateline_schemas import Story

StoryId = Annotated[str, typer.Argument(metavar="STORY_ID", help="The story's whole id: 32 hex digits.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="The reason, written on the order.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who requests it. Default: the user's login.")]
ListOnly = Annotated[
    bool, typer.Option("--list-only", help="Withdraw nothing; only list the records that hold the text.")
]
Timeout = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=1, help="How long to wait for the withdrawal.")
]
Offsets = Annotated[
    Path | None,
    typer.Option(
        "--offsets",
        metavar="FILE",
        help="Write the offsets to FILE, in the format of kafka-delete-records --offset-json-file.",
        dir_okay=False,
    ),
]

_OPTIONS: Final = {"reason": "--reason", "requested_by": "--by"}
"""The option that sets each field of the order, for usage errors."""
_MAX_SHOWN_OFFSETS: Final = 6
"""How many offsets the table shows for a partition, chosen by hand; the JSON lines have all of them."""
_COLUMNS: Final = ("topic", "part", "offsets", "sent until", "truncate before", "others lost")


def takedown(  # noqa: PLR0913  (one parameter per option)
    story_id: StoryId,
    *,
    reason: Reason = None,
    by: By = None,
    yes: Yes = False,
    list_only: ListOnly = False,
    timeout: Timeout = 60,
    offsets: Offsets = None,
    form: PrintFormatOption = None,
) -> None:
    """Withdraw a story permanently, and list the records that still hold its text.

    The order is sent to the stage that owns the story, so a worker must be running. It sends one withdrawal, with ids,
    headline and regions but no text, to wire.stories and to the topic of every region that carries or carried the
    story. Every later version of the story is withdrawn too. A takedown cannot be undone. Ordered twice, the story is
    withdrawn once.

    Then all topics are searched, of every namespace that is kept under the name: live, former, prepared, replays. For
    each partition that holds the text, a table row, or a JSON line when piped, shows at which offsets, and before which
    offset it must be truncated to delete it. Truncating deletes other stories' records too, so it is left to you.

    On a terminal, the command asks for confirmation first.

    [bold]Exit codes[/bold]
      0  done
      1  there is no such story, or no worker answered in time: the order
         stays, and a worker carries it out later
      2  wrong usage, or a wrong setting
    """
    check_folder(offsets, "--offsets")
    settings = live_settings()
    whole = _find(settings, story_id.lower(), list_only=list_only)
    whole = whole if list_only else _take_down(settings, whole, reason, by, timeout, confirmed=yes)
    namespaces = stop_signals.run(find_namespaces(settings))
    _print_gateways(settings, whole)
    copies, unsearchable = _search_topics(namespaces, whole)
    print_copies(copies, form)
    _print_remedies(settings, copies, offsets, unsearchable)
    _print_namespaces(namespaces, copies)


def merge_words(story_id: str, into: str, *, list_only: bool) -> str:
    """Return that a story is part of another now, and what is done with that one."""
    end = "its records are listed, and nothing is taken down" if list_only else "the takedown is of that story"
    return f"{story_id} became part of {into}: {end}"


def _find(settings: ResolvedSettings, story_id: str, *, list_only: bool) -> WholeStory:
    if len(story_id) != ID_DIGITS or story_id.strip("0123456789abcdef"):
        msg = f"{story_id!r} is not a whole story id, 32 hex digits; `dateline explain` finds it by the first 8"
        raise typer.BadParameter(msg, param_hint="STORY_ID")
    stories = StoryTopic(settings)
    whole = find_whole_story(stories, story_id)
    for where, why in stories.rejected.items():
        _print_error(f"{where}: {why}")
    if whole is None:
        _fail(_elsewhere(settings, story_id) or f"there is no story {story_id} {stories.searched_records()}")
    if whole.language is None:
        _fail(
            f"the partition of {story_id} is unknown: no version that is left on the stories topic has a language, "
            "by which stories are partitioned"
        )
    if whole.story_id != story_id:
        _print_error(merge_words(story_id, whole.story_id, list_only=list_only))
    return whole


def _elsewhere(settings: ResolvedSettings, story_id: str) -> str | None:
    """Return which other namespace of the name has a story that is not in this one, and what to do; None for none.

    Another version of the code may have given the story another id. It is found by its texts.
    """
    for other in stop_signals.run(find_namespaces(settings))[1:]:
        whole = find_whole_story(StoryTopic(other.settings), story_id) if STORIES in other.topics else None
        if whole is None:
            continue
        ids = stop_signals.run(ids_by_fingerprint(settings, fingerprints(whole)))
        beginning = f"{settings.namespace} has no story {story_id}; {other.name} ({other.role}) has it"
        if same := sorted(frozenset().union(*ids.values())):
            commands = " and ".join(f"`dateline takedown {each}`" for each in same)
            return f"{beginning}. In {settings.namespace} its texts have another id: {commands}"
        return (
            f"{beginning}, and no story of {settings.namespace} has its texts. To list them in all namespaces: "
            f"`DATELINE_NAMESPACE={other.name} DATELINE_MARK=takedown dateline takedown {story_id} --list-only`"
        )
    return None


def _take_down(  # noqa: PLR0913  (one parameter per option)
    settings: ResolvedSettings,
    whole: WholeStory,
    reason: str | None,
    by: str | None,
    seconds: float,
    *,
    confirmed: bool,
) -> WholeStory:
    """Order the takedown unless the story is withdrawn already, and wait for it; return the story with its withdrawal.

    Exits with 1 where there is no withdrawal after ``seconds``.
    """
    if whole.withdrawal is not None:
        _print_error(f"{whole.story_id} was taken down with version {whole.withdrawal.version}; searching for its text")
        if reason is not None or by is not None:
            _print_error(_standing_order(settings, whole))
        return whole
    _confirm(whole, confirmed=confirmed)
    now = datetime.now(UTC)
    try:
        order = make_order(whole, reason, by or _login(), now)
    except ValidationError as error:
        first = error.errors()[0]
        raise typer.BadParameter(error_text(first), param_hint=_OPTIONS[str(first["loc"][0])]) from error
    stop_signals.run(store_order(settings, order))
    position = stop_signals.run(send_order(settings, order))
    try:
        with waiting("Waiting for the withdrawal"):
            withdrawn = stop_signals.run(await_withdrawal(settings, whole.story_id, now, seconds))
    except TimeoutError:
        _fail(
            f"the order stands at {position}, but there was no withdrawal within {seconds:g} s: check that `dateline "
            "worker` runs, and that the order is not among the dead letters; then run this command again"
        )
    _print_error(f"withdrawn with version {withdrawn.version}; sent to {_region_slugs(withdrawn)}")
    return whole._replace(story_id=withdrawn.story_id, versions=(*whole.versions, withdrawn))


def _standing_order(settings: ResolvedSettings, whole: WholeStory) -> str:
    """Return the line that says that a second order changes nothing: with the reason and the name of the first."""
    ids = {story.story_id for story in whole.versions}
    orders = [order for order in stop_signals.run(stored_orders(public_settings(settings))) if order.story_id in ids]
    if not orders:
        return "the order stands as it is: --reason and --by are not written"
    reason = f"the reason {orders[0].reason!r}" if orders[0].reason is not None else "no reason"
    by, at = orders[0].requested_by, f"{orders[0].requested_at:%Y-%m-%dT%H:%M:%SZ}"
    return f"the order of {at}, by {by!r}, stands with {reason}: --reason and --by of a second order are not written"


def _confirm(whole: WholeStory, *, confirmed: bool) -> None:
    """Print the story, and ask on a terminal whether to take it down."""
    shown, newest = whole.newest_with_text, whole.newest
    title = printable(shown.headline or " ".join((shown.text or "")[:80].split()))
    _print_error(f"story {whole.story_id} · {whole.language} · version {newest.version} · {newest.sightings} sightings")
    _print_error(f"  {title}\n  carried by {_region_slugs(newest)}")
    if not confirmed and sys.stdin.isatty():
        typer.confirm("Take it down permanently?", abort=True, err=True)


def _print_gateways(settings: ResolvedSettings, whole: WholeStory) -> None:
    """Print which gateways have confirmed the takedown, and which were not heard from."""
    if whole.withdrawal is None:
        return
    with waiting("Waiting for the gateways"):
        reached = stop_signals.run(await_gateways(public_settings(settings), whole.story_id))
    for line in lines_of(reached, datetime.now(UTC)):
        _print_error(line)


def _search_topics(namespaces: Sequence[Namespace], whole: WholeStory) -> tuple[list[PartitionCopies], int]:
    """Return the copies of the text, and how many of the story's texts could only be searched for by their ids."""
    with SafeProgress(words("Searching the topics"), BarColumn(), TaskProgressColumn()) as progress:
        task = progress.add_task("", total=1.0)
        terms = stop_signals.run(search_terms(namespaces, whole))
        copies = stop_signals.run(
            find_copies(namespaces, terms.search, lambda share: progress.update(task, completed=share))
        )
    return copies, terms.wordless


def print_copies(copies: Sequence[PartitionCopies], form: PrintFormat | None = None) -> None:
    """Print a table, or one JSON line for each partition: as the format says, else the latter when piped."""
    if wants_json(form):
        sys.stdout.buffer.writelines(orjson.dumps(each._asdict()) + b"\n" for each in copies)
        sys.stdout.buffer.flush()
    elif copies:
        table = Table()
        for name in _COLUMNS:
            table.add_column(name, no_wrap=name in {"topic", "sent until"}, overflow="fold")
        for each in copies:
            sent_until = f"{each.newest:%m-%d %H:%MZ}"
            table.add_row(each.topic, str(each.partition), _offsets(each.offsets), sent_until, *_truncation(each))
        console().print(table)


def _offsets(offsets: Sequence[int]) -> str:
    shown = ", ".join(map(str, offsets[:_MAX_SHOWN_OFFSETS]))
    more = len(offsets) - _MAX_SHOWN_OFFSETS
    return f"{shown} and {more} more" if more > 0 else shown


def _truncation(copies: PartitionCopies) -> tuple[str, str]:
    """Return the cells ``truncate before`` and ``others lost``."""
    if copies.truncate_before is None:
        return "deleted by compaction", ""
    unread = f"; {copies.unread_by} has not read this far yet" if copies.unread_by else ""
    return str(copies.truncate_before), f"at most {copies.takes_along}{unread}"


def _print_remedies(
    settings: Settings, copies: Sequence[PartitionCopies], offsets: Path | None, unsearchable: int
) -> None:
    """Print what to do about the records that hold the text, and which could not be searched for."""
    records = sum(len(each.offsets) for each in copies)
    _print_error(f"its text is in {plural(records, 'record')} on {plural(len(copies), 'partition')}")
    if unsearchable:
        _print_error(
            f"the words of {unsearchable} of its texts are on no topic any more, so these were searched for by their "
            "ids only: old pages and dead letters may still hold them"
        )
    if offsets is not None:
        written = write_offsets(offsets, copies)
        _print_error(
            f"{plural(written, 'partition')} written to {offsets}: kafka-delete-records "
            f"--bootstrap-server {settings.broker} --offset-json-file {offsets} "
            "deletes all records before those offsets, other stories' too"
        )
    if any(each.unread_by for each in copies):
        _print_error("a stage that has not read this far would miss other stories' records: wait, and run this again")
    _print_error(
        f"of {settings.namespace}.state.thread and state.alert, the records that are listed hold the headline or first "
        "words until the broker compacts the topics. Hashes of the text, its names and its numbers stay in "
        "state.thread until 72 hours of event time have passed too. A page that still shows the text brings it back to "
        "raw, briefs and distinct: run this again later"
    )


def _print_namespaces(namespaces: Sequence[Namespace], copies: Sequence[PartitionCopies]) -> None:
    """Print which namespaces were searched beside the live one, and what to do about copies in them."""
    searched = {each.name: each for each in reversed(namespaces)}
    if len(searched) > 1:
        roles = ", ".join(f"{each.name} ({each.role})" for each in reversed(searched.values()))
        _print_error(
            f"searched: {roles}. One that goes live later withdraws the story then. The state.thread of each keeps "
            "what the live one's does, and the headline or first words until it goes live or is dropped"
        )
    with_copies = {each.topic.split(".")[0] for each in copies}
    for each in namespaces[1:]:
        if each.name != namespaces[0].name and each.name in with_copies and each.marker is not None:
            _print_error(f"if {each.name} is not needed, `dateline replay drop {each.name}` deletes its copies at once")
    if (name := stop_signals.run(find_public_name(namespaces[0].settings))) is not None:
        _print_error(
            f"only {namespaces[0].name} was searched, which was made for {name}: to take the story down in all "
            f"namespaces of {name}, run this with DATELINE_NAMESPACE={name} and without DATELINE_MARK"
        )


def write_offsets(path: Path, copies: Sequence[PartitionCopies]) -> int:
    """Write the partitions that may be truncated, for kafka-delete-records; return how many there are."""
    partitions = [
        {"topic": each.topic, "partition": each.partition, "offset": each.truncate_before}
        for each in copies
        if each.truncate_before is not None and each.unread_by is None
    ]
    path.write_bytes(orjson.dumps({"partitions": partitions, "version": 1}, option=orjson.OPT_INDENT_2) + b"\n")
    return len(partitions)


def _region_slugs(story: Story) -> str:
    return ", ".join(dict.fromkeys(region.slug for region in (*story.regions, *story.former_regions)))


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        msg = "this user has no login name; name who requests the takedown"
        raise typer.BadParameter(msg, param_hint="--by") from error


def _print_error(message: str) -> None:
    typer.echo(message, err=True)


def _fail(message: str) -> NoReturn:
    _print_error(f"dateline: {message}")
    raise typer.Exit(FAILED)
