"""``dateline dead-letters list``: count the dead letters by stage and reason."""

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.table import Table
from rich.text import Text

from dateline.cli.dead_letters.letters import read_letters, read_retries
from dateline.cli.dead_letters.options import (
    All,
    Reason,
    Since,
    Source,
    Stage,
    Until,
    parse_selection,
    require_none_beside_all,
)
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.options.namespace import live_settings
from dateline.cli.terminal.printing import console, plural, wants_json
from dateline.client.dead_letters import count_letters
from dateline.core.dead_letters.groups import LetterGroup
from dateline.core.dead_letters.selection import Selection
from dateline.core.text.printable import printable
from dateline.kafka.codec import encode
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER


def list_letters(  # noqa: PLR0913  (one parameter per option)
    *,
    stage: Stage = None,
    reason: Reason = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    everything: All = False,
    form: PrintFormatOption = None,
) -> None:
    """Count the dead letters by stage and reason: a table on a terminal, one JSON line per group when piped.

    The reason is the error's message without what differs from letter to letter: numbers, times, quotations and ids.
    The table explains it in plain words; where it has the same words for several groups, it shows their messages too.
    Each group has the times of its first and last failure, how many letters `retry` sent again, how many of these
    failed again, and the id of its last letter, for `show` and `retry --id`.

    Times are those of the failure, not of the event.

    [bold]Exit codes[/bold]
      0  done, also where there are none
      1  the broker cannot be used
      2  wrong usage, or a wrong setting
    """
    selection = parse_selection(stage, reason, since, until, source)
    require_none_beside_all(selection, everything=everything)
    settings = live_settings()
    groups = stop_signals.run(_count(settings, selection))
    if wants_json(form):
        sys.stdout.buffer.writelines(encode(group) + b"\n" for group in groups)
        sys.stdout.buffer.flush()
        return
    if groups:
        console().print(_table(groups))
    console().print(_summary(groups, DEAD_LETTER.name(settings.namespace)), highlight=False)


async def _count(settings: ResolvedSettings, selection: Selection) -> list[LetterGroup]:
    retries = await read_retries(settings)
    return await count_letters(read_letters(settings, selection), retries)


def _table(groups: Sequence[LetterGroup]) -> Table:
    table = Table(show_lines=True)
    table.add_column("stage", no_wrap=True)
    table.add_column("why", overflow="fold", ratio=1)
    for name in ("letters", "first, last (UTC)", "example"):
        table.add_column(name, no_wrap=True)
    shown = Counter((group.stage, group.why) for group in groups)
    for group in groups:
        why = printable(group.why)
        if shown[group.stage, group.why] > 1:  # the same in plain words: only the message tells them apart
            why += f"\n{printable(f'{group.reason} ({group.exception_class})')}"
        counts = {"": group.letters, " retried": group.retried, " failed again": group.failed_again}
        table.add_row(
            Text(printable(group.stage)),
            Text(why),
            "\n".join(f"{count}{label}" for label, count in counts.items() if count),
            "\n".join(dict.fromkeys(_minute(at) for at in (group.first, group.last))),
            str(group.example),
        )
    return table


def _minute(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}"


def _summary(groups: Sequence[LetterGroup], topic: str) -> str:
    letters = sum(group.letters for group in groups)
    if not letters:
        return f"no matching letters on {topic}"
    show = f"`dateline dead-letters show {groups[0].example}`"
    return f"{plural(letters, 'letter')} on {topic}; {show} shows one, and what to do"
