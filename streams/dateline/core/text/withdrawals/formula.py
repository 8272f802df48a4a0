"""Formula: the words by which a sentence withdraws a story, what that story is about, and the reason behind them.

``The story about a fire in Porto is withdrawn, as police said that nobody had died.`` has the subject *fire Porto* and
the reason *as police said that nobody had died*. A sentence has a formula only if it opens with words of a desk, up to
its word for a story or for withdrawing: ``The company said that its report was withdrawn`` has none.
"""

from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from dateline.core.data.stories.withdrawal_sentences import FOLLOWS, RELATIVES, VERSIONS
from dateline.core.data.stories.withdrawals import MARKS, STEMS
from dateline.core.data.text.characters import DASHES
from dateline.core.text.withdrawals.desk_words import WORD, Lexicon, Names, is_complete, lexicon, names_of
from dateline.core.text.withdrawals.subject import SentenceWords, words_of_sentences


class Formula(NamedTuple):
    """How a sentence or headline withdraws a story."""

    is_one: bool
    """Whether it has the words of a withdrawal; without them all of it is the subject."""
    subject: str
    """What is printed in front of the reason without the words of a desk: what the story is about."""
    stated: str
    """The sentence up to the reason, as printed."""
    reason: str
    """The clause behind the formula, as printed; empty where there is none."""


def read_formula(sentence: str, language: str, agencies: Iterable[str]) -> Formula:
    """Return how a sentence withdraws a story; ``agencies`` are those of its dateline.

    In a language without rows of a desk's words, all of it is the subject.
    """
    if language not in STEMS:
        return Formula(is_one=False, subject=sentence, stated=sentence, reason="")
    words, parts, names = lexicon(language), words_of_sentences(language), names_of(agencies)
    matches = [*WORD.finditer(sentence, 0, _MAX_CHARS)]
    tokens = [match[0].lower() for match in matches]
    kinds = _kinds(tokens, words, parts, names)
    start = 1 if len(tokens) > 1 and tokens[0] in _MARKS and _is_sign(sentence, matches[0].end()) else 0
    gaps = [sentence[one.end() : two.start()] for one, two in pairwise(matches)]
    closed = [*(any(sign in gap for sign in _CLOSERS) for gap in gaps), *(True for _ in matches[-1:])]
    end = _end_of_formula(tokens, kinds, start, words, parts, closed)
    stop = len(tokens) if end is None else end
    behind = kinds[stop:]
    reason = sentence[matches[stop - 1].end() :].strip(_AROUND_REASON) if stop and _OTHER in behind else ""
    ends = [*(match.start() for match in matches[1:]), *(match.end() for match in matches[-1:])]
    subject = "".join(
        sentence[matches[at].start() : ends[at]] if kinds[at] == _OTHER else " " for at in range(start, stop)
    )
    stated = sentence[matches[start].start() : matches[stop - 1].end()] if start < stop else ""
    return Formula(end is not None, subject.strip(), stated, reason)


def announces_version(sentence: str, language: str) -> bool:
    """Whether a sentence only announces another version: ``A corrected story will follow``."""
    if language not in STEMS:
        return False
    words, follows = lexicon(language), FOLLOWS.get(language, "").split()
    tokens = [word.lower() for word in WORD.findall(sentence, 0, _MAX_CHARS)]
    nouns = (*words.story_nouns, *words.text_nouns, *VERSIONS)
    is_announced = any(word in follows for word in tokens) and any(word.startswith(nouns) for word in tokens)
    return is_announced and len(tokens) <= _MAX_WORDS_OF_AN_ANNOUNCEMENT


def _kinds(tokens: list[str], words: Lexicon, parts: SentenceWords, names: Names) -> list[str]:
    """Return what each word is to a desk: the first kind that it is of."""
    kinds, name_ends = list[str](), 0
    for at, word in enumerate(tokens):
        if at >= name_ends:
            name_ends = at + names.size_at(tokens, at)
        if at < name_ends:
            kinds.append(_AGENCY)
        elif words.stems.match(word) is not None and is_complete(word, tokens[at + 1 :], words):
            kinds.append(_STEM)
        elif word.startswith((*words.story_nouns, *words.text_nouns)):
            kinds.append(_NOUN)
        elif word in words.desk or word in parts.verbs or word in parts.own or word in parts.about:
            kinds.append(_DESK)
        else:
            kinds.append(_OTHER)
    return kinds


def _end_of_formula(  # noqa: PLR0913, PLR0917 - what is known of the words
    tokens: list[str], kinds: list[str], start: int, words: Lexicon, parts: SentenceWords, closed: list[bool]
) -> int | None:
    """Return the first word behind the formula, where a reason may begin; None where a sentence has no formula.

    A story that is named in front is withdrawn by the first passive behind it: ``… is withdrawn``; not by that of
    another noun, ``a train that was withdrawn from service``. Where the desk names itself or the verb first,
    ``We withdraw …``, a word like *because* has to open the reason. ``closed`` says behind which words a sign stands.
    """

    def is_of_desk(at: int) -> bool:
        return kinds[at] != _OTHER or tokens[at][0].isdecimal()  # of a date

    opening = start + len([*takewhile(is_of_desk, range(start, len(tokens)))])
    first = next((at for at in range(start, opening) if kinds[at] in {_STEM, _NOUN}), None)
    if first is None:
        return None
    if kinds[first] == _NOUN:
        stems = [at for at in range(first, len(tokens)) if kinds[at] == _STEM]
        verbs = [verb for at in stems if (verb := _passive_at(at, tokens, kinds, words, parts)) is not None]
        verbs = [*dict.fromkeys(verbs)]
        of_story = (one for one, then in pairwise(verbs) if not _is_of_another(one, then, tokens, closed))
        return next((verb.stop for verb in (*of_story, *verbs[-1:])), None)
    because = (at for at in range(first + 1, len(tokens)) if kinds[at] != _AGENCY and tokens[at] in parts.because)
    return next(because, len(tokens))


def _passive_at(stem: int, tokens: list[str], kinds: list[str], words: Lexicon, parts: SentenceWords) -> range | None:
    """Return the words of a verb of withdrawal and what belongs to it; None where it is no passive."""
    seconds = {second for first, second in words.separable if tokens[stem].startswith(first)}

    def belongs(at: int) -> bool:
        return kinds[at] == _STEM or tokens[at] in parts.verbs or tokens[at] in seconds

    begin, end = stem, stem + 1
    while begin > 0 and belongs(begin - 1):
        begin -= 1
    if seconds:
        end = next((at + 1 for at in range(end, len(tokens)) if tokens[at] in seconds), end)
    while end < len(tokens) and belongs(end):
        end += 1
    is_passive = not parts.passive.isdisjoint(tokens[begin:end])
    return range(begin, end) if is_passive else None


def _is_of_another(verb: range, then: range, tokens: list[str], closed: list[bool]) -> bool:
    """Whether a passive is of another noun than the story: a word like *that* stands in front, and no sign behind it.

    A sign may stand between it and the story's own verb: ``…, der am Montag zurückgezogen wurde, wird zurückgezogen``.
    """
    is_relative = any(word in _RELATIVES for word in tokens[max(0, verb.start - _MAX_WORDS_OF_A_RELATIVE) : verb.start])
    return is_relative and (not closed[verb.stop - 1] or then.start <= verb.stop)


def _is_sign(sentence: str, at: int) -> bool:
    return sentence[at : at + 2].strip()[:1] in _SIGNS


_AGENCY: Final = "agency"
_STEM: Final = "stem"
_NOUN: Final = "noun"
_DESK: Final = "desk"
_OTHER: Final = "other"
_MAX_CHARS: Final = 600
"""Characters of a sentence that are read: bounds time. Chosen by hand, as the longest notice."""
_MAX_WORDS_OF_AN_ANNOUNCEMENT: Final = 12
"""Words of a sentence that announces a version and says nothing else, at most. Chosen by hand."""
_MARKS: Final = frozenset(MARKS.split())
_SIGNS: Final = (":", "|", *DASHES)
"""Signs between a mark and the sentence behind it."""
_RELATIVES: Final = frozenset(RELATIVES.split())
_MAX_WORDS_OF_A_RELATIVE: Final = 3
"""Words from one like *that* to a verb behind it, at most: ``der am Montag``. Chosen by hand."""
_CLOSERS: Final = (",", ";", ":", ".")
"""Signs behind the words of a formula."""
_AROUND_REASON: Final = f" ,;:{DASHES}"
"""What may stand around a reason."""
