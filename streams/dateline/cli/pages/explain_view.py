"""``parse --explain`` for people: the page in colours, one table per brief, and what is in no brief."""

from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.core.page.findings.explain import Explained
from dateline.core.page.findings.finding import FIELDS, PARTS, Finding, What
from dateline.core.text.printable import printable
from dateline_schemas import RawArticle

STYLES: Final[dict[What, str]] = {
    "headline": "bold", "dateline": "cyan", "place": "bold cyan", "agency": "bold yellow", "credit": "yellow",
    "time": "bold green", "marker": "magenta", "rule": "magenta", "noise": "dim", "dropped": "dim",
}  # fmt: skip
"""The style of each part of a page; other parts are shown plainly, as a body is."""
_MAX_QUOTE: Final = 40
"""Characters of the page quoted beside a reason; chosen to fit a table of 120 columns."""


def explain_view(article: RawArticle, explained: Explained) -> RenderableType:
    """Return the page in colours, a table for each brief, and one for all text that is in no brief."""
    title = printable(
        f"{article.source} · {article.url or article.id} · fetched {article.fetched_at:%Y-%m-%d %H:%M %z}"
    )
    parts: list[RenderableType] = [
        Text(title, style="italic"),
        Text(),
        _legend(),
        Text(),
        _coloured(explained),
        Text(),
    ]
    for brief in explained.briefs:
        heading = f"{brief.ordinal} {brief.role} [{brief.span[0]}, {brief.span[1]})"
        rows = [finding for finding in explained.findings if finding.brief == brief.ordinal and finding.what != "body"]
        rows.sort(key=lambda finding: FIELDS.index(finding.what))
        parts.append(_table(heading, "field", [_of_brief(finding, explained) for finding in rows]))
    others = [finding for finding in explained.findings if finding.brief is None]
    parts.append(_table("in no brief", "read as", [_of_page(finding, explained) for finding in others]))
    return Group(*parts)


def _legend() -> Text:
    return Text("  ").join(Text(what, style=style) for what, style in STYLES.items())


def _coloured(explained: Explained) -> Text:
    """Return the page's text in colours: its parts first, then the places and agencies inside them."""
    text = Text(_printable(explained.text))
    for finding in sorted(explained.findings, key=lambda one: one.what not in PARTS):
        style = STYLES.get(finding.what)
        if style is not None:
            text.stylize(style, finding.start, finding.end)
    return text


def _table(title: str, first: str, rows: Sequence[tuple[str, str, str]]) -> Table:
    table = Table(title=Text(title), title_justify="left")
    table.add_column(first, no_wrap=True)
    table.add_column("value" if first == "field" else "words", overflow="fold", ratio=2)
    table.add_column("why", overflow="fold", ratio=3)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _of_brief(finding: Finding, explained: Explained) -> tuple[str, str, str]:
    own = finding.what in PARTS and not finding.value
    return finding.what, _words(finding, explained) if own else _printable(finding.value), _printable(finding.why)


def _of_page(finding: Finding, explained: Explained) -> tuple[str, str, str]:
    words = _words(finding, explained) if finding.what != "times" else finding.value
    return finding.what, f"[{finding.start}, {finding.end}) {words}", _printable(finding.why)


def _words(finding: Finding, explained: Explained) -> str:
    """Return the words of the page that a finding is about, on one line and cut to ``_MAX_QUOTE``."""
    words = _printable(" ".join(explained.text[finding.start : finding.end].split()))
    return words if len(words) <= _MAX_QUOTE else f"{words[: _MAX_QUOTE - 1]}…"


def _printable(text: str) -> str:
    """Return the text with one visible character for each that could steer a terminal: spans stay right."""
    return printable(text, "\n\t", "\N{REPLACEMENT CHARACTER}")
