"""Datelines that are no town of the gazetteer: seats, bases, areas in dispute, hamlets in the news.

``weight`` stands in for a population: how well known the place is under that name.
Coordinates in degrees, to about a kilometre. Two rows with one printed form are two answers: the
evidence has to decide between them.
"""

from typing import Final, NamedTuple


class Landmark(NamedTuple):
    """Printed forms (separated by ``|``) of one place that is its own row."""

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
    # Villages below the gazetteer's 500 inhabitants, or under other names in it.
    Landmark("Beek en Donk", "Beek en Donk", "NL", 51.53, 5.63),
    Landmark("Nizanda", "Nizanda", "MX", 16.66, -95.01),
    Landmark("Ter Apel", "Ter Apel", "NL", 52.88, 7.06),
    Landmark("Baarle-Nassau", "Baarle-Nassau", "NL", 51.45, 4.93),
)
