"""What ``split`` knows of sources, as state records: one for each day of a source, one for its newest pages."""

from collections.abc import Mapping
from typing import Any, Final

from dateline.core.sources.activity import Day, Page, Source, Sources, counted
from dateline.kafka.codec import pack, unpack

_DAY: Final = b"day"
_NEWEST: Final = b"newest"


def source_changes(sources: Sources) -> Mapping[bytes, bytes | None]:
    """Return the records of what changed, by key; None for what is known no more."""
    return {_key(name, number): _value(sources.known.get(name), number) for name, number in sources.changes()}


def load_source(sources: Sources, key: bytes, value: bytes | None) -> None:
    """Take back one record, in place of an earlier one of its key; None for what is known no more.

    Raises ``ValueError``, ``KeyError``, ``TypeError`` or ``IndexError`` where it cannot be read.
    """
    kind, _, rest = key.partition(b" ")
    state: Mapping[str, Any] | None = None if value is None else unpack(value)
    if kind == _NEWEST:
        pages = () if state is None else tuple(Page(*page) for page in state["p"])
        sources.known.setdefault(rest.decode(), Source()).newest = pages
    elif kind == _DAY:
        number, _, name = rest.partition(b" ")
        sources.keep(name.decode(), int(number), None if state is None else Day(dict(state["h"]), dict(state["y"])))
    else:
        msg = f"split keeps no state under {key!r}"
        raise ValueError(msg)


def _key(name: str, number: int | None) -> bytes:
    return b"%b %b" % (_NEWEST, name.encode()) if number is None else b"%b %d %b" % (_DAY, number, name.encode())


def _value(source: Source | None, number: int | None) -> bytes | None:
    if source is None:
        return None
    if number is None:
        return pack({"p": [[*page][: 3 if page.url else 2] for page in source.newest]})
    day = source.days.get(number)
    return pack({"h": [*counted(day.hours).items()], "y": [*counted(day.yields).items()]}) if day else None
