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
from dateline.cli.terminal.printing import PrintFormat, console, wants_json
from dateline.core.stories.history import Life, lives
from dateline.core.text.printable import printable
from dateline.kafka.codec import encode

StoryId = Annotated[str, typer.Argument(metavar="STORY_ID", help="A story's id, or 8 or more of its first digits.")]

_ID_OR_PREFIX: Final = re.compile(r"[0-9a-f]{8,32}")
"""A whole id has 32 hex digits. At least 8, chosen by hand: fewer would often fit several stories."""
_MAX_LISTED_STORIES: Final = 20
"""How many stories are listed where a prefix fits several; chosen by hand."""


def explain(story_id: StoryId, *, lines: StoriesInput = None, form: PrintFormatOption = None) -> None:
    """Show the life of one story: a table on a terminal, one JSON line for each version when piped.

    Each version shows its time, which earlier version it relates to and how, by which rule and score, and what is
    new in it: figures, names and wording, headline, sightings by source, the interval of publication, regions
    entered and left. A table cell is empty where a version changed nothing. Where the story became part of another,
    that story's versions follow.

    Only committed records are read, up to the topic's end at the start, without joining a consumer group. For a
    whole id, one partition is read; for a prefix, all of them.

    [bold]Exit codes[/bold]
      0  done
      1  no story has the id, or a record cannot be read
      2  wrong usage, a wrong setting, or several ids begin with the digits
    """
    prefix = story_id.lower()
    if not _ID_OR_PREFIX.fullmatch(prefix):
        msg = f"{story_id!r} is not a story id: give 8 to 32 hex digits"
        raise typer.BadParameter(msg, param_hint="STORY_ID")
    with ExitStack() as opened:
        stories = StoryTopic(live_settings()) if lines is None else open_stories(lines, "--input", opened)
        chain = _merge_chain(stories, prefix)
        for where, why in stories.rejected.items():
            typer.echo(f"{where}: {why}", err=True)
        if not chain:
            _exit(f"there is no story {prefix} {stories.searched_records()}", FAILED)
        _print(chain, form)
        if into := _next_id(chain):
            typer.echo(f"dateline: there is no story {into} {stories.searched_records()}", err=True)
        if stories.rejected:
            raise typer.Exit(FAILED)


def _merge_chain(stories: Stories, prefix: str) -> list[Life]:
    """Return the life of the story with the id, then of the one that it became part of, and so on."""
    matches = lives(stories.find(prefix))
    if len(matches) > 1:
        _exit(f"{len(matches)} story ids begin with {prefix}; give more digits of one:{_listing(matches)}", USAGE)
    chain: dict[str, Life] = {}
    while matches:
        chain |= matches
        into = _next_id(list(chain.values()))
        matches = lives(stories.find(into)) if into else {}
    return list(chain.values())


def _next_id(chain: Sequence[Life]) -> str | None:
    """Return the id of the story that the chain's last one became part of; None where the chain has that one."""
    into = chain[-1].merged_into
    return into if into not in {life.story_id for life in chain} else None


def _listing(matches: Mapping[str, Life]) -> str:
    """Return a line for each story: its id, and the headline or first words of its newest version."""
    newest = {story_id: life.rows[-1] for story_id, life in matches.items()}
    lines = [f"\n  {name}  {printable(row.headline or row.opening or '')}".rstrip() for name, row in newest.items()]
    more = f"\n  and {len(lines) - _MAX_LISTED_STORIES} more" if len(lines) > _MAX_LISTED_STORIES else ""
    return "".join(lines[:_MAX_LISTED_STORIES]) + more


def _print(chain: Sequence[Life], form: PrintFormat | None) -> None:
    if wants_json(form):
        sys.stdout.buffer.writelines(encode(row) + b"\n" for life in chain for row in life.rows)
        sys.stdout.buffer.flush()
        return
    screen = console()
    for life in chain:
        screen.print(life_table(life))


def _exit(message: str, code: int) -> NoReturn:
    typer.echo(f"dateline: {message}", err=True)
    raise typer.Exit(code)
