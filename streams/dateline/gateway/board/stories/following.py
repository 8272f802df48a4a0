"""Following: a search as a feed, as a stream, and as an alert rule, which a reader copies."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from urllib.parse import urlencode

from pydantic import ValidationError

from dateline.core.alerts.rule import Rule
from dateline.gateway.copy.search.terms import QueryError, parse_query, query_parts
from dateline.gateway.stream.operations import STORIES

_OF_STREAMS: Final = frozenset(parameter.name for parameter in STORIES.parameters)
_OF_PAGES: Final = frozenset({"order"})
_FIELDS: Final = {
    "region": "regions", "country": "countries", "place": "places", "source": "sources", "agency": "agencies",
    "language": "languages", "relation": "relations",
}  # fmt: skip
"""The field of a rule for each parameter of a search."""
_CHECKED_BY_PAGES: Final = frozenset({"source", "place"})
"""Parameters that a stream does not have, and a page's own script looks at."""
_NO_ID: Final = re.compile("[^a-z0-9]+")
_MAX_ID_CHARS: Final = 48
_MAX_NAME_CHARS: Final = 120


class Following(NamedTuple):
    """How a search is followed."""

    atom: str
    json_feed: str
    stream: str
    not_of_stream: tuple[str, ...]
    """Parameters that a stream does not have; their stories come too."""
    rule: str
    """A rule in TOML; empty where the search cannot be one."""
    fault: str
    """Why it cannot; empty where it can."""


def following(pairs: Sequence[tuple[str, str]]) -> Following:
    """Return how a search with these parameters is followed."""
    of_feeds = [pair for pair in pairs if pair[0] not in _OF_PAGES]
    rule, fault = _rule(of_feeds)
    left_out = dict.fromkeys(name for name, _ in of_feeds if name not in _OF_STREAMS)
    return Following(
        address("/feeds/stories.atom", of_feeds),
        address("/feeds/stories.json", of_feeds),
        stream_address(pairs),
        tuple(left_out),
        rule,
        fault,
    )


def stream_address(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the address of the stream of a search."""
    return address("/v1/stream", [pair for pair in pairs if pair[0] in _OF_STREAMS])


def address(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Return a path with its query."""
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _rule(pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Return the rule in TOML that asks for what a search asks for, and why there is none."""
    fields: dict[str, list[str]] = {}
    for name, text in pairs:
        if name in _FIELDS:
            fields.setdefault(_FIELDS[name], []).extend(value.strip() for value in text.split(",") if value.strip())
        elif name == "q":
            _add_words(fields, text)
    words = [*fields.get("all", ()), *(value for name, values in fields.items() if name != "all" for value in values)]
    name = " ".join(words)[:_MAX_NAME_CHARS]
    identity = _NO_ID.sub("-", name.lower()).strip("-")[:_MAX_ID_CHARS].strip("-") or "search"
    try:
        rule = Rule.model_validate({"id": identity, "name": name or "Search", **fields})
    except ValidationError as error:
        return "", error.errors(include_url=False, include_context=False)[0]["msg"].removeprefix("Value error, ")
    lines = ["[[rules]]", f"id = {_text(rule.id)}", f"name = {_text(rule.name)}"]
    lines += [f"{field} = [{', '.join(map(_text, values))}]" for field, values in fields.items()]
    return "\n".join([*lines, 'severity = "medium"', ""]), ""


def _add_words(fields: dict[str, list[str]], text: str) -> None:
    """Add the words of a search to those that a story has to have, and that it must not have."""
    try:
        parse_query(text)
    except QueryError:
        return
    for part in query_parts(text):
        fields.setdefault("none" if part.is_excluded else "all", []).append(part.printed + "*" * part.is_prefix)


def _text(value: str) -> str:
    """Return a text as TOML: as JSON, which escapes the same signs, and the one control sign that JSON leaves."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
