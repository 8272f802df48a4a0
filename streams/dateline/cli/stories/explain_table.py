"""The life of a story as a table for people: a row for each version, with empty cells where nothing changed."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.terminal.printing import plural
from dateline.core.stories.history import Life, Row
from dateline.core.text.printable import printable
from dateline_schemas import Published
from dateline_schemas.story import CHANGES_JOINT, Kind

COLUMNS: Final = ("#", "seen", "what it is", "headline, and what changed", "sightings", "published", "regions")
KIND_STYLES: Final[dict[Kind, str]] = {
    "new": "bold green", "repeat": "dim", "update": "bold yellow", "correction": "bold red", "refile": "bold red",
    "expansion": "bold cyan", "withdrawal": "bold white on red",
}  # fmt: skip
CARRIAGE_STYLE: Final = "bold magenta"
"""Style of the events ``relinked`` and ``moved``, which change where a story is carried and not its text."""

_CHANGE_STYLES: Final = {"green": ("adds ", "+"), "red": ("drops ", "-")}
"""Styles of changes by their first characters."""


def life_table(life: Life) -> RenderableType:
    """Return a row for each version, and notes about the story below. Times are in the zone of its first version."""
    first, last = life.rows[0], life.rows[-1]
    zone = first.at.tzinfo
    title = (
        f"story {life.story_id} · {life.language or 'no language'} · from {first.at:%Y-%m-%d %H:%M %z} · "
        f"{plural(last.sightings, 'sighting')}"
    )
    table = Table(title=Text(printable(title), style="italic"), title_justify="left", show_lines=True)
    for column in COLUMNS:
        table.add_column(column, overflow="fold", no_wrap=column == "#")
    day = first.at
    for row in life.rows:
        cells = (
            Text(str(row.version)),
            Text(_time(row.at, zone, day, "%H:%M") + (" or later" if row.merged_into and not _says_why(row) else "")),
            _relation(row),
            _content(row),
            Text(_sightings(row)),
            Text(_interval(row, zone)),
            _regions(row),
        )
        table.add_row(*cells)
        day = row.at
    return Group(table, *(Text(printable(note)) for note in _notes(life)))


def _relation(row: Row) -> Text:
    """Return the kind of the version and its parent, then score and rule, then ``late`` and ``cut off``."""
    relation = row.relation
    if row.event == "moved" or (row.event == "relinked" and not _says_why(row)):
        return Text(row.event, CARRIAGE_STYLE)
    if row.event == "relinked":
        cell = Text(row.event, CARRIAGE_STYLE)
    else:
        cell = Text().append(relation.kind, KIND_STYLES[relation.kind])
        if relation.parent is not None:
            cell.append(f" of {relation.parent}")
    score = "" if relation.score is None else f"{relation.score:.2f} "
    cell.append(f"\n{score}{printable(relation.rule)}")
    if row.superseded_by is not None:
        cell.append(f"\n{_why_earlier(row, row.superseded_by.version)}", "italic")
    for flag, holds in (("late", row.late), ("cut off by its page", row.complete is False)):
        cell.append(f"\n{flag}" if holds else "", "italic")
    return cell


def _why_earlier(row: Row, newest: int) -> str:
    """Return why the text is an earlier one than that of the story's version ``newest``."""
    match row.relation.rule:
        case "published-earlier":
            return f"an earlier text, published before {newest}"
        case "seen-earlier":
            return f"an earlier text, on a page from before {newest}"
        case "lower-update-number":
            return f"an earlier text, by the wire's number before {newest}"
        case _:
            return f"an earlier text, revised by {newest}"


def _says_why(row: Row) -> bool:
    """Whether the event ``relinked`` has a time and a relation of its own; in records of 0.1.0 it has neither."""
    return row.relation.rule != "relinked"


def _content(row: Row) -> Text:
    """Return the headline or the first words, where they are new, and below them what changed in the text."""
    if row.merged_into is not None:
        return Text(f"became part of {row.merged_into}")
    if row.event == "moved":
        return Text(f"sent to {', '.join(row.left)} only: the story goes on elsewhere")
    lines = [Text(f"{name} became part of it") for name in row.absorbed]
    headline = row.headline or row.opening
    if headline and not row.retold and not lines:
        lines.append(Text(printable(headline), "bold" if row.headline else ""))
    if row.relation.changed:
        changes = Text(CHANGES_JOINT).join(_change(change) for change in row.relation.changed)
        since = row.relation.changed_since
        lines.append(changes if since is None else Text(f"since {since}: ").append_text(changes))
    return Text("\n").join(lines)


def _change(change: str) -> Text:
    """Return a change in the colour of its kind; ``+`` and ``-`` open those of 0.1.0."""
    style = next((style for style, openings in _CHANGE_STYLES.items() if change.startswith(openings)), "yellow")
    return Text(printable(change), style)


def _sightings(row: Row) -> str:
    """Return the count, and each source with its new sightings; where these are unknown, with all of its sightings."""
    lines = [
        f"{printable(source.source)} {source.count if source.new is None else f'+{source.new}'}"
        for source in row.sources
        if source.new != 0
    ]
    return "\n".join([str(row.sightings), *lines]) if lines else ""


def _interval(row: Row, zone: tzinfo | None) -> str:
    """Return the interval of publication and what it was derived from, where it changed."""
    if row.published is None or row.interval not in {"first", "narrowed", "replaced"}:
        return ""
    basis = f"{row.published.basis}: {printable(row.age)}" if row.age else row.published.basis
    ends = _interval_ends(row.published, zone, row.at)
    return "\n".join(filter(None, ("replaced by" if row.interval == "replaced" else "", ends, basis)))


def _interval_ends(published: Published, zone: tzinfo | None, day: datetime) -> str:
    """Return ``(13:00, 14:00]``, or one time where both ends are equal."""
    ends = published.earliest, published.latest
    if ends == (None, None):
        return ""
    clock = "%H:%M:%S" if any(end and end.second for end in ends) else "%H:%M"
    earliest, latest = (_time(end, zone, day, clock) if end else "…" for end in ends)
    return latest if ends[0] == ends[1] else f"({earliest}, {latest}]"


def _time(moment: datetime, zone: tzinfo | None, day: datetime, clock: str) -> str:
    """Return the clock time, preceded by the date where that differs from ``day``."""
    local = moment.astimezone(zone)
    return f"{local:{clock}}" if local.date() == day.astimezone(zone).date() else f"{local:%Y-%m-%d {clock}}"


def _regions(row: Row) -> Text:
    if row.event == "moved":
        return Text()
    via = {region.slug: region.via for region in row.regions}
    entered = [Text(slug if via[slug] == "dateline" else f"{slug} ({via[slug]})") for slug in row.entered]
    return Text("\n").join([*entered, *(Text(f"left {slug}", "magenta") for slug in row.left)])


def _notes(life: Life) -> Iterator[str]:
    if life.missing:
        yield f"{_versions(life.missing, 'is', 'are')} missing: older than the topic's retention, or not in the input"
    if life.disputed:
        disputed = _versions(life.disputed, "occurs", "occur")
        yield f"{disputed} twice with different content; the first is shown. The input mixes two runs"
    if life.withdrawn is not None:
        yield f"withdrawn with version {life.withdrawn}"
    if life.merged_into is not None:
        yield f"it became part of {life.merged_into}"


def _versions(numbers: Sequence[int], one: str, several: str) -> str:
    """Return the numbers and the verb for one or several: ``version 1 is``, ``versions 1 to 4, 7 are``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    ranges = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return f"version {ranges[0]} {one}" if len(numbers) == 1 else f"versions {', '.join(ranges)} {several}"
