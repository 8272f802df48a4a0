"""HTML elements by their effect on the text. A row is an element's name; to add one, append it to its set."""

from typing import Final

BLOCKS: Final = frozenset({
    "address", "amp-accordion", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir",
    "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin and end a line. A table's cell is a line too: wire pages use tables for their layout."""

PARAGRAPHS: Final = frozenset(
    {"article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre", "section"}
)
"""Elements with blank lines around them."""

DROPPED: Final = frozenset({
    "-comment", "amp-ad", "amp-analytics", "amp-consent", "amp-embed", "amp-lightbox", "amp-sidebar",
    "amp-social-share", "amp-user-notification", "applet", "audio", "button", "canvas", "datalist", "dialog", "embed",
    "figcaption", "frameset", "head", "iframe", "input", "label", "map", "math", "meter", "nav", "noembed",
    "noframes", "noscript", "object", "option", "picture", "progress", "rp", "rt", "script", "select", "source",
    "style", "svg", "template", "textarea", "title", "track", "video", "!doctype", "-doctype",
})  # fmt: skip
"""Elements that are no part of the page's text. Forms are not among them: old sites put the whole page in one."""

POSSIBLE_CONTENT: Final = frozenset({"aside", "footer"})
"""Elements that are part of the text only where they hold items: a sidebar of briefs, an age at the foot of one."""

HIDING_STYLES: Final = ("display:none", "visibility:hidden")
"""Styles that hide an element."""
KEEPING_STYLE: Final = "white-space:pre"
"""The style in which line ends and spaces are shown as written, as in ``pre``."""

FORMATTING: Final = frozenset(
    {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
"""Elements that a parser opens again in every block until they are closed; a link, once at most."""

ENDED_BY_NEXT: Final = frozenset({"colgroup", "dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
"""Elements that the next element of the same kind ends, so that they need no end tag."""

ITEMS: Final = frozenset({"dd", "dt", "li"})
"""Those of them that can still nest in one another."""

FOREIGN: Final = frozenset({"math", "svg"})
"""Elements whose content is not HTML."""
VOID: Final = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
})  # fmt: skip
"""Elements that have no content and no end tag."""

INLINE: Final = frozenset({
    "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements inside a line that hold no block of their own. Links and spans are not among them: many a card is one."""
