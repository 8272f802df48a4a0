"""How much each kind of evidence weighs when a printed name can mean several places.

Weights are decades of probability: evidence of weight 1 makes a reading ten times as likely. A place's size is the
logarithm of its population plus that of its fame (how many names the world's languages have for it): a place that
every language has a name for is the likeliest one. All weights are tuned by hand on the tables of
``tests/unit/places/test_resolve.py`` and ``test_places_1987.py``: change a weight and run these.

A city that papers print without its country is added to its country's row in ``CITIES_WITHOUT_STATE``::

    "IE": "Dublin",
"""

from typing import Final, NamedTuple


class Weights(NamedTuple):
    """The weights and bounds of ``core/places/resolve.py``. Those noted ``Against it`` are subtracted."""

    home: float = 2.0
    """The place lies in the source's own country."""

    mentioned: float = 1.5
    """The text names its country; added to ``neighbour`` or ``continent``."""

    division: float = 3.0
    """The text names its state or province; in place of ``mentioned``."""

    other_division: float = 1.0
    """The text names another state or province of its country; in place of ``mentioned``."""

    town_near: float = 1.5
    """The text names a town near it; twice that where it names two or more."""

    contested: float = 4.0
    """Decades by which another reading may be behind and still win by what the text names around it.

    A world city is farther ahead of its namesakes: for PARIS and LONDON, the text is not read once more.
    """

    alone: float = 1.0
    """It is in ``CITIES_WITHOUT_STATE``, and no country or state is printed after the name."""

    neighbour: float = 1.0
    """It lies in the sub-region of the source's country."""

    speaking: float = 0.7
    """Its country's papers are in the text's language, and the source's country is unknown."""

    continent: float = 0.5
    """It lies on the continent of the source's country."""

    capital: float = 2.0
    """It is its country's capital. Equal to ``home``: WASHINGTON in a British paper is no English town."""

    capital_elsewhere_called: float = 1.0
    """It is a capital, but under an alternate name: San Salvador has the alternate Salvador, but is not meant by it."""

    beside_unknown: float = 1.5
    """It lies in the source's own country, and words are printed beside it that no table has: a province of its.

    Papers name the country of a town abroad, which the tables have. A capital is printed without any such words.
    """

    namesake: float = 0.3
    """Against a place abroad: the name is an alternate, and the own name of another place of ``large`` inhabitants."""

    large: int = 100_000
    """Inhabitants of a town that papers of its country mean by its name, whichever capital abroad has it too."""

    former: float = 1.0
    """Against it: the name is a former one, and a town of today has it (``shared`` in ``former_countries.py``)."""

    alternate: float = 1.5
    """Against it: the name is an alternate; lists of alternate names are long and have mistakes."""

    decided: float = 0.75
    """Confidence from which on a place is not ambiguous: the best reading's share in the probability of all."""

    likeliest: float = 0.5
    """Confidence from which on a place whose country is decided is not ambiguous: likelier than all others together."""

    decided_country: float = 0.9
    """Share of one country in the probability of all readings from which on it is decided."""

    small: float = 5.2
    """Size below which a place without other evidence may be a misprint."""
    small_and_unsupported: float = 0.5
    """The factor on the confidence of such a place."""

    least_primary: float = 4.0
    """Size that a place needs to be believed without other evidence, where the name is its own."""
    least_alternate: float = 6.0
    """The same where the name is an alternate."""

    least_fame: int = 30
    """Names of a place that is believed whatever its size, where no other has the alternate: STEPANAKERT."""

    namesake_of_country: int = 50_000
    """Inhabitants that a town named like its country needs to be meant: PANAMA, KUWAIT. A capital needs none."""

    country_only: float = 0.5
    """Confidence of a place of which only the country is known."""


WEIGHTS: Final = Weights()

CITIES_WITHOUT_STATE: Final = {
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
"""Cities that papers print without a country or state, by country, under the gazetteer's names.

AP's list, without names that no other place has, and with cities that Europe's wires print so (Bern, La Paz, Lyon,
Seville, The Hague, Venice).
"""


class NewsPlace(NamedTuple):
    """A place that news comes from more often than from its larger namesakes."""

    name: str
    """The gazetteer's name for it."""
    country: str
    weight: float
    """Added to its weight. Tuned by hand on tests/unit/places."""
    elsewhere: str = ""
    """Countries whose papers mean a namesake of their own."""


IN_THE_NEWS: Final = (
    NewsPlace("Bethlehem", "PS", 1.5, "US ZA"),
    NewsPlace("Rafaḩ", "PS", 1.0),
    NewsPlace("Valencia", "ES", 0.1),
)
"""Places that weigh more than their size says. No misprint is taken for one of them."""

HOME_WEIGHTS: Final = {"US": 1.0}
"""Countries in which home weighs other than ``WEIGHTS.home``.

American papers print the state after all but the best-known towns: GENEVA alone is seldom the one in Illinois.
"""

COUNTRIES_OF_LANGUAGE: Final = {
    language: frozenset(countries.split())
    for language, countries in {
        "nl": "NL BE SR", "de": "DE AT CH", "it": "IT CH", "da": "DK", "no": "NO", "sv": "SE FI", "fi": "FI",
        "is": "IS", "pl": "PL", "cs": "CZ", "sk": "SK", "hu": "HU", "ro": "RO MD", "bg": "BG", "sr": "RS",
        "hr": "HR", "bs": "BA", "sl": "SI", "mk": "MK", "sq": "AL XK", "el": "GR CY", "tr": "TR", "uk": "UA",
        "be": "BY", "et": "EE", "lv": "LV", "lt": "LT", "ka": "GE", "hy": "AM", "az": "AZ", "kk": "KZ",
        "uz": "UZ", "he": "IL", "fa": "IR AF", "ur": "PK IN", "hi": "IN", "bn": "BD IN", "ne": "NP",
        "si": "LK", "ta": "IN LK", "th": "TH", "vi": "VN", "id": "ID", "ms": "MY", "km": "KH", "my": "MM",
        "zh": "CN TW", "ja": "JP", "ko": "KR", "pt": "BR PT", "am": "ET", "so": "SO",
    }.items()
}  # fmt: skip
"""Countries whose papers print a language, by its ISO 639-1 code.

No row for languages of many countries: English, French, Spanish, Arabic, Russian.
"""

CAPITALS_WITH_COUNTRY: Final = {
    "": "victoria",
    "ES": "santiago",
    "US": "san jose",
}
"""Folded names that do not mean the capital when printed alone, by the source's country (empty: any).

Papers there write ``Santiago de Chile`` and ``San Jose, Costa Rica``, and all wires ``Victoria, Seychelles``.
"""

COUNTRIES_WITH_STATES: Final = frozenset({"US", "CA"})
"""Countries whose papers print the state beside their own towns, so that a bare name is a capital abroad: KINGSTON."""

COUNTRIES_OF_HAN: Final = frozenset({"CN", "HK", "JP", "KP", "KR", "MO", "TW"})
"""Countries whose towns have names in Han characters. Japanese papers print the names of all others in kana."""
