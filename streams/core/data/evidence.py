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
    """Its country is named in the text."""

    neighbour: float = 1.0
    """It lies in the sub-region of the source's country: papers spell out towns next door."""

    continent: float = 0.5
    """It lies on the continent of the source's country."""

    capital: float = 2.0
    """It is its country's capital. As strong as home: WASHINGTON in a British paper is no English town."""

    capital_elsewhere_called: float = 1.0
    """It is a capital, but the name is an alternate: San Salvador is called Salvador, and is not meant by it."""

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

HOME: Final = {"US": 1.0}
"""Home's weight where it is another than ``WEIGHTS.home``: American papers print the state after all but the
best-known towns, so that a bare GENEVA is seldom the one in Illinois."""
