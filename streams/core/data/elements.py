"""HTML elements by what they do to the text."""

from typing import Final

PARAGRAPHS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "article", "section", "hr"}
)
"""Blank lines stand around them."""

BLOCKS: Final = PARAGRAPHS | {
    "address", "body", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "header", "html", "li",
    "main", "ol", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
"""They begin and end a line."""

DROPPED: Final = frozenset({
    "-comment", "aside", "audio", "button", "canvas", "datalist", "embed", "figcaption", "footer", "form", "head",
    "iframe", "input", "math", "nav", "noscript", "object", "option", "picture", "script", "select", "source", "style",
    "svg", "template", "textarea", "track", "video", "!doctype", "-doctype",
})  # fmt: skip
"""No part of the page's text."""
