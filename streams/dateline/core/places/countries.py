"""countries: which countries a text names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from dateline.core.data.places.capitals import CAPITALS
from dateline.core.data.places.country_names import METONYMS, NAMES
from dateline.core.data.places.demonyms import LANGUAGES
from dateline.core.data.places.homonyms import ARTICLES, CAUTIONS, ELSEWHERE, HEADS, LINKS, NOWHERE, PERSONAL

_SHORTEST_SHOUTED: Final = 4
"""Letters from which on a name is also known in capitals, as headlines set it; an adjective from one more."""

_LOOK_AROUND: Final = 32
_INITIAL: Final = 2
"""Letters of ``B.``: a longer word before a full stop ends a sentence and is nobody's name."""


class Mention(NamedTuple):
    """The words of a text that name a country, [start, end)."""

    start: int
    end: int


def countries(text: str) -> tuple[str, ...]:
    """Find the countries named: ISO 3166-1 alpha-2 codes, each once, in order of first mention."""
    return tuple(mentions(text))


def mentions(text: str) -> dict[str, Mention]:
    """Find the countries named, in order of first mention, each with the words that first name it.

    Names, demonyms in all their forms, capitals and seats of government in nine languages, by longest
    match on word boundaries; upper and lower case as each language writes them. A namesake (a person
    called Jordan, New Mexico, the Indian Ocean) counts as what it is: see ``data/homonyms.py``. Source
    of the names: ``data/countries.py``, ``data/capitals.py``, ``data/demonyms/``.
    """
    found: dict[str, Mention] = {}
    cautious: list[tuple[str, str]] = []
    persons: set[str] = set()
    for number, start, end in _whole_words(text, 0, len(text)):
        form = _FORMS[number]
        if form in _CAUTIONS:
            if _is_namesake(text, start, end):
                persons.add(form)
            else:
                cautious.append((form, _CAUTIONS[form].country))
                found.setdefault(f"{form}?", Mention(start, end))
        elif (code := _CODES[number]) and code not in found:
            found[code] = Mention(start, end)
    return found if not cautious else _settled(found, dict(cautious), persons)


def country_named(name: str) -> str | None:
    """Tell the country that a name is, alone and whole: ``Thailand``, ``LIBANON``, ``West Germany``; else nothing."""
    return _NAMED.get(" ".join(name.split()).casefold())


def _whole_words(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Find the forms between two places of the text that are not parts of words: number, start and end of each."""
    piece = text if end - start == len(text) else text[start:end]
    for number, first, last in _FINDER.find_matches_as_indexes(piece):
        at, past = start + first, start + last
        if at and text[at - 1].isalnum():
            continue
        form = _FORMS[number]
        if not text[past : past + 1].isalnum() or form.endswith("-") or _heads_compound(text, form, past):
            yield number, at, past
        elif " " in form:
            # "Indien u" is no match in "Indien und", and must not hide "Indien" there.
            yield from _whole_words(text, at, text.rindex(" ", at, past))


def _heads_compound(text: str, form: str, past: int) -> bool:
    """Tell whether a known second half follows: ``Ukrainekrieg``, ``Rysslandspolitik``; an ``s`` may be its own."""
    if form[0].islower() or " " in form:
        return False
    return text.startswith(HEADS, past) or (form[-1] == "s" and text.startswith(HEADS, past - 1))


def _settled(found: Mapping[str, Mention], cautious: Mapping[str, str], persons: set[str]) -> dict[str, Mention]:
    """Put codes for the cautious forms that stand as countries, each where it was found."""
    sure = {code for code in found if not code.endswith("?")}
    settled: dict[str, Mention] = {}
    for entry, words in found.items():
        form = entry.removesuffix("?")
        if form == entry:
            settled.setdefault(entry, words)
        elif form not in persons and _in_company(form, sure):
            settled.setdefault(cautious[form], words)
    return settled


def _in_company(form: str, sure: set[str]) -> bool:
    company = _CAUTIONS[form].company
    return not company or not sure.isdisjoint(company.split())


def _is_namesake(text: str, start: int, end: int) -> bool:
    """Tell whether a person or a street is meant: by a capitalised word beside the form, or by what is said of it."""
    if text.startswith(PERSONAL, end):
        return True
    if text[start - 1 : start] == " ":
        word = text[max(0, start - _LOOK_AROUND) : start - 1].rpartition(" ")[2]
        if word in ARTICLES or (_is_capitalised(word) and (word.isalpha() or len(word) == _INITIAL)):
            return True
    return text[end : end + 1] == " " and _is_capitalised(text[end + 1 : end + _LOOK_AROUND].partition(" ")[0])


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and word not in LINKS


def _vocabulary() -> dict[str, str]:
    """Every form with its country, or with nothing where it names none; exceptions last, so that they hold."""
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
            if len(form) >= _SHORTEST_SHOUTED:
                codes.setdefault(case.upper(), code)
    for form, code in _demonyms():
        codes.setdefault(form, code)
        if len(form) > _SHORTEST_SHOUTED:
            codes.setdefault(form.upper(), code)
    codes |= {form: row.country for form, row in _CAUTIONS.items()}
    exceptions = ELSEWHERE | dict.fromkeys(NOWHERE, "")
    # A row that begins small ("the china") means another thing in capitals ("THE CHINA DEAL").
    return codes | {form.upper(): code for form, code in exceptions.items() if form[0].isupper()} | exceptions


def _demonyms() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        endings = {"*": language.ENDINGS, "+": language.PEOPLE}
        for code, stems in language.ROWS.items():
            for form in _inflected(stems, endings):
                yield form, code
                if not language.CAPITALISED:
                    yield form[0].upper() + form[1:], code


def _genitive(name: str) -> Iterator[str]:
    """Add the ``s`` of German, Dutch, Norwegian and Swedish: ``Ukrainas``, ``Sør-Koreas``."""
    if name not in CAUTIONS and not name.endswith(("s", "z", "x", ".")):
        yield f"{name}s"


def _inflected(stems: str, endings: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for stem in stems.split(" "):
        form = stem.replace("_", " ")
        if form[-1] in endings:
            yield from (form[:-1] + ending for ending in endings[form[-1]])
        else:
            yield form


def _apostrophes(name: str) -> Iterator[str]:
    yield name
    if "'" in name:
        yield name.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


_CAUTIONS: Final = CAUTIONS | {form.upper(): row for form, row in CAUTIONS.items() if not row.plain_in_capitals}
_VOCABULARY: Final = _vocabulary()
_FORMS: Final = tuple(_VOCABULARY)
_CODES: Final = tuple(_VOCABULARY.values())
_FINDER: Final = AhoCorasick(_FORMS, matchkind=MatchKind.LeftmostLongest)
_NAMED: Final = {name.casefold(): code for code, printed in NAMES.items() for name in printed.split("|")}
