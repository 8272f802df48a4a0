"""Summary: what changed in a text, in the order in which an editor wants to read it.

First the figures and names that came in the place of others, then names that came and went, then the wording; dates,
clock times and ages last, since they differ between any two editions.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.figures import figures
from dateline.core.stories.similarity.changes.passages import Passages, passages
from dateline.core.stories.similarity.changes.phrase import phrase
from dateline.core.stories.similarity.changes.proper_names import name_changes
from dateline.core.stories.similarity.features import Traits, tokenize
from dateline_schemas import Distinct


def changes(distinct: Distinct, own: Traits, former: Traits) -> tuple[str, ...]:
    """Return what changed from the text with the traits ``former``, in at most 10 strings of at most 120 characters."""
    tokenized = tokenize(distinct.text, distinct.headline or "", own.names, distinct.language)
    compared = Comparison(tokenized, distinct.language, former)
    shown = figures(compared)
    names = name_changes(compared, own.names, distinct.headline or "")
    counted = {token for figure in shown for token in range(figure.token, figure.token + _COUNTED_TOKENS)}
    wording = passages(compared, names.tokens | counted)
    lines = [
        *(phrase(compared, figure) for figure in shown if not figure.is_time),
        *(f"{before} → {after}" for before, after in names.changed),
        *_listed("adds", names.came),
        *_listed("drops", names.gone),
        *_wording(wording),
        *(phrase(compared, figure) for figure in shown if figure.is_time),
    ]
    return tuple(_cut(line, _MAX_CHARS) for line in lines[:_MAX_CHANGES])


def _listed(verb: str, names: Sequence[str]) -> Iterator[str]:
    """Yield a line with the verb and the names, of many the first ones."""
    if names:
        rest = len(names) - _MAX_NAMES
        yield f"{verb} {', '.join(names[:_MAX_NAMES])}" + (f" and {rest} more" if rest > 0 else "")


def _wording(wording: Passages) -> Iterator[str]:
    if wording.note:
        yield f"note: {_quoted(wording.note, _MAX_CHARS_OF_A_PASSAGE)}"
    if len(wording.reworded) > _MAX_QUOTES:
        yield f"reworded in {len(wording.reworded)} places"
    elif wording.reworded:
        yield f"reworded: {', '.join(_quoted(words, _MAX_CHARS_OF_A_QUOTE) for words in wording.reworded)}"
    if wording.new_paragraphs:
        opening = _quoted(wording.new_paragraphs[0], _MAX_CHARS_OF_A_PASSAGE)
        yield f"{_plural(len(wording.new_paragraphs), 'new paragraph')}: {opening}"
    if wording.cut_paragraphs:
        yield f"{_plural(wording.cut_paragraphs, 'paragraph')} cut"
    elif wording.cut_words:
        yield f"about {wording.cut_words} words cut"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _quoted(words: str, limit: int) -> str:
    bare = words.strip("“”\"' ")
    return f"“{_cut(bare, limit)}”"


def _cut(text: str, limit: int) -> str:
    """Return a text on one line and in at most ``limit`` characters, cut between two words where that is possible."""
    line = " ".join(text[: 4 * limit].split())
    if len(line) <= limit:
        return line
    start = line[: limit - 1]
    return f"{start.rpartition(' ')[0] or start} …"[:limit]


_COUNTED_TOKENS: Final = 3
"""Tokens of a figure with what it counts: they are no reworded place as well."""
_MAX_CHANGES: Final = 10
"""Strings of a relation's ``changed``: what fits into a line of an alert. Chosen by hand."""
_MAX_CHARS: Final = 120
"""Characters of each string. Chosen by hand, above what the limits below add up to for usual names."""
_MAX_NAMES: Final = 5
"""Names of a string, the first ones. Chosen by hand."""
_MAX_QUOTES: Final = 3
"""Reworded places that are quoted; more are counted. Chosen by hand."""
_MAX_CHARS_OF_A_QUOTE: Final = 32
"""Characters of a quoted reworded place. Chosen by hand."""
_MAX_CHARS_OF_A_PASSAGE: Final = 60
"""Characters of a quoted note, or of a new paragraph's beginning. Chosen by hand."""
