"""How much each kind of evidence weighs when a printed name can mean several places.

Weights are decades of probability: what counts 1 is ten times as likely. A reading's size is the
logarithm of its population plus that of its fame (how many names the world's languages have for it):
a place that every language has a name for is the one meant without further words. Set by the tables
of ``tests/unit/test_places.py``: read them beside each other.
"""

from typing import Final, NamedTuple


class Weights(NamedTuple):
    """The numbers of the place resolver."""

    home: float = 2.0
    """The place lies in the source's own country."""

    mentioned: float = 1.5
    """Its country is named in the text; on top of how near that country is to home."""

    alone: float = 1.0
    """Style books have the name stand alone for it, and nothing does stand beside it."""

    neighbour: float = 1.0
    """It lies in the sub-region of the source's country: papers spell out towns next door."""

    continent: float = 0.5
    """It lies on the continent of the source's country."""

    capital: float = 2.0
    """It is its country's capital. As strong as home: WASHINGTON in a British paper is no English town."""

    capital_elsewhere_called: float = 1.0
    """It is a capital, but the name is an alternate: San Salvador is called Salvador, and is not meant by it."""

    former: float = 1.0
    """Against it: it was called so, and a town of today is (``shared`` in ``data/formers``)."""

    alternate: float = 1.5
    """Against it: the name is not its own; lists of alternate names are long and hold mistakes."""

    decided: float = 0.75
    """The best reading's share of all from which on it is not ambiguous."""

    small: float = 5.2
    small_and_unsupported: float = 0.5
    """A name that means only a far town of less than that size is as likely a misprint: factor on the confidence."""

    least_primary: float = 4.0
    least_alternate: float = 6.0
    """Size (see above) below which a name without any support stays unresolved, own name or alternate."""

    namesake_of_country: int = 50_000
    """Inhabitants from which on a town named like its country is meant, not the country: PANAMA, KUWAIT."""

    country_only: float = 0.5
    """Confidence in a country where the place in it is not known."""


WEIGHTS: Final = Weights()

ALONE: Final = {
    "AE": "Dubai",
    "AT": "Vienna",
    "AU": "Sydney",
    "BE": "Brussels",
    "BO": "La Paz",
    "BR": "Rio de Janeiro|São Paulo",
    "CA": "Montréal|Québec|Toronto|Vancouver",
    "CH": "Bern|Geneva|Zürich",
    "CN": "Beijing|Shanghai",
    "CZ": "Prague",
    "DE": "Berlin|Frankfurt am Main|Munich",
    "DK": "Copenhagen",
    "ES": "Barcelona|Madrid|Sevilla",
    "FI": "Helsinki",
    "FR": "Lyon|Paris",
    "GB": "Edinburgh|London",
    "IE": "Dublin",
    "IN": "New Delhi",
    "IT": "Milan|Rome|Venice",
    "JP": "Tokyo",
    "KR": "Seoul",
    "MX": "Mexico City",
    "NL": "Amsterdam|The Hague",
    "PL": "Warsaw",
    "RU": "Moscow|Saint Petersburg",
    "SE": "Stockholm",
    "TR": "Istanbul",
    "US": (
        "Atlanta|Baltimore|Boston|Chicago|Cincinnati|Cleveland|Dallas|Denver|Detroit|Honolulu|Houston|Indianapolis|"
        "Las Vegas|Los Angeles|Miami|Milwaukee|Minneapolis|New Orleans|New York City|Oklahoma City|Philadelphia|"
        "Phoenix|Pittsburgh|St. Louis|Salt Lake City|San Antonio|San Diego|San Francisco|Seattle|Washington"
    ),
}
"""Cities that stand alone in a dateline, under the gazetteer's names: AP's list, less the names that have no namesake,
and with those that the wires of Europe treat so (Bern, La Paz, Lyon, Seville, The Hague, Venice)."""

HOME: Final = {"US": 1.0}
"""Home's weight where it is another than ``WEIGHTS.home``: American papers print the state after all but the
best-known towns, so that a bare GENEVA is seldom the one in Illinois."""

SPELLED_OUT: Final = {
    "": "victoria",
    "ES": "santiago",
    "US": "san jose",
}
"""Names that mean no capital when they stand alone, by the source's country (empty: anywhere), folded: papers there
write ``Santiago de Chile`` and ``San Jose, Costa Rica``, and all wires ``Victoria, Seychelles``."""
