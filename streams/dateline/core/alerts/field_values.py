"""What the fields of a rule may name, by the tables of what Dateline knows; and what was meant by an unknown name."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Final, get_args

from dateline.core.data.places.country_names import NAMES
from dateline.core.data.places.regions import HOME, REGION_OF, REGION_SLUGS, SECTIONS
from dateline.core.data.wire.agencies import FORMS_BY_CODE
from dateline.core.places.atlas import fold
from dateline_schemas.brief import Signal
from dateline_schemas.story import Kind


def resolve(field: str, name: str) -> str:
    """Return the code or slug that a field's entry stands for; a name that is printed will do, ``Türkei`` or ``RTR``.

    Raises ``ValueError`` that says what was probably meant, or what there is.
    """
    kind, table = _TABLES[field]
    found = table.get(fold(name))
    if found is None:
        near = difflib.get_close_matches(fold(name), table, n=1, cutoff=0.7)
        told = f"did you mean {table[near[0]]}?" if near else _listed(sorted(set(table.values())))
        msg = f"there is no {kind} {name!r}; {told}"
        raise ValueError(msg)
    return found


def nearest(name: str, known: Iterable[str]) -> str:
    """Say what was probably meant by an unknown name; failing that, what there is."""
    listed = sorted(known)
    near = difflib.get_close_matches(name, listed, n=1)
    return f"did you mean {near[0]}?" if near else _listed(listed)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN + 1 else ""
    return f"there is {', '.join(names[:_SHOWN] if more else names)}{more}"


def _by_name(rows: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, str]:
    """Return code by folded name; where a code is another's name, the code counts."""
    listed = [(code, tuple(names)) for code, names in rows]
    named = {fold(name): code for code, names in listed for name in names}
    return named | {fold(code): code for code, _ in listed}


_SHOWN: Final = 24
_SECTIONS: Final = [(slug, (name,)) for name, slug in SECTIONS.items() if slug != HOME]
_TABLES: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "regions": ("region", _by_name([*_SECTIONS, *((slug, ()) for slug in REGION_SLUGS)])),
    "countries": ("country", _by_name((code, NAMES.get(code, "").split("|")) for code in {*NAMES, *REGION_OF})),
    "agencies": ("agency", _by_name(FORMS_BY_CODE.items())),
    "signals": ("signal", _by_name((name, ()) for name in get_args(Signal))),
    "relations": ("relation", _by_name((name, ()) for name in get_args(Kind))),
}
"""Field of a rule → what its entries are called, and their codes by folded name."""
