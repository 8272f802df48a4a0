"""Atom: entries as a feed by RFC 4287. Texts of pages are text there: markup in them is shown, and never obeyed."""

import html
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from dateline.gateway.feeds.entry import Entry

MEDIA_TYPE: Final = "application/atom+xml"
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, not even escaped."""
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
REGION, COUNTRY, STATUS = "urn:dateline:region", "urn:dateline:country", "urn:dateline:status"
"""Schemes of categories."""


def atom(
    feed_id: str, title: str, links: Sequence[tuple[str, str]], updated: datetime, entries: Sequence[Entry]
) -> bytes:
    """Return a feed. ``links`` are the addresses of this page and the next, with what each is."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_escaped(feed_id)}</id>",
        f"<title>{_escaped(title)}</title>",
        f"<updated>{stamp(updated)}</updated>",
        "<author><name>Dateline</name></author>",
        "<generator>Dateline</generator>",
        *(f'<link rel="{rel}" type="{MEDIA_TYPE}" href="{_escaped(href)}"/>' for rel, href in links),
        *(line for entry in entries for line in _entry(entry)),
        "</feed>",
    ]
    return "\n".join(lines).encode() + b"\n"


def stamp(moment: datetime) -> str:
    """Return a time in UTC as RFC 3339 writes it."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _entry(entry: Entry) -> Iterator[str]:
    language = f' xml:lang="{entry.language}"' if entry.language else ""
    yield f"<entry{language}><id>{_escaped(entry.id)}</id>"
    yield f"<title>{_escaped(entry.title)}</title>"
    yield f"<published>{stamp(entry.published)}</published><updated>{stamp(entry.updated)}</updated>"
    if entry.url:
        yield f'<link rel="alternate" href="{_escaped(entry.url)}"/>'
    for name in entry.authors:
        yield f"<author><name>{_escaped(name)}</name></author>"
    terms = [*((REGION, region) for region in entry.regions), *((COUNTRY, country) for country in entry.countries)]
    for scheme, term in [*terms, *([(STATUS, "withdrawn")] if entry.withdrawn else [])]:
        yield f'<category scheme="{scheme}" term="{_escaped(term)}"/>'
    if entry.summary:
        yield f"<summary>{_escaped(entry.summary)}</summary>"
    yield f'<content type="html">{_escaped(_paragraphs(entry.text))}</content></entry>'


def _paragraphs(text: str) -> str:
    """Return a text as HTML: its paragraphs, and nothing else."""
    parts = [part.strip() for part in _BLANK_LINE.split(text)]
    return "".join(f"<p>{html.escape(part).replace(chr(10), '<br>')}</p>" for part in parts if part)


def _escaped(text: str) -> str:
    """Return a text as XML's content or attribute, without what XML has no place for."""
    return html.escape(_FORBIDDEN.sub("", text)).replace("\r", "&#13;")
