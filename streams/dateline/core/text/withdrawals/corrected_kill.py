"""Corrected kill: whether a notice that takes an earlier one back withdraws a story itself.

``The earlier kill is cancelled and replaced by this kill: the story on FIRE is withdrawn.`` False news that stays up is
worse than a story that stays down, so a clause is enough. It names a story, and no notice, and either opens as a notice
does, ``We withdraw the story …``, or ends with a passive: ``the story about the fire is withdrawn``. A *not* in it, or
words for a mistake, make it say something else: ``the story was withdrawn in error``.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from dateline.core.data.stories.reinstatements import NOTICES
from dateline.core.data.stories.withdrawal_sentences import BY_MISTAKE, RELATIVES
from dateline.core.data.stories.withdrawals import NEGATIONS
from dateline.core.data.text.characters import DASHES
from dateline.core.data.text.function_words import WORDS_FOR_AND
from dateline.core.text.withdrawals.desk_words import WORD, Lexicon, is_complete, names_of, read_opening
from dateline.core.text.withdrawals.subject import words_of_sentences


def withdraws_itself(sentences: Iterable[str], words: Lexicon) -> bool:
    """Whether one of some sentences has a clause that withdraws a story."""
    notices = tuple(NOTICES.get(words.language, "").split())
    return any(_withdraws(clause, notices, words) for sentence in sentences for clause in _clauses(sentence, notices))


def _clauses(sentence: str, notices: tuple[str, ...]) -> Iterator[str]:
    """Yield what stands between strong signs; where that names a notice, what stands between commas and *and*."""
    for part in _STRONG_SIGN.split(sentence[:_MAX_CHARS]):
        if _names_one(WORD.findall(part.lower()), notices):
            yield from (weak for weak in _WEAK_SIGN.split(part) if not _opens_with_relative(weak))
        else:
            yield part


def _withdraws(clause: str, notices: tuple[str, ...], words: Lexicon) -> bool:
    tokens = WORD.findall(clause.lower())
    if not any(word.startswith(words.story_nouns) for word in tokens) or _names_one(tokens, notices):
        return False
    if not _NEGATIONS.isdisjoint(tokens) or _tells_a_mistake(tokens, words):
        return False
    opening = read_opening(clause, words, names_of(()))
    return (opening.withdraws and opening.has_story_noun) or _ends_with_passive(tokens, notices, words)


def _ends_with_passive(tokens: list[str], notices: tuple[str, ...], words: Lexicon) -> bool:
    """Whether the last words are a passive that withdraws; a verb of a notice's noun does so too: ``is killed``."""
    verbs, seconds = words_of_sentences(words.language), {second for _, second in words.separable}

    def withdraws(word: str) -> bool:
        return words.stems.match(word) is not None or word.startswith(notices)

    tail = [*takewhile(lambda word: word in verbs.verbs or word in seconds or withdraws(word), reversed(tokens))][::-1]
    is_passive = not verbs.passive.isdisjoint(tail)
    return is_passive and any(
        withdraws(word) and is_complete(word, tail[at + 1 :], words) for at, word in enumerate(tail)
    )


def _names_one(tokens: list[str], notices: tuple[str, ...]) -> bool:
    return not {*notices}.isdisjoint(tokens)


def _opens_with_relative(clause: str) -> bool:
    first = WORD.search(clause)
    return first is not None and first[0].lower() in _RELATIVES


def _tells_a_mistake(tokens: list[str], words: Lexicon) -> bool:
    told = f" {' '.join(tokens)} "
    return any(f" {phrase} " in told for phrase in BY_MISTAKE.get(words.language, ()))


_MAX_CHARS: Final = 400
"""Characters of a sentence that are read: bounds time. Chosen by hand, as the longest line of a notice."""
_STRONG_SIGN: Final = re.compile(rf"[:;.!?|\n]|[{re.escape(DASHES)}](?=\s)")
_WEAK_SIGN: Final = re.compile(rf",|(?<!\w)(?:{'|'.join(map(re.escape, sorted(WORDS_FOR_AND)))})(?!\w)")
_NEGATIONS: Final = frozenset(NEGATIONS.split())
_RELATIVES: Final = frozenset(RELATIVES.split())
