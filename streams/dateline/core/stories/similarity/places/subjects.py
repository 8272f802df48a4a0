"""Whether two texts are filled in from one pattern for two subjects: ``Brandt issues profit warning``, ``Keller …``.

The scorer takes the second for an update of the first, as most of the headline and many words are the same. Each has a
name that is nowhere in the other text: in the new headline and its text, and in the earlier headline, where it opens
it or is a name in the text. Other figures belong to it, or another dateline where there are none. On the newswire of
the fit, of 487 pairs with a label that are joined none is so.

Where neither says so, it counts that both names stand in one place of the two headlines: ``EU fines Vodafone over data
breach``, ``EU fines Orange …``. They are the towns of the two datelines, whatever the figures are, or there is no
figure at all and the rest of the texts is the same. A word that opens a headline has a capital in any case, so that it
has to be a rare one there. A country may be the subject of what comes from it: ``Kenya bans poultry imports``. So it is
beside a name or Europe, from a place whose country is not known: Norway's bank and the European one raise their rates.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from dateline.core.data.stories.place_words import EUROPE
from dateline.core.data.text.names import CAPITALISED_NOUNS
from dateline.core.places.countries import mentions, words_for
from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values
from dateline.core.stories.similarity.compare import Likeness
from dateline.core.stories.similarity.features import MAX_WORDS, Traits
from dateline.core.stories.similarity.line import headline_to_compare
from dateline.core.stories.similarity.places.abbreviations import are_of_two_bodies, begin_with_two_bodies
from dateline.core.stories.similarity.places.lines import words_in_one_place
from dateline.core.stories.similarity.places.spelling import are_spellings, misspellings
from dateline.core.stories.similarity.places.texts import is_form_of_town, may_be_one, rows_with
from dateline.core.stories.similarity.scorer import Pair
from dateline.core.stories.similarity.text.tokenized_text import TokenizedText, tokenize
from dateline.core.stories.similarity.tokens import tokens
from dateline.core.stories.similarity.vocabulary import CONTENT, NUMBER, vocabulary, word_hashes
from dateline_schemas.brief import Brief

_WORDS: Final = 1
"""Position in ``Traits.sizes`` of the number of words."""
_TITLE: Final = 2
"""Position in ``Traits.sizes`` of the number of words of the headline."""
_FRONT_WORDS: Final = 6
"""Words of a text among which its subject is: whoever is quoted stands further behind. Chosen by hand."""
_SAME_PATTERN: Final = 0.5
"""Share by weight of the lighter headline that is in the other, at least. Chosen by hand."""
_SAME_TEXT: Final = 0.8
"""Jaccard index from which on a name that opens the earlier headline may be misspelt. Chosen by hand, as
``join_rules`` does for the same words."""
_MANY_WORDS: Final = 0.5
"""Share of a text's shingles that two texts of one pattern have in common, at least. Chosen by hand."""
_RARE: Final = 0.6
"""Weight of a rare word. Chosen by hand, as ``join_rules`` does for the words that are strange to a text."""
_MIN_LETTERS: Final = 3
"""First letters that a name and the word for its people share: ``Thai`` and ``Thailand``. Chosen by hand."""
_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words for numbers are cached, each at most some thousands of hashes. Chosen by hand."""


def is_of_another_subject(brief: Brief, own: Traits, other: Traits, pair: Pair) -> bool:
    """Whether a new text has the headline of an earlier one with another name in it, and is of another event."""
    like = pair.like
    if not own.sizes[_TITLE] and not other.sizes[_TITLE]:
        return not pair.is_update and (
            _begins_with_another_name(brief, own, other, like) or begin_with_two_bodies(brief, own, other, like)
        )
    if like.title < _SAME_PATTERN:
        return False
    tells = like.any_numbers != 1 and (like.any_numbers >= 0 or like.places == 0)
    if tells and _has_another_name(brief, own, other, like):
        return True
    return not pair.is_update and _has_another_name_in_its_place(brief, own, other, like)


def _has_another_name(brief: Brief, own: Traits, other: Traits, like: Likeness) -> bool:
    """Whether each text has a name in its headline that is nowhere in the other text."""
    dateline = word_hashes(other.places, brief.language)
    known = {*other.words.tolist(), *other.name_words.tolist(), *dateline}
    if known.issuperset(own.title.tolist()):
        return False
    headline = headline_to_compare(brief) or ""
    text = tokenize(brief.text, headline, own.names, brief.language)
    words = {*text.words[: text.title.start].tolist(), *own.title.tolist(), *word_hashes(own.places, brief.language)}
    former = {word for word in other.title.tolist() if word not in words}
    opens = like.jaccard < _SAME_TEXT and not former.isdisjoint(other.title.tolist()[:1])
    names = former.intersection((*other.name_words.tolist(), *dateline))
    if not (opens or names):
        return False
    subjects = _subjects(text, headline, own, known)
    return bool(subjects) and not any(
        are_spellings(one, another) for another in _printed(other, names, brief.language) for one in subjects
    )


def _has_another_name_in_its_place(brief: Brief, own: Traits, other: Traits, like: Likeness) -> bool:
    """Whether the headlines have two names in one place, of which neither text has the other's.

    They are the towns of two datelines, the countries of these, or two abbreviations; or the names alone are others
    and there is no figure.
    """
    is_long = max(own.sizes[_WORDS], other.sizes[_WORDS]) >= MAX_WORDS  # such a text may have a word that was not kept
    if is_long or not (in_one_place := words_in_one_place(own, other)):
        return False
    language = brief.language  # the datelines are read where there is such a pair alone: it takes ten microseconds
    dateline, former_dateline = {*word_hashes(own.places, language)}, {*word_hashes(other.places, language)}
    slots = [(one, another) for one, another in in_one_place if one not in former_dateline and another not in dateline]
    if not slots:
        return False
    headline = headline_to_compare(brief) or ""
    text = tokenize(brief.text, headline, own.names, language)
    ours, theirs = _words_of_title(text, headline, {one for one, _ in slots}), _words_of_names(other, language)
    if like.places == 0 and any(
        (one in dateline or (one in ours and is_form_of_town(ours[one], own)))
        and (another in former_dateline or (another in theirs and is_form_of_town(theirs[another], other)))
        for one, another in slots
    ):
        return True
    has_country = like.places == 0 and (
        any(_is_country_of_dateline(ours.get(one), own, other) for one, _ in slots)
        or _is_country_beside_name(brief, own, other, slots)
    )
    if has_country or are_of_two_bodies(brief, text, own, other, like, slots):
        return True
    if like.any_numbers >= 0 or max(like.of_text, like.of_earlier) < _MANY_WORDS:
        return False
    names = _names_in_text(text, {*other.words.tolist()}, may_be_nouns=language in CAPITALISED_NOUNS)
    return any(
        ours.get(one) in names and _is_name_of_another(ours[one], another, theirs, other, like, language)
        for one, another in slots
    )


def _begins_with_another_name(brief: Brief, own: Traits, other: Traits, like: Likeness) -> bool:
    """Whether two texts without headlines and figures have two names in one place among their first words.

    What opens the earlier text is known by nothing but that its other words are those of the new one. From two
    datelines, it has to be the country of one of them.
    """
    if (
        (like.any_numbers >= 0 and like.places != 0)
        or max(like.of_text, like.of_earlier) < _MANY_WORDS
        or max(own.sizes[_WORDS], other.sizes[_WORDS]) >= MAX_WORDS
    ):
        return False
    language, seed = brief.language, vocabulary(brief.language).seed
    words, others = {*own.words.tolist()}, {*other.words.tolist(), *word_hashes(other.places, language)}
    text, rows = tokenize(brief.text, "", own.names, language), {*other.shingles.tolist()}
    nouns = language in CAPITALISED_NOUNS
    strange = [name for value, name in _words_of_names(other, language).items() if value not in words]
    for at in range(min(_FRONT_WORDS, text.title.start)):
        name = text.body[text.starts[at] : text.ends[at]]
        if not _may_be_name(text, at, may_be_nouns=nouns) or int(text.words[at]) in others:
            continue
        if like.places == 0:
            if _is_country_of_dateline(name, own, other):
                return True
            continue
        place = slice(at, at + 1)
        if any(
            rows_with(text, place, tokens(former).hashes, seed, rows)
            and not may_be_one(name.title(), former.title(), apart=False)
            for former in strange
        ):
            return True
        if not at and _is_opened_by_another(name, {*other.words.tolist()} - words, like, language):
            return True
    return False


def _is_opened_by_another(name: str, strange: AbstractSet[int], like: Likeness, language: str) -> bool:
    """Whether a rare word is all that an earlier text has and the new one has not, which opens with another name."""
    weight = like.shared_weight / like.subject - like.shared_weight if like.subject > 0 else 0.0
    return len(strange) == 1 and weight >= _RARE and _may_be_another(name.lower(), min(strange), language)


def _is_country_of_dateline(word: str | None, own: Traits, other: Traits) -> bool:
    """Whether a word names the country from which its text comes, and the other text comes from another country."""
    here, there = ({*mentions(each.places.title())} for each in (own, other))
    named = {*mentions(word.title())} if word is not None else set[str]()
    return bool(here & named) and bool(there) and here.isdisjoint(there)


def _is_country_beside_name(brief: Brief, own: Traits, other: Traits, slots: Iterable[tuple[int, int]]) -> bool:
    """Whether one headline names the country of its dateline where the other, from a place unknown, has a name.

    So have ``Norway's central bank`` from Oslo and ``The European Central Bank`` from Frankfurt. The other text does
    not name the country. A name that both texts and headlines have is the subject of both: ``Danish Maersk``, ``AP
    Moller Maersk``. Where any noun has a capital, words for Europe alone are known as names.
    """
    language = brief.language
    here, there = _countries_of_dateline(own), _countries_of_dateline(other)
    if here and there:  # ``_is_country_of_dateline`` has compared them
        return False
    strange, codes, named = (other, here, mentions(other.names)) if here else (own, there, {*brief.countries})
    if not codes or not codes.isdisjoint(named):
        return False
    names = {*word_hashes(EUROPE.get(language, ""), language)}
    shared = {*own.name_words.tolist()}.intersection(other.name_words.tolist(), own.title.tolist())
    if language not in CAPITALISED_NOUNS and shared.isdisjoint(other.title.tolist()):
        names.update(strange.name_words.tolist())
    country = _words_for(codes, language)
    return any((one in country and another in names) or (another in country and one in names) for one, another in slots)


def _countries_of_dateline(traits: Traits) -> frozenset[str]:
    """Return the countries whose names or capitals are in a dateline: a gazetteer alone knows the other towns."""
    return frozenset(mentions(traits.places.title()))


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _words_for(codes: frozenset[str], language: str) -> frozenset[int]:
    """Return the hashes of the words for some countries and their people."""
    return frozenset(word_hashes("\n".join(word.lower() for code in codes for word in words_for(code)), language))


def _is_name_of_another(  # noqa: PLR0913, PLR0917 - what is known of two words
    name: str, former: int, printed: Mapping[int, str], other: Traits, like: Likeness, language: str
) -> bool:
    """Whether a word of the earlier headline, given its hash, is a name, and another one than a name of the new text.

    Of a word that opens headline and text nothing but its hash is kept: it is another one if it is rare, and none that
    differs in a letter. Of a country and its capital, one is often said for the other.
    """
    if former in printed:
        return not may_be_one(name.title(), printed[former].title(), apart=like.places == 0)
    opens = other.title.tolist()[:1] == [former]
    return opens and like.strange_weight >= _RARE and _may_be_another(name, former, language)


def _may_be_another(name: str, former: int, language: str) -> bool:
    """Whether a name is no country, and no misspelling of a word of which nothing but the hash is known.

    Neither may be a word for a number: a toll may open a text, and rise.
    """
    if mentions(name.title()) or name in counted_values(language) or former in _numbers(language):
        return False
    return former not in word_hashes("\n".join(misspellings(name)), language)


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _numbers(language: str) -> frozenset[int]:
    """Return the hashes of a language's words for numbers."""
    return frozenset(word_hashes("\n".join(counted_values(language)), language))


def _subjects(text: TokenizedText, headline: str, own: Traits, known: AbstractSet[int]) -> set[str]:
    """Return the words of the headline that are names in its text, or begin as one, and are not among known words."""
    names = _names_in_text(text, known)
    begins = {name[:_MIN_LETTERS] for name in names if len(name) > _MIN_LETTERS}
    strange = _words_of_title(text, headline, {*own.title.tolist()}.difference(known)).values()
    return {word for word in strange if word in names or word[:_MIN_LETTERS] in begins}


def _names_in_text(text: TokenizedText, known: AbstractSet[int], *, may_be_nouns: bool = False) -> set[str]:
    """Return the words of a text with a capital that are not among known words, in lower case.

    Where they ``may_be_nouns``, those alone that open the text or stand behind a noun: ``der Händler Lidl``.
    """
    words, starts, ends = (values.tolist() for values in (text.words, text.starts, text.ends))
    return {
        text.body[starts[at] : ends[at]].lower()
        for at in range(text.title.start)
        if words[at] not in known and _may_be_name(text, at, may_be_nouns=may_be_nouns)
    }


def _may_be_name(text: TokenizedText, at: int, *, may_be_nouns: bool) -> bool:
    """Whether a token has a capital and is no function word; see ``_names_in_text``."""
    is_capitalised = bool(text.marks[at] & CONTENT) and text.body[text.starts[at]].isupper()
    return is_capitalised and not (may_be_nouns and at and not _is_noun(text, at - 1))


def _is_noun(text: TokenizedText, at: int) -> bool:
    """Whether a token has a capital, and is neither a function word nor a number: ``Eine`` opens a sentence."""
    mark = text.marks[at]
    return bool(mark & CONTENT) and not mark & NUMBER and text.body[text.starts[at]].isupper()


def _words_of_title(text: TokenizedText, headline: str, words: AbstractSet[int]) -> dict[int, str]:
    """Return by hash some words of the headline in lower case."""
    before = len(text.body) + 1
    if len(headline) != len(headline.lower()):  # the tokens are those of the lower-case form
        headline = headline.lower()
    tokens_of_title = range(text.title.start, text.title.stop)
    return {
        word: headline[text.starts[at] - before : text.ends[at] - before].lower()
        for at in tokens_of_title
        if (word := int(text.words[at])) in words
    }


def _words_of_names(other: Traits, language: str) -> dict[int, str]:
    """Return by hash the words of the names of a text, as printed there but in lower case."""
    return {value: name for name in other.names.lower().split() for value in word_hashes(name, language)}


def _printed(other: Traits, words: AbstractSet[int], language: str) -> list[str]:
    """Return those of some words that are among the names of a text, as printed there but in lower case."""
    names = other.names.lower().replace("\n", " ").split()
    return [name for name in names if not words.isdisjoint(word_hashes(name, language))]
