"""Wording: which words of a story are the title of its message, and which are the text, so that none comes twice."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dateline.core.alerts.delivery.markup import one_line
from dateline.core.alerts.title import first_words

_MAX_TITLE_CHARS: Final = 140
"""Characters of a first sentence that becomes the title whole: it fits into a subject of 180 with a rule's name."""
_MIN_SENTENCE_CHARS: Final = 25
"""Characters of a first sentence that may stand alone: a shorter one may end in an abbreviation. Chosen by hand."""
_SENTENCE: Final = re.compile(rf".{{{_MIN_SENTENCE_CHARS},{_MAX_TITLE_CHARS}}}?[.!?…。！？](?=[\s\"'”’»]|$)")
_ENDS_AS_SENTENCE: Final = re.compile(r"[.!?…:;。！？]+(?=\s|$)|$")
"""What follows a headline that the text repeats as its first sentence."""
_CLOSING: Final = " .!?…:;。！？"
"""Characters that may end a headline or its copy in the text."""


class Wording(NamedTuple):
    """The title of a message, and the text below it, paragraphs with a blank line between them."""

    title: str
    text: str
    is_headline: bool
    """Whether the title is a headline; else it is the beginning of the text."""


def word(headline: str | None, text: str | None) -> Wording | None:
    """Return the wording of a story; None where there are no words."""
    paragraphs = list(_paragraphs(text or ""))
    title = one_line(headline or "")
    if title:
        return Wording(title, "\n\n".join(_without(title, paragraphs)), is_headline=True)
    if not paragraphs:
        return None
    first, others = paragraphs[0], paragraphs[1:]
    if len(first) <= _MAX_TITLE_CHARS:
        return Wording(first, "\n\n".join(others), is_headline=False)
    if sentence := _SENTENCE.match(first):
        rest = first[sentence.end() :].strip()
        return Wording(sentence[0], "\n\n".join(filter(None, [rest, *others])), is_headline=False)
    return Wording(first_words(first), "\n\n".join(paragraphs), is_headline=False)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the lines of a text that are not blank, each once."""
    seen = set()
    for line in map(one_line, text.splitlines()):
        if line and (folded := _folded(line)) not in seen:
            seen.add(folded)
            yield line


def _without(title: str, paragraphs: list[str]) -> Iterator[str]:
    """Yield the paragraphs without those that only repeat the title, and without it as the first sentence."""
    words = title.rstrip(_CLOSING)
    for number, paragraph in enumerate(paragraphs):
        if _folded(paragraph) == _folded(title):
            continue
        after = paragraph[len(words) :]
        if number == 0 and _folded(paragraph[: len(words)]) == _folded(words) and _ENDS_AS_SENTENCE.match(after):
            yield after.lstrip(_CLOSING)
        else:
            yield paragraph


def _folded(text: str) -> str:
    return text.rstrip(_CLOSING).casefold()
