"""Names of the past in datelines: former countries, and former names of towns.

A row holds the printed forms, separated by ``|`` (case, accents and hyphens do not matter)::

    FormerCountry("Burma", "Burma|Birma", "MM"),
    FormerPlace("Leningrad", "Leningrad|Petrograd", "Saint Petersburg", "RU"),

Zaire and Burma are in this table and in ``country_names.py``. A former country needs a row here so that a dateline
with it is marked with ``former`` and its towns are looked for in every successor country. It needs a form there, in the
row of the country of today, so that a running text that names it mentions that country. A former town needs a row here
only.

A name that another language uses today is no row: ``Peking``, ``Danzig``, ``Tiflis`` and ``Kalkutta`` are Dutch or
German names of today. ``Bombay`` and ``Calcutta`` are rows: they were the towns' official names until 1995 and 2001.
Sources: ISO 3166-3 (withdrawn codes), UN terminology, the style books of the wires.
"""

from typing import Final, NamedTuple

SOVIET: Final = "RU UA BY KZ UZ TM TJ KG GE AM AZ MD LT LV EE"
YUGOSLAV: Final = "RS HR SI BA MK ME XK"


class FormerCountry(NamedTuple):
    """A former country: its name, its printed forms, and the countries of today on its territory.

    ``countries`` are ISO 3166-1 alpha-2 codes, separated by spaces. The name alone means the first of them: the
    successor, or the country that holds the former capital.
    """

    name: str
    printed: str
    countries: str


class FormerPlace(NamedTuple):
    """A former name of a place, its printed forms, and the place of the gazetteer: its name there and its country.

    ``shared`` where a town of today has the name too; then the former name weighs less (``Weights.former``).
    """

    former: str
    printed: str
    name: str
    country: str
    shared: bool = False


FORMER_COUNTRIES: Final = (
    FormerCountry(
        "Soviet Union",
        "Soviet Union|USSR|U.S.S.R.|Sovjet-Unie|Sovjetunie|Sowjetunion|UdSSR|Union soviétique|URSS|Unión Soviética|"
        "Unione Sovietica|União Soviética|Sovjetunionen|Sovjetsamveldet",
        SOVIET,
    ),
    FormerCountry(
        "West Germany",
        "West Germany|W. Germany|FRG|West-Duitsland|Westdeutschland|Allemagne de l'Ouest|Alemania Occidental|"
        "Alemania Federal|Germania Ovest|Germania Occidentale|Alemanha Ocidental|Vest-Tyskland|Västtyskland",
        "DE",
    ),
    FormerCountry(
        "East Germany",
        "East Germany|E. Germany|GDR|DDR|Oost-Duitsland|Ostdeutschland|Allemagne de l'Est|Alemania Oriental|"
        "Germania Est|Germania Orientale|Alemanha Oriental|Øst-Tyskland|Östtyskland|RDA",
        "DE",
    ),
    FormerCountry(
        "Czechoslovakia",
        "Czechoslovakia|Tsjechoslowakije|Tsjecho-Slowakije|Tschechoslowakei|Tchécoslovaquie|Checoslovaquia|"
        "Cecoslovacchia|Checoslováquia|Tsjekkoslovakia|Tjeckoslovakien|CSSR",
        "CZ SK",
    ),
    FormerCountry(
        "Yugoslavia",
        "Yugoslavia|Joegoslavië|Jugoslawien|Yougoslavie|Jugoslavia|Iugoslávia|Jugoslávia|Jugoslavien",
        YUGOSLAV,
    ),
    FormerCountry(
        "Serbia and Montenegro",
        "Serbia and Montenegro|Serbia-Montenegro|Servië en Montenegro|Serbien und Montenegro|Serbie-et-Monténégro",
        "RS ME XK",
    ),
    FormerCountry("Zaire", "Zaire|Zaïre|Zaíre", "CD"),
    FormerCountry("Burma", "Burma|Birma", "MM"),
    FormerCountry("Rhodesia", "Rhodesia|Southern Rhodesia|Rhodesië|Rhodesien|Rhodésie|Rodesia|Rodésia", "ZW"),
    FormerCountry("Northern Rhodesia", "Northern Rhodesia|Noord-Rhodesië|Nordrhodesien", "ZM"),
    FormerCountry("Nyasaland", "Nyasaland|Njassaland", "MW"),
    FormerCountry("Ceylon", "Ceylon|Ceylan|Ceilán|Ceilão", "LK"),
    FormerCountry(
        "Upper Volta",
        "Upper Volta|Opper-Volta|Boven-Volta|Obervolta|Haute-Volta|Alto Volta|Øvre Volta|Övre Volta",
        "BF",
    ),
    FormerCountry("Kampuchea", "Kampuchea|Democratic Kampuchea", "KH"),
    FormerCountry("North Vietnam", "North Vietnam|Noord-Vietnam|Nordvietnam|Nord-Vietnam|Vietnam del Norte", "VN"),
    FormerCountry("South Vietnam", "South Vietnam|Zuid-Vietnam|Südvietnam|Sud-Vietnam|Vietnam del Sur", "VN"),
    FormerCountry("North Yemen", "North Yemen|Noord-Jemen|Nordjemen|Yémen du Nord|Yemen del Norte", "YE"),
    FormerCountry("South Yemen", "South Yemen|Zuid-Jemen|Südjemen|Yémen du Sud|Yemen del Sur", "YE"),
    FormerCountry("East Pakistan", "East Pakistan|Oost-Pakistan|Ostpakistan", "BD"),
    FormerCountry("Dahomey", "Dahomey|Dahomé", "BJ"),
    FormerCountry("Bechuanaland", "Bechuanaland|Betschuanaland", "BW"),
    FormerCountry("Basutoland", "Basutoland", "LS"),
    FormerCountry("South West Africa", "South West Africa|South-West Africa|Zuidwest-Afrika|Südwestafrika", "NA"),
    FormerCountry("Tanganyika", "Tanganyika|Tanganjika", "TZ"),
    FormerCountry("Spanish Sahara", "Spanish Sahara|Spaanse Sahara|Sahara español", "EH"),
    FormerCountry("British Honduras", "British Honduras|Brits-Honduras|Britisch-Honduras", "BZ"),
    FormerCountry("Dutch Guiana", "Dutch Guiana|Nederlands-Guyana", "SR"),
    FormerCountry("British Guiana", "British Guiana|Brits-Guyana", "GY"),
    FormerCountry(
        "Netherlands Antilles",
        "Netherlands Antilles|Nederlandse Antillen|Niederländische Antillen|Antilles néerlandaises|Antille Olandesi|"
        "Antillas Neerlandesas|Antillas Holandesas",
        "CW SX BQ",
    ),
    FormerCountry(
        "Dutch East Indies", "Dutch East Indies|Nederlands-Indië|Nederlandsch-Indië|Niederländisch-Indien", "ID"
    ),
    FormerCountry("New Hebrides", "New Hebrides|Nieuwe Hebriden|Neue Hebriden|Nouvelles-Hébrides", "VU"),
    FormerCountry("Gilbert Islands", "Gilbert Islands|Gilberteilanden", "KI"),
    FormerCountry("Ellice Islands", "Ellice Islands|Ellice-eilanden", "TV"),
    FormerCountry("Portuguese Timor", "Portuguese Timor|Portugees-Timor", "TL"),
    FormerCountry("Persia", "Persia|Perzië|Persien", "IR"),
    FormerCountry("Siam", "Siam", "TH"),
    FormerCountry("Abyssinia", "Abyssinia|Abessinië|Abessinien|Abyssinie|Abisinia", "ET"),
    FormerCountry(
        "United Arab Republic",
        "United Arab Republic|Verenigde Arabische Republiek|Vereinigte Arabische Republik",
        "EG SY",
    ),
    FormerCountry("Canal Zone", "Canal Zone|Panama Canal Zone|C.Z.", "PA"),
    FormerCountry("Transkei", "Transkei", "ZA"),
    FormerCountry("Bophuthatswana", "Bophuthatswana", "ZA"),
    FormerCountry("Ciskei", "Ciskei", "ZA"),
)

FORMER_PLACES: Final = (
    FormerPlace("Leningrad", "Leningrad|Leningrado|Léningrad|Petrograd", "Saint Petersburg", "RU"),
    FormerPlace("Stalingrad", "Stalingrad|Stalingrado", "Volgograd", "RU"),
    FormerPlace("Gorky", "Gorky|Gorki|Gorkij", "Nizhniy Novgorod", "RU"),
    FormerPlace("Sverdlovsk", "Sverdlovsk|Swerdlowsk", "Yekaterinburg", "RU"),
    FormerPlace("Kuibyshev", "Kuibyshev|Kuybyshev|Koejbysjev|Kujbyschew", "Samara", "RU"),
    FormerPlace("Königsberg", "Königsberg|Koningsbergen", "Kaliningrad", "RU"),
    FormerPlace("Ordzhonikidze", "Ordzhonikidze|Ordschonikidse", "Vladikavkaz", "RU"),
    FormerPlace("Dnepropetrovsk", "Dnepropetrovsk|Dnipropetrovsk|Dnjepropetrovsk|Dnjepropetrowsk", "Dnipro", "UA"),
    FormerPlace("Voroshilovgrad", "Voroshilovgrad|Woroschilowgrad", "Luhansk", "UA"),
    FormerPlace("Alma-Ata", "Alma-Ata|Alma Ata", "Almaty", "KZ"),
    FormerPlace("Nur-Sultan", "Nur-Sultan|Noersoeltan|Nursultan", "Astana", "KZ"),
    FormerPlace("Frunze", "Frunze|Frunse|Froenze", "Bishkek", "KG"),
    FormerPlace("Leninakan", "Leninakan", "Gyumri", "AM"),
    FormerPlace("Kirovabad", "Kirovabad|Kirowabad", "Ganja", "AZ"),
    FormerPlace("Titograd", "Titograd", "Podgorica", "ME"),
    FormerPlace("Karl-Marx-Stadt", "Karl-Marx-Stadt", "Chemnitz", "DE"),
    FormerPlace(
        "East Berlin", "East Berlin|Oost-Berlijn|Ost-Berlin|Berlin-Est|Berlín Este|Berlino Est", "Berlin", "DE"
    ),
    FormerPlace("West Berlin", "West Berlin|West-Berlijn|Berlin-Ouest|Berlín Oeste|Berlino Ovest", "Berlin", "DE"),
    FormerPlace(
        "Constantinople",
        "Constantinople|Constantinopel|Konstantinopel|Constantinopla|Costantinopoli",
        "Istanbul",
        "TR",
    ),
    FormerPlace("Smyrna", "Smyrna|Smirne", "İzmir", "TR", shared=True),
    FormerPlace("Angora", "Angora", "Ankara", "TR"),
    FormerPlace("Saigon", "Saigon|Saïgon", "Ho Chi Minh City", "VN"),
    FormerPlace("Bombay", "Bombay", "Mumbai", "IN"),
    FormerPlace("Madras", "Madras", "Chennai", "IN"),
    FormerPlace("Calcutta", "Calcutta", "Kolkata", "IN"),
    FormerPlace("Bangalore", "Bangalore", "Bengaluru", "IN"),
    FormerPlace("Poona", "Poona", "Pune", "IN"),
    FormerPlace("Benares", "Benares|Bénarès", "Varanasi", "IN"),
    FormerPlace("Cochin", "Cochin", "Kochi", "IN"),
    FormerPlace("Trivandrum", "Trivandrum", "Thiruvananthapuram", "IN"),
    FormerPlace("Baroda", "Baroda", "Vadodara", "IN"),
    FormerPlace("Dacca", "Dacca|Dakka", "Dhaka", "BD"),
    FormerPlace("Rangoon", "Rangoon", "Yangon", "MM"),
    FormerPlace("Batavia", "Batavia|Djakarta", "Jakarta", "ID", shared=True),
    FormerPlace("Salisbury", "Salisbury", "Harare", "ZW", shared=True),
    FormerPlace("Lourenço Marques", "Lourenço Marques", "Maputo", "MZ"),
    FormerPlace("Léopoldville", "Léopoldville|Leopoldstad|Leopoldville", "Kinshasa", "CD"),
    FormerPlace("Élisabethville", "Élisabethville|Elisabethstad|Elisabethville", "Lubumbashi", "CD"),
    FormerPlace("Stanleyville", "Stanleyville|Stanleystad", "Kisangani", "CD"),
    FormerPlace("Fort-Lamy", "Fort-Lamy", "N'Djamena", "TD"),
    FormerPlace("Tananarive", "Tananarive", "Antananarivo", "MG"),
    FormerPlace("Godthåb", "Godthåb|Godthaab", "Nuuk", "GL"),
    FormerPlace("Frobisher Bay", "Frobisher Bay", "Iqaluit", "CA"),
    FormerPlace("Ciudad Trujillo", "Ciudad Trujillo", "Santo Domingo", "DO"),
    FormerPlace("Mukden", "Mukden|Moekden", "Shenyang", "CN"),
    FormerPlace("Keijo", "Keijo", "Seoul", "KR"),
)
