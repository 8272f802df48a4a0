"""An article about a lighthouse, and what is taken for its text on a page of it."""

from collections.abc import Sequence

from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.passes.article_core import find_article

PARAGRAPHS = [
    "The lighthouse at Skerry Point was sold on Monday to a company from Bergen that wants to open a hotel there.",
    "The council of Skerry Point had kept the lighthouse for forty years, and spent a third of its budget on it.",
    "A hotel with twelve rooms is planned; the company told the council that the lamp will be lit every evening.",
    "Fishermen at Skerry Point asked the council last month to keep the lamp, which they still use in winter.",
    "The company from Bergen owns two other hotels on the coast, one of them in a lighthouse built in 1888.",
    "The council will spend the money from the company on the pier at Skerry Point and on a new boat for rescuers.",
]


def text_of(head: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Return the lines of a page that are the article's text; ``head`` stands above it, a menu below."""
    page = "\n\n".join([*head, *lines, "Imprint", "Privacy"])
    article = find_article(page, read_pieces(page))
    assert article is not None
    return [page[one.start : one.end] for one in article.pieces[article.opening :] if one.kind is Kind.TEXT]
