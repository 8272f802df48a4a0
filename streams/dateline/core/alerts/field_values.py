"""The values that a rule's fields may name, from the tables of regions, countries and agencies; and similar names.

``resolve`` is for the entry of a field, and ``nearest`` for the name of a field or of a fixed choice.
``doubtful_sources`` and ``doubtful_words`` are for what is not read as it looks.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, get_args

from dateline.core.data.places.country_names import NAMES
from dateline.core.data.places.regions import (
    CONTINENT_NAMES,
    CONTINENT_OF,
    HOME,
    REGION_OF,
    REGION_SLUGS,
    REGIONS,
    SECTIONS,
)
from dateline.core.data.wire.agencies import FORMS_BY_CODE
from dateline.core.places.atlas import fold
from dateline_schemas.brief import Signal, Via
from dateline_schemas.story import Kind


def resolve(field: str, name: str, others: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the code or slug of a field's entry, which may be a printed name too: ``Türkei``, ``RTR``.

    Raises ``ValueError`` with a similar name, or with all names. ``others`` are more names that may be meant, by folded
    name.
    """
    kind, table = _TABLES[field]
    value = table.get(fold(name))
    if value is None:
        named = {**table, **others}
        cutoff = _MIN_SIMILARITY_OF_NAMES if field in _OF_MANY_NAMES else _MIN_SIMILARITY
        near = difflib.get_close_matches(fold(name), named, n=1, cutoff=cutoff)
        hint = f"did you mean {named[near[0]]}?" if near else _listed(sorted(set(table.values())))
        msg = f"there is no {kind} {name!r}; {hint}"
        raise ValueError(msg)
    return value


def resolve_region(name: str) -> str:
    """Return the slug of a region, or those of all sub-regions of a continent, separated by spaces.

    A continent may be given by name or M49 code. Raises ``ValueError`` as ``resolve`` does; for a country, with where
    to write it.
    """
    folded = fold(name)
    code = CONTINENT_NAMES.get(folded, name)
    slugs = [region.slug for region in REGIONS if CONTINENT_OF[region.code] == code != region.code]
    country = _TABLES["countries"][1].get(folded)
    if not slugs and country is not None and folded not in _TABLES["regions"][1]:
        region = REGION_OF[country].slug
        msg = f"there is no region {name!r}; it is a country: write {country} in countries, or its region: {region}"
        raise ValueError(msg)
    return " ".join(slugs) or resolve("regions", name, {each: each.title() for each in CONTINENT_NAMES})


def doubtful_sources(names: Iterable[str]) -> Iterator[str]:
    """Yield what is doubtful of sources: they are compared whole with what pages have as ``source``, but for case.

    A scraper may name its source as it likes, so that none of these is wrong for certain.
    """
    unless = "unless its scraper writes it so; a source is what pages have in `source`, mostly a host's name"
    for name in names:
        host = name.strip().partition("://")[2] or name.strip()
        host = host.partition("/")[0].rpartition("@")[2]
        if "*" in name:
            yield f"sources: {name!r} is compared as it stands, star and all; name each source whole"
        elif host != name:
            hint = f": did you mean {host}?" if host else ""
            yield f"sources: no page has the source {name!r} {unless}{hint}"


def doubtful_words(fields: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield what is doubtful of words and phrases, by the field that holds them: a star that stands alone."""
    for field, words in fields.items():
        for word in words:
            stem = word.removesuffix("*")
            if stem != word and stem != stem.rstrip():
                read = f"{stem.rstrip()}*"
                yield f"{field}: {word!r} is read as {read!r}, the word with any end; write that, or leave the star out"


def nearest(name: str, names: Iterable[str]) -> str:
    """Return a hint for an unknown name: the most similar of the names, or all of them."""
    listed = sorted(names)
    near = difflib.get_close_matches(name, listed, n=1)
    return f"did you mean {near[0]}?" if near else _listed(listed)


def _listed(names: list[str]) -> str:
    """Return names as a sentence, the first 24 of them."""
    more = f" and {len(names) - _MAX_LISTED} more" if len(names) > _MAX_LISTED + 1 else ""
    return f"there is {', '.join(names[:_MAX_LISTED] if more else names)}{more}"


def _by_name(rows: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, str]:
    """Return codes by folded name and by folded code; a code wins over a name that is equal to it."""
    listed = [(code, tuple(names)) for code, names in rows]
    codes = {fold(name): code for code, names in listed for name in names}
    return codes | {fold(code): code for code, _ in listed}


_MAX_LISTED: Final = 24
"""Names in an error message. Chosen by hand."""
_MIN_SIMILARITY: Final = 0.7
"""Ratio of ``difflib`` from which a name is similar enough to be suggested. Chosen by hand."""
_MIN_SIMILARITY_OF_NAMES: Final = 0.8
"""The same where some of hundreds of names are alike by chance: *Narnia* is to *Armenia* as 0.77. Chosen by hand."""
_OF_MANY_NAMES: Final = frozenset({"regions", "countries", "agencies"})
_SECTIONS: Final = [(slug, (name,)) for name, slug in SECTIONS.items() if slug != HOME]
_TABLES: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "regions": ("region", _by_name([*_SECTIONS, *((slug, ()) for slug in REGION_SLUGS)])),
    "via": ("reason for a region", _by_name((name, ()) for name in get_args(Via))),
    "countries": ("country", _by_name((code, NAMES.get(code, "").split("|")) for code in {*NAMES, *REGION_OF})),
    "agencies": ("agency", _by_name(FORMS_BY_CODE.items())),
    "signals": ("signal", _by_name((name, ()) for name in get_args(Signal))),
    "relations": ("relation", _by_name((name, ()) for name in get_args(Kind))),
}
"""By field of a rule, what its entries are called, and their codes by folded name."""
