"""Passages: reworded places, new paragraphs, paragraphs that are gone, and the wire's own note on a change."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES
from dateline.core.stories.similarity.changes.comparison import GAPS, Comparison
from dateline.core.stories.similarity.changes.moving_words import is_moving, is_signal
from dateline.core.stories.similarity.changes.proper_names import BRACKETS
from dateline.core.stories.similarity.features import MAX_PARAGRAPHS


class Passages(NamedTuple):
    """What differs in the wording, as printed in the new text."""

    note: str
    """What the wire says it changed, without the signal word; empty where it says nothing."""
    reworded: list[str]
    """New words inside paragraphs that stayed, in order."""
    new_paragraphs: list[str]
    cut_paragraphs: int
    cut_words: int
    """About how many words are gone; 0 where the number of paragraphs shows it."""


def passages(compared: Comparison, reported: AbstractSet[int]) -> Passages:
    """Return what differs in the wording; ``reported`` are tokens of names and figures that are shown already."""
    note, fresh = "", []
    shown = {*reported}
    signals = {token for token in compared.fresh_tokens if is_signal(compared.printed(token))}
    count = 0
    for line, place in _paragraphs(compared):
        if not any(compared.is_fresh[place.start : place.stop]):
            count += 1
            continue
        noted = _note(compared, place, signals) if signals else range(0)
        if noted:
            shown.update(noted)
            note = note or compared.text[compared.ends[noted[0]] : compared.ends[noted[-1]]].strip(_MARKS)
            if noted.start < place.start + _MAX_WORDS_BEFORE_A_SIGNAL:  # the paragraph is the note
                shown.update(place)
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
    reworded = [*dict.fromkeys(_reworded(compared, shown))]
    return Passages(note, reworded, fresh, cut, missing if not cut and missing >= _MIN_WORDS_CUT else 0)


def _paragraphs(compared: Comparison) -> Iterator[tuple[str, range]]:
    """Yield each line with its tokens."""
    start = 0
    for line in compared.text.split("\n"):
        yield line, compared.tokens_between(start, start + len(line))
        start += len(line) + 1


def _note(compared: Comparison, place: range, signals: AbstractSet[int]) -> range:
    """Return the tokens of the note on a change that ends a paragraph, from its signal word; empty if there is none.

    ``signals`` are the fresh tokens that are signal words. Such a word opens the paragraph (``(Company corrects to show
    …``), or a sentence in it.
    """
    for token in place[-_MAX_WORDS_OF_A_NOTE:]:
        if token not in signals:
            continue
        opens = token < place.start + _MAX_WORDS_BEFORE_A_SIGNAL or compared.gap(token - 1) not in GAPS
        if opens:
            note = range(token, place.stop)
            return note if _is_mostly_fresh(compared, note) else range(0)
    return range(0)


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


_MARKS: Final = f" :{DASHES}"
"""Punctuation marks after a signal word."""
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
_MAX_WORDS_OF_A_NOTE: Final = 30
"""Tokens of the longest paragraph that may be a note on a change. Chosen by hand."""
_MAX_WORDS_BEFORE_A_SIGNAL: Final = 3
"""Tokens up to a note's signal word: ``NOTE: Company corrects``. Chosen by hand."""
_MAX_CHARS_OF_A_UNIT: Final = 4
"""Letters of a word after a number that is its unit: ``pct``. Chosen by hand."""
_MAX_CHARS_OF_A_SHORT_WORD: Final = 2
"""Letters of a word that is no content word, as in the traits."""
