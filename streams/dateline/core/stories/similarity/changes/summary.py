"""Summary: what changed in a text, in the order in which an editor wants to read it.

First the figures that came, with the numbers in whose place they did, in the order of the text, then names that came in
the place of others, names that came and went, and the wording; dates, clock times and ages last, since they differ
between any two editions. A note of the wire is shown as such, and its words are compared with nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.figures import Figure, figures
from dateline.core.stories.similarity.changes.notes.denials import Denial, denial
from dateline.core.stories.similarity.changes.notes.inserted_negations import InsertedNegation, inserted_negations
from dateline.core.stories.similarity.changes.notes.note import cut_notes, disowned, note_words, without_notice
from dateline.core.stories.similarity.changes.number_words.negations import (
    gives_way_to_none,
    negation_in_headline,
    negations,
)
from dateline.core.stories.similarity.changes.number_words.ones import numbers_now_one
from dateline.core.stories.similarity.changes.number_words.scales import numbers_of_another_scale
from dateline.core.stories.similarity.changes.passages import Passages, passages
from dateline.core.stories.similarity.changes.phrase import MAX_CHARS_OF_A_PASSAGE, phrase
from dateline.core.stories.similarity.changes.printed_times import calendar_changes
from dateline.core.stories.similarity.changes.proper_names import name_changes, with_disowned
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.text.tokenized_text import TokenizedText, tokenize
from dateline.core.stories.similarity.tokens import hashes_of
from dateline.core.stories.similarity.vocabulary import vocabulary
from dateline_schemas import Distinct
from dateline_schemas.story import DENIED, NOTE_OF_A_CHANGE


def changes(distinct: Distinct, own: Traits, former: Traits) -> tuple[str, ...]:
    """Return what changed from the text with the traits ``former``, in at most 10 strings."""
    headline = distinct.headline or ""
    body = without_notice(distinct.text, distinct.note) if distinct.note else distinct.text
    compared = Comparison(tokenize(body, headline, own.names, distinct.language), distinct.language, former)
    note, text = cut_notes(compared, marked=distinct.signal is not None)
    if note or text != compared.text:
        tokenized = TokenizedText(text, headline, own.names, vocabulary(distinct.language))
        compared = Comparison(tokenized, distinct.language, former)
    if distinct.note is not None:  # empty where it was told before
        note = note_words(distinct.note)
    names = with_disowned(name_changes(compared, own.names, headline), disowned(compared))
    changed = figures(compared)
    negated_ones = negations(compared)
    ones = numbers_now_one(compared, (*changed.replaced, *negated_ones), changed.respelt)
    told = (*changed.replaced, *negated_ones, *ones)
    taken = {token for figure in told for token in figure.tokens}
    scales = [figure for figure in numbers_of_another_scale(compared) if figure.token not in taken]
    shown = sorted((*told, *scales), key=lambda figure: figure.token)
    inserted = inserted_negations(compared)
    quoted = names.tokens.union(changed.respelt, *(each.came for each in inserted))
    wording = passages(compared, quoted, _counted(shown), changed)
    negated = negation_in_headline(headline, distinct.language, own, former)
    denied = denial(compared, headline, inserted) if distinct.signal != "correction" else Denial()
    added = [*_with_negations(compared, [*_figures(compared, shown, wording)], inserted, negated, denied)]
    came = [name for name in names.came if not any(name in line and _has_name(line, name) for line in added)]
    lines = [
        *added,
        *_renamed(compared, names.changed, added, in_numbers=not changed.firsts),
        *_listed("adds", came),
        *_listed("drops", [name for name in names.gone if not _opens_with_former(name, shown)]),
        *_wording(note, wording),
        *(phrase(compared, figure) for figure in shown if figure.is_time),
    ]
    lines += [
        line for line in calendar_changes(compared, with_days=distinct.signal == "correction") if line not in lines
    ]
    return tuple(map(_shortened, lines[:_MAX_CHANGES]))


def _shortened(line: str) -> str:
    """Return a line in at most 120 characters; a note, which is cut already, as it is."""
    return line if line.startswith(NOTE_OF_A_CHANGE) else _cut(line, _MAX_CHARS)


def _with_negations(
    compared: Comparison, added: list[str], inserted: Sequence[InsertedNegation], negated: str, denied: Denial
) -> Iterator[str]:
    """Yield what came, behind the words that deny what the text before said, and new words for *not* and for none."""
    reversal = f"{DENIED}{_quoted(denied.words, MAX_CHARS_OF_A_PASSAGE)}" if denied.words else ""
    if reversal:
        yield reversal
    if negated and not any(negated.split(maxsplit=1)[0].lower() in line.lower().split() for line in added):
        added = [f"adds {_quoted(negated, MAX_CHARS_OF_A_PASSAGE)}", *added]
    for each in inserted[:_MAX_QUOTES]:
        words = compared.text[compared.starts[each.quoted[0]] : compared.ends[each.quoted[-1]]]
        if each.token != denied.token and not any(words in line for line in added):
            added = [*added, f"adds {_quoted(words, MAX_CHARS_OF_A_PASSAGE)}"]
    yield from (line for line in added if not reversal or line.removeprefix("adds ") != reversal.removeprefix(DENIED))


def is_denial(changed: Sequence[str]) -> bool:
    """Whether what changed is that a text denies what the one before said."""
    return bool(changed) and changed[0].startswith(DENIED)


def comes_to_nothing(distinct: Distinct, own: Traits, former: Traits) -> bool:
    """Whether a word for none stands where the text before had one, or a number."""
    return gives_way_to_none(_compared(distinct, own, former))


def is_mended(distinct: Distinct, own: Traits, former: Traits) -> bool:
    """Whether a text is the one before with words mended, or cut, and nothing else: it tells nothing new.

    No figure, name or sentence came, and no place has two content words that are new there: ``all night`` → ``through
    the night`` has one, ``is still missing`` → ``was found dead`` two. A new word in the headline counts for each
    place. Nothing says of a single word whether it means another thing.
    """
    known = {*former.words.tolist(), *former.title.tolist()}
    of_headline = sum(word not in known for word in own.title.tolist())
    if of_headline + _longest_new_place(distinct, own, former) > _MAX_MENDED_WORDS:  # quicker than to word the changes
        return False
    return _changes_wording_alone(distinct, own, former)


def is_retold(distinct: Distinct, own: Traits, former: Traits) -> bool:
    """Whether a text says in other sentences what the one before said: nothing came, and no content word is new.

    One word may be all that is new, of one who was named before or of a known number: ``arrested``, ``died``.
    """
    is_new = _compared(distinct, own, former).is_new_content
    return not any(is_new) and _changes_wording_alone(distinct, own, former)


def _compared(distinct: Distinct, own: Traits, former: Traits) -> Comparison:
    """Return a text as it stands beside the one before."""
    tokenized = tokenize(distinct.text, distinct.headline or "", own.names, distinct.language)
    return Comparison(tokenized, distinct.language, former)


def _changes_wording_alone(distinct: Distinct, own: Traits, former: Traits) -> bool:
    return all(" → " not in line and _WORDING.match(line) is not None for line in changes(distinct, own, former))


def _longest_new_place(distinct: Distinct, own: Traits, former: Traits) -> int:
    """Return the most content words in a row that were not there before; function words between them do not count."""
    compared = _compared(distinct, own, former)
    flags = zip(compared.is_content, compared.is_fresh, compared.is_new_content, compared.flags.opens_line, strict=True)
    longest = size = 0
    for is_content, is_fresh, is_new, opens_line in flags:
        size = 0 if opens_line else size
        if is_content:
            size = size + 1 if is_fresh or is_new else 0
            longest = max(longest, size)
    return longest


def noted_change(distinct: Distinct) -> tuple[str, ...]:
    """Return what the wire's note above a text says that it changed, where the words of the text are the same."""
    words = note_words(distinct.note) if distinct.note else ""
    return (noted(words),) if words else ()


def noted(words: str) -> str:
    """Return words of the source, as a string of ``changed``: up to 300 characters and what stands around them."""
    return f"{NOTE_OF_A_CHANGE}{_quoted(words, _MAX_CHARS_OF_A_NOTE)}"


def _renamed(
    compared: Comparison, changed: Sequence[tuple[str, str]], told: Sequence[str], *, in_numbers: bool
) -> Iterator[str]:
    """Yield a line for each name that came in the place of another, of which no line tells.

    ``in_numbers`` says whether names that differ in words for numbers alone are told.
    """
    for before, after in changed:
        if not _is_told(told, before, after) and (in_numbers or not _differ_in_numbers(compared, before, after)):
            yield f"{before} → {after}"


def _is_told(lines: Sequence[str], before: str, after: str) -> bool:
    """Whether a line of a figure has all words in which two names differ: ``Vier Menschen`` and ``Zwei Menschen``."""
    differing = set(before.lower().split()) ^ set(after.lower().split())
    return any(" → " in line and differing <= set(line.lower().split()) for line in lines)


def _differ_in_numbers(compared: Comparison, before: str, after: str) -> bool:
    """Whether two names differ in words for numbers alone: ``Fünf Menschen`` and ``Zwei Menschen``."""
    return compared.number_values.keys() >= {*before.lower().split()} ^ {*after.lower().split()}


def _opens_with_former(name: str, shown: Sequence[Figure]) -> bool:
    """Whether a name that is gone opens with a number that a figure tells of: ``Fünf Menschen``."""
    return any(name.lower().startswith(f"{figure.former.lower()} ") for figure in shown)


def _has_name(line: str, name: str) -> bool:
    at = line.find(name)
    while at >= 0:
        end = at + len(name)
        if _is_between_words(line, at) and _is_between_words(line, end):
            return True
        at = line.find(name, at + 1)
    return False


def _is_between_words(line: str, at: int) -> bool:
    """Whether a word begins or ends before the character ``at``."""
    return _is_word(line[at - 1 : at]) != _is_word(line[at : at + 1])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _counted(shown: Sequence[Figure]) -> dict[int, np.uint64 | None]:
    """Return the tokens of figures with what they count; each figure's own has the hash of what stood there before."""
    counted: dict[int, np.uint64 | None] = {}
    if not shown:
        return counted
    for figure in shown:
        counted.update(dict.fromkeys(range(figure.token, figure.tokens.stop - 1 + _COUNTED_TOKENS)))
    single = [figure for figure in shown if figure.size == 1 and " " not in figure.former]
    hashes = hashes_of("\n".join([figure.former.lower() for figure in single]))
    if len(hashes) == len(single):
        counted.update(zip([figure.token for figure in single], hashes, strict=True))
    return counted


def _figures(compared: Comparison, shown: Sequence[Figure], wording: Passages) -> Iterator[str]:
    """Yield a line for each figure that came in the place of another or came new, in the order of the text."""
    lines = [(figure.token, phrase(compared, figure)) for figure in shown if not figure.is_time]
    lines += [(token, f"adds {_quoted(words, MAX_CHARS_OF_A_PASSAGE)}") for token, words in wording.added]
    for _, line in sorted(lines):
        yield line


def _listed(verb: str, names: Sequence[str]) -> Iterator[str]:
    """Yield a line with the verb and the names, of many the first ones."""
    if names:
        rest = len(names) - _MAX_NAMES
        yield f"{verb} {', '.join(names[:_MAX_NAMES])}" + (f" and {rest} more" if rest > 0 else "")


def _wording(note: str, wording: Passages) -> Iterator[str]:
    if note:
        yield noted(note)
    if len(wording.reworded) > _MAX_QUOTES:
        yield f"reworded in {len(wording.reworded)} places"
    elif wording.reworded:
        yield f"reworded: {', '.join(_quoted(words, _MAX_CHARS_OF_A_QUOTE) for words in wording.reworded)}"
    if wording.new_paragraphs:
        opening = _quoted(wording.new_paragraphs[0], MAX_CHARS_OF_A_PASSAGE)
        yield f"{_plural(len(wording.new_paragraphs), 'new paragraph')}: {opening}"
    if wording.cut_paragraphs:
        yield f"{_plural(wording.cut_paragraphs, 'paragraph')} cut"
    elif wording.cut_words:
        yield f"about {wording.cut_words} words cut"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _quoted(words: str, limit: int) -> str:
    """Return words in quotation marks; those inside become single ones, and a half of a pair is left out."""
    bare = _cut(words.strip(), limit)
    marks = _QUOTES.findall(bare)
    if not marks:  # as nearly always
        return f"“{bare.strip()}”"
    is_unpaired = len(marks) % 2 == 1
    if is_unpaired:
        bare = _QUOTES.sub("", bare)
    elif len(marks) == len(bare) - len(bare.strip("".join(marks))):  # they stand around it
        bare = bare.strip("".join(marks))
    inside = _QUOTES.sub("'", bare).strip()
    return f"“{inside}”"


def _cut(text: str, limit: int) -> str:
    """Return a text on one line and in at most ``limit`` characters, cut between two words where that is possible."""
    if len(text) <= limit and text.isprintable() and "  " not in text and text == text.strip():  # as nearly always
        return text
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
"""Characters of each string that is no note. Chosen by hand, above what the limits below add up to for usual names."""
_MAX_NAMES: Final = 5
"""Names of a string, the first ones. Chosen by hand."""
_MAX_QUOTES: Final = 3
"""Reworded places that are quoted, of which more are counted, and new words for *not*. Chosen by hand."""
_MAX_CHARS_OF_A_QUOTE: Final = 32
"""Characters of a quoted reworded place. Chosen by hand."""
_QUOTES: Final = re.compile('["“”„«»]')
"""Quotation marks that come in pairs."""
_WORDING: Final = re.compile(r"reworded|drops |(?:about )?\d+ (?:paragraphs?|words) cut\Z")
"""Strings of what was worded otherwise, or cut."""
_MAX_MENDED_WORDS: Final = 1
"""Content words that are new in a place that was mended. Chosen by hand: not all function words are known."""
_MAX_CHARS_OF_A_NOTE: Final = 300
"""Characters of a quoted note: what was right often stands at its end. Chosen by hand: two long sentences."""
