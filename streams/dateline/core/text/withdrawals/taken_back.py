"""Taken back: whether a desk takes its own notice of withdrawal back, ``The kill was sent in error``.

The sentence opens with words of a desk, and its first noun is one for such a notice, and not for a story. It has an
article, or another word in front: ``Withdrawal of …`` is how a notice opens that withdraws. Then one of three things is
said of it, before a comma, or a word like *which*, goes on to say it of the story:

- it is withdrawn itself, or void: ``The withdrawal of the story about a fire is withdrawn``;
- it was sent by mistake: ``The withdrawal notice was sent in error``. Of a story in the same clause, it would be the
  reason to withdraw that: ``the withdrawal of an erroneously sent story``;
- nobody shall heed it: ``Please disregard the kill``.

So does a sentence that says nothing but that a story is back: ``This story has been reinstated.``
"""

import re
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

from dateline.core.data.stories.reinstatements import (
    BACK,
    HEEDING,
    IGNORING,
    NOTICES,
    NOUN_BEHIND,
    OF_DESKS,
    SENT,
    VOID,
)
from dateline.core.data.stories.withdrawal_sentences import (
    ABOUT,
    AUXILIARIES,
    BESIDE_THEM,
    BY_MISTAKE,
    OWN,
    PASSIVES,
    RELATIVES,
    THIS,
)
from dateline.core.data.stories.withdrawals import NEGATIONS, PLEAS
from dateline.core.data.text.characters import DASHES
from dateline.core.data.text.function_words import WORDS_FOR_AND
from dateline.core.text.withdrawals.desk_words import WORD, Lexicon, is_complete
from dateline.core.text.withdrawals.items import without_quoted


def may_take_back(lines: list[str], language: str) -> bool:
    """Whether any line has a word for a notice of withdrawal, or for a story that is back: a quick test."""
    words = _rows(language)
    lowered = "\n".join(lines).lower()
    return any(map(lowered.__contains__, (*words.notices, *words.back)))


def words_asked_for() -> set[str]:
    """Return the words of all languages of which a sentence has one that takes a notice or a story back."""
    return {word for table in (NOTICES, BACK) for words in table.values() for word in words.split()}


def takes_notice_back(line: str, lexicon: Lexicon) -> bool:
    """Whether a sentence, or a headline, takes a notice of withdrawal back."""
    words, clause = _rows(lexicon.language), _clause(line, lexicon)
    if clause is None:
        return False
    in_front, noun, behind, later = clause
    if later and not _is_of_same_desk([word.lower() for word in later], words, lexicon):
        return False
    is_negated = not _NEGATIONS.isdisjoint(word.lower() for word in (*in_front, *behind))
    if _is_unheeded(in_front, behind, lexicon):
        return _opens_as_notice(behind, lexicon)
    if is_negated:
        return False
    names_item = any(_is_noun(word.lower(), lexicon) for word in behind)
    is_of_desk = names_item or not words.of_desks.isdisjoint((noun, *behind))
    return (is_of_desk and _is_void(behind, lexicon)) or _was_sent_by_mistake(behind, words, lexicon)


def says_it_is_back(line: str, lexicon: Lexicon) -> bool:
    """Whether a sentence says of a story, or of this text, that it is back, and nothing else."""
    words, tokens = _rows(lexicon.language), [word.lower() for word in WORD.findall(line[:_MAX_CHARS])]
    if words.back.isdisjoint(tokens) or not _NEGATIONS.isdisjoint(tokens):
        return False
    names_this = not _THIS.isdisjoint(tokens)
    nouns = lexicon.story_nouns + (lexicon.text_nouns if names_this else ())
    is_known = all(
        word in words.back or word in words.around or word in lexicon.desk or _is_noun(word, lexicon) for word in tokens
    )
    return is_known and any(word.startswith(nouns) for word in tokens)


class _Rows(NamedTuple):
    """The words of one language."""

    notices: frozenset[str]
    of_desks: frozenset[str]
    void: frozenset[str]
    sent: frozenset[str]
    ignoring: frozenset[str]
    heeding: frozenset[str]
    asking: frozenset[str]
    """Words with which a desk asks for something."""
    back: frozenset[str]
    passive: frozenset[str]
    verbs: frozenset[str]
    """Those of a passive, and those beside them."""
    about: frozenset[str]
    around: frozenset[str]
    """Words that may stand beside these, besides the words of a desk."""


_MAX_CACHED_LANGUAGES: Final = 64
"""Languages whose words are cached. Chosen by hand, as for all words of a desk."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _rows(language: str) -> _Rows:
    """Return the words of a language; empty rows for one without."""

    def row(*tables: dict[str, str]) -> frozenset[str]:
        return frozenset(word for table in tables for word in table.get(language, "").split())

    verbs, pleas = row(AUXILIARIES, BESIDE_THEM, PASSIVES), frozenset(" ".join(PLEAS.get(language, ())).split())
    around = verbs | row(OWN, HEEDING, IGNORING) | pleas | _THIS | _NEGATIONS | _RELATIVES
    kinds = row(NOTICES), row(OF_DESKS), row(VOID), row(SENT), row(IGNORING), row(HEEDING), pleas | row(OWN), row(BACK)
    return _Rows(*kinds, row(AUXILIARIES, PASSIVES), verbs, row(ABOUT), around)


class _Clause(NamedTuple):
    """A clause whose first noun is a notice of withdrawal."""

    in_front: list[str]
    noun: str
    """The notice, in lower case."""
    behind: list[str]
    later: list[str]
    """All words of later clauses."""


def _clause(line: str, lexicon: Lexicon) -> _Clause | None:
    """Return the first clause with a noun, if that is a notice; None for any other.

    Only words of a desk stand in front. The clause begins and ends at a sign like a colon or comma, ``WITHDRAWAL: The
    story is withdrawn``, and ends at a relative. What stands in quotes is left out.
    """
    line = without_quoted(line[:_MAX_CHARS])
    words, matches = _rows(lexicon.language), [*WORD.finditer(line)]
    tokens = [match[0] for match in matches]
    noun = next((at for at, word in enumerate(tokens) if _is_noun(word.lower(), lexicon)), None)
    if noun is None or tokens[noun].lower() not in words.notices:
        return None
    if not all(_is_of_desk(word.lower(), tokens[at + 1 :], words, lexicon) for at, word in enumerate(tokens[:noun])):
        return None
    ends, opening = [end.start() for end in _CLAUSE_END.finditer(line)], matches[noun].start()
    start = max((end for end in ends if end < opening), default=-1)
    stop = min((end for end in ends if end > opening), default=len(line))
    in_front = [match[0] for match in matches[:noun] if match.start() > start]
    if not _is_definite(in_front, tokens[noun].lower(), words):
        return None
    behind = [match[0] for match in matches[noun + 1 :] if match.start() < stop]
    later = [match[0] for match in matches if match.start() > stop]
    return _Clause(in_front, tokens[noun].lower(), _without_relative(behind, words, lexicon), later)


def _is_of_same_desk(later: list[str], words: _Rows, lexicon: Lexicon) -> bool:
    """Whether later clauses speak of a notice or a text, or for the desk; ``the bank said`` does neither."""
    return later[0] in _RELATIVES or any(_is_noun(word, lexicon) or word in words.asking for word in later)


def _is_definite(in_front: list[str], notice: str, words: _Rows) -> bool:
    """Whether a notice was sent before: its clause has a word in front of it, or it has an article as its ending."""
    if not in_front:
        return any(notice[:-size] in words.notices for size in _LETTERS_OF_AN_ARTICLE)
    return notice not in NOUN_BEHIND or in_front[-1].lower() in NOUN_BEHIND[notice].split()


def _without_relative(behind: list[str], words: _Rows, lexicon: Lexicon) -> list[str]:
    """Return words up to a relative, which stands directly behind an item's noun or in front of a verb.

    Anywhere else it may be an article: ``der Rückzug der Meldung``.
    """
    lowered = [word.lower() for word in behind]
    for at, word in enumerate(lowered):
        if word not in _RELATIVES:
            continue
        if (at and _is_noun(lowered[at - 1], lexicon)) or not words.verbs.isdisjoint(lowered[at + 1 : at + 2]):
            return behind[:at]
    return behind


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    return word in _rows(lexicon.language).notices or word.startswith((*lexicon.story_nouns, *lexicon.text_nouns))


def _is_of_desk(word: str, behind: list[str], words: _Rows, lexicon: Lexicon) -> bool:
    if word in lexicon.desk or word in words.around or word in words.sent or word[0].isdecimal():
        return True
    return lexicon.stems.match(word) is not None and is_complete(word, [each.lower() for each in behind], lexicon)


def _is_unheeded(in_front: list[str], behind: list[str], lexicon: Lexicon) -> bool:
    """Whether a desk asks not to heed the notice, or withdraws it in its own words: ``We withdraw the withdrawal``.

    Behind an *and* it asks something else: ``Please note the withdrawal of our story and disregard it``.
    """
    words, lowered = _rows(lexicon.language), [word.lower() for word in in_front]
    after = [*takewhile(lambda word: word not in WORDS_FOR_AND, map(str.lower, behind))]
    stems = [
        at
        for at, word in enumerate(lowered)
        if lexicon.stems.match(word) is not None and is_complete(word, [*lowered[at + 1 :], *after], lexicon)
    ]
    is_negated = not _NEGATIONS.isdisjoint((*lowered, *after))
    asks = not words.asking.isdisjoint(lowered)
    read = {*lowered, *after} if asks else {*lowered}
    ignores = bool(stems) or not words.ignoring.isdisjoint(read)
    return ignores != is_negated and (ignores or (asks and not words.heeding.isdisjoint(read)))


def _opens_as_notice(behind: list[str], lexicon: Lexicon) -> bool:
    """Whether the words behind a notice go on as those of a desk: *the withdrawal of our story*, no *limits*."""
    words = _rows(lexicon.language)
    first = behind[0].lower() if behind else ""
    return not first or first in words.about or _is_noun(first, lexicon) or _is_of_desk(first, behind, words, lexicon)


def _is_void(behind: list[str], lexicon: Lexicon) -> bool:
    """Whether a notice is withdrawn itself or void, by a passive; a subject may stand behind a word like *about*."""
    words, has_noun, has_subject, has_passive = _rows(lexicon.language), False, False, False
    for at, printed in enumerate(behind):
        word, after = printed.lower(), [each.lower() for each in behind[at + 1 :]]
        has_passive |= word in words.passive
        is_stem = lexicon.stems.match(word) is not None and is_complete(word, after, lexicon)
        if word in words.void or (is_stem and word not in words.notices):
            is_passive = has_passive or not words.passive.isdisjoint(after[:_MAX_WORDS_TO_A_VERB])
            if is_passive:
                return True
        has_noun |= _is_noun(word, lexicon)
        has_subject |= has_noun and word in words.about
        if not (has_subject or _is_noun(word, lexicon) or _is_of_desk(word, behind[at + 1 :], words, lexicon)):
            return False
    return False


def _was_sent_by_mistake(behind: list[str], words: _Rows, lexicon: Lexicon) -> bool:
    """Whether a notice was sent by mistake; a slug may stand between: ``the kill on FIRE was …``.

    It has the verb, and the clause has no other item: ``the withdrawal of wrongly published research`` and ``of an
    erroneously sent story`` withdraw.
    """
    lowered = [word.lower() for word in behind]
    sent = next((at for at, word in enumerate(lowered) if word in words.sent), None)
    if sent is None or any(_is_noun(word, lexicon) for word in lowered):
        return False
    if sent and words.verbs.isdisjoint(lowered[:sent]):
        return False
    for at, word in enumerate(lowered[:sent]):
        is_slug = len(word) >= _MIN_LETTERS_OF_A_SLUG and behind[at].isupper()
        is_known = word in words.about or is_slug or _is_of_desk(word, behind[at + 1 :], words, lexicon)
        if not (is_known or _is_mistake(lowered, at, lexicon)):
            return False
    beside = range(max(0, sent - _MAX_WORDS_TO_A_MISTAKE), min(len(lowered), sent + _MAX_WORDS_TO_A_MISTAKE))
    return any(_is_mistake(lowered, at, lexicon) for at in beside)


def _is_mistake(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether words for a mistake stand at a place, or one of them does."""
    found = (phrase.split() for phrase in BY_MISTAKE.get(lexicon.language, ()))
    return any(
        words[first : first + len(phrase)] == phrase
        for phrase in found
        for first in range(max(0, at - len(phrase) + 1), at + 1)
    )


_MAX_CHARS: Final = 400
"""Characters of a sentence that are read: bounds time. Chosen by hand, as the longest line of a notice."""
_MAX_WORDS_TO_A_VERB: Final = 3
"""Words from a word for void to its verb behind it, at most: ``ungültig ist``. Chosen by hand."""
_MAX_WORDS_TO_A_MISTAKE: Final = 3
"""Words around *sent* in which the words for a mistake stand. Chosen by hand."""
_MIN_LETTERS_OF_A_SLUG: Final = 3
"""Capitals of the shortest slug, *FIRE*. Chosen by hand."""
_LETTERS_OF_AN_ARTICLE: Final = (1, 2)
"""Letters of an article that is a noun's ending: *återkallelse-n*, *makulering-en*."""
_CLAUSE_END: Final = re.compile(rf"[:.!?;,(|\n]|[{re.escape(DASHES)}](?=\s)")
_NEGATIONS: Final = frozenset(NEGATIONS.split())
_RELATIVES: Final = frozenset(RELATIVES.split())
_THIS: Final = frozenset(THIS.split())
