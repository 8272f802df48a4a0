"""Withdrawal notice: whether a desk withdraws a story in a sentence: ``ANSA annulla la notizia 'Tunisia ferma …'``.

Words of withdrawal are words of the news too (``La UE anula la multa``), and so is a headline in quotes. So a text is
a notice only if two things meet: its first line opens with nothing but words of a desk, among them one of withdrawal,
and what follows is word for word the headline of a known story, or the line says that the agency of its own dateline
withdraws an item. The first word of any other kind, as a minister's name, ends the opening: then it is news. A mark in
front of such a headline is enough: ``STORNO: …``, ``(Zurückgezogen) …``.

The words are rows of ``core/data/stories/withdrawals.py``. What a text says in other forms is read by ``signals`` and
``notices``, without knowing any story.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.stories.withdrawals import (
    DESK_WORDS,
    MARKS,
    MARKS_IN_BRACKETS,
    NEGATIONS,
    SEPARABLE,
    STEMS,
    STORY_NOUNS,
    TEXT_NOUNS,
)
from dateline.core.data.text.characters import DASHES, QUOTES
from dateline.core.data.text.function_words import FUNCTION_WORDS, NEIGHBOURS
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.wire.agencies import FORMS_BY_CODE
from dateline.core.text.agencies import AGENCY_FORMS
from dateline.core.text.notices import MAX_NOTICE_CHARS
from dateline_schemas.brief import Brief


class Notice(NamedTuple):
    """A notice of withdrawal, and the headline by which it names its story; None where it tells the subject."""

    headline: str | None


def may_withdraw(headline: str | None, text: str, language: str) -> bool:
    """Whether a text has a mark or a word of withdrawal where notices have one: a quick test that rules out most.

    It is asked of every text, before any name of an agency is read.
    """
    if language not in STEMS:
        return False
    if headline is not None and not _MARKS.isdisjoint(map(str.lower, _WORD.findall(headline, 0, _MAX_LABEL_CHARS))):
        return True
    return len(text) <= MAX_NOTICE_CHARS and _has_stem(_lines(headline, text), _lexicon(language))


def read_withdrawal(
    headline: str | None, text: str, language: str, agencies: Iterable[str], is_known: Callable[[str], bool]
) -> Notice | None:
    """Return the notice that a text is; None for any other text.

    ``agencies`` are those of its dateline, and ``is_known`` says whether words are the headline of a known story.
    """
    if not may_withdraw(headline, text, language):  # as nearly always
        return None
    words, named = _lexicon(language), _names(agencies)
    if headline is not None and (marked := _marked(headline, words, named, is_known)):
        return Notice(marked)
    if len(text) > MAX_NOTICE_CHARS or not _has_stem(lines := _lines(headline, text), words):
        return None
    first = lines[-1]
    quoted = (_quoted_in(line, words, named, is_known) for line in lines)
    known = next((one for one in quoted if one is not None), None)
    if known is None and headline is not None:
        says_so = _reads_as_notice(_opening(first, words, named))
        known = _labelled(headline, words, named, is_known, says_so=says_so)
    if known is not None:
        return Notice(known)
    is_of_agency = bool(named.given) and any(_agency_withdraws(_opening(line, words, named)) for line in lines)
    return Notice(None) if is_of_agency else None


def agency_names(brief: Brief) -> tuple[str, ...]:
    """Return the names and codes of the agencies of a brief's dateline."""
    agencies = brief.dateline.agencies if brief.dateline is not None else ()
    return tuple(name for agency in agencies for name in (agency.printed, agency.code) if name)


def is_bare_notice(sentence: str, language: str, agencies: Iterable[str]) -> bool:
    """Whether a sentence says nothing but that something is withdrawn: ``Si prega di considerare annullata …``."""
    if language not in STEMS:
        return False
    opening = _opening(sentence, _lexicon(language), _names(agencies))
    return opening.is_whole and opening.withdraws


class _Lexicon(NamedTuple):
    """The words of a desk in one language."""

    stems: re.Pattern[str]
    """A word of withdrawal, whole or its first part, in lower case."""
    openings: tuple[str, ...]
    """What ``stems`` finds at the beginning of a word: to look for each anywhere takes a tenth of its time."""
    separable: tuple[tuple[str, str], ...]
    story_nouns: tuple[str, ...]
    text_nouns: tuple[str, ...]
    desk: frozenset[str]


class _Names(NamedTuple):
    """The names of the agencies by which a line may say that they withdraw an item, as words in lower case."""

    given: frozenset[tuple[str, ...]]
    """Empty where the page names none: then any agency may stand there."""
    longest: int
    """Words of the longest name."""

    def size_at(self, words: list[str], at: int) -> int:
        """Return how many words from ``at`` on are a name; 0 where none begins there."""
        known = self.given or _ALL_AGENCIES
        return next((size for size in range(self.longest, 0, -1) if tuple(words[at : at + size]) in known), 0)


class _Opening(NamedTuple):
    """What the words say with which a line opens, up to the first that is none of a desk's."""

    withdraws: bool = False
    has_story_noun: bool = False
    has_agency: bool = False
    has_object: bool = False
    """Whether a noun stands behind the word of withdrawal."""
    ends: tuple[tuple[int, bool], ...] = ()
    """Where the words end from the one of withdrawal on, and whether a noun of a story stands among them by then."""
    is_whole: bool = True
    """Whether the line has no other words."""


_MAX_CACHED_LEXICONS: Final = 64
"""Languages whose words are cached. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LEXICONS)
def _lexicon(language: str) -> _Lexicon:
    separable = SEPARABLE.get(language, ())
    openings = (*STEMS[language].split(), *(first for first, _ in separable))
    stems = "|".join(map(re.escape, openings))
    function_words = f"{FUNCTION_WORDS.get(language, '')} {NEIGHBOURS.get(language, '')} {DESK_WORDS[language]}"
    return _Lexicon(
        re.compile(rf"\b(?:{stems})"),
        openings,
        separable,
        tuple(STORY_NOUNS[language].split()),
        tuple(TEXT_NOUNS[language].split()),
        (frozenset(function_words.split()) | _CALENDAR | {second for _, second in separable}) - {*NEGATIONS.split()},
    )


def _lines(headline: str | None, text: str) -> list[str]:
    """Return the lines that may be a notice, the first of the text as the last one; of long ones the beginning."""
    first = text.split("\n", 1)[0][:_MAX_LINE_CHARS]
    return [first] if headline is None else [headline[:_MAX_LINE_CHARS], first]


def _has_stem(lines: list[str], words: _Lexicon) -> bool:
    """Whether any line has a word of withdrawal."""
    lowered = "\n".join(lines).lower()
    return any(map(lowered.__contains__, words.openings)) and words.stems.search(lowered) is not None


def _names(agencies: Iterable[str]) -> _Names:
    """Return all names of some agencies; of all agencies, in one word, where none are given."""
    forms = {form for name in agencies for form in FORMS_BY_CODE.get(name, (name,))}
    given = frozenset(tuple(_WORD.findall(form.lower())) for form in forms)
    return _Names(given, max(map(len, given))) if given else _Names(given, 1)


def _opening(line: str, words: _Lexicon, agencies: _Names) -> _Opening:
    """Read the words of a desk with which a line opens."""
    matches = [*_WORD.finditer(line)]
    tokens = [match[0].lower() for match in matches]
    read, name_ends, ends = _Opening(), 0, list[tuple[int, bool]]()
    for at, word in enumerate(tokens):
        if at >= name_ends:
            name_ends = at + agencies.size_at(tokens, at)
        is_agency, is_like_stem = at < name_ends, words.stems.match(word) is not None
        is_story, is_text = word.startswith(words.story_nouns), word.startswith(words.text_nouns)
        if not (is_agency or is_like_stem or is_story or is_text or word in words.desk or word[0].isdecimal()):
            return read._replace(ends=tuple(ends), is_whole=False)
        read = _Opening(
            read.withdraws or (is_like_stem and _is_complete(word, tokens[at + 1 :], words)),
            read.has_story_noun or is_story,
            read.has_agency or is_agency,
            read.has_object or (read.withdraws and (is_story or is_text)),
        )
        if read.withdraws:
            ends.append((matches[at].end(), read.has_story_noun))
    return read._replace(ends=tuple(ends))


def _is_complete(word: str, behind: list[str], words: _Lexicon) -> bool:
    """Whether a word that begins like one of withdrawal is one: where it is in two parts, the other is behind it."""
    parts = [second for first, second in words.separable if word.startswith(first)]
    return not parts or any(other in parts for other in behind)


def _reads_as_notice(opening: _Opening) -> bool:
    """Whether a line says that a story is withdrawn: ``La notizia è annullata``."""
    return opening.withdraws and opening.has_story_noun


def _agency_withdraws(opening: _Opening) -> bool:
    """Whether a line says that an agency withdraws an item: ``EFE anula la noticia sobre``."""
    return opening.has_agency and opening.has_object


def _quoted_in(line: str, words: _Lexicon, agencies: _Names, is_known: Callable[[str], bool]) -> str | None:
    """Return the known headline that a line has in quotes behind words of a desk; None where it has none."""
    for span in _quotes(line):
        before = line[: span.start]
        if not _opening(before, words, agencies).is_whole:
            return None
        opening = _opening(f"{before} {line[span.stop :]}", words, agencies)
        beside = opening.has_story_noun or opening.has_agency
        quoted = line[span.start : span.stop].strip(_AROUND_QUOTED)
        if opening.withdraws and beside and is_known(quoted):
            return quoted
    return None


def _quotes(line: str) -> Iterator[slice]:
    """Yield what may stand in quotes, from the first sign that opens some: a sign inside may be an apostrophe."""
    opening = _OPENS_QUOTE.search(line)
    if opening is None:
        return
    closers = [match.start() for match in _CLOSES_QUOTE.finditer(line, opening.end())]
    for end in closers[:_MAX_CLOSERS]:
        yield slice(opening.start(), end + 1)


def _labelled(
    headline: str, words: _Lexicon, agencies: _Names, is_known: Callable[[str], bool], *, says_so: bool
) -> str | None:
    """Return the known headline that stands behind, in front of or without a label: ``ANNULLA - Tunisia ferma …``.

    The label names an item, or an agency before a sign; else the text has to say so, since ``Annulé : …`` is of the
    news too, of what a known headline announced.
    """
    opening = _opening(headline, words, agencies)
    if says_so and is_known(headline):
        return headline
    for end, has_noun in opening.ends[:_MAX_LABEL_WORDS]:
        rest = headline[end:]
        is_signed = opening.has_agency and rest.lstrip()[:1] in _SIGNS
        if (says_so or has_noun or is_signed) and is_known(rest := rest.strip(_AROUND_LABEL)):
            return rest
    for match in _SIGN.finditer(headline, max(0, len(headline) - _MAX_LABEL_CHARS)):
        label = _opening(headline[match.end() :], words, agencies)
        if not (label.is_whole and label.withdraws):
            continue
        rest = headline[: match.start()].strip(_AROUND_LABEL)
        if (says_so or label.has_story_noun) and is_known(rest):
            return rest
    return None


def _marked(headline: str, words: _Lexicon, agencies: _Names, is_known: Callable[[str], bool]) -> str | None:
    """Return the known headline behind a mark: ``STORNO: …``, ``dpa-Rückzug: …``, ``(Zurückgezogen) …``."""
    matches = [*_WORD.finditer(headline, 0, _MAX_LABEL_CHARS)]
    tokens = [match[0].lower() for match in matches]
    mark = next((at for at, word in enumerate(tokens) if word in _MARKS), None)
    if mark is None:  # as nearly always
        return None
    at, has_agency = 0, False
    while at < mark:
        size = agencies.size_at(tokens, at)
        if not (size or tokens[at] in words.desk or tokens[at].startswith((*words.story_nouns, *words.text_nouns))):
            return None
        at, has_agency = at + max(size, 1), has_agency or size > 0
    end = matches[mark].end()
    label, behind = headline[:end], headline[end:]
    in_brackets = label.startswith(_OPENING_BRACKETS) and behind.startswith(_CLOSING_BRACKETS)
    if not (in_brackets or behind.lstrip(_BEFORE_SIGN).startswith(_MARK_SIGNS)):
        return None
    is_mark = label.isupper() or (tokens[mark] in _MARKS_IN_BRACKETS if in_brackets else has_agency)
    rest = behind.strip(_AROUND_MARKED)
    return rest if is_mark and is_known(rest) else None


_WORD: Final = re.compile(r"[^\W_]+")
_CALENDAR: Final = frozenset(name for names in MONTHS for name in names) | frozenset(WEEKDAYS)
_ALL_AGENCIES: Final = frozenset((form.lower(),) for form in AGENCY_FORMS if form.isalnum())
"""Names of agencies in one word, for a page without a dateline."""
_MAX_LINE_CHARS: Final = 400
"""Characters of a line that are read: bounds time. Chosen by hand: a desk's words and two headlines."""
_MAX_LABEL_CHARS: Final = 60
"""Characters of the longest label behind a headline. Chosen by hand."""
_MAX_LABEL_WORDS: Final = 12
"""Words from the one of withdrawal on behind which a headline may begin: bounds time. Chosen by hand."""
_MAX_CLOSERS: Final = 6
"""Signs that may close a quotation, the first ones: bounds time. Chosen by hand: a headline has few apostrophes."""
_QUOTE: Final = f"[{re.escape(QUOTES)}]"
_OPENS_QUOTE: Final = re.compile(rf"(?<!\w){_QUOTE}{{1,2}}(?=\s?\w)")
_CLOSES_QUOTE: Final = re.compile(rf"{_QUOTE}(?!\w)")
_AROUND_QUOTED: Final = f" .,{QUOTES}"
_SIGNS: Final = f":|/{DASHES}"
"""Signs between a label and a headline."""
_SIGN: Final = re.compile(rf"[{re.escape(_SIGNS)}(\[]")
_AROUND_LABEL: Final = f" .!{_SIGNS}()[]"
_MARKS: Final = frozenset(MARKS.split())
_MARKS_IN_BRACKETS: Final = frozenset(MARKS_IN_BRACKETS.split())
_OPENING_BRACKETS: Final = ("(", "[")
_CLOSING_BRACKETS: Final = (")", "]")
_BEFORE_SIGN: Final = " )]"
_MARK_SIGNS: Final = (*_SIGNS, "*", "+")
"""Signs between a mark and a headline, one of which has to stand there."""
_AROUND_MARKED: Final = f"{_AROUND_LABEL}*+{QUOTES}"
