"""Passages: new figures with their sentence, reworded places, new paragraphs, and paragraphs that are gone."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Final, NamedTuple
from unicodedata import category

from dateline.core.stories.similarity.changes.comparison import GAPS, Comparison
from dateline.core.stories.similarity.changes.moving_words import is_moving
from dateline.core.stories.similarity.changes.phrase import UNITS
from dateline.core.stories.similarity.changes.proper_names import BRACKETS
from dateline.core.stories.similarity.features import MAX_PARAGRAPHS


class Passages(NamedTuple):
    """What differs in the wording, as printed in the new text."""

    figures: list[tuple[int, str]]
    """New words around figures that came in paragraphs that stayed, in order, with the index of the figure's token."""
    reworded: list[str]
    """Other new words inside paragraphs that stayed, in order."""
    new_paragraphs: list[str]
    cut_paragraphs: int
    cut_words: int
    """About how many words are gone; 0 where the number of paragraphs shows it."""


def passages(compared: Comparison, reported: AbstractSet[int], new_figures: Sequence[int]) -> Passages:
    """Return what differs in the wording.

    ``reported`` are tokens of names and figures that are shown already, ``new_figures`` tokens of figures that came.
    """
    fresh = []
    shown = {*reported}
    count = 0
    for line, place in _paragraphs(compared):
        if not any(compared.is_fresh[place.start : place.stop]):
            count += 1
            continue
        count += 1
        if _is_mostly_fresh(compared, place) and _has_new_words(compared, place, shown):
            fresh.append(line)
            shown.update(place)
    missing = compared.count_missing_words() - len(compared.fresh_tokens - shown)
    before = compared.former.sizes[4]
    cut = max(0, before - (count - len(fresh))) if before < MAX_PARAGRAPHS else 0
    # Paragraphs that were joined are not cut: of each that is, about half an average one has to be missing.
    least = max(_MIN_WORDS_OF_A_PARAGRAPH, len(compared.starts) // (2 * max(count, 1)))
    cut = min(cut, max(0, missing) // least)
    came = [*_around_figures(compared, new_figures, shown)]
    for figure in came:
        shown.update(figure.run)
    reworded = [*dict.fromkeys(_reworded(compared, shown))]
    quotes = [(figure.quoted.start, _printed(compared, figure.quoted)) for figure in came]
    return Passages(quotes, reworded, fresh, cut, missing if not cut and missing >= _MIN_WORDS_CUT else 0)


def _paragraphs(compared: Comparison) -> Iterator[tuple[str, range]]:
    """Yield each line with its tokens."""
    start = 0
    for line in compared.text.split("\n"):
        yield line, compared.tokens_between(start, start + len(line))
        start += len(line) + 1


class _NewFigure(NamedTuple):
    """A figure that came, with the new words around it, as ranges of tokens."""

    quoted: range
    run: range
    """All new words in a row within the sentence; the quote may be shorter, and may hold a known word more."""


def _around_figures(compared: Comparison, figures: Sequence[int], shown: AbstractSet[int]) -> Iterator[_NewFigure]:
    """Yield the new words around each figure, at most three times; none of a paragraph that is shown as new."""
    end = number = 0
    for token in figures:
        if token in shown or token < end or number == _MAX_NEW_FIGURES:
            continue
        first, last = token, token
        while first > 0 and compared.is_fresh[first - 1] and first - 1 not in shown and _runs_on(compared, first - 1):
            first -= 1
        while last + 1 < len(compared.starts) and compared.is_fresh[last + 1] and _runs_on(compared, last):
            last += 1
        end = last + 1
        number += 1
        yield _NewFigure(_quoted(compared, token, range(first, end)), range(first, end))


def _quoted(compared: Comparison, token: int, run: range) -> range:
    """Return the tokens of a run of new words that are quoted, with a figure among them.

    Without known words at its ends, but with a few words in front of the figure and what it counts.
    """
    first, last = run[0], run[-1]
    if compared.ends[token] - compared.starts[first] > _MAX_CHARS_BEFORE_A_FIGURE:
        first = max(first, token - _MIN_WORDS_BEFORE)
    while first < token - _MIN_WORDS_BEFORE and (not compared.is_new_word[first] or first in compared.numbers):
        first += 1
    while last > token and not compared.is_new_word[last] and not _is_behind_figure(compared, last):
        last -= 1
    while last < min(token + _MIN_WORDS_AFTER, len(compared.starts) - 1) and compared.gap(last) in GAPS:
        last += 1
    while last > token and compared.is_function[last]:
        last -= 1
    while first and (_is_behind_figure(compared, first) or not _has_word(compared, range(first, last + 1))):
        if not _runs_on(compared, first - 1) or compared.ends[last] - compared.starts[first - 1] > _MAX_CHARS_OF_A_ROW:
            break
        first -= 1
    return range(first, last + 1)


def _is_behind_figure(compared: Comparison, token: int) -> bool:
    """Whether a word stands directly behind a number, as a unit does: ``48 billion``."""
    return bool(compared.in_figures[token - 1]) and compared.gap(token - 1) in GAPS


def _has_word(compared: Comparison, place: range) -> bool:
    """Whether there is a word among some tokens: a figure alone does not say what it counts."""
    return any(compared.is_content[token] and not compared.in_figures[token] for token in place)


def _runs_on(compared: Comparison, token: int) -> bool:
    """Whether the sentence of a token goes on with the next one."""
    gap = compared.gap(token)
    return "\n" not in gap and (gap[:1] not in _ENDS_OF_SENTENCES or not gap[1:].isspace())


def _printed(compared: Comparison, place: range) -> str:
    """Return the text of some tokens, with a currency in front of the first and a unit glued to the last."""
    start, end = compared.starts[place[0]], compared.ends[place[-1]]
    if start and category(compared.text[start - 1]) == "Sc":
        start -= 1
    if end < len(compared.text) and (compared.text[end] in UNITS or category(compared.text[end]) == "Sc"):
        end += 1
    return compared.text[start:end]


def _is_mostly_fresh(compared: Comparison, place: range) -> bool:
    return sum(compared.is_fresh[place.start : place.stop]) >= _MIN_FRESH * len(place)


def _has_new_words(compared: Comparison, place: range, shown: AbstractSet[int]) -> bool:
    """Whether a paragraph has enough words that the text before lacked to be a new one, and not a changed one.

    A row of figures that opens with a known word is a changed one: ``Revs 1.7 mln vs 1.4 mln``.
    """
    is_row = len(place) <= _MAX_WORDS_OF_A_ROW and compared.in_figures[place.start : place.stop].sum() > 1
    if is_row and not compared.is_new_word[place.start]:
        return False
    words = (token for token in place if compared.is_new_word[token] and token not in shown)
    new = islice((token for token in words if not compared.in_figures[token]), _MIN_NEW_WORDS)
    return len(list(new)) == _MIN_NEW_WORDS


def _reworded(compared: Comparison, shown: AbstractSet[int]) -> Iterator[str]:
    """Yield the new words of each reworded place, from the first to the last one, with what stands between them."""
    runs: list[list[int]] = []
    for token in sorted(compared.fresh_tokens - shown):
        if _is_reworded(compared, token):
            if runs and _are_near(compared, runs[-1][-1], token, shown):
                runs[-1].append(token)
            else:
                runs.append([token])
    for run in runs:
        yield _with_neighbour(compared, run[0], run[-1])


def _with_neighbour(compared: Comparison, first: int, last: int) -> str:
    """Return the text of some tokens; of one alone with a content word beside it, since one word says little."""
    if first == last and last + 1 < len(compared.starts):
        if compared.gap(last) == " " and not compared.is_function[last + 1]:
            last += 1
        elif first and compared.gap(first - 1) == " " and not compared.is_function[first - 1]:
            first -= 1
    while first and not compared.gap(first - 1):  # 4th
        first -= 1
    return compared.text[compared.starts[first] : compared.ends[last]]


def _is_reworded(compared: Comparison, token: int) -> bool:
    """Whether a fresh token is a new word; one alone among words that stayed is new wherever else it stood.

    Not a number, nor its unit, nor a code in brackets: ``(OECD)``, ``<NEM>``.
    """
    word = compared.printed(token)
    if not compared.is_new_word[token]:
        alone = not any(compared.is_fresh[max(0, token - 1) : token] + compared.is_fresh[token + 1 : token + 2])
        if not alone or len(word) <= _MAX_CHARS_OF_A_SHORT_WORD:
            return False
    if compared.in_figures[token] or compared.is_function[token] or is_moving(word):
        return False
    before = compared.text[max(0, compared.starts[token] - 1) : compared.starts[token]]
    is_code = before in BRACKETS and word.isupper()
    is_unit = bool(token and compared.in_figures[token - 1] and len(word) <= _MAX_CHARS_OF_A_UNIT)
    return not (is_code or is_unit or _is_abbreviation(compared, token))


def _is_abbreviation(compared: Comparison, token: int) -> bool:
    """Whether a full stop after a short word ends no sentence: ``Neb., plant``."""
    end = compared.ends[token]
    if end - compared.starts[token] > _MAX_CHARS_OF_A_UNIT or compared.text[end : end + 1] != ".":
        return False
    after = compared.text[end + 1 : end + 3]
    return after[:1] == "," or after.strip().islower()


def _are_near(compared: Comparison, token: int, other: int, shown: AbstractSet[int]) -> bool:
    """Whether at most one word stands between two tokens, a fresh one of the same line."""
    between = range(token + 1, other)
    return (
        len(between) <= 1
        and all(compared.is_fresh[each] and each not in shown for each in between)
        and "\n" not in compared.text[compared.ends[token] : compared.starts[other]]
    )


_ENDS_OF_SENTENCES: Final = frozenset(".!?")
"""Marks that end a sentence where a space follows."""
_MIN_WORDS_BEFORE: Final = 3
"""Tokens quoted in front of a figure though the text before had them, or the new words are many:
``injured at least 50``. Chosen by hand."""
_MAX_CHARS_OF_A_ROW: Final = 60
"""Characters up to which a quote grows to the front, to hold what a figure counts: a row of figures. Chosen by hand."""
_MIN_WORDS_AFTER: Final = 2
"""Tokens quoted after a figure that its sentence goes on with, at least: they say what it counts. Chosen by hand."""
_MAX_NEW_FIGURES: Final = 3
"""Places with new figures that are quoted; others are among the reworded places. Chosen by hand."""
_MAX_CHARS_BEFORE_A_FIGURE: Final = 45
"""Characters of the new words that are quoted up to a figure: it has to be in the quote. Chosen by hand."""
_MIN_FRESH: Final = 0.8
"""Share of a paragraph's tokens that are fresh in a new paragraph. Chosen by hand."""
_MAX_WORDS_OF_A_ROW: Final = 12
"""Tokens of the longest row of figures. Chosen by hand."""
_MIN_NEW_WORDS: Final = 3
"""Words of a new paragraph that the text before lacked, at least: fewer are a reworded place. Chosen by hand."""
_MIN_WORDS_OF_A_PARAGRAPH: Final = 3
"""Words that have to be gone for each paragraph that counts as cut, at least. Chosen by hand: a row of figures."""
_MIN_WORDS_CUT: Final = 10
"""Words that are gone from paragraphs that stayed, from which on their number is shown. Chosen by hand."""
_MAX_CHARS_OF_A_UNIT: Final = 4
"""Letters of a word after a number that is its unit: ``pct``. Chosen by hand."""
_MAX_CHARS_OF_A_SHORT_WORD: Final = 2
"""Letters of a word that is no content word, as in the traits."""
