"""Items: what a desk says of an item of its own, whether it withdraws that in as many words or asks not to use it.

``Veuillez ne pas tenir compte de notre dépêche «…», diffusée à 10h00.`` Up to its word for an item, and to the headline
in quotes, such a sentence has nothing but words of a desk and a *not*. The first other word makes it news.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from dateline.core.data.stories.withdrawals import NEGATIONS, PLEAS, STEMS
from dateline.core.data.text.characters import QUOTES
from dateline.core.text.withdrawals.desk_words import WORD, Lexicon, Names, lexicon, names_of, read_opening


def quoted_headlines(
    headline: str | None, text: str, language: str, agencies: Iterable[str], is_known: Callable[[str], bool]
) -> list[str]:
    """Return the known headlines that a text marked as a withdrawal has in quotes behind words for an item."""
    if language not in STEMS:
        return []
    words, named = _with_negations(language), names_of(agencies)
    lines = [line for line in (headline, text.split("\n", 1)[0]) if line is not None]
    return [quoted for line in lines for quoted in _quoted_items(line[:_MAX_LINE_CHARS], words, named, is_known)]


def is_about_item(sentence: str, language: str, agencies: Iterable[str]) -> bool:
    """Whether a sentence opens with words of a desk about an item: ``Veuillez ne pas tenir compte de cette dépêche``.

    They are all of it, or a headline in quotes or a subject follows them: behind a *not*, a subject may.
    """
    if language not in STEMS:
        return False
    words, named = _with_negations(language), names_of(agencies)
    sentence = sentence[:_MAX_LINE_CHARS]
    before = next((sentence[: span.start] for span in quotations(sentence)), sentence)
    if _is_of_item(before, words, named):
        return True
    tokens = [word.lower() for word in WORD.findall(before)]
    noun = next((at for at, word in enumerate(tokens) if word.startswith(words.story_nouns)), 0)
    return not _NEGATIONS.isdisjoint(tokens[:noun]) and _is_of_item(" ".join(tokens[: noun + 1]), words, named)


def asks_not_to_use(line: str, language: str) -> bool:
    """Whether a line opens with a plea, and has a *not* and quotes: a quick test that rules out most."""
    pleas = PLEAS.get(language)
    if pleas is None or not line[:_MAX_PLEA_CHARS].lower().startswith(pleas):
        return False
    return _QUOTE.search(line) is not None and not _NEGATIONS.isdisjoint(map(str.lower, WORD.findall(line)))


def named_in_plea(line: str, words: Lexicon, agencies: Names, is_known: Callable[[str], bool]) -> str | None:
    """Return the known headline of the item that a desk asks not to use; None where its sentence has other words.

    ``Bitte verwenden Sie die Meldung "…" von 10.00 Uhr nicht mehr.``
    """
    permissive = _with_negations(words.language)
    for span in quotations(line):
        before, quoted = line[: span.start], line[span.start : span.stop].strip(AROUND_QUOTED)
        if not is_known(quoted):
            continue
        sentence = _SENTENCE_END.split(f"{before} {line[span.stop :]}", 1)[0]
        is_negated = not _NEGATIONS.isdisjoint(map(str.lower, WORD.findall(sentence)))
        if is_negated and _is_of_item(before, permissive, agencies):
            return quoted if read_opening(sentence, permissive, agencies).is_whole else None
    return None


def quotations(line: str) -> Iterator[slice]:
    """Yield what may stand in quotes, from the first sign that opens some: a sign inside may be an apostrophe."""
    opening = _OPENS_QUOTE.search(line)
    if opening is None:
        return
    closers = [match.start() for match in _CLOSES_QUOTE.finditer(line, opening.end())]
    for end in closers[:_MAX_CLOSERS]:
        yield slice(opening.start(), end + 1)


def quoted_in(line: str) -> list[str]:
    """Return what the first words in quotes of a line may be: a sign inside them may be an apostrophe."""
    line = line[:_MAX_LINE_CHARS]
    return [line[span.start : span.stop].strip(AROUND_QUOTED) for span in quotations(line)]


def without_quoted(line: str) -> str:
    """Return a line without the first words that stand in quotes."""
    span = next(quotations(line), None)
    return line if span is None else f"{line[: span.start].rstrip()} {line[span.stop :].lstrip()}"


def _quoted_items(line: str, words: Lexicon, agencies: Names, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Yield the known headlines that a line has in quotes, each as long as only words of a desk stand in front."""
    for _ in range(_MAX_QUOTED):
        spans = [*quotations(line)]
        if not spans or not _is_of_item(line[: spans[0].start], words, agencies):
            return
        read = ((span, line[span.start : span.stop].strip(AROUND_QUOTED)) for span in spans)
        span, quoted = next((one for one in read if is_known(one[1])), (spans[0], ""))
        if quoted:
            yield quoted
        line = f"{line[: span.start]} {line[span.stop :]}"


def _is_of_item(words_in_front: str, words: Lexicon, agencies: Names) -> bool:
    """Whether words are those of a desk, with one for an item among them."""
    nouns = (*words.story_nouns, *words.text_nouns)
    has_noun = any(word.lower().startswith(nouns) for word in WORD.findall(words_in_front))
    return has_noun and read_opening(words_in_front, words, agencies).is_whole


_MAX_CACHED_LEXICONS: Final = 64
"""Languages whose words are cached. Chosen by hand, as for all words of a desk."""


@lru_cache(maxsize=_MAX_CACHED_LEXICONS)
def _with_negations(language: str) -> Lexicon:
    """Return the words of a desk in a language, with *not* among them and the first words of pleas."""
    words = lexicon(language)
    return words._replace(desk=words.desk | _NEGATIONS | {*" ".join(PLEAS.get(language, ())).split()})


_MAX_LINE_CHARS: Final = 400
"""Characters of a line that are read: bounds time. Chosen by hand: a desk's words and two headlines."""
_MAX_PLEA_CHARS: Final = 24
"""Characters in which a plea has its first word. Chosen by hand: the longest row has half as many."""
_MAX_QUOTED: Final = 4
"""Quotations of a line that are looked up, the first ones: bounds time. Chosen by hand: a notice has one or two."""
_MAX_CLOSERS: Final = 6
"""Signs that may close a quotation, the first ones: bounds time. Chosen by hand: a headline has few apostrophes."""
AROUND_QUOTED: Final = f" .,{QUOTES}"
"""What may stand around a headline inside its quotes."""
_QUOTE: Final = re.compile(f"[{re.escape(QUOTES)}]")
_OPENS_QUOTE: Final = re.compile(rf"(?<!\w){_QUOTE.pattern}{{1,2}}(?=\s?\w)")
_CLOSES_QUOTE: Final = re.compile(rf"{_QUOTE.pattern}(?!\w)")
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s)")
"""An abbreviation ends a plea too: no word of a desk is one."""
_NEGATIONS: Final = frozenset(NEGATIONS.split())
