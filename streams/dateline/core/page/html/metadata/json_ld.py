"""Read the article of a page from its JSON-LD: ``NewsArticle`` and its kin, of schema.org.

``page_article`` is the entry. A page has several scripts, and each a value, a list or a ``@graph``; the page's own
article stands beside breadcrumbs, videos, the publisher, and articles that the page only links to. So the node is
searched by where it stands, and of several the one that names the page's address or headline.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, Final, NamedTuple

import orjson


class LinkedArticle(NamedTuple):
    """What an article's node says; "" or empty where it says nothing."""

    headline: str = ""
    published: str = ""
    """The time as written."""
    modified: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    url: str = ""
    is_free: bool | None = None
    """``isAccessibleForFree``: False behind a paywall; None where it does not say."""
    body_chars: int = 0
    """Characters of ``articleBody``."""
    is_live: bool = False
    """Whether it is a live blog."""


def page_article(scripts: Iterable[str], addresses: Iterable[str], titles: Iterable[str]) -> LinkedArticle | None:
    """Return the page's own article; None where the scripts have none, or several of which none is the page's.

    ``scripts`` are the texts of the page's JSON-LD, ``addresses`` its own, ``titles`` its headline and titles. Raises
    nothing; takes time in proportion to the scripts.
    """
    own, names = {_address(url) for url in addresses}, {_letters(title) for title in titles}
    nodes = [node for script in scripts for node in _article_nodes(script)]
    ranked = [
        (
            bool(own & {_address(url) for url in _urls(node)}) + 2 * (_letters(_text(node.get("headline"))) in names),
            _kind(node) or 0,
            bool(node.get("datePublished")),
            -at,
        )
        for at, node in enumerate(nodes)
    ]
    if not ranked:
        return None
    best = max(ranked)
    articles = sum(kind > _WEAK_KIND for _, kind, _, _ in ranked)
    if best[0] == 0 and articles > 1 and len({_letters(_text(node.get("headline"))) for node in nodes}) > 1:
        return None
    return _read(nodes[-best[3]])


def _article_nodes(script: str) -> Iterator[dict[str, Any]]:
    """Yield the nodes of a script that may be the page's article, in order."""
    waiting: list[Any] = [_load(script)]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node[:_MAX_NODES])
        elif isinstance(node, dict):
            if _kind(node) is not None:
                yield node
            waiting += [node[name] for name in _WAYS if isinstance(node.get(name), dict | list)]


def _load(script: str) -> Any:  # noqa: ANN401  (JSON)
    """Return the value of a script; of one that is no JSON, the fields of an article that can be read; or None."""
    text = _WRAPPING.sub("", script).strip()
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(text, strict=False)  # line ends in strings, as many sites write them
    except (ValueError, RecursionError):
        pass
    kinds = _BROKEN_KIND.findall(text)
    kind = next((kind for kind in kinds if _kind({"@type": kind}) is not None), None)
    if kind is None:
        return None
    fields: dict[str, Any] = {"@type": kind}
    for match in _BROKEN_FIELD.finditer(text):
        fields.setdefault(match["name"], match["value"])
    return fields


def _kind(node: dict[str, Any]) -> int | None:
    """Return the rank of a node's type as a page's article; None for a node of another type."""
    names = _type_names(node)
    if any(name.endswith(_ARTICLE_ENDINGS) for name in names):
        return _WEAK_KIND + 1
    return _WEAK_KIND if "WebPage" in names and node.get("datePublished") else None


def _type_names(node: dict[str, Any]) -> list[str]:
    """Return the names of a node's types, without the address of the vocabulary."""
    given = node.get("@type")
    return [one.rpartition("/")[2] for one in (given if isinstance(given, list) else [given]) if isinstance(one, str)]


def _read(node: dict[str, Any]) -> LinkedArticle:
    is_free = node.get("isAccessibleForFree")
    if isinstance(is_free, str):
        is_free = {"true": True, "false": False}.get(is_free.rpartition("/")[2].strip().lower())
    return LinkedArticle(
        headline=_text(node.get("headline") or node.get("name")),
        published=_text(node.get("datePublished") or node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        authors=tuple(dict.fromkeys(_names(node.get("author")))),
        language=_text(node.get("inLanguage")),
        url=next(_urls(node), ""),
        is_free=is_free if isinstance(is_free, bool) else None,
        body_chars=len(_text(node.get("articleBody"), _MAX_BODY_CHARS)),
        is_live="LiveBlogPosting" in _type_names(node),
    )


def _names(given: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the names of authors: a string, a node with a name, or a list of these."""
    for one in given[:_MAX_AUTHORS] if isinstance(given, list) else [given]:
        name = _text(one.get("name") if isinstance(one, dict) else one, _MAX_NAME_CHARS)
        if name and not name.startswith("http"):
            yield name


def _urls(node: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses that a node gives for its page."""
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.get(name)
        url = _text(value.get("@id") or value.get("url") if isinstance(value, dict) else value)
        if url.startswith(("http", "/")):
            yield url


def _text(value: Any, limit: int = 2048) -> str:  # noqa: ANN401
    """Return a string, or that of a node's name, on one line and without references; "" for anything else.

    ``limit`` is in characters; a longer one is "".
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str) or len(value) > limit:
        return ""
    return " ".join(unescape(value).split())


def _address(url: str) -> str:
    """Return an address as it is compared: without scheme, ``www.``, query, fragment and last slash."""
    return _UNCOMPARED.sub("", url.strip()).rstrip("/").lower()


def _letters(text: str) -> str:
    """Return the letters and digits of a text, by which headlines are compared; None equals no headline."""
    return "".join(_NO_LETTERS.sub("", unescape(text)).casefold().split()) or "\0"


_ARTICLE_ENDINGS: Final = ("Article", "BlogPosting", "MediaPosting", "Report")
"""How the types of schema.org end that are articles: ``NewsArticle``, ``ReportageNewsArticle``, ``BlogPosting``."""
_WEAK_KIND: Final = 1
"""The rank of a ``WebPage`` with a time: it is used where the page has no article."""
_WAYS: Final = ("mainEntityOfPage", "mainEntity", "@graph")
"""Fields that lead from a node to the page's article; others lead to what the page links to or shows. They are
searched last first."""
_MAX_NODES: Final = 2_000
"""Nodes of a script that are looked at: bounds time. Chosen by hand; real pages have up to some hundred."""
_MAX_AUTHORS: Final = 20
"""Authors of an article that are read: bounds the brief. Chosen by hand."""
_MAX_NAME_CHARS: Final = 200
"""Characters of an author's name: bounds the brief. Chosen by hand."""
_MAX_BODY_CHARS: Final = 1_048_576
"""Characters of an article's body; as in a page on the topic."""
_WRAPPING: Final = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,20}\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
"""What old sites put around a script: comments, CDATA, a semicolon."""
_BROKEN_KIND: Final = re.compile(r'"@type"\s*+:\s*+(?:\[\s*+)?"([A-Za-z:/.]{1,60})"')
_BROKEN_FIELD: Final = re.compile(
    r'"(?P<name>headline|datePublished|dateCreated|dateModified|inLanguage|url|isAccessibleForFree)"\s*+:\s*+'
    r'"?(?P<value>(?<=")[^"\\\r\n]{1,500}(?=")|true|false)'
)
"""A field of a script that is no JSON, as with a comma too many or a quote that is not escaped."""
_UNCOMPARED: Final = re.compile(r"^(?:https?:)?//(?:www\.)?|[?#].*$", re.IGNORECASE | re.DOTALL)
_NO_LETTERS: Final = re.compile(r"[\W_]+")
