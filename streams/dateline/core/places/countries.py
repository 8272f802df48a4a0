"""Which countries a text names, in nine languages.

``countries`` is the entry; ``mentions`` also says by which words. All forms of all names are compiled into one
Aho-Corasick automaton when the module is imported (``_vocabulary``), from the rows of ``core/data/places``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from dateline.core.data.places.capitals import CAPITALS
from dateline.core.data.places.country_names import METONYMS, NAMES
from dateline.core.data.places.demonyms import LANGUAGES
from dateline.core.data.places.homonyms import (
    ARTICLES,
    CAUTIONS,
    COMPOUND_HEADS,
    LINKS,
    NO_COUNTRIES,
    OTHER_COUNTRIES,
    PERSON_CONTEXTS,
)
from dateline.core.places.atlas import fold

_MIN_CHARS_IN_CAPITALS: Final = 4
"""Characters of a name that is also found in capitals, as headlines set it (an adjective needs one more).

Chosen by hand: shorter ones are other words in capitals.
"""
_NEIGHBOUR_CHARS: Final = 32
"""Characters before or after a form in which its neighbouring word is looked for: bounds time. Chosen by hand."""
_INITIAL_CHARS: Final = 2
"""Characters of an initial, ``B.``: a longer word with a full stop ends a sentence and is no person's name."""
_MAX_TICKER_CHARS: Final = 5
"""Characters of a share's symbol at American exchanges, which set the limit."""
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Name(NamedTuple):
    """A name of a country or a capital in a text, [start, end) in code points."""

    form: str
    country: str
    """The one that it names where nothing else is said, ISO 3166-1 alpha-2."""
    start: int
    end: int


Form = tuple[int, int, int]
"""The number of a form that stands in a text, and its span, [start, end) in code points."""


class Mention(NamedTuple):
    """The span of the words that name a country, [start, end) in code points."""

    start: int
    end: int


def countries(text: str) -> tuple[str, ...]:
    """Return the countries that the text names: ISO 3166-1 alpha-2 codes, each once, in order of first mention."""
    return tuple(mentions(text))


def find_forms(text: str) -> tuple[Form, ...]:
    """Return each form of a name in a text that is not part of a longer word, in order."""
    return tuple(_whole_words(text, 0, len(text)))


def mentions(text: str, meant: Mapping[str, str] = _NOTHING, found: Sequence[Form] | None = None) -> dict[str, Mention]:
    """Return the countries that the text names, in order of first mention, each with its first mention.

    Found are names, demonyms in all their forms, capitals and seats of government in nine languages: the
    longest match on word boundaries, in upper and lower case as each language writes them. A namesake (a person
    called Jordan, New Mexico, the Indian Ocean) is no mention: see ``core/data/places/homonyms.py``. The names
    stand in ``country_names.py``, ``capitals.py`` and ``demonyms/`` beside it.

    ``meant`` has the names that mean another country here, folded, each with that country (``namesakes.py``).
    ``found`` is what ``find_forms`` found in the text, where that is known.
    """
    by_code: dict[str, Mention] = {}
    cautious: list[tuple[str, str]] = []
    persons: set[str] = set()
    for number, start, end in find_forms(text) if found is None else found:
        form = _FORMS[number]
        if meant and (other := _meaning(form, meant)) is not None:
            by_code.setdefault(other, Mention(start, end))
        elif form in _CAUTIONS:
            if _is_namesake(text, start, end):
                persons.add(form)
            else:
                cautious.append((form, _CAUTIONS[form].country))
                by_code.setdefault(f"{form}?", Mention(start, end))
        elif (code := _CODES[number]) and code not in by_code:
            by_code[code] = Mention(start, end)
    return by_code if not cautious else _settled(by_code, dict(cautious), persons)


def names_of_countries(found: Iterable[Form]) -> Iterator[Name]:
    """Yield each form that can name a country, in order; of those that mostly mean something else, too."""
    for number, start, end in found:
        if _CODES[number]:
            yield Name(_FORMS[number], _CODES[number], start, end)


def country_named(name: str) -> str | None:
    """Return the country whose whole name this is, ``Thailand``, ``LIBANON``, ``West Germany``; None for any other."""
    return _COUNTRY_BY_NAME.get(" ".join(name.split()).casefold())


def words_for(code: str) -> tuple[str, ...]:
    """Return each single word that ``mentions`` takes for a country: its names, its people's, and its capitals.

    ``code`` is an ISO 3166-1 alpha-2 code. The words are of all languages and as texts print them: ``Norway``,
    ``norwegische``, ``Oslo``. Names of several words are left out. It goes through all forms: cache
    what it says.
    """
    return tuple(form for form, named in _VOCABULARY.items() if named == code and form.isalpha())


def _whole_words(text: str, start: int, end: int) -> Iterator[Form]:
    """Yield number, start and end of each form between two offsets that is not part of a longer word."""
    piece = text if end - start == len(text) else text[start:end]
    for number, first, last in _FINDER.find_matches_as_indexes(piece):
        at, past = start + first, start + last
        if at and (text[at - 1].isalnum() or _is_ticker(text, at, past)):
            continue
        form = _FORMS[number]
        if not text[past : past + 1].isalnum() or form.endswith("-") or _heads_compound(text, form, past):
            yield number, at, past
        elif " " in form:
            # "Indien u" is no match in "Indien und", and must not hide "Indien" there.
            yield from _whole_words(text, at, text.rindex(" ", at, past))


def _meaning(form: str, meant: Mapping[str, str]) -> str | None:
    """Return the country that a form or its genitive (``Moskaus``) means here; None where it is none of those names."""
    folded = fold(form)
    return meant.get(folded) or meant.get(folded.removesuffix("s"))


def _is_ticker(text: str, start: int, end: int) -> bool:
    """Whether the form is a share's symbol: ``UNION CARBIDE <UK>``."""
    return text[start - 1] == "<" and text[end : end + 1] == ">" and end - start <= _MAX_TICKER_CHARS


def _heads_compound(text: str, form: str, past: int) -> bool:
    """Whether a listed second half follows, as in ``Ukrainekrieg`` and ``Rysslandspolitik``.

    A final ``s`` of the form may belong to the second half.
    """
    if form[0].islower() or " " in form:
        return False
    return text.startswith(COMPOUND_HEADS, past) or (form[-1] == "s" and text.startswith(COMPOUND_HEADS, past - 1))


def _settled(candidates: Mapping[str, Mention], cautious: Mapping[str, str], persons: set[str]) -> dict[str, Mention]:
    """Return the mentions by country code, in their order, with those ambiguous forms that mean a country.

    ``candidates`` has country codes, and for ambiguous forms the form with a question mark.
    """
    sure = {code for code in candidates if not code.endswith("?")}
    settled: dict[str, Mention] = {}
    for key, mention in candidates.items():
        form = key.removesuffix("?")
        if form == key:
            settled.setdefault(key, mention)
        elif form not in persons and _in_company(form, sure):
            settled.setdefault(cautious[form], mention)
    return settled


def _in_company(form: str, sure: set[str]) -> bool:
    """Whether the text surely names one of the countries that the form needs beside it, if it needs any."""
    company = _CAUTIONS[form].company
    return not company or not sure.isdisjoint(company.split())


def _is_namesake(text: str, start: int, end: int) -> bool:
    """Whether the form is a person's or a street's name: by a capitalised word beside it, or by the words after it."""
    if text.startswith(PERSON_CONTEXTS, end):
        return True
    if text[start - 1 : start] == " ":
        word = text[max(0, start - _NEIGHBOUR_CHARS) : start - 1].rpartition(" ")[2]
        if word in ARTICLES or (_is_capitalised(word) and (word.isalpha() or len(word) == _INITIAL_CHARS)):
            return True
    return text[end : end + 1] == " " and _is_capitalised(text[end + 1 : end + _NEIGHBOUR_CHARS].partition(" ")[0])


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and word not in LINKS


def _vocabulary() -> dict[str, str]:
    """Return every form with its country code, empty where the form names no country.

    Later tables overwrite earlier ones, so the exceptions come last.
    """
    codes = {
        form: code
        for names in (CAPITALS, METONYMS, NAMES)
        for code, printed in names.items()
        for name in printed.split("|")
        for form in _apostrophes(name)
    }
    for form, code in list(codes.items()):
        for case in (form, *_genitive(form)):
            codes.setdefault(case, code)
            if len(form) >= _MIN_CHARS_IN_CAPITALS:
                codes.setdefault(case.upper(), code)
    for form, code in _demonyms():
        codes.setdefault(form, code)
        if len(form) > _MIN_CHARS_IN_CAPITALS:
            codes.setdefault(form.upper(), code)
    codes |= {form: row.country for form, row in _CAUTIONS.items()}
    exceptions = OTHER_COUNTRIES | dict.fromkeys(NO_COUNTRIES, "")
    # A row in lower case ("the china") is no exception in capitals ("THE CHINA DEAL" is about the country).
    return codes | {form.upper(): code for form, code in exceptions.items() if form[0].isupper()} | exceptions


def _demonyms() -> Iterator[tuple[str, str]]:
    """Yield every inflected form of every demonym, with its country code."""
    for language in LANGUAGES:
        endings = {"*": language.ENDINGS, "+": language.PEOPLE}
        for code, stems in language.ROWS.items():
            for form in _inflected(stems, endings):
                yield form, code
                if not language.CAPITALISED:
                    yield form[0].upper() + form[1:], code


def _genitive(name: str) -> Iterator[str]:
    """Yield the name with the genitive ``s`` of German, Dutch, Norwegian and Swedish: ``Ukrainas``."""
    if name not in CAUTIONS and not name.endswith(("s", "z", "x", ".")):
        yield f"{name}s"


def _inflected(stems: str, endings: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield each stem, with every ending where a character such as ``*`` ends it; ``_`` stands for a space."""
    for stem in stems.split(" "):
        form = stem.replace("_", " ")
        if form[-1] in endings:
            yield from (form[:-1] + ending for ending in endings[form[-1]])
        else:
            yield form


def _apostrophes(name: str) -> Iterator[str]:
    """Yield the name with a straight apostrophe and with a typographic one."""
    yield name
    if "'" in name:
        yield name.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


_CAUTIONS: Final = CAUTIONS | {form.upper(): row for form, row in CAUTIONS.items() if not row.plain_in_capitals}
_VOCABULARY: Final = _vocabulary()
_FORMS: Final = tuple(_VOCABULARY)
_CODES: Final = tuple(_VOCABULARY.values())
_FINDER: Final = AhoCorasick(_FORMS, matchkind=MatchKind.LeftmostLongest)
_COUNTRY_BY_NAME: Final = {name.casefold(): code for code, printed in NAMES.items() for name in printed.split("|")}
