"""What is doubtful of names of places that somebody writes down to find stories by, as in a rule.

``unknown_places`` is for names that no place has, ``doubtful_places`` for those that several have.
"""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.core.data.places.country_names import NAMES
from dateline.core.places.atlas import Atlas, fold
from dateline.core.places.named_place import divided, place_key, place_named
from dateline_schemas.brief import Candidate, Place


def unknown_places(names: Iterable[str], atlas: Atlas) -> Iterator[str]:
    """Yield what to say of each name that no place or country has: the most similar place, if there is one."""
    for name in names:
        town, beside = name.partition(",")[::2]
        if place_named(name, atlas).name or (not beside and (atlas.knows(name) or fold(name) in _COUNTRIES)):
            continue
        near = _with_country(place_named(town, atlas)) if beside else None
        hint = f"did you mean {near!r}?" if near else _similar(town, atlas)
        yield f"the place index has no {name!r}; {hint}"


def _similar(name: str, atlas: Atlas) -> str:
    similar = [
        (difflib.SequenceMatcher(None, fold(name), fold(spot.name)).ratio(), spot.population, spot.name)
        for spot in atlas.similar(name)
    ]
    ratio, _, near = max(similar, default=(0.0, 0, ""))
    return f"did you mean {near}?" if ratio >= _MIN_SIMILARITY else "is it a small place, or misspelt?"


def doubtful_places(names: Sequence[str], atlas: Atlas) -> Iterator[str]:
    """Yield what to say of each name that more than one place may be meant by, and the names of each alone.

    As of ``Valencia``; and of ``Roma``, which is another name of Rome and the own one of smaller places. Not where the
    rule has the own name of the place that is meant, too.
    """
    folded = {fold(name) for name in names}
    for name in names:
        place = place_named(name, atlas)
        if place.ambiguous:
            yield f"{name!r} is more than one place, {_alternatives(name, place, atlas)}"
        elif place.name is not None and fold(place.name) not in folded and place.lat is not None:
            alone = _with_country(place)
            if any(fold(spot.name) == fold(name) for spot in atlas.lookup(name)):
                others = "other places called so are found where a dateline prints it"
                yield f"{name!r} is read as {alone}; {others}; did you mean {alone!r} alone?"


def _alternatives(name: str, place: Place, atlas: Atlas) -> str:
    """Return how a rule may name one place alone of those that a name may mean."""
    if divided(name)[1] is not None:
        return "and none is found so; write its state after the comma"
    each = {_with_country(place): place_key(place)} | {_with_country(one): place_key(one) for one in place.candidates}
    alone = [text for text, key in each.items() if text and _key_of(text, atlas) == key][:_MAX_ALTERNATIVES]
    hint = f"did you mean {' or '.join(map(repr, alone))}?" if alone else _WRITE_WHERE
    return f"each found where a dateline prints it; {hint}"


def _key_of(name: str, atlas: Atlas) -> str | None:
    place = place_named(name, atlas)
    return None if place.ambiguous else place_key(place)


def _with_country(place: Place | Candidate) -> str | None:
    """Return a place's own name with its country's; None where it is not known."""
    if place.name is None or place.country is None:
        return None
    return f"{place.name}, {NAMES[place.country].partition('|')[0]}" if place.country in NAMES else place.name


_MIN_SIMILARITY: Final = 0.7
"""Ratio of ``difflib`` from which a name is similar enough to be suggested. Chosen by hand."""
_MAX_ALTERNATIVES: Final = 2
"""Places of one name that a warning names. Chosen by hand."""
_WRITE_WHERE: Final = "for one alone, write its state or country after a comma"
_COUNTRIES: Final = frozenset(fold(each) for code, names in NAMES.items() for each in (code, *names.split("|")))
"""Names and codes of countries, folded."""
