"""Records of a topic as JSON lines for programs and as rows of a table for people."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import orjson
from rich.table import Table
from rich.text import Text

from dateline.core.text.printable import printable
from dateline.kafka.codec import Incoming, UndecodableError, decode, encode, is_takedown
from dateline.kafka.dead_letters import read_dead_letter
from dateline.topics import DEAD_LETTER, Topic
from dateline_schemas import Acknowledgement, Alert, Brief, Distinct, Match, RawArticle, Story
from dateline_schemas.record import Record

Cells = tuple[str, ...]

_MINUTE: Final = "%Y-%m-%d %H:%M"


def json_line(topic: Topic, record: Incoming) -> bytes:
    """Return one line of JSON: the value, a dead letter with its reason, or key, text and error of a bad value."""
    try:
        if topic is DEAD_LETTER:
            return encode(read_dead_letter(record)) + b"\n"
        return orjson.dumps(orjson.loads(record.value or b"null")) + b"\n"
    except (orjson.JSONDecodeError, UndecodableError) as error:
        problem = str(error) if isinstance(error, UndecodableError) else "not JSON"
        undecoded = {"key": _text(record.key), "value": _text(record.value), "error": problem}
        return orjson.dumps(undecoded) + b"\n"


def rows(topic: Topic, records: Sequence[Incoming], *, header: bool) -> Table:
    """Return records as a table whose column widths do not depend on them, so that batches align."""
    columns = _DEAD if topic is DEAD_LETTER else _COLUMNS.get(topic.model, _OTHER)
    table = Table(box=None, show_header=header, pad_edge=False, expand=True)
    for name, width in columns.items():
        table.add_column(name, width=width, no_wrap=True, ratio=None if width else 1)
    for record in records:
        table.add_row(*(Text(printable(cell)) for cell in _cells(topic, record)))
    return table


def _cells(topic: Topic, record: Incoming) -> Cells:
    if topic is DEAD_LETTER:
        try:
            letter = read_dead_letter(record)
        except UndecodableError as error:
            return "?", f"{record.topic}/{record.partition}@{record.offset}", str(error)
        return letter.stage, f"{letter.topic}/{letter.partition}@{letter.offset}", letter.exception_message
    if topic.model is Distinct and is_takedown(record.headers):
        return "", "", "", f"an order to take down {_text(dict(record.headers).get('ce_subject'))}"
    if topic.model is None:
        return _text(record.key), _text(record.value)
    try:
        value = decode(topic.model, record.value)
    except UndecodableError as error:
        return ("?", *[""] * (len(_COLUMNS[topic.model]) - 2), str(error))
    return _CELLS[topic.model](value)


def _raw(page: RawArticle) -> Cells:
    return f"{page.fetched_at:{_MINUTE}}", page.source, page.title or page.url or _first(page.text or page.html or "")


def _brief(brief: Brief) -> Cells:
    return f"{brief.fetched_at:{_MINUTE}}", brief.source, brief.language, brief.headline or _first(brief.text)


def _distinct(brief: Distinct) -> Cells:
    seen = f"{brief.sightings.last_seen:{_MINUTE}}"
    return seen, str(brief.sightings.count), brief.language, brief.headline or _first(brief.text)


def _story(story: Story) -> Cells:
    what: str = story.relation.kind if story.event == "version" else story.event
    if story.superseded_by is not None:
        what = f"{what} of v{story.relation.parent}"
    regions = " ".join(region.slug for region in story.regions)
    return (
        f"{story.last_seen:{_MINUTE}}",
        f"v{story.version}",
        what,
        regions,
        _title(story),
    )


def _title(story: Story) -> str:
    """Return the headline or first words; of a repeat of a revised text, those of the revision."""
    if story.superseded_by is not None and story.superseded_by.headline:
        return story.superseded_by.headline
    return story.headline or _first(story.text or "")


def _match(match: Match) -> Cells:
    seen, version, what, _, headline = _story(match.story)
    return seen, version, what, " ".join(hit.rule for hit in match.hits), headline


def _alert(alert: Alert) -> Cells:
    story = alert.story
    return (
        f"{alert.at:{_MINUTE}}",
        alert.severity,
        alert.rule,
        alert.occasion,
        alert.title.words if alert.title is not None else _title(story),
    )


def _acknowledgement(acknowledgement: Acknowledgement) -> Cells:
    at, alert = f"{acknowledgement.at:{_MINUTE}}", acknowledgement.alert_id
    return at, acknowledgement.by, acknowledgement.rule, alert, acknowledgement.note or ""


def _first(text: str) -> str:
    return " ".join(text[:200].split())


def _text(data: bytes | None) -> str:
    return "" if data is None else data.decode("utf-8", "replace")


_COLUMNS: Final[Mapping[type[Record] | None, Mapping[str, int | None]]] = {
    RawArticle: {"fetched": 16, "source": 16, "page": None},
    Brief: {"fetched": 16, "source": 16, "in": 3, "brief": None},
    Distinct: {"seen": 16, "times": 5, "in": 3, "brief": None},
    Story: {"seen": 16, "no.": 4, "event": 10, "regions": 24, "story": None},
    Match: {"seen": 16, "no.": 4, "event": 10, "rules": 24, "story": None},
    Alert: {"at": 16, "severity": 8, "rule": 16, "occasion": 10, "story": None},
    Acknowledgement: {"at": 16, "by": 16, "rule": 16, "alert": 32, "note": None},
}
_DEAD: Final[Mapping[str, int | None]] = {"stage": 8, "record": 24, "reason": None}
_OTHER: Final[Mapping[str, int | None]] = {"key": 32, "value": None}
_CELLS: Final[Mapping[type[Record], Callable[..., Cells]]] = {
    RawArticle: _raw,
    Brief: _brief,
    Distinct: _distinct,
    Story: _story,
    Match: _match,
    Alert: _alert,
    Acknowledgement: _acknowledgement,
}
