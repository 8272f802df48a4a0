"""Datelines that are no town of the gazetteer: seats, bases, areas in dispute, hamlets in the news.

A row is the printed forms, separated by ``|``, the place's name, its country, latitude and longitude in degrees (to
about two kilometres), and a weight in place of a population: how well known the place is under that name::

    Landmark("Camp David", "Camp David", "US", 39.65, -77.46),

Two rows may have one printed form; then the evidence decides between them.
"""

from typing import Final, NamedTuple

VILLAGE: Final = 2_000
"""The weight of a village. Chosen by hand: so small that a name alone is not believed without other evidence."""


class Landmark(NamedTuple):
    """A place with its printed forms; ``weight`` stands in for a population."""

    printed: str
    name: str
    country: str
    lat: float
    lon: float
    weight: int = 1_000_000


LANDMARKS: Final = (
    # Seats, residences and halls.
    Landmark(
        "United Nations|U.N.|UN|Verenigde Naties|Vereinte Nationen|Naciones Unidas|Nations unies|Nazioni Unite",
        "United Nations",
        "US",
        40.75,
        -73.97,
    ),
    Landmark("Mar-a-Lago", "Mar-a-Lago", "US", 26.68, -80.04),
    Landmark("Camp David", "Camp David", "US", 39.65, -77.46),
    Landmark("The Pentagon|Pentagon", "Pentagon", "US", 38.87, -77.06),
    Landmark("Capitol Hill", "Capitol Hill", "US", 38.89, -77.01),
    Landmark("White House|Witte Huis", "White House", "US", 38.90, -77.04),
    Landmark("Bedminster", "Bedminster", "US", 40.68, -74.65),
    Landmark("Windsor Castle", "Windsor Castle", "GB", 51.48, -0.60),
    Landmark("Richmond", "Richmond upon Thames", "GB", 51.46, -0.30, 200_000),
    Landmark("Chequers", "Chequers", "GB", 51.74, -0.78),
    Landmark("Castel Gandolfo", "Castel Gandolfo", "IT", 41.75, 12.65),
    Landmark("Holy See|Heilige Stoel|Santa Sede", "Vatican City", "VA", 41.90, 12.45),
    # Airports, harbours, bases and sites.
    Landmark("Schiphol|Amsterdam-Schiphol|Schiphol Airport", "Schiphol", "NL", 52.31, 4.76),
    Landmark("Zaventem Airport|Brussels Airport", "Brussels Airport", "BE", 50.90, 4.48),
    Landmark("Maasvlakte", "Maasvlakte", "NL", 51.96, 4.03),
    Landmark("Europoort", "Europoort", "NL", 51.95, 4.15),
    Landmark("Binnenhof", "Binnenhof", "NL", 52.08, 4.31),
    Landmark("Guantanamo Bay|Guantanamo Naval Base|Guantánamo Bay", "Guantánamo Bay", "CU", 19.91, -75.13),
    Landmark("Bagram|Bagram Air Base|Bagram Airfield", "Bagram", "AF", 34.95, 69.27),
    Landmark("Ramstein Air Base", "Ramstein Air Base", "DE", 49.44, 7.60),
    Landmark("Cape Canaveral|Kennedy Space Center", "Cape Canaveral", "US", 28.46, -80.53),
    Landmark("Fort Irwin", "Fort Irwin", "US", 35.26, -116.68),
    Landmark("Fort Bragg", "Fort Bragg", "US", 35.14, -79.00),
    Landmark("Fort Meade", "Fort Meade", "US", 39.11, -76.74),
    Landmark("Baikonur|Bajkonoer|Baikonoer|Baikonour", "Baikonur", "KZ", 45.62, 63.31),
    Landmark("Wimbledon", "Wimbledon", "GB", 51.43, -0.21),
    Landmark("Silverstone", "Silverstone", "GB", 52.07, -1.02),
    Landmark("Spa-Francorchamps|Francorchamps", "Francorchamps", "BE", 50.45, 5.95),
    Landmark("Sharm el-Sheikh|Sharm el-Sheik|Sharm-el-Sheikh|Sjarm el-Sjeik", "Sharm El Sheikh", "EG", 27.92, 34.33),
    Landmark("Panmunjom", "Panmunjom", "KR", 37.96, 126.68),
    Landmark("Chernobyl|Tsjernobyl|Tschernobyl|Tchernobyl|Chernóbil|Tjernobyl", "Chernobyl", "UA", 51.27, 30.22),
    Landmark("Fukushima Daiichi", "Fukushima Daiichi", "JP", 37.42, 141.03),
    # Areas and islands that are printed as if they were towns.
    Landmark("Kashmir|Kasjmir|Kaschmir|Cachemire|Cachemira", "Kashmir", "IN", 34.0, 75.0),
    Landmark("Kashmir|Kasjmir|Kaschmir|Cachemire|Cachemira", "Kashmir", "PK", 34.4, 73.5),
    Landmark("Crimea|De Krim|Krim|Crimée|Crimeia", "Crimea", "UA", 45.3, 34.4),
    Landmark("West Bank|Westelijke Jordaanoever|Westjordanland|Cisjordanie|Cisjordania", "West Bank", "PS", 31.9, 35.2),
    Landmark("Golan Heights|Golanhoogte|Golanhöhen", "Golan Heights", "SY", 33.0, 35.8),
    Landmark("Golan Heights|Golanhoogte|Golanhöhen", "Golan Heights", "IL", 33.0, 35.75),
    Landmark("Donbas|Donbass", "Donbas", "UA", 48.0, 38.0),
    Landmark("Bali", "Bali", "ID", -8.41, 115.19),
    Landmark("Lesbos|Lesvos", "Lesbos", "GR", 39.21, 26.28),
    Landmark("Tenerife", "Tenerife", "ES", 28.27, -16.61),
    Landmark("Gran Canaria|Grand Canary", "Gran Canaria", "ES", 27.96, -15.59),
    Landmark("Lanzarote", "Lanzarote", "ES", 29.05, -13.59),
    Landmark("Mallorca|Majorca|Maiorca", "Mallorca", "ES", 39.62, 2.98),
    Landmark("Sicily|Sicilië|Sizilien|Sicile|Sicilia", "Sicily", "IT", 37.6, 14.0),
    Landmark("Sardinia|Sardinië|Sardinien|Sardegna", "Sardinia", "IT", 40.1, 9.0),
    Landmark("Corsica|Korsika|Corse", "Corsica", "FR", 42.2, 9.1),
    Landmark("Crete|Kreta|Crète", "Crete", "GR", 35.24, 24.81),
    Landmark("Texel", "Texel", "NL", 53.06, 4.80),
    Landmark("Terschelling", "Terschelling", "NL", 53.40, 5.35),
    Landmark("Vlieland", "Vlieland", "NL", 53.25, 4.95),
    Landmark("Ameland", "Ameland", "NL", 53.45, 5.77),
    Landmark("Schiermonnikoog", "Schiermonnikoog", "NL", 53.48, 6.16),
    Landmark("Neeltje Jans", "Neeltje Jans", "NL", 51.63, 3.70),
    Landmark("Walcheren", "Walcheren", "NL", 51.52, 3.56),
    Landmark("Westerschelde", "Westerschelde", "NL", 51.40, 3.75),
    # Dutch villages and municipalities that the gazetteer lacks, Zeeland's above all.
    Landmark("'s-Gravenpolder", "'s-Gravenpolder", "NL", 51.46, 3.90, VILLAGE),
    Landmark("'s-Heer Arendskerke", "'s-Heer Arendskerke", "NL", 51.49, 3.82, VILLAGE),
    Landmark("'s-Heer Hendrikskinderen", "'s-Heer Hendrikskinderen", "NL", 51.51, 3.86, VILLAGE),
    Landmark("'s-Heerenhoek", "'s-Heerenhoek", "NL", 51.45, 3.77, VILLAGE),
    Landmark("Baarland", "Baarland", "NL", 51.41, 3.89, VILLAGE),
    Landmark("Biervliet", "Biervliet", "NL", 51.33, 3.68, VILLAGE),
    Landmark("Biezelinge", "Biezelinge", "NL", 51.48, 3.97, VILLAGE),
    Landmark("Burgh-Haamstede", "Burgh-Haamstede", "NL", 51.70, 3.74, VILLAGE),
    Landmark("Cadzand|Cadzand-Bad", "Cadzand", "NL", 51.37, 3.41, VILLAGE),
    Landmark("Clinge", "Clinge", "NL", 51.27, 4.09, VILLAGE),
    Landmark("Dishoek", "Dishoek", "NL", 51.47, 3.52, VILLAGE),
    Landmark("Ellewoutsdijk", "Ellewoutsdijk", "NL", 51.39, 3.82, VILLAGE),
    Landmark("Etten-Leur", "Etten-Leur", "NL", 51.57, 4.64, VILLAGE),
    Landmark("Geersdijk", "Geersdijk", "NL", 51.56, 3.77, VILLAGE),
    Landmark("Gilze-Rijen", "Gilze-Rijen", "NL", 51.56, 4.93, VILLAGE),
    Landmark("Goeree-Overflakkee", "Goeree-Overflakkee", "NL", 51.76, 4.10, VILLAGE),
    Landmark("Graauw", "Graauw", "NL", 51.33, 4.10, VILLAGE),
    Landmark("Hansweert", "Hansweert", "NL", 51.45, 4.00, VILLAGE),
    Landmark("Heikant", "Heikant", "NL", 51.27, 4.03, VILLAGE),
    Landmark("Heinkenszand", "Heinkenszand", "NL", 51.47, 3.81, VILLAGE),
    Landmark("Hoedekenskerke", "Hoedekenskerke", "NL", 51.42, 3.91, VILLAGE),
    Landmark("Kats", "Kats", "NL", 51.57, 3.89, VILLAGE),
    Landmark("Kattendijke", "Kattendijke", "NL", 51.52, 3.95, VILLAGE),
    Landmark("Kloosterzande", "Kloosterzande", "NL", 51.37, 4.02, VILLAGE),
    Landmark("Kortgene", "Kortgene", "NL", 51.56, 3.80, VILLAGE),
    Landmark("Krabbendijke", "Krabbendijke", "NL", 51.43, 4.12, VILLAGE),
    Landmark("Kruiningen", "Kruiningen", "NL", 51.45, 4.03, VILLAGE),
    Landmark("Lamswaarde", "Lamswaarde", "NL", 51.35, 4.05, VILLAGE),
    Landmark("Landgraaf", "Landgraaf", "NL", 50.89, 6.02, VILLAGE),
    Landmark("Leidschendam", "Leidschendam", "NL", 52.09, 4.39, VILLAGE),
    Landmark("Lewedorp", "Lewedorp", "NL", 51.49, 3.75, VILLAGE),
    Landmark("Moordrecht", "Moordrecht", "NL", 51.98, 4.67, VILLAGE),
    Landmark("Nieuwvliet", "Nieuwvliet", "NL", 51.37, 3.46, VILLAGE),
    Landmark("Nisse", "Nisse", "NL", 51.43, 3.85, VILLAGE),
    Landmark("Noord-Beveland", "Noord-Beveland", "NL", 51.57, 3.80, VILLAGE),
    Landmark("Noordgouwe", "Noordgouwe", "NL", 51.69, 3.95, VILLAGE),
    Landmark("Noordwelle", "Noordwelle", "NL", 51.72, 3.79, VILLAGE),
    Landmark("Oost-Souburg", "Oost-Souburg", "NL", 51.46, 3.60, VILLAGE),
    Landmark("Oudelande", "Oudelande", "NL", 51.40, 3.86, VILLAGE),
    Landmark("Ouwerkerk", "Ouwerkerk", "NL", 51.62, 3.98, VILLAGE),
    Landmark("Ovezande", "Ovezande", "NL", 51.43, 3.82, VILLAGE),
    Landmark("Philippine", "Philippine", "NL", 51.28, 3.76, VILLAGE),
    Landmark("Reimerswaal", "Reimerswaal", "NL", 51.44, 4.03, VILLAGE),
    Landmark("Retranchement", "Retranchement", "NL", 51.37, 3.38, VILLAGE),
    Landmark("Rilland", "Rilland", "NL", 51.41, 4.19, VILLAGE),
    Landmark("Ritthem", "Ritthem", "NL", 51.45, 3.63, VILLAGE),
    Landmark("Schore", "Schore", "NL", 51.46, 4.00, VILLAGE),
    Landmark("Schouwen-Duiveland", "Schouwen-Duiveland", "NL", 51.68, 3.88, VILLAGE),
    Landmark("Sint Annaland", "Sint Annaland", "NL", 51.60, 4.11, VILLAGE),
    Landmark("Sint Jansteen", "Sint Jansteen", "NL", 51.26, 4.05, VILLAGE),
    Landmark("Sint Maartensdijk", "Sint Maartensdijk", "NL", 51.55, 4.08, VILLAGE),
    Landmark("Sirjansland", "Sirjansland", "NL", 51.67, 4.00, VILLAGE),
    Landmark("Sloegebied", "Sloegebied", "NL", 51.45, 3.69, VILLAGE),
    Landmark("Veere", "Veere", "NL", 51.55, 3.67, VILLAGE),
    Landmark("Velsen-Noord", "Velsen-Noord", "NL", 52.48, 4.65, VILLAGE),
    Landmark("Vliehors", "Vliehors", "NL", 53.23, 4.90, VILLAGE),
    Landmark("Vogelwaarde", "Vogelwaarde", "NL", 51.32, 3.99, VILLAGE),
    Landmark("Waterlandkerkje", "Waterlandkerkje", "NL", 51.33, 3.51, VILLAGE),
    Landmark("Westland", "Westland", "NL", 52.00, 4.22, VILLAGE),
    Landmark("Zeeuws-Vlaanderen", "Zeeuws-Vlaanderen", "NL", 51.32, 3.80, VILLAGE),
    Landmark("Zuid-Beveland", "Zuid-Beveland", "NL", 51.45, 3.90, VILLAGE),
    Landmark("Zuidzande", "Zuidzande", "NL", 51.35, 3.47, VILLAGE),
    # Villages below the gazetteer's 500 inhabitants, or under other names in it.
    Landmark("Beek en Donk", "Beek en Donk", "NL", 51.53, 5.63),
    Landmark("Neom", "Neom", "SA", 28.00, 35.20),
    Landmark("Nizanda", "Nizanda", "MX", 16.66, -95.01),
    Landmark("Papendal", "Papendal", "NL", 52.02, 5.82),
    Landmark("Kharg Island|Kharg", "Kharg Island", "IR", 29.24, 50.31),
    Landmark("Ter Apel", "Ter Apel", "NL", 52.88, 7.06),
    Landmark("Baarle-Nassau", "Baarle-Nassau", "NL", 51.45, 4.93),
)

ABOARD: Final = (
    "aboard ", "on board ", "aan boord van ", "an bord ", "à bord ", "a bordo ", "om bord ", "ombord ", "på vej ",
    "en route ", "onderweg ", "unterwegs ",
)  # fmt: skip
"""First words, in lower case, of a dateline that was written on board of a vessel: ABOARD A PLANE TO DOHA."""
BEFORE_DESTINATIONS: Final = frozenset(
    {"to", "near", "off", "naar", "bij", "nach", "vers", "a", "hacia", "till", "til", "para", "verso"}
)
"""Words between the vessel and the place to or near which it is."""
