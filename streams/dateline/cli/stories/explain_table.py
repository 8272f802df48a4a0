"""The life of a story as a table for people: what a version leaves as it was stays blank."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.terminal.printing import printable
from dateline.core.stories.history import Life, Row
from dateline_schemas import Published
from dateline_schemas.story import Kind

COLUMNS: Final = ("#", "seen", "what it is", "headline, and what changed", "sightings", "published", "regions")

STYLES: Final[dict[Kind, str]] = {
    "new": "bold green", "repeat": "dim", "update": "bold yellow", "correction": "bold red", "refile": "bold red",
    "expansion": "bold cyan", "withdrawal": "bold white on red",
}  # fmt: skip
OF_PLACE: Final = "bold magenta"
"""Of events that say where the story is, and nothing of what it tells."""


def life_table(life: Life) -> RenderableType:
    """Return one row a version, and below them what became of the story; times are in the zone of its first version."""
    first, last = life.rows[0], life.rows[-1]
    zone = first.at.tzinfo
    title = (
        f"story {life.story_id} · {life.language or 'no language'} · from {first.at:%Y-%m-%d %H:%M %z} · "
        f"{last.sightings} sighting{'s' * (last.sightings > 1)}"
    )
    table = Table(title=Text(title, style="italic"), title_justify="left", show_lines=True)
    for column in COLUMNS:
        table.add_column(column, overflow="fold", no_wrap=column == "#")
    day = first.at
    for row in life.rows:
        cells = (
            Text(str(row.version)),
            Text(_time(row.at, zone, day, "%H:%M") + (" or later" if row.merged_into else "")),
            _relation(row),
            _content(row),
            Text(_sightings(row)),
            Text(_interval(row, zone)),
            _regions(row),
        )
        table.add_row(*cells)
        day = row.at
    return Group(table, *(Text(note) for note in _notes(life)))


def _relation(row: Row) -> Text:
    relation = row.relation
    if row.event in {"relinked", "moved"}:
        return Text(row.event, OF_PLACE)
    said = Text().append(relation.kind, STYLES[relation.kind])
    if relation.parent is not None:
        said.append(f" of {relation.parent}")
    score = "" if relation.score is None else f"{relation.score:.2f} "
    said.append(f"\n{score}{printable(relation.rule)}")
    for mark, holds in (("late", row.late), ("cut off by its page", row.complete is False)):
        said.append(f"\n{mark}" if holds else "", "italic")
    return said


def _content(row: Row) -> Text:
    """Return the headline, or the first words, where they are new, and below it what changed in the text."""
    if row.merged_into is not None:
        return Text(f"became part of {row.merged_into}")
    if row.event == "moved":
        return Text(f"told to {', '.join(row.left)}: it goes on elsewhere")
    lines = [Text(f"{name} became part of it") for name in row.absorbed]
    told = row.headline or row.opening
    if told and not row.retold and not lines:
        lines.append(Text(printable(told), "bold" if row.headline else ""))
    if row.relation.changed:
        lines.append(Text(", ").join(_change(said) for said in row.relation.changed))
    return Text("\n").join(lines)


def _change(said: str) -> Text:
    styles = {"+": "green", "-": "red"}
    return Text(printable(said), styles.get(said[:1], "yellow"))


def _sightings(row: Row) -> str:
    """Return the count, and the sources that brought new ones; where that cannot be told, all of them."""
    grown = [
        f"{printable(source.source)} {source.count if source.new is None else f'+{source.new}'}"
        for source in row.sources
        if source.new != 0
    ]
    return "\n".join([str(row.sightings), *grown]) if grown else ""


def _interval(row: Row, zone: tzinfo | None) -> str:
    """Return the interval where it is another than before, and what it was read from."""
    if row.published is None or row.interval not in {"first", "narrowed", "replaced"}:
        return ""
    basis = f"{row.published.basis}: {printable(row.age)}" if row.age else row.published.basis
    shown = _span(row.published, zone, row.at)
    return "\n".join(filter(None, ("replaced by" if row.interval == "replaced" else "", shown, basis)))


def _span(published: Published, zone: tzinfo | None, day: datetime) -> str:
    ends = published.earliest, published.latest
    if ends == (None, None):
        return ""
    clock = "%H:%M:%S" if any(end and end.second for end in ends) else "%H:%M"
    earliest, latest = (_time(end, zone, day, clock) if end else "…" for end in ends)
    return latest if ends[0] == ends[1] else f"({earliest}, {latest}]"


def _time(moment: datetime, zone: tzinfo | None, day: datetime, clock: str) -> str:
    """Return the clock time, with the date where it is another day."""
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
        yield f"{_versions(life.missing)} not there: older than what is kept, or not in what was read"
    if life.disputed:
        yield f"{_versions(life.disputed)} told in two ways, and shown as it came first: what was read is of two runs"
    if life.withdrawn is not None:
        yield f"withdrawn with version {life.withdrawn}"
    if life.merged_into is not None:
        yield f"it became part of {life.merged_into}"


def _versions(numbers: Sequence[int]) -> str:
    """Return ``versions 1 to 4 and 7 are``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return f"version {said[0]} is" if len(numbers) == 1 else f"versions {', '.join(said)} are"
