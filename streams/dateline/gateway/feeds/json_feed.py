"""JSON Feed: entries as a feed by version 1.1 of its specification."""

from collections.abc import Sequence
from typing import Any, Final

import orjson

from dateline.gateway.feeds.atom import stamp
from dateline.gateway.feeds.entry import Entry

MEDIA_TYPE: Final = "application/feed+json"
_VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(title: str, links: Sequence[tuple[str, str]], entries: Sequence[Entry]) -> bytes:
    """Return a feed. ``links`` are the addresses of this page and the next, with what each is."""
    addresses = dict(links)
    feed = {
        "version": _VERSION,
        "title": title,
        "feed_url": addresses["self"],
        "next_url": addresses.get("next"),
        "authors": [{"name": "Dateline"}],
        "items": [_item(entry) for entry in entries],
    }
    return orjson.dumps({name: value for name, value in feed.items() if value is not None})


def _item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.text,
        "summary": entry.summary or None,
        "date_published": stamp(entry.published),
        "date_modified": stamp(entry.updated),
        "authors": [{"name": name} for name in entry.authors] or None,
        "tags": [*entry.regions, *entry.countries, *(["withdrawn"] if entry.withdrawn else [])] or None,
        "language": entry.language,
        "_dateline": {"story_id": entry.story_id, "version": entry.version, "withdrawn": entry.withdrawn},
    }
    return {name: value for name, value in item.items() if value is not None}
