"""What explains a page, for people: its text in colours, what was read as what, and a table a brief."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.core.page.findings.explain import Explained
from dateline.core.page.findings.finding import FIELDS, PARTS, Finding, What
from dateline_schemas import RawArticle

STYLES: Final[dict[What, str]] = {
    "headline": "bold", "dateline": "cyan", "place": "bold cyan", "agency": "bold yellow", "credit": "yellow",
    "time": "bold green", "marker": "magenta", "rule": "magenta", "noise": "dim", "dropped": "dim",
}  # fmt: skip
"""How the parts of a page are shown; what is not here is as plain as a body."""
LONGEST_WORDS: Final = 40
"""Characters of the page shown beside a reason."""


def explain_view(article: RawArticle, told: Explained) -> RenderableType:
    """Return the page in colours, a table a brief, and one of all that is in no brief."""
    title = f"{article.source} · {article.url or article.id} · fetched {article.fetched_at:%Y-%m-%d %H:%M %z}"
    shown: list[RenderableType] = [Text(title, style="italic"), Text(), _legend(), Text(), _coloured(told), Text()]
    for brief in told.briefs:
        heading = f"{brief.ordinal} {brief.role} [{brief.span[0]}, {brief.span[1]})"
        rows = [finding for finding in told.findings if finding.brief == brief.ordinal and finding.what != "body"]
        rows.sort(key=lambda finding: FIELDS.index(finding.what))
        shown.append(_table(heading, "field", [_of_brief(finding, told) for finding in rows]))
    others = [finding for finding in told.findings if finding.brief is None]
    shown.append(_table("in no brief", "read as", [_of_page(finding, told) for finding in others]))
    return Group(*shown)


def _legend() -> Text:
    return Text("  ").join(Text(what, style=style) for what, style in STYLES.items())


def _coloured(told: Explained) -> Text:
    """Return the page's text, first its parts coloured, then the places and agencies inside them."""
    text = Text(_printable(told.text))
    for finding in sorted(told.findings, key=lambda one: one.what not in PARTS):
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


def _of_brief(finding: Finding, told: Explained) -> tuple[str, str, str]:
    own = finding.what in PARTS and not finding.value
    return finding.what, _words(finding, told) if own else _printable(finding.value), _printable(finding.why)


def _of_page(finding: Finding, told: Explained) -> tuple[str, str, str]:
    words = _words(finding, told) if finding.what != "times" else finding.value
    return finding.what, f"[{finding.start}, {finding.end}) {words}", _printable(finding.why)


def _words(finding: Finding, told: Explained) -> str:
    """Return the words of the page that a finding is about, on one line."""
    words = _printable(" ".join(told.text[finding.start : finding.end].split()))
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"


def _printable(text: str) -> str:
    """Return the text with a sign for each character that would steer a terminal, so that spans stay right."""
    return "".join(_shown(text)) if not text.isprintable() else text


def _shown(text: str) -> Iterator[str]:
    for char in text:
        if char.isprintable() or char in "\n\t":
            yield char
        else:
            yield " " if char.isspace() else "\N{REPLACEMENT CHARACTER}"
