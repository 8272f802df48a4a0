"""HTML elements by what they do to the text."""

from typing import Final

BLOCKS: Final = frozenset({
    "address", "amp-accordion", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir",
    "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""They begin and end a line. A cell is a line of its own: wire pages use tables for their layout."""

PARAGRAPHS: Final = frozenset(
    {"article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre", "section"}
)
"""Blank lines stand around them too."""

DROPPED: Final = frozenset({
    "-comment", "amp-ad", "amp-analytics", "amp-consent", "amp-embed", "amp-lightbox", "amp-sidebar",
    "amp-social-share", "amp-user-notification", "applet", "audio", "button", "canvas", "datalist", "dialog", "embed",
    "figcaption", "frameset", "head", "iframe", "input", "label", "map", "math", "meter", "nav", "noembed",
    "noframes", "noscript", "object", "option", "picture", "progress", "rp", "rt", "script", "select", "source",
    "style", "svg", "template", "textarea", "title", "track", "video", "!doctype", "-doctype",
})  # fmt: skip
"""No part of the page's text. A form is: old sites put the whole page in one."""

DOUBTED: Final = frozenset({"aside", "footer"})
"""Part of the text only where they hold items: a sidebar of briefs, the age at the foot of one."""

HIDING_STYLES: Final = ("display:none", "visibility:hidden")
KEEPING_STYLE: Final = "white-space:pre"
"""Lines and blanks are shown as they are written, as in ``pre``."""

FORMATTING: Final = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
"""A parser opens them anew in every block until they are closed."""

ENDED_BY_NEXT: Final = frozenset({"colgroup", "dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
"""They do not nest by themselves, so that nobody needs to close them."""

ITEMS: Final = frozenset({"dd", "dt", "li"})
"""Of those, the ones that nest in one another all the same."""

FOREIGN: Final = frozenset({"math", "svg"})
VOID: Final = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
})  # fmt: skip
