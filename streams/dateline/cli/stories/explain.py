"""``dateline explain``: the life of one story, version by version."""

import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import Annotated, Final, NoReturn

import typer

from dateline.cli.options.archives import StoriesInput
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.options.namespace import live_settings
from dateline.cli.stories.explain_table import life_table
from dateline.cli.stories.sources import Stories, StoryTopic, open_stories
from dateline.cli.terminal.failure import FAILED, USAGE
from dateline.cli.terminal.printing import PrintFormat, console, printable, wants_json
from dateline.core.stories.history import Life, lives
from dateline.kafka.codec import encode

_ID: Final = re.compile(r"[0-9a-f]{8,32}")
_LISTED: Final = 20


StoryId = Annotated[str, typer.Argument(metavar="STORY_ID", help="A story's id, or 8 or more of its first digits.")]


def explain(story_id: StoryId, *, lines: StoriesInput = None, form: PrintFormatOption = None) -> None:
    """Print the life of a story: a table on a terminal, a JSON line a version when piped.

    Each version says when it came, what it is to which version before it, by which rule and score, and
    what is new in it: numbers, names and paragraphs, headline, sightings by source, the time of
    publication as it narrows, regions entered and left. In the table, what a version leaves as it was
    stays blank. A story that became part of another is followed by that one.

    The topic is read as committed, to where it ends at the start, in no consumer group; a whole id needs
    one partition alone. Leaves with 1 when no story has the id, with 2 when several ids begin so.
    """
    prefix = story_id.lower()
    if not _ID.fullmatch(prefix):
        msg = f"{story_id!r} is no story id: give 8 to 32 hex digits"
        raise typer.BadParameter(msg, param_hint="STORY_ID")
    with ExitStack() as opened:
        stories = StoryTopic(live_settings()) if lines is None else open_stories(lines, "--input", opened)
        told = _lives(stories, prefix)
        for where, why in stories.rejected.items():
            typer.echo(f"{where}: {why}", err=True)
        if not told:
            _leave(f"there is no story {prefix} {stories.absent()}", FAILED)
        _print(told, form)
        if into := _next(told):
            typer.echo(f"dateline: there is no story {into} {stories.absent()}", err=True)
        if stories.rejected:
            raise typer.Exit(FAILED)


def _lives(stories: Stories, prefix: str) -> list[Life]:
    """Return the life of the story that the id names, then of the one that it became part of, and so on."""
    found = lives(stories.find(prefix))
    if len(found) > 1:
        _leave(f"{len(found)} stories begin with {prefix}; give more of the id of one:{_listed(found)}", USAGE)
    told: dict[str, Life] = {}
    while found:
        told |= found
        into = _next(list(told.values()))
        found = lives(stories.find(into)) if into else {}
    return list(told.values())


def _next(told: Sequence[Life]) -> str | None:
    """Return the story that the last one became part of, where that is not told yet."""
    into = told[-1].merged_into
    return into if into not in {one.story_id for one in told} else None


def _listed(found: Mapping[str, Life]) -> str:
    newest = {name: one.rows[-1] for name, one in found.items()}
    said = [f"\n  {name}  {printable(row.headline or row.opening or '')}".rstrip() for name, row in newest.items()]
    more = f"\n  and {len(said) - _LISTED} more" if len(said) > _LISTED else ""
    return "".join(said[:_LISTED]) + more


def _leave(message: str, code: int) -> NoReturn:
    typer.echo(f"dateline: {message}", err=True)
    raise typer.Exit(code)


def _print(told: Sequence[Life], form: PrintFormat | None) -> None:
    if wants_json(form):
        sys.stdout.buffer.writelines(encode(row) + b"\n" for one in told for row in one.rows)
        sys.stdout.buffer.flush()
        return
    screen = console()
    for one in told:
        screen.print(life_table(one))
